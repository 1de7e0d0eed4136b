import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { inTransaction } from '../../foundation/database/index.ts'
import { citizen } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase } from '../../foundation/testing/index.ts'
import { poolId } from '../appointment.ts'
import { insertRule } from '../availability/queries.ts'
import {
  beforeOpening,
  buildOffice,
  demand,
  faultsOf,
  monday,
  openRule,
  rebuild,
} from '../testing/small-city.ts'
import { type AppointmentToBook, bookAppointment } from './book-appointment.ts'
import { cancelAppointment, moveAppointment } from './change-appointment.ts'
import { HOLD_MINUTES, holdPlace, type PlaceToHold } from './hold-place.ts'

const { db } = await createTestDatabase({ max: 20 })
const secret = secretFrom('a secret for tests, long enough')
const errands = [{ id: 'personalausweis', persons: 1 }]

const place = (office: string, overrides: Partial<PlaceToHold> = {}): PlaceToHold => ({
  id: randomUUID(),
  office,
  day: monday,
  step: 4,
  demand: demand(),
  errands,
  contingent: 'online',
  at: beforeOpening,
  ...overrides,
})
const booking = (hold: string, overrides: Partial<AppointmentToBook> = {}): AppointmentToBook => ({
  hold,
  errands,
  booker: { name: `Demo ${hold}`, birthDate: Temporal.PlainDate.from('1980-02-29') },
  attendees: [],
  email: null,
  phone: null,
  language: 'de',
  needs: [],
  caseId: null,
  by: citizen,
  demo: true,
  at: beforeOpening,
  ...overrides,
})

test('of two hundred who grasp for the last place one wins, and nothing is given out twice', async () => {
  await buildOffice(db, 'last', ['counter', 'biometrics'], [openRule('last', { places: 1 } as never)])
  const two = demand({ steps: 2, kinds: ['biometrics', 'counter'] })
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => holdPlace(db, place('last', { demand: two }))),
  )
  expect(answers.filter(Boolean)).toHaveLength(1)
  expect(await faultsOf(db)).toEqual([])
})

test('who needs two kinds of counters gets both or none, whatever order others lock them in', async () => {
  await buildOffice(
    db,
    'both',
    ['counter', 'biometrics'],
    [
      openRule('both', { places: 3 } as never),
      openRule('both', { places: 1, pools: [poolId('both', 'biometrics')] } as never),
    ],
  )
  const kinds = [['counter'], ['biometrics', 'counter'], ['biometrics']] as const
  await Promise.all(
    Array.from({ length: 120 }, (_, n) =>
      holdPlace(
        db,
        place('both', { step: 4 + (n % 3), demand: demand({ steps: 1 + (n % 2), kinds: kinds[n % 3]! }) }),
      ),
    ),
  )
  expect(await faultsOf(db)).toEqual([])
})

test('a place that comes in while somebody waits for the day is given to them', async () => {
  await buildOffice(db, 'grow', ['counter'], [openRule('grow', { places: 0 } as never)])
  let answer: Promise<unknown> | undefined
  await inTransaction(db, async tx => {
    await insertRule(tx, openRule('grow', { places: 1 } as never), { name: 'Test', at: beforeOpening })
    await rebuild(tx, 'grow', [monday])
    answer = holdPlace(db, place('grow', { contingent: 'counter' }))
    await expect.poll(() => waiting(), { timeout: 10_000 }).toBe(1)
  })
  expect(await answer).not.toBeNull()
  expect(await faultsOf(db)).toEqual([])
})

/** How many statements in this database wait for a row. */
async function waiting(): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(db)
  return rows[0]?.count ?? 0
}

test('the same hold a hundred times at once is one place', async () => {
  await buildOffice(db, 'same', ['counter'])
  const one = place('same')
  const answers = await Promise.all(Array.from({ length: 100 }, () => holdPlace(db, one)))
  expect(new Set(answers.map(answer => answer?.id))).toEqual(new Set([one.id]))
  expect(await faultsOf(db)).toEqual([])
})

test('a booking sent twenty times is one appointment with one number', async () => {
  await buildOffice(db, 'twice', ['counter'])
  const one = place('twice')
  await holdPlace(db, one)
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => bookAppointment(db, secret, booking(one.id))),
  )
  expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]).toMatchObject({ ok: true, appointment: { state: 'booked' } })
})

test('whoever knows the id of a place alone, and not who booked it, does not get its number and code', async () => {
  await buildOffice(db, 'known', ['counter'])
  const one = place('known')
  await holdPlace(db, one)
  const own = await bookAppointment(db, secret, booking(one.id))
  expect(own.ok).toBe(true)
  expect(await bookAppointment(db, secret, booking(one.id))).toEqual(own)
  const stranger = { name: 'Demo stranger', birthDate: Temporal.PlainDate.from('1990-04-03') }
  expect(await bookAppointment(db, secret, booking(one.id, { booker: stranger }))).toEqual({
    ok: false,
    refusal: 'gone',
  })
})

