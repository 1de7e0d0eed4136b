import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import type { PlannedDay } from '../availability/rebuild-days.ts'
import { STEPS } from '../steps.ts'
import { monday } from '../testing/small-city.ts'
import { strandedIn, type TakenPlace } from './stranded.ts'

function planned(kind: string, capacity: readonly number[]): PlannedDay {
  const none = Array(STEPS).fill(0)
  const pool = { id: `here/${kind}`, office: 'here', kind: 'counter', language: null } as const
  const plan = { capacity, keptFromOnline: none, keptFromHotline: none, because: [] }
  return { pool, day: monday, plan }
}
const flat = (places: number) => Array<number>(STEPS).fill(places)

function place(minute: number, overrides: Partial<TakenPlace> = {}): TakenPlace {
  const since = Temporal.Instant.from('2026-10-01T08:00:00Z').add({ minutes: minute })
  return { day: monday, step: 4, steps: 1, pools: ['here/counter'], since, ...overrides }
}

it('nobody loses a place where there is enough for all', () => {
  expect(strandedIn([planned('counter', flat(2))], [place(1), place(2), place(3, { step: 5 })])).toEqual([])
})

it('who booked last loses the place first', () => {
  const [early, middle, late] = [place(1), place(2), place(3)]
  expect(strandedIn([planned('counter', flat(1))], [late, early, middle])).toEqual([middle, late])
})

it('who needs two kinds of counters loses both, and leaves the other one to the next', () => {
  const both = place(1, { pools: ['here/biometrics', 'here/counter'] })
  const plans = [planned('counter', flat(1)), planned('biometrics', flat(0))]
  expect(strandedIn(plans, [both, place(2)])).toEqual([both])
})

it('a step that is closed in the middle of an appointment is one too many', () => {
  const capacity = flat(3)
  capacity[6] = 0
  const long = place(1, { steps: 4 })
  expect(strandedIn([planned('counter', capacity)], [long, place(2)])).toEqual([long])
})

it('pools of the city and days that nobody plans strand nobody', () => {
  const away = place(1, { day: monday.add({ days: 90 }) })
  const shared = place(2, { pools: ['city/video', 'here/counter'] })
  expect(strandedIn([planned('counter', flat(1))], [away, shared])).toEqual([])
})

it('whoever stays fits, and nobody is sent away whom the others leave a place', () => {
  const places = fc.array(
    fc.record({
      step: fc.integer({ min: 0, max: 8 }),
      steps: fc.integer({ min: 1, max: 3 }),
      pools: fc.constantFrom(['here/counter'], ['here/counter', 'here/biometrics']),
    }),
    { maxLength: 12 },
  )
  const capacities = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: STEPS, maxLength: STEPS })
  fc.assert(
    fc.property(places, capacities, capacities, (shapes, counter, biometrics) => {
      const all = shapes.map((shape, n) => place(n, shape))
      const plans = [planned('counter', counter), planned('biometrics', biometrics)]
      const stranded = new Set(strandedIn(plans, all))
      const staying = all.filter(one => !stranded.has(one))
      expect(strandedIn(plans, staying)).toEqual([])
      for (const one of stranded)
        expect(
          strandedIn(plans, [...staying.filter(({ since }) => isBefore(since, one.since)), one]),
        ).toEqual([one])
    }),
  )
})

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0
}
