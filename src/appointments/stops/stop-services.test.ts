import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { inTransaction } from '../../foundation/database/index.ts'
import { createTestDatabase } from '../../foundation/testing/index.ts'
import type { Contingent } from '../appointment.ts'
import { availability, bookableDays, earliestSlots, freeStarts, openDays } from '../availability/search.ts'
import { holdPlace } from '../booking/hold-place.ts'
import { findPlace } from '../queries.ts'
import {
  beforeOpening as at,
  buildOffice,
  days,
  demand,
  faultsOf,
  monday,
  rebuild,
} from '../testing/small-city.ts'
import { liftStops, reopenStops, stopOffices } from './stop-offices.ts'

/** One house, two teams: certificates, and registering a home. */
const { db } = await createTestDatabase()
await buildOffice(db, 'north', ['counter', 'phone'])

type Service = 'geburtsurkunde' | 'wohnsitz-anmelden'
const stop = (activation: string, overrides: Partial<Parameters<typeof stopOffices>[1]> = {}) =>
  inTransaction(db, tx =>
    stopOffices(tx, {
      activation,
      offices: ['north'],
      services: ['geburtsurkunde'],
      from: monday,
      until: null,
      urgent: false,
      at,
      ...overrides,
    }),
  )
const lift = (activation: string) => inTransaction(db, tx => liftStops(tx, activation, null, at))

const searchFor = (services: readonly Service[], contingent: Contingent = 'online') => ({
  demand: demand({ services }),
  offices: ['north'],
  from: monday,
  until: monday.add({ days: 4 }),
  contingent,
  hours: null,
  now: at,
})
const daysOpen = async (services: readonly Service[], contingent: Contingent = 'online') =>
  (await bookableDays(db, searchFor(services, contingent))).length

function hold(service: Service, step: number, contingent: Contingent = 'online', id = randomUUID()) {
  const errands = [{ id: service, persons: 1 }]
  const slot = { id, office: 'north', day: monday, step }
  return holdPlace(db, { ...slot, demand: demand({ services: [service] }), errands, contingent, at })
}

describe('a service that is stopped', () => {
  test('is found nowhere and held by nobody, alone or with another one; the house goes on', async () => {
    const activation = randomUUID()
    await stop(activation)
    await stop(activation)
    const shut = searchFor(['geburtsurkunde'])
    expect(await bookableDays(db, shut)).toEqual([])
    expect(await earliestSlots(db, shut, 3)).toEqual([])
    expect(await freeStarts(db, { ...shut, day: monday })).toEqual([])
    expect(await openDays(db, shut)).toEqual([])
    expect((await availability(db, shut)).days).toEqual([])
    expect(await daysOpen(['wohnsitz-anmelden', 'geburtsurkunde'])).toBe(0)
    expect(await daysOpen(['wohnsitz-anmelden'])).toBe(5)
    for (const contingent of ['online', 'hotline', 'counter'] as const)
      expect(await hold('geburtsurkunde', 4, contingent)).toBeNull()
    expect(await hold('wohnsitz-anmelden', 4)).not.toBeNull()
    await lift(activation)
    expect(await hold('geburtsurkunde', 5)).not.toBeNull()
  })

  test('by telephone it goes on', async () => {
    const activation = randomUUID()
    await stop(activation)
    const phone = demand({ services: ['geburtsurkunde'], kinds: ['phone'], mode: 'phone' })
    expect(await bookableDays(db, { ...searchFor(['geburtsurkunde']), demand: phone })).toHaveLength(5)
    await lift(activation)
  })

  test('for urgent cases alone, and while those who lost a place come first: callers and counters book', async () => {
    const activation = randomUUID()
    await stop(activation, { urgent: true })
    expect([await daysOpen(['geburtsurkunde']), await daysOpen(['geburtsurkunde'], 'hotline')]).toEqual([
      0, 5,
    ])
    const stricter = randomUUID()
    await stop(stricter)
    expect(await daysOpen(['geburtsurkunde'], 'hotline')).toBe(0)
    await inTransaction(db, tx => reopenStops(tx, stricter))
    expect(await daysOpen(['geburtsurkunde'], 'hotline')).toBe(5)
    await lift(stricter)
    expect(await daysOpen(['geburtsurkunde'])).toBe(0)
    await lift(activation)
    expect(await daysOpen(['geburtsurkunde'])).toBe(5)
  })

  test('stays stopped on days that come in later', async () => {
    const activation = randomUUID()
    await stop(activation)
    await inTransaction(db, tx => rebuild(tx, 'north', days(8)))
    const later = { ...searchFor(['geburtsurkunde']), until: monday.add({ days: 7 }) }
    expect(await bookableDays(db, later)).toEqual([])
    await lift(activation)
    expect(await bookableDays(db, later)).toHaveLength(6)
  })
})

test('whoever was typing loses the place where it is about the service, and nobody else does', async () => {
  const [gone, stays, urgent] = [randomUUID(), randomUUID(), randomUUID()]
  await hold('geburtsurkunde', 8, 'online', gone)
  await hold('wohnsitz-anmelden', 8, 'online', stays)
  await hold('geburtsurkunde', 9, 'hotline', urgent)
  const activation = randomUUID()
  await stop(activation, { urgent: true })
  expect(await findPlace(db, gone)).toBeNull()
  expect((await findPlace(db, stays))?.state).toBe('held')
  expect((await findPlace(db, urgent))?.state).toBe('held')
  expect(await faultsOf(db)).toEqual([])
  await lift(activation)
})

test('a hundred who hold while it is being stopped: afterwards nobody holds it', async () => {
  const activation = randomUUID()
  const holds = Array.from({ length: 100 }, (_, n) => hold('geburtsurkunde', 4 + (n % 16), 'counter'))
  await Promise.all([...holds, stop(activation)])
  const { rows } = await sql`SELECT FROM appointments.place
    WHERE state = 'held' AND services @> '[{"id": "geburtsurkunde"}]'`.execute(db)
  expect(rows).toEqual([])
  expect(await faultsOf(db)).toEqual([])
  await lift(activation)
})

test('whichever way stops of the house and of services overlap and are lifted, each lifts its own', async () => {
  const services = fc.constantFrom(undefined, ['geburtsurkunde'], ['geburtsurkunde', 'wohnsitz-anmelden'])
  const made = fc.array(fc.record({ services, urgent: fc.boolean() }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(made, fc.infiniteStream(fc.nat()), async (stops, dice) => {
      const running = stops.map(one => ({ ...one, activation: randomUUID() }))
      for (const { activation, services: some, urgent } of running)
        await inTransaction(db, tx =>
          stopOffices(tx, {
            activation,
            offices: ['north'],
            ...(some ? { services: some } : {}),
            from: monday,
            until: null,
            urgent,
            at,
          }),
        )
      for (;;) {
        for (const service of ['geburtsurkunde', 'wohnsitz-anmelden'] as const) {
          const holding = running.filter(
            one => !one.services || (one.services as readonly string[]).includes(service),
          )
          expect(await daysOpen([service])).toBe(holding.length > 0 ? 0 : 5)
          expect(await daysOpen([service], 'hotline')).toBe(holding.some(one => !one.urgent) ? 0 : 5)
        }
        if (running.length === 0) return
        const [ended] = running.splice(dice.next().value! % running.length, 1)
        await lift(ended!.activation)
      }
    }),
    { numRuns: 12, endOnFailure: true },
  )
})