test('one person has one live appointment for a matter, at whatever office, until it is over', async () => {
  await buildOffice(db, 'here', ['counter'])
  await buildOffice(db, 'there', ['counter'])
  const anna = { name: 'Müller, Anna-Lena', birthDate: Temporal.PlainDate.from('1990-05-01') }
  const same = { name: 'anna lena MULLER', birthDate: anna.birthDate }
  const [first, second] = [place('here'), place('there')]
  await holdPlace(db, first)
  await holdPlace(db, second)
  const booked = await bookAppointment(db, secret, booking(first.id, { booker: anna }))
  expect(booked.ok).toBe(true)
  expect(await bookAppointment(db, secret, booking(second.id, { booker: same }))).toEqual({
    ok: false,
    refusal: 'has-one',
  })
  await inTransaction(db, tx => cancelAppointment(tx, { id: first.id, by: citizen, at: beforeOpening }))
  expect((await bookAppointment(db, secret, booking(second.id, { booker: same }))).ok).toBe(true)
  expect(await faultsOf(db)).toEqual([])
})

test('a hold that has run out gives way to the next who asks, and can no longer be booked', async () => {
  await buildOffice(db, 'late', ['counter'], [openRule('late', { places: 1 } as never)])
  const first = place('late')
  await holdPlace(db, first)
  expect(await holdPlace(db, place('late'))).toBeNull()
  const later = beforeOpening.add({ minutes: HOLD_MINUTES })
  expect(await bookAppointment(db, secret, booking(first.id, { at: later }))).toEqual({
    ok: false,
    refusal: 'gone',
  })
  expect(await holdPlace(db, place('late', { at: later }))).not.toBeNull()
  expect(await faultsOf(db)).toEqual([])
})

test('nobody is moved to a place by phone without a number', async () => {
  await buildOffice(db, 'call', ['counter', 'phone'])
  const byPhone = { demand: demand({ kinds: ['phone'], mode: 'phone' }) }
  for (const [step, phone, moved] of [
    [4, null, false],
    [6, '040 123456', true],
  ] as const) {
    const [old, fresh] = [place('call', { step }), place('call', { step: step + 1, ...byPhone })]
    await holdPlace(db, old)
    await bookAppointment(db, secret, booking(old.id, { phone }))
    await holdPlace(db, fresh)
    const change = { id: old.id, by: citizen, at: beforeOpening }
    expect(await inTransaction(db, tx => moveAppointment(tx, change, fresh.id))).toBe(moved)
  }
  expect(await faultsOf(db)).toEqual([])
})

test('moving takes the new place first; without one the old one stays', async () => {
  await buildOffice(db, 'move', ['counter'])
  const [old, fresh] = [place('move'), place('move', { step: 9 })]
  await holdPlace(db, old)
  await bookAppointment(db, secret, booking(old.id))
  const change = { id: old.id, by: citizen, at: beforeOpening }
  expect(await inTransaction(db, tx => moveAppointment(tx, change, randomUUID()))).toBe(false)
  await holdPlace(db, fresh)
  const moves = await Promise.all(
    [1, 2, 3].map(() => inTransaction(db, tx => moveAppointment(tx, change, fresh.id))),
  )
  expect(moves).toEqual([true, true, true])
  const { rows } =
    await sql`SELECT first_step, sequence FROM appointments.appointment WHERE id = ${old.id}`.execute(db)
  expect(rows).toEqual([{ first_step: 9, sequence: 1 }])
  expect(await faultsOf(db)).toEqual([])
})

test('nothing is given out in the past, before seven, after seven in the evening, or while the office is shut', async () => {
  await buildOffice(db, 'never', ['counter'])
  const at = Temporal.Instant.from('2026-11-02T08:15:00Z')
  const tries: Partial<PlaceToHold>[] = [
    { day: monday.subtract({ days: 1 }) },
    { day: monday.add({ days: 5 }) },
    // Quarter past nine has begun.
    { step: 9, at },
    { step: 3 },
    { step: 20 },
    { step: 19, demand: demand({ steps: 2 }) },
    { step: 47, demand: demand({ steps: 2 }) },
    { step: -1 },
  ]
  for (const overrides of tries)
    expect(await holdPlace(db, place('never', overrides)), JSON.stringify(overrides)).toBeNull()
  expect(await holdPlace(db, place('never', { step: 10, at }))).not.toBeNull()
})
