import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { auditOf } from '../../foundation/audit/index.ts'
import { inTransaction, narrowed } from '../../foundation/database/index.ts'
import { citizen, type StaffActor } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, digestOf, fixedClock } from '../../foundation/testing/index.ts'
import { keepDaysAhead } from '../availability/keep-days-ahead.ts'
import { HORIZON_DAYS } from '../availability/release.ts'
import { bookAppointment } from '../booking/book-appointment.ts'
import { holdPlace } from '../booking/hold-place.ts'
import { changeRules, foresee } from '../rules/change-rules.ts'
import { strandedOf } from '../rules/queries.ts'
import {
  beforeOpening,
  buildOffice,
  days,
  demand,
  faultsOf,
  monday,
  openRule,
} from '../testing/small-city.ts'
import { changeRosters, foreseeRosters, type NewRoster, withAbsence } from './change-rosters.ts'
import { expireRosters } from './expire-rosters.ts'
import { readRosters } from './queries.ts'
import type { RosterLine } from './roster.ts'

const { db } = await createTestDatabase({ max: 20 })
const secret = secretFrom('a secret for tests, long enough')
const manager: StaffActor = { kind: 'staff', id: 'm1', name: 'Uta Amt', roles: ['office-manager'], teams: [] }
const at = beforeOpening
const time = (text: string) => Temporal.PlainTime.from(text)
const person = (name: string, overrides: Partial<RosterLine> = {}): RosterLine => ({
  name,
  from: time('08:00'),
  until: time('12:00'),
  kinds: ['counter'],
  absent: false,
  ...overrides,
})
const three = ['Kim Demo', 'Lee Demo', 'Max Demo'].map(name => person(name))
const on = (lines: readonly RosterLine[] | null, day = monday): NewRoster => ({ day, lines })

const build = (office: string, places: number) =>
  buildOffice(db, office, ['counter'], [openRule(office, { places } as never)], days(HORIZON_DAYS + 1))

async function save(office: string, rosters: readonly NewRoster[], seen?: string) {
  const request = { office, rosters, at }
  const version = seen ?? (await foreseeRosters(db, request)).version
  return inTransaction(db, tx => changeRosters(tx, manager, request, version))
}

async function book(office: string, turn: number, step = 4): Promise<string> {
  const [id, now] = [randomUUID(), at.add({ seconds: turn })]
  const errands = [{ id: 'wohnsitz-anmelden', persons: 1 }]
  const hold = {
    id,
    office,
    day: monday,
    step,
    demand: demand(),
    errands,
    contingent: 'counter' as const,
    at: now,
  }
  if (!(await holdPlace(db, hold))) throw new Error('no place')
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

async function freeAt(office: string, step: number, day = monday): Promise<number> {
  const { rows } = await sql<{
    free: number
  }>`SELECT free[${step + 1}::int]::int AS free FROM appointments.day
    WHERE pool_id = ${`${office}/counter`} AND day = ${day}`.execute(db)
  return rows[0]!.free
}

test('a saved roster counts at once, on its day alone, and taken away the rules count alone', async () => {
  await build('one', 6)
  expect((await save('one', [on(three)])).outcome).toBe('changed')
  expect([await freeAt('one', 4), await freeAt('one', 4, monday.add({ days: 1 }))]).toEqual([3, 6])
  const [stored] = await readRosters(db, 'one', [monday])
  expect(stored).toMatchObject({ version: 1, lines: [{ name: 'Kim Demo' }, {}, {}] })
  await save('one', [on(null)])
  expect(await freeAt('one', 4)).toBe(6)
  expect(await readRosters(db, 'one', [monday])).toMatchObject([{ version: 2, lines: null }])
})

test('somebody is ill: whoever booked last is named before anything is written, marked afterwards, and fits again', async () => {
  await build('ill', 6)
  await save('ill', [on(three)])
  for (const turn of [1, 2, 3]) await book('ill', turn)
  await expect(book('ill', 4)).rejects.toThrow('no place')
  const [stored] = await readRosters(db, 'ill', [monday])
  const away = withAbsence(stored!, 0, true)!
  const before = await digestOf(db)
  const outlook = await foreseeRosters(db, { office: 'ill', rosters: [away], at })
  expect(outlook.stranded.map(({ name }) => name)).toEqual(['ill 3'])
  expect(await digestOf(db)).toBe(before)
  await save('ill', [away])
  expect((await strandedOf(db, 'ill', monday)).map(({ name }) => name)).toEqual(['ill 3'])
  expect(await freeAt('ill', 8)).toBe(2)
  const lines = await inTransaction(db, tx => auditOf(tx, 'office', 'ill'))
  expect(lines.at(-1)).toMatchObject({
    act: 'roster.changed',
    actorName: 'Uta Amt',
    detail: { days: ['2026-11-02'], stranded: 1 },
  })
  expect(JSON.stringify(lines)).not.toContain('Kim Demo')
  const back = withAbsence((await readRosters(db, 'ill', [monday]))[0]!, 0, false)!
  await save('ill', [back])
  expect(await strandedOf(db, 'ill', monday)).toEqual([])
  expect(withAbsence(stored!, 9, true)).toBeNull()
})

test('of two managers at once the second is asked again; a double click writes once', async () => {
  await build('both', 6)
  await save('both', [on(three)])
  const seen = (await foreseeRosters(db, { office: 'both', rosters: [on(null)], at })).version
  const [first, second] = [three.slice(1), three.slice(2)]
  const outcomes = await Promise.all([save('both', [on(first)], seen), save('both', [on(second)], seen)])
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['changed', 'overtaken'])
  const kept = (await readRosters(db, 'both', [monday]))[0]!
  const again = await Promise.all([1, 2].map(() => save('both', [on(kept.lines)], 'old')))
  expect(again.map(({ outcome }) => outcome)).toEqual(['changed', 'changed'])
  expect((await readRosters(db, 'both', [monday]))[0]!.version).toBe(kept.version)
})

