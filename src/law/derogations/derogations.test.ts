import { join } from 'node:path'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { auditOf } from '../../foundation/audit/index.ts'
import { inTransaction, type Transaction } from '../../foundation/database/index.ts'
import { Forbidden, NotFound } from '../../foundation/errors.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { root } from '../../foundation/root.ts'
import { createTestDatabase } from '../../foundation/testing/index.ts'
import { readYamlFile, readYamlFolder } from '../../foundation/yaml/index.ts'
import {
  channelAllowed,
  DerogationFile,
  importDerogations,
  importStatutes,
  readLawBook,
  StatuteFile,
} from '../index.ts'
import { endDerogation, renewDerogation } from './change-term.ts'
import { enterDerogation } from './enter-derogation.ts'
import { readDerogations } from './queries.ts'
import { releaseDerogation } from './release-derogation.ts'

const { db } = await createTestDatabase()
const day = Temporal.PlainDate.from
/** Noon in Berlin. */
const noon = (text: string) =>
  day(text).toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: '12:00' }).toInstant()
const officer: StaffActor = {
  kind: 'staff',
  id: 'l1',
  name: 'Sven Recht',
  roles: ['legal-officer'],
  teams: [],
}
const second: StaffActor = { ...officer, id: 'm1', name: 'Dörte Amt', roles: ['office-manager'] }
const file = await readYamlFile(DerogationFile, join(root, 'district/derogations.yaml'))
const tx = <Result>(work: (transaction: Transaction) => Promise<Result>) => inTransaction(db, work)

beforeAll(async () => {
  const statutes = await readYamlFolder(StatuteFile, join(root, 'district/law'))
  await tx(one => importStatutes(one, statutes, noon('2026-11-01')))
})

const entered = {
  title: { de: 'Antrag ohne Erscheinen', en: 'Application without coming' },
  requirement: 'pauswg-9-1-6-appearance',
  effect: 'suspends',
  instrument: 'ordinance',
  citation: { de: 'Verordnung', en: 'Ordinance' },
  issuer: { de: 'Senat', en: 'Senate' },
  reference: null,
  territory: { kind: 'city' },
  covers: 'yes',
  opens: ['phone'],
  conditions: { de: 'Solange das Haus zu ist', en: 'As long as the house is closed' },
  from: '2026-11-10',
  until: null,
  reviewOn: '2026-11-30',
  note: null,
  source: { text: { de: 'Akte', en: 'File' } },
} as const

/** By phone: whether the law lets one apply for an ID card on a day, as known on another. */
async function isOpen(on: string, knownAt?: Temporal.Instant): Promise<boolean> {
  const book = await readLawBook(db, { ...(knownAt && { knownAt }) })
  const asked = { service: 'personalausweis', step: 'apply', channel: 'phone' } as const
  return channelAllowed({ ...book, ...asked, place: null, at: noon(on), identified: 'none' }).allowed
}

test('what staff enter opens nothing before a second person has released it, and then up to its day of review', async () => {
  const id = await tx(one => enterDerogation(one, officer, entered, noon('2026-11-11')))
  expect(await isOpen('2026-11-12')).toBe(false)
  const release = { id, term: 0, at: noon('2026-11-12') }
  expect(await tx(one => releaseDerogation(one, officer, release))).toBe('own-entry')
  expect(await isOpen('2026-11-12')).toBe(false)
  expect(await tx(one => releaseDerogation(one, second, release))).toBe('released')
  expect(await tx(one => releaseDerogation(one, second, release))).toBe('nothing-to-release')
  expect([await isOpen('2026-11-09'), await isOpen('2026-11-30'), await isOpen('2026-12-01')]).toEqual([
    false,
    true,
    false,
  ])
  // What was known before the release is known still.
  expect(await isOpen('2026-11-20', noon('2026-11-11').add({ hours: 1 }))).toBe(false)
  expect(await isOpen('2026-11-20', noon('2026-11-12'))).toBe(true)
})

