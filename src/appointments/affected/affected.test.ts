import { Temporal } from 'temporal-polyfill'
import { beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase, digestOf } from '../../foundation/testing/index.ts'
import type { Demand } from '../appointment.ts'
import { buildOffice, demand, monday, openRule } from '../testing/small-city.ts'
import { type Booking, writeBookings } from '../testing/write-bookings.ts'
import { fitElsewhere } from './fit-elsewhere.ts'
import { officesWithPhones } from './phone-pools.ts'
import { bookedOnSite, exampleOf, type FreeDay, freeDays } from './queries.ts'

/** Wednesday, ten o'clock: step 12. */
const from = Temporal.Instant.from('2026-11-04T09:00:00Z')
const open = { from, until: null }

let db: Awaited<ReturnType<typeof createTestDatabase>>['db']
beforeEach(async () => {
  db = (await createTestDatabase()).db
})

describe('who is booked on site', () => {
  const count = async (booking: Partial<Booking>, span = open as Parameters<typeof bookedOnSite>[2]) => {
    await writeBookings(db, [booking])
    return (await bookedOnSite(db, ['altona'], span)).reduce((sum, { bookings }) => sum + bookings, 0)
  }

  test.each([
    ['a booking that begins then', { step: 12 }, 1],
    ['one that began before', { step: 11 }, 0],
    ['one on a later day, early', { day: '2026-11-05', step: 0 }, 1],
    ['one that waits for its mail', { state: 'pending', step: 20 }, 1],
    ['one that was cancelled', { state: 'cancelled', step: 20 }, 0],
    ['one that is done', { state: 'done', step: 20 }, 0],
    ['a telephone appointment', { mode: 'phone', step: 20 }, 0],
    ['one at another office', { office: 'harburg', step: 20 }, 0],
  ] as [string, Partial<Booking>, number][])('%s', async (_, booking, expected) => {
    expect(await count(booking)).toBe(expected)
  })

  test.each([
    ['before the end', { step: 15 }, 1],
    ['at the end', { step: 16 }, 0],
    ['a day later', { day: '2026-11-05', step: 2 }, 0],
  ] as [string, Partial<Booking>, number][])('up to an end: %s', async (_, booking, expected) => {
    expect(await count(booking, { from, until: from.add({ hours: 1 }) })).toBe(expected)
  })

  test('in groups, with people and the one way in which each can be told', async () => {
    await writeBookings(db, [
      { step: 20, attendees: 2 },
      { step: 21, email: null, phone: '040 1', mobile: 'confirmed' },
      { step: 22, email: null, phone: '040 1', mobile: 'given' },
      { step: 23, email: null },
      { day: '2026-11-09', phone: '040 1', mobile: 'confirmed' },
      { step: 24, needs: ['step-free'] },
      { step: 25, services: [{ id: 'reisepass', persons: 2 }] },
    ])
    const groups = await bookedOnSite(db, ['altona'], open)
    expect(groups).toHaveLength(3)
    expect(groups.find(({ bookings }) => bookings === 5)).toMatchObject({
      office: 'altona',
      services: [{ id: 'meldebescheinigung', persons: 1 }],
      needs: [],
      people: 7,
      mail: 2,
      sms: 1,
      call: 1,
      unreachable: 1,
      kinds: [1, 0, 1, 0, 1, 0, 2, 0],
      first: Temporal.PlainDate.from('2026-11-04'),
      last: Temporal.PlainDate.from('2026-11-09'),
    })
  })

  test('an example is the first of its group, and says nothing of anybody', async () => {
    await writeBookings(db, [{ step: 30 }, { step: 20 }, { step: 4 }, { step: 13, needs: ['quiet'] }])
    const [group] = await bookedOnSite(db, ['altona'], open)
    const plain = { ...group!, needs: [] }
    const example = await exampleOf(db, plain, open)
    expect(example).toEqual({
      office: 'altona',
      day: Temporal.PlainDate.from('2026-11-04'),
      step: 20,
      hasNumber: false,
    })
    expect(await exampleOf(db, { ...plain, office: 'harburg' }, open)).toBeNull()
  })
})

