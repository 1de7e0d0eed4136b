import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { findCaseById } from '../cases/index.ts'
import { liftOverlay, writeOverlay } from '../channels/index.ts'
import { inTransaction, type Transaction } from '../foundation/database/index.ts'
import { checkedFile } from '../foundation/files/testing/checked-file.ts'
import { getService, importServices } from '../services/index.ts'
import { saveAnswers } from './drafts/change-draft.ts'
import { addFile, type FileQuestion } from './drafts/draft-files.ts'
import { expireDrafts } from './drafts/expire-drafts.ts'
import { startDraft } from './drafts/start-draft.ts'
import { findDraft } from './queries.ts'
import { findReceipt } from './receipt.ts'
import { submitDraft } from './submit-application.ts'
import { picture } from './testing/sample-files.ts'
import { sampleAnswers, sampleForm } from './testing/sample-form.ts'
import { buildHouse, type TestHouse } from './testing/test-house.ts'

let house: TestHouse
let id: string
const policy = sampleForm.pages[2]!.questions.find(question => question.id === 'policy') as FileQuestion
const within = <Result>(work: (tx: Transaction) => Promise<Result>) => inTransaction(house.db, work)
const by = () => ({ draftId: id, language: 'de', at: house.clock.now() }) as const

async function start(serviceId: string): Promise<string> {
  const service = await getService(house.db, serviceId)
  const at = house.clock.now()
  return (await within(tx => startDraft(tx, house.secret, { service, language: 'de', at }))).id
}

function submit(tx: Transaction, revision: number) {
  const counter = { secret: house.secret, demo: true }
  return submitDraft(tx, counter, { ...by(), today: house.clock.today(), revision })
}