test('a renewal counts as soon as it is released; an early end at once; the last word counts', async () => {
  const id = await tx(one => enterDerogation(one, officer, entered, noon('2026-11-11')))
  await tx(one => releaseDerogation(one, second, { id, term: 0, at: noon('2026-11-11') }))
  const others = (await readDerogations(db)).filter(one => one.enteredBy && one.id !== id)
  for (const other of others)
    await tx(one =>
      endDerogation(one, officer, {
        id: other.id,
        lastDay: day('2026-11-12'),
        reason: 'Test',
        at: noon('2026-11-13'),
      }),
    )
  const renewal = { id, reviewOn: null, reason: 'Es dauert.', at: noon('2026-11-13') }
  expect(await tx(one => renewDerogation(one, officer, { ...renewal, until: day('2026-11-30') }))).toBe(
    'not-longer',
  )
  await tx(one => renewDerogation(one, officer, { ...renewal, until: day('2026-12-31') }))
  expect(await isOpen('2026-12-15')).toBe(false)
  expect(await tx(one => releaseDerogation(one, second, { id, term: 1, at: noon('2026-11-14') }))).toBe(
    'released',
  )
  expect([await isOpen('2026-12-31'), await isOpen('2027-01-01')]).toEqual([true, false])

  const end = { id, reason: 'Das Haus ist offen.', at: noon('2026-12-01') }
  expect(await tx(one => endDerogation(one, officer, { ...end, lastDay: day('2026-12-31') }))).toBe(
    'not-earlier',
  )
  expect(await tx(one => endDerogation(one, officer, { ...end, lastDay: day('2026-11-29') }))).toBe(
    'too-early',
  )
  expect(await tx(one => endDerogation(one, officer, { ...end, lastDay: day('2026-12-02') }))).toBe('ended')
  expect([await isOpen('2026-12-02'), await isOpen('2026-12-03')]).toEqual([true, false])
  expect(await isOpen('2026-12-03', noon('2026-11-30'))).toBe(true)

  const acts = (await auditOf(db, 'derogation', id)).map(({ act }) => act)
  expect(acts).toEqual([
    'derogation.entered',
    'derogation.released',
    'derogation.renewed',
    'derogation.released',
    'derogation.ended',
  ])
})

test('a renewal that nobody released does not outlive an early end', async () => {
  const id = await tx(one => enterDerogation(one, officer, entered, noon('2026-11-11')))
  await tx(one => releaseDerogation(one, second, { id, term: 0, at: noon('2026-11-11') }))
  const at = noon('2026-11-12')
  await tx(one =>
    renewDerogation(one, officer, { id, until: day('2027-01-31'), reviewOn: null, reason: 'Länger', at }),
  )
  await tx(one => endDerogation(one, officer, { id, lastDay: day('2026-11-13'), reason: 'Schluss', at }))
  expect(await tx(one => releaseDerogation(one, second, { id, term: 1, at }))).toBe('nothing-to-release')
  expect(await isOpen('2027-01-15')).toBe(false)
})

describe('the database itself refuses', () => {
  const row = (columns: string, values: string) =>
    sql.raw(`INSERT INTO law.derogation (id, title, requirement_id, effect, instrument, citation, issuer, source,
      changed_at, ${columns}) VALUES ('x', '{}', 'pauswg-9-1-6-appearance', 'suspends', 'decree', '{}', '{}', '{}', now(),
      ${values})`)
  test.each([
    ['neither an end nor a day of review', 'valid_from', `'2026-01-01'`],
    ['a day of review without conditions', 'valid_from, review_on', `'2026-01-01', '2026-02-01'`],
    ['conditions without a day of review', 'valid_from, conditions', `'2026-01-01', '{}'`],
    [
      'that it covers the city without a known territory',
      'valid_from, valid_until, covers',
      `'2026-01-01', '2026-02-01', 'yes'`,
    ],
    [
      'that it covers the city from a day nobody knows',
      'valid_until, covers, territory',
      `'2026-02-01', 'yes', '{"kind":"city"}'`,
    ],
  ])('%s', async (_, columns, values) => {
    await expect(row(columns, values).execute(db)).rejects.toThrow(/violates check constraint/)
  })

  test('a release by whoever entered it', async () => {
    const id = await tx(one => enterDerogation(one, officer, entered, noon('2026-11-11')))
    const release = sql`INSERT INTO law.derogation_release VALUES (${id}, 0, ${officer.id}, 'x', now())`
    await expect(release.execute(db)).rejects.toThrow('second person')
  })

  test('to change or delete a term or a release', async () => {
    for (const change of ['law.derogation_term', 'law.derogation_release'])
      await expect(sql.raw(`DELETE FROM ${change}`).execute(db)).rejects.toThrow(/append-only|denied/)
    await expect(sql`DELETE FROM law.derogation`.execute(db)).rejects.toThrow(/append-only|denied/)
  })
})