describe('what is free elsewhere', () => {
  test('after what is kept for the hotline nothing, before the moment nothing, and of other offices nothing', async () => {
    const kept = { ...openRule('altona'), kind: 'kept', places: 1, keptFor: 'walk-in' } as ReturnType<
      typeof openRule
    >
    await buildOffice(db, 'altona', ['counter'], [openRule('altona'), kept])
    await buildOffice(db, 'harburg', ['counter'])
    const days = await freeDays(db, ['altona'], {
      from: Temporal.Instant.from('2026-11-03T08:00:00Z'),
      until: null,
    })
    expect(days.map(({ day }) => String(day))).toEqual([
      '2026-11-03',
      '2026-11-04',
      '2026-11-05',
      '2026-11-06',
    ])
    const [tuesday, wednesday] = days
    // From nine o'clock on, until twelve; one of two is kept for those who just come.
    expect(tuesday!.free.map((free, step) => (free > 0 ? step : -1)).filter(step => step >= 0)).toEqual(
      Array.from({ length: 12 }, (_, n) => 8 + n),
    )
    expect(Math.max(...wednesday!.free)).toBe(1)
    expect(wednesday!.free.filter(free => free > 0)).toHaveLength(16)
  })

  test('which offices have telephones', async () => {
    await buildOffice(db, 'altona', ['counter', 'phone'])
    await buildOffice(db, 'harburg', ['counter'])
    expect([...(await officesWithPhones(db))]).toEqual(['altona'])
  })
})

describe('how many fit', () => {
  const day = (
    office: string | null,
    kind: FreeDay['kind'],
    free: Record<number, number>,
    date = monday,
  ): FreeDay => ({
    office,
    kind,
    pool: `${office ?? 'city'}/${kind}`,
    day: date,
    free: Array.from({ length: 48 }, (_, step) => free[step] ?? 0),
    shutServices: [],
  })
  const wanted = (bookings: number, overrides: Partial<Demand> = {}, offices = ['altona']) => ({
    bookings,
    demand: demand(overrides),
    offices,
  })

  test('no more than there are places, and what one takes is gone for the next', () => {
    const days = [day('altona', 'counter', { 4: 2, 5: 1 })]
    expect(fitElsewhere([wanted(2), wanted(5)], days)).toEqual([2, 1])
    expect(days[0]!.free[4]).toBe(2)
  })

  test('a long one needs its steps one after the other', () => {
    const days = [day('altona', 'counter', { 4: 1, 5: 1, 7: 1, 8: 2, 9: 1 })]
    expect(fitElsewhere([wanted(9, { steps: 2 })], days)).toEqual([3])
    expect(fitElsewhere([wanted(9, { steps: 3 })], days)).toEqual([1])
  })

  test('every kind that is needed has to be free at the same office and the same time', () => {
    const days = [
      day('altona', 'counter', { 4: 3 }),
      day('altona', 'biometrics', { 4: 1 }),
      day('harburg', 'counter', { 4: 3 }),
      day('harburg', 'step-free', { 5: 3 }),
    ]
    const both = ['altona', 'harburg']
    expect(fitElsewhere([wanted(5, { kinds: ['biometrics', 'counter'] }, both)], days)).toEqual([1])
    expect(fitElsewhere([wanted(5, { kinds: ['counter', 'step-free'] }, both)], days)).toEqual([0])
    expect(fitElsewhere([wanted(5, {}, ['harburg'])], days)).toEqual([3])
  })

  test('where a service is stopped it has no place, and others have', () => {
    const stopped = { ...day('altona', 'counter', { 4: 3 }), shutServices: ['personalausweis'] }
    const card = wanted(2, { services: ['wohnsitz-anmelden', 'personalausweis'] })
    expect(fitElsewhere([card, wanted(2)], [stopped])).toEqual([0, 2])
  })

  test('of what the city shares there is as much as there is', () => {
    const interpreter = { ...day(null, 'interpreter', { 4: 1, 5: 1 }), pool: 'city/interpreter-tr' }
    const days = [day('altona', 'counter', { 4: 9, 5: 9 }), day('harburg', 'counter', { 4: 9 }), interpreter]
    const asked = wanted(5, { kinds: ['counter', 'interpreter'], language: 'tr' }, ['altona', 'harburg'])
    expect(fitElsewhere([asked], days)).toEqual([2])
  })
})

test('looking changes nothing', async () => {
  await writeBookings(db, [{}])
  const before = await digestOf(db)
  await bookedOnSite(db, ['altona'], open)
  await freeDays(db, ['altona'], open)
  expect(await digestOf(db)).toBe(before)
})
