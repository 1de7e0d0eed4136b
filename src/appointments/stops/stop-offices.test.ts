import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { inTransaction } from '../../foundation/database/index.ts'
import { citizen } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase } from '../../foundation/testing/index.ts'
import type { Contingent } from '../appointment.ts'
import { bookableDays } from '../availability/search.ts'
import { bookAppointment } from '../booking/book-appointment.ts'
import { moveAppointment } from '../booking/change-appointment.ts'
import { holdPlace } from '../booking/hold-place.ts'
import { findAppointment } from '../queries.ts'
import { displace, meetByPhone } from '../take-over/take-over.ts'
import {
  beforeOpening as at,
  buildOffice,
  days,
  demand,
  faultsOf,
  monday,
  rebuild,
} from '../testing/small-city.ts'
import { liftStops, stopOffices } from './stop-offices.ts'

const { db } = await createTestDatabase()
const secret = secretFrom('a secret for tests alone')
const errands = [{ id: 'wohnsitz-anmelden', persons: 1 }]
const house = { kind: 'system', name: 'Test' } as const

await buildOffice(db, 'north', ['counter', 'phone'])
await buildOffice(db, 'south', ['counter', 'phone'])

const stop = (
  activation: string,
  offices: string[],
  overrides: Partial<Parameters<typeof stopOffices>[1]> = {},
) =>
  inTransaction(db, tx =>
    stopOffices(tx, { activation, offices, from: monday, until: null, urgent: false, at, ...overrides }),
  )
const lift = (activation: string, offices: string[] | null = null) =>
  inTransaction(db, tx => liftStops(tx, activation, offices, at))

async function daysOpen(
  office: string,
  contingent: Contingent = 'online',
  mode: 'onsite' | 'phone' = 'onsite',
) {
  const kinds = mode === 'phone' ? (['phone'] as const) : (['counter'] as const)
  const search = {
    demand: demand({ mode, kinds }),
    offices: [office],
    from: monday,
    until: monday.add({ days: 4 }),
  }
  return (await bookableDays(db, { ...search, contingent, hours: null, now: at })).length
}

function hold(office: string, day: Temporal.PlainDate, step: number, contingent: Contingent = 'online') {
  return holdPlace(db, { id: randomUUID(), office, day, step, demand: demand(), errands, contingent, at })
}

async function book(
  office: string,
  day: Temporal.PlainDate,
  step: number,
  phone: string | null = '040 123456',
) {
  const held = (await hold(office, day, step))!
  const booker = { name: `Demo ${held.id}`, birthDate: Temporal.PlainDate.from('1980-02-29') }
  const contact = { email: null, phone }
  const rest = {
    attendees: [],
    language: 'de',
    needs: [],
    caseId: null,
    by: citizen,
    demo: true,
    at,
  } as const
  await bookAppointment(db, secret, { hold: held.id, errands, booker, ...contact, ...rest })
  return held.id
}

describe('a stopped office', () => {
  test('gives nothing on site, and goes on by telephone; its neighbour goes on as before', async () => {
    const activation = randomUUID()
    await stop(activation, ['north'], { from: monday.add({ days: 1 }), until: monday.add({ days: 2 }) })
    await stop(activation, ['north'])
    expect([
      await daysOpen('north'),
      await daysOpen('north', 'online', 'phone'),
      await daysOpen('south'),
    ]).toEqual([3, 5, 5])
    expect(await hold('north', monday.add({ days: 1 }), 8)).toBeNull()
    expect(await hold('north', monday.add({ days: 3 }), 8)).not.toBeNull()
    await lift(activation)
    expect(await daysOpen('north')).toBe(5)
  })

  test('for urgent cases alone: callers and counters book, the internet does not', async () => {
    const activation = randomUUID()
    await stop(activation, ['north'], { urgent: true })
    expect([await daysOpen('north'), await daysOpen('north', 'hotline')]).toEqual([0, 5])
    expect(await hold('north', monday, 9)).toBeNull()
    expect(await hold('north', monday, 9, 'counter')).not.toBeNull()
    // A second one that leaves out urgent cases beats it, until it ends.
    const stricter = randomUUID()
    await stop(stricter, ['north'])
    expect(await daysOpen('north', 'hotline')).toBe(0)
    await lift(stricter)
    expect(await daysOpen('north', 'hotline')).toBe(5)
    await lift(activation)
  })

  test('stays stopped on days that come in later, and when rules are reckoned anew', async () => {
    const activation = randomUUID()
    await stop(activation, ['south'])
    await inTransaction(db, tx => rebuild(tx, 'south', days(7)))
    expect(await daysOpen('south')).toBe(0)
    const { rows } = await sql`SELECT FROM appointments.day
      WHERE office_id = 'south' AND kind = 'counter' AND NOT stopped`.execute(db)
    expect(rows).toEqual([])
    await lift(activation)
    expect(await daysOpen('south')).toBe(5)
  })
})