test('only who may enters, renews, ends and releases', async () => {
  const at = noon('2026-11-20')
  const auditor: StaffActor = { ...officer, id: 'a1', roles: ['auditor'] }
  const [first] = await readDerogations(db)
  const term = { id: first!.id, reason: 'x', at }
  for (const staff of [auditor, second]) {
    await expect(tx(one => enterDerogation(one, staff, entered, at))).rejects.toThrow(Forbidden)
    await expect(
      tx(one => renewDerogation(one, staff, { ...term, until: day('2027-12-31'), reviewOn: null })),
    ).rejects.toThrow(Forbidden)
    await expect(
      tx(one => endDerogation(one, staff, { ...term, lastDay: day('2026-11-20') })),
    ).rejects.toThrow(Forbidden)
  }
  await expect(tx(one => releaseDerogation(one, auditor, { id: first!.id, term: 0, at }))).rejects.toThrow(
    Forbidden,
  )
  await expect(tx(one => releaseDerogation(one, second, { id: 'nirgends', term: 0, at }))).rejects.toThrow(
    NotFound,
  )
})

describe('the file of the district', () => {
  test('counts without a second person, is read twice without trace, and leaves what staff entered', async () => {
    const staffOwn = (await readDerogations(db)).length
    await tx(one => importDerogations(one, file, noon('2026-12-10')))
    await tx(one => importDerogations(one, file, noon('2026-12-11')))
    expect(await readDerogations(db)).toHaveLength(staffOwn + file.derogations.length)
    const { rows } =
      await sql`SELECT FROM law.knowledge WHERE kind = 'derogation' AND id = ${file.derogations[0]!.id}`.execute(
        db,
      )
    expect(rows).toHaveLength(1)
    expect((await readLawBook(db)).derogations.map(({ id }) => id)).toEqual(
      expect.arrayContaining(file.derogations.map(({ id }) => id)),
    )
  })

  test('what leaves it is withdrawn, and was known before', async () => {
    const [gone, ...kept] = file.derogations
    await tx(one => importDerogations(one, { derogations: kept }, noon('2026-12-12')))
    const known = async (at?: Temporal.Instant) => (await readDerogations(db, at)).map(({ id }) => id)
    expect(await known()).not.toContain(gone!.id)
    expect(await known(noon('2026-12-11'))).toContain(gone!.id)
  })

  test('opens nothing in this city on any day of 2020 or later: whether it covers it is not known', async () => {
    await tx(one => importDerogations(one, file, noon('2026-12-13')))
    const book = await readLawBook(db)
    const own = { ...book, derogations: book.derogations.filter(({ covers }) => covers === 'unknown') }
    expect(own.derogations).toHaveLength(file.derogations.length)
    for (const on of ['2020-03-20', '2020-03-26', '2020-05-15', '2024-10-31', '2024-11-01', '2026-11-23'])
      for (const place of [null, { district: 'altona', office: 'altona' }]) {
        const asked = {
          service: 'personalausweis',
          step: 'collect',
          channel: 'post',
          identified: 'none',
        } as const
        const answer = channelAllowed({ ...own, ...asked, place, at: noon(on) })
        expect([on, answer.allowed]).toEqual([on, on >= '2024-11-01'])
      }
  })
})