test('a rule changed meanwhile asks again, and a rule that opens more does not pass the roster', async () => {
  await build('rule', 2)
  await save('rule', [on(three)])
  const version = (await foreseeRosters(db, { office: 'rule', rosters: [on(three.slice(1))], at })).version
  const more = {
    office: 'rule',
    change: { kind: 'add', rule: openRule('rule', { places: 9 } as never) },
    at,
  } as const
  const seen = (await foresee(db, more))!.version
  await inTransaction(db, tx => changeRules(tx, manager, more, seen))
  expect([await freeAt('rule', 4), await freeAt('rule', 4, monday.add({ days: 1 }))]).toEqual([3, 9])
  expect((await save('rule', [on(three.slice(1))], version)).outcome).toBe('overtaken')
})

test('a roster beyond the horizon gives out no day, and counts when the day comes in', async () => {
  await build('far', 6)
  const day = monday.add({ days: HORIZON_DAYS + 1 })
  await save('far', [on(three.slice(0, 1), day)])
  const { rows } = await sql`SELECT FROM appointments.day WHERE office_id = 'far' AND day = ${day}`.execute(
    db,
  )
  expect(rows).toEqual([])
  await keepDaysAhead(db, fixedClock(at.add({ hours: 24 }).toString()))
  expect(await freeAt('far', 4, day)).toBe(day.dayOfWeek <= 5 ? 1 : 0)
})

test('rosters and bookings at once: what is free is always what is not taken, and who has no place is marked', async () => {
  await build('rush', 4)
  const people = (count: number) => Array.from({ length: count }, (_, n) => person(`Demo ${n}`))
  await Promise.all([
    ...[4, 1, 3].map(count => save('rush', [on(people(count))]).catch(() => null)),
    ...Array.from({ length: 12 }, (_, turn) => book('rush', turn, 4 + (turn % 3)).catch(() => null)),
  ])
  const faults = (await faultsOf(db)).filter(({ pool }) => pool === 'rush/counter')
  // Where a roster took places that were taken already, those people are stranded and nothing is free.
  for (const { free, capacity, taken } of faults) expect([free, taken > capacity]).toEqual([0, true])
  const stranded = await strandedOf(db, 'rush', monday)
  const over = faults.reduce((sum, { capacity, taken }) => sum + taken - capacity, 0)
  expect(stranded).toHaveLength(over)
})

test('names are read by those who plan, and are gone after a fortnight', async () => {
  await build('wall', 2)
  await save('wall', [on(three)])
  const seenBy = async (reach: string[]) => {
    const [roster] = await readRosters(narrowed(db, { actor: 'staff', teams: [], reach }), 'wall', [monday])
    return roster!.lines!.length
  }
  expect([await seenBy([]), await seenBy(['appointments']), await seenBy(['rosters'])]).toEqual([0, 0, 3])
  const lines = async () =>
    (await sql`SELECT FROM appointments.roster_line WHERE office_id = 'wall'`.execute(db)).rows.length
  await expireRosters(db, fixedClock('2026-11-16T03:00:00Z'))
  expect(await lines()).toBe(3)
  await expireRosters(db, fixedClock('2026-11-17T03:00:00Z'))
  expect(await lines()).toBe(0)
})
