import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { storeFile } from '../../foundation/files/index.ts'
import { documentsOf } from '../documents/queries.ts'
import { buildAnswer, buildSnapshot } from '../testing/build-case.ts'
import { CaseHouse } from '../testing/case-house.ts'
import { openCase } from './open-case.ts'

let house: CaseHouse
beforeAll(async () => {
  house = await CaseHouse.build({ max: 20 })
})

async function expectOpenedOnce(opened: { id: string }): Promise<void> {
  expect(await house.acts(opened)).toEqual(['opened'])
  expect(await house.mails(opened)).toEqual(['case-opened'])
  const events = sql<{ name: string }>`SELECT name FROM foundation.event WHERE subject = ${opened.id}`
  expect(await house.rows(events)).toEqual([{ name: 'case-opened' }])
}

test('a case is opened with number, code, link, one act, one event and one mail', async () => {
  const opened = await house.open()
  expect(opened.reference).toMatch(/^HH-[2-9A-Z]{4}-[2-9A-Z]{2}$/)
  expect(opened.code).toMatch(/^\d{6}$/)
  expect(opened.linkToken).toMatch(/^[\w-]{22}$/)
  await expectOpenedOnce(opened)
  expect(await house.read(opened)).toMatchObject({ state: 'new', team: 'melderecht', assignedTo: null })
})

test('the same id again, one after the other, is the same case', async () => {
  const toOpen = await house.caseToOpen('meldebescheinigung')
  const first = await house.tx(tx => openCase(tx, house.secret, toOpen))
  expect(await house.tx(tx => openCase(tx, house.secret, toOpen))).toEqual(first)
  await expectOpenedOnce(first)
})

test('the same id twenty times at once is one case, and everybody gets its number', async () => {
  const toOpen = await house.caseToOpen('meldebescheinigung')
  const opened = await Promise.all(
    Array.from({ length: 20 }, () => house.tx(tx => openCase(tx, house.secret, toOpen))),
  )
  expect(new Set(opened.map(one => JSON.stringify(one))).size).toBe(1)
  await expectOpenedOnce(opened[0]!)
})

test('codes of another epoch are not handed out', async () => {
  const toOpen = await house.caseToOpen('meldebescheinigung')
  const first = await house.tx(tx => openCase(tx, house.secret, toOpen))
  await sql`UPDATE cases.case_record SET access_epoch = 1 WHERE id = ${first.id}`.execute(house.db)
  const again = await house.tx(tx => openCase(tx, house.secret, toOpen))
  expect(again.reference).toBe(first.reference)
  expect(again.code).not.toBe(first.code)
  expect(again.linkToken).not.toBe(first.linkToken)
})

test('a transaction that is rolled back leaves nothing', async () => {
  const toOpen = await house.caseToOpen('meldebescheinigung')
  const given = house.tx(async tx => {
    await openCase(tx, house.secret, toOpen)
    throw new Error('the line is cut')
  })
  await expect(given).rejects.toThrow('the line is cut')
  const left = sql<{ n: number }>`
    SELECT (SELECT count(*) FROM cases.case_record WHERE id = ${toOpen.id})
      + (SELECT count(*) FROM cases.act WHERE case_id = ${toOpen.id})
      + (SELECT count(*) FROM foundation.event WHERE subject = ${toOpen.id})
      + (SELECT count(*) FROM foundation.outbox WHERE subject_id = ${toOpen.id}) AS n`
  expect(await house.rows(left)).toEqual([{ n: 0 }])
  // The id is free: the same application sent once more opens the case.
  await expectOpenedOnce(await house.tx(tx => openCase(tx, house.secret, toOpen)))
})

test('without an address no mail is queued', async () => {
  const opened = await house.open('meldebescheinigung', {
    contact: { email: null, phone: null, postalAddress: ['Demoweg 8', '21029 Hamburg'] },
  })
  expect(await house.mails(opened)).toEqual([])
})

test('every file of the answers becomes a document, those of repeated questions, too', async () => {
  const at = house.clock.now()
  const whose = { owner: randomUUID(), team: null, purpose: 'document' } as const
  const [proof, photo] = await house.tx(tx =>
    Promise.all(
      ['proof.pdf', 'photo.pdf'].map(name =>
        storeFile(tx, { name, type: 'application/pdf', content: Buffer.from(name), at, ...whose }),
      ),
    ),
  )
  const snapshot = buildSnapshot([
    { ...buildAnswer(undefined, '', 'proof'), files: [{ fileId: proof!, name: 'proof.pdf' }] },
    {
      ...buildAnswer(undefined, '', 'dogs'),
      entries: [[{ ...buildAnswer(undefined, '', 'photo'), files: [{ fileId: photo!, name: 'photo.pdf' }] }]],
    },
  ])
  const opened = await house.open('meldebescheinigung', { snapshot })
  const documents = await documentsOf(house.db, opened.id)
  expect(documents.map(({ name, label }) => [name, label])).toEqual([
    ['photo.pdf', 'Frage photo'],
    ['proof.pdf', 'Frage proof'],
  ])
})
