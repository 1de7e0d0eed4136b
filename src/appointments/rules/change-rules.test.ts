import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { auditOf } from '../../foundation/audit/index.ts'
import { type Database, inTransaction, narrowed } from '../../foundation/database/index.ts'
import { citizen, type StaffActor } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, digestOf } from '../../foundation/testing/index.ts'
import { poolId } from '../appointment.ts'
import { rulesOf } from '../availability/queries.ts'
import { HORIZON_DAYS } from '../availability/release.ts'
import type { NewRule } from '../availability/rule.ts'
import { bookAppointment } from '../booking/book-appointment.ts'
import { cancelAppointment } from '../booking/change-appointment.ts'
import { holdPlace } from '../booking/hold-place.ts'
import { beforeOpening, buildOffice, days, demand, monday, openRule } from '../testing/small-city.ts'
import { type Change, type Changed, changeRules, foresee } from './change-rules.ts'
import { strandedOf } from './queries.ts'

const { db } = await createTestDatabase({ max: 20 })
const secret = secretFrom('a secret for tests, long enough')
const manager: StaffActor = {
  kind: 'staff',
  id: 'm1',
  name: 'Uta Amt',
  roles: ['office-manager'],
  teams: [],
}
const at = beforeOpening

/** The turn says who came before whom. */
async function book(office: string, turn: number, step = 4, day = monday): Promise<string> {
  const [id, now] = [randomUUID(), at.add({ seconds: turn })]
  const errands = [{ id: 'wohnsitz-anmelden', persons: 1 }]
  const hold = { id, office, day, step, demand: demand(), errands, contingent: 'counter' as const, at: now }
  expect(await holdPlace(db, hold)).not.toBeNull()
  await bookAppointment(db, secret, {
    hold: id,
    errands,
    booker: { name: `${office} ${turn}`, birthDate: Temporal.PlainDate.from('1980-02-29') },
    attendees: [],
    email: null,
    phone: null,
    language: 'de',
    needs: [],
    caseId: null,
    by: citizen,
    demo: true,
    at: now,
  })
  return id
}

const closedOn = (office: string, overrides: object = {}): Change => ({
  kind: 'add',
  rule: {
    ...openRule(office),
    kind: 'closed',
    repeats: 'once',
    validFrom: monday,
    validUntil: monday,
    ...overrides,
  } as NewRule,
})
const change = async (office: string, what: Change, seen?: string): Promise<Changed> => {
  const version = seen ?? (await foresee(db, { office, change: what, at }))!.version
  return inTransaction(db, tx => changeRules(tx, manager, { office, change: what, at }, version))
}
const names = (found: readonly { name: string }[]) => found.map(({ name }) => name)

/** Every day that rebuilding reckons, so that none is made by a change alone. */
const build = (office: string, places: number) =>
  buildOffice(db, office, ['counter'], [openRule(office, { places } as never)], days(HORIZON_DAYS + 1))

async function freeAt(office: string, step: number, day = monday): Promise<number> {
  const { rows } = await sql<{
    free: number
  }>`SELECT free[${step + 1}::int]::int AS free FROM appointments.day
    WHERE pool_id = ${poolId(office, 'counter')} AND day = ${day}`.execute(db)
  return rows[0]!.free
}

test('says before anything is written who would lose a place, whoever booked last first', async () => {
  await build('few', 3)
  for (const turn of [1, 2, 3]) await book('few', turn)
  const before = await digestOf(db)
  const fewer: Change = { kind: 'add', rule: openRule('few', { places: 1 } as never) }
  const outlook = (await foresee(db, { office: 'few', change: fewer, at }))!
  expect(names(outlook.stranded)).toEqual(expect.arrayContaining(['few 2', 'few 3']))
  expect(outlook.stranded).toHaveLength(2)
  expect(await digestOf(db)).toBe(before)
})