test('whoever was typing when the office was stopped finds the place gone, and nothing is out of balance', async () => {
  const held = (await hold('north', monday, 10))!
  const activation = randomUUID()
  await stop(activation, ['north'])
  const booker = { name: 'Demo too late', birthDate: Temporal.PlainDate.from('1980-02-29') }
  const rest = { attendees: [], email: null, phone: null, language: 'de', needs: [], caseId: null } as const
  const late = { hold: held.id, errands, booker, ...rest, by: citizen, demo: true, at }
  expect(await bookAppointment(db, secret, late)).toEqual({ ok: false, refusal: 'gone' })
  expect(await faultsOf(db)).toEqual([])
  await lift(activation)
  expect(await hold('north', monday, 10)).not.toBeNull()
})

test('whichever way stops overlap and are lifted, in the end every day is as it was', async () => {
  const made = fc.array(
    fc.record({
      offices: fc.subarray(['north', 'south'], { minLength: 1 }),
      from: fc.integer({ min: 0, max: 4 }),
      length: fc.option(fc.integer({ min: 0, max: 3 })),
      urgent: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  )
  await fc.assert(
    fc.asyncProperty(made, fc.infiniteStream(fc.nat()), async (stops, dice) => {
      const running = stops.map(one => ({ ...one, activation: randomUUID() }))
      for (const { activation, offices, from, length, urgent } of running) {
        const first = monday.add({ days: from })
        await stop(activation, offices, {
          from: first,
          until: length === null ? null : first.add({ days: length }),
          urgent,
        })
      }
      while (running.length > 0) {
        const [ended] = running.splice(dice.next().value! % running.length, 1)
        await lift(ended!.activation)
        for (const office of ['north', 'south']) {
          const left = running.filter(one => one.offices.includes(office))
          const shut = [0, 1, 2, 3, 4].filter(n =>
            left.some(({ from, length }) => n >= from && (length === null || n <= from + length)),
          )
          expect(await daysOpen(office)).toBe(5 - shut.length)
        }
      }
    }),
    { numRuns: 15, endOnFailure: true },
  )
})

describe('whoever was booked there', () => {
  test('is called at the same time, where there is a number', async () => {
    const [withNumber, without] = [await book('north', monday, 4), await book('north', monday, 5, null)]
    const takeOver = { ids: [withNumber, without], because: randomUUID(), by: house, at }
    const twice = [0, 1].map(() => inTransaction(db, tx => meetByPhone(tx, takeOver)))
    expect((await Promise.all(twice)).flat()).toEqual([withNumber])
    expect(await findAppointment(db, withNumber)).toMatchObject({
      mode: 'phone',
      step: 4,
      state: 'booked',
      sequence: 1,
    })
    expect(await findAppointment(db, without)).toMatchObject({ mode: 'onsite', sequence: 0 })
    expect(await faultsOf(db)).toEqual([])
  })

  test('or waits for another place, keeps the number, books no second one, and may choose', async () => {
    const id = await book('south', monday, 6)
    const takeOver = { ids: [id], because: randomUUID(), by: house, at }
    expect(await inTransaction(db, tx => displace(tx, takeOver))).toEqual([id])
    expect(await inTransaction(db, tx => displace(tx, takeOver))).toEqual([])
    expect(await findAppointment(db, id)).toMatchObject({ state: 'displaced', placeId: null })
    expect(await faultsOf(db)).toEqual([])

    const second = (await hold('south', monday, 7))!
    const booker = { name: `Demo ${id}`, birthDate: Temporal.PlainDate.from('1980-02-29') }
    const rest = { attendees: [], email: null, phone: null, language: 'de', needs: [], caseId: null } as const
    const again = { hold: second.id, errands, booker, ...rest, by: citizen, demo: true, at }
    expect(await bookAppointment(db, secret, again)).toEqual({ ok: false, refusal: 'has-one' })

    expect(await inTransaction(db, tx => moveAppointment(tx, { id, by: citizen, at }, second.id))).toBe(true)
    expect(await findAppointment(db, id)).toMatchObject({ state: 'booked', step: 7, placeId: second.id })
    expect(await faultsOf(db)).toEqual([])
    const { rows } = await sql<{ kinds: string[] }>`SELECT array_agg(kind ORDER BY id) AS kinds
      FROM appointments.appointment_act WHERE appointment_id = ${id}`.execute(db)
    expect(rows[0]!.kinds).toEqual(['displaced', 'moved'])
  })
})