async function count(table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.raw(table)}`.execute(house.db)
  return rows[0]!.n
}

beforeEach(async () => {
  house = await buildHouse()
  id = await start('with-form')
  await within(tx => saveAnswers(tx, by(), sampleAnswers))
})

describe('submitting a draft', () => {
  it('opens a case with everything that was asked, and a receipt', async () => {
    const sent = await within(tx => submit(tx, 1))
    const found = await findCaseById(house.db, id)
    expect(sent).toEqual({ kind: 'sent', reference: found?.reference })
    expect(found).toMatchObject({
      serviceId: 'with-form',
      serviceVersion: 1,
      channel: 'online',
      language: 'de',
      applicant: { familyName: 'Yıldız', givenNames: 'Ayşe Maria', birthDate: '1988-03-14' },
      contact: { email: 'ayse@example.org', postalAddress: ['Musterweg 7', '22111 Hamburg'] },
      delivery: 'online',
      demo: true,
    })
    // Five working days from Tuesday 3 November.
    expect(found?.promisedOn.toString()).toBe('2026-11-10')
    expect(found?.snapshot.sections.map(section => section.title)).toContain('Ohne Versicherung')
    const draft = await findDraft(house.db, id, house.clock.now())
    expect(draft).toMatchObject({ answers: {}, submitted: { reference: found?.reference } })
    const receipt = await findReceipt(house.db, house.secret, draft!)
    expect(receipt).toMatchObject({ reference: found?.reference, mailedTo: 'ayse@example.org' })
    expect(receipt?.code).toMatch(/^\d{6}$/)
    expect(await count("foundation.outbox WHERE template = 'case-opened'")).toBe(1)
  })

  it('opens one case however often and at once it is sent', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => within(tx => submit(tx, 1))))
    expect(new Set(all.map(sent => JSON.stringify(sent))).size).toBe(1)
    expect(await within(tx => submit(tx, 99))).toEqual(all[0])
    expect([
      await count('cases.case_record'),
      await count('cases.act'),
      await count('foundation.outbox'),
    ]).toEqual([1, 1, 1])
  })

  it('leaves nothing behind when it is cut off, and everything to try again', async () => {
    const cutOff = within(async tx => {
      await submit(tx, 1)
      throw new Error('the power is gone')
    })
    await expect(cutOff).rejects.toThrow('the power is gone')
    expect(await count('cases.case_record')).toBe(0)
    expect(await count('foundation.outbox')).toBe(0)
    expect((await findDraft(house.db, id, house.clock.now()))?.answers).toEqual(sampleAnswers)
    expect((await within(tx => submit(tx, 1))).kind).toBe('sent')
  })

  it('names what is missing and opens nothing', async () => {
    await within(tx => saveAnswers(tx, by(), { familyName: '', insured: 'yes' }))
    const refused = await within(tx => submit(tx, 2))
    expect(refused).toMatchObject({
      kind: 'incomplete',
      problems: [{ field: 'familyName' }, { field: 'policy' }],
    })
    expect(await count('cases.case_record')).toBe(0)
  })

  it('does not send what nobody has read through', async () => {
    await within(tx => saveAnswers(tx, by(), { familyName: 'Anders' }))
    expect(await within(tx => submit(tx, 1))).toEqual({ kind: 'changed' })
    expect((await within(tx => submit(tx, 2))).kind).toBe('sent')
  })

  it('hands over the files that were asked for and deletes the others', async () => {
    const upload = checkedFile('police.png', picture())
    await within(tx => addFile(tx, by(), policy, upload))
    await within(tx => submit(tx, 2))
    expect(await count('foundation.file')).toBe(0)

    id = await start('with-form')
    await within(tx => saveAnswers(tx, by(), { ...sampleAnswers, insured: 'yes' }))
    await within(tx => addFile(tx, by(), policy, upload))
    await within(tx => submit(tx, 2))
    expect(await count('foundation.file')).toBe(1)
    house.clock.advance({ days: 31 })
    await expireDrafts(house.db, house.clock)
    expect([await count('applications.draft'), await count('foundation.file')]).toEqual([0, 1])
  })

  it('keeps to the version the draft began with', async () => {
    const { definition } = await getService(house.db, 'with-form')
    const shorter = { ...definition, form: { minutes: 1, pages: definition.form!.pages.slice(1, 2) } }
    await within(tx => importServices(tx, [shorter], house.clock.now()))
    expect((await getService(house.db, 'with-form')).version).toBe(2)
    await within(tx => submit(tx, 1))
    const found = await findCaseById(house.db, id)
    expect(found?.serviceVersion).toBe(1)
    expect(found?.snapshot.sections).toHaveLength(5)
  })

  it('refuses changes after it was sent', async () => {
    await within(tx => submit(tx, 1))
    await expect(within(tx => saveAnswers(tx, by(), { familyName: 'Anders' }))).rejects.toThrow(
      'already been sent',
    )
    const upload = checkedFile('x.png', picture())
    await expect(within(tx => addFile(tx, by(), policy, upload))).rejects.toThrow('already been sent')
  })

  it('takes a formless request in as a case of its service', async () => {
    id = await start('without-form')
    const answers = {
      message: 'Мне нужна помощь 🙂',
      familyName: 'Yıldız',
      givenNames: 'Ayşe',
      delivery: 'online',
    }
    await within(tx => saveAnswers(tx, by(), answers))
    await within(tx => submit(tx, 1))
    const found = await findCaseById(house.db, id)
    expect(found).toMatchObject({
      serviceId: 'without-form',
      applicant: { birthDate: null },
      contact: { email: null },
    })
    expect(JSON.stringify(found?.snapshot)).toContain('Мне нужна помощь 🙂')
  })
})

describe('a way that has shut since the draft was begun', () => {
  const overlay = {
    id: '00000000-0000-4000-8000-00000000000a',
    place: { kind: 'city' },
    service: null,
    step: null,
    channel: 'online',
    state: 'closed',
    reason: { de: 'Das Netz ist aus.', en: 'The network is down.' },
    until: null,
    createdBy: 'test',
  } as const

  it('takes nothing in and keeps the answers; open again, they can be sent', async () => {
    const at = house.clock.now()
    await within(tx => writeOverlay(tx, { ...overlay, from: at, createdAt: at }))
    expect(await within(tx => submit(tx, 1))).toEqual({ kind: 'shut', reason: overlay.reason })
    expect(await findCaseById(house.db, id)).toBeNull()
    await within(tx => liftOverlay(tx, { id: overlay.id, by: 'test', at }))
    expect(await within(tx => submit(tx, 1))).toMatchObject({ kind: 'sent' })
  })
})