test('a saved rule counts at once, is in the audit trail, and those without a place are marked', async () => {
  await build('shut', 2)
  const [first] = [await book('shut', 1), await book('shut', 2, 8)]
  const saved = await change('shut', closedOn('shut', { until: Temporal.PlainTime.from('09:00') }))
  expect(saved.outcome).toBe('changed')
  expect(names(await strandedOf(db, 'shut', monday))).toEqual(['shut 1'])
  expect(await freeAt('shut', 4)).toBe(0)
  expect(await freeAt('shut', 8)).toBe(1)
  expect(await freeAt('shut', 4, monday.add({ days: 1 }))).toBe(2)
  const lines = await inTransaction(db, tx => auditOf(tx, 'office', 'shut'))
  expect(lines).toMatchObject([
    { act: 'appointment-rule.added', actorName: 'Uta Amt', detail: { rule: 2, stranded: 1 } },
  ])
  const withdrawal = await change('shut', { kind: 'withdraw', number: 2 })
  expect(withdrawal).toMatchObject({ outcome: 'changed', outlook: { regained: [{ id: first }] } })
  expect(await strandedOf(db, 'shut', monday)).toEqual([])
  expect(await freeAt('shut', 4)).toBe(1)
  expect(await change('shut', { kind: 'withdraw', number: 2 }, '1-1')).toEqual({ outcome: 'gone' })
})

test('whoever had no place before is not counted as new, and keeps the moment since when', async () => {
  await build('twice', 1)
  await book('twice', 1)
  await change('twice', closedOn('twice', { until: Temporal.PlainTime.from('09:00') }))
  const [marked] = await strandedOf(db, 'twice', monday)
  const all = closedOn('twice')
  const later = { office: 'twice', change: all, at: at.add({ minutes: 5 }) }
  expect(await foresee(db, later)).toMatchObject({ stranded: [], already: [{ id: marked!.id }] })
  const { version } = (await foresee(db, later))!
  await inTransaction(db, tx => changeRules(tx, manager, later, version))
  expect((await strandedOf(db, 'twice', monday))[0]!.strandedAt).toEqual(marked!.strandedAt)
})

test('of two managers at once the second one is asked again, and nothing of either is lost', async () => {
  await build('both', 2)
  const morning = closedOn('both', { until: Temporal.PlainTime.from('09:00') })
  const noon = closedOn('both', { from: Temporal.PlainTime.from('11:00') })
  const outcomes = await Promise.all([change('both', morning, '1-1'), change('both', noon, '1-1')])
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['changed', 'overtaken'])
  const second = outcomes[0]!.outcome === 'overtaken' ? morning : noon
  expect((await change('both', second)).outcome).toBe('changed')
  expect((await rulesOf(db, 'both')).map(({ number }) => number)).toEqual([1, 2, 3])
  expect([await freeAt('both', 4), await freeAt('both', 8), await freeAt('both', 17)]).toEqual([0, 2, 0])
})

test('changed and cancelled at once: each ends, and whoever cancelled is not marked', async () => {
  await build('rush', 12)
  const booked: string[] = []
  for (let turn = 0; turn < 10; turn += 1) booked.push(await book('rush', turn))
  const cancel = (id: string) => inTransaction(db, tx => cancelAppointment(tx, { id, by: citizen, at }))
  const [saved, ...cancelled] = await Promise.all([
    change('rush', closedOn('rush'), '1-1'),
    ...booked.slice(0, 5).map(cancel),
  ])
  expect(saved!).toMatchObject({ outcome: 'changed' })
  expect(cancelled).toEqual(Array(5).fill(true))
  expect(await strandedOf(db, 'rush', monday)).toHaveLength(5)
})

test('only staff who may see appointments learn who would be stranded', async () => {
  await build('wall', 1)
  await book('wall', 1)
  const sight = (reach: string[]): Database => narrowed(db, { actor: 'staff', reach })
  const look = (reach: string[]) => foresee(sight(reach), { office: 'wall', change: closedOn('wall'), at })
  expect((await look([]))!.stranded).toEqual([])
  expect((await look(['appointments']))!.stranded).toHaveLength(1)
})
