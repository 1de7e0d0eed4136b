import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  aboutTens,
  FEWEST,
  figuresOf,
  type KeptCase,
  leadDays,
  noShowsOf,
  offersOf,
  serviceMinutes,
  spreadOf,
  waitMinutes,
} from './figures.ts'

const at = (text: string) => Temporal.Instant.from(text)
const service = 'personalausweis'
const kept = (done: number, missed: number): KeptCase[] => [
  ...Array<KeptCase>(done).fill({ service, outcome: 'done' }),
  ...Array<KeptCase>(missed).fill({ service, outcome: 'missed' }),
]

describe('reckoned by hand', () => {
  it('the spread of ten values', () => {
    // 1 2 3 4 5 6 7 8 9 100: the sum is 145, the middle between 5 and 6, and nine of ten do not exceed 9.
    expect(spreadOf([100, 9, 8, 7, 6, 5, 4, 3, 2, 1])).toEqual({ n: 10, mean: 14.5, median: 5.5, p90: 9 })
  })
  it('the spread of five values', () => {
    expect(spreadOf([4, 1, 1, 2, 12])).toEqual({ n: 5, mean: 4, median: 2, p90: 12 })
  })
  it('a lead time is in days, over the end of summer time as well', () => {
    const booked = { service, bookedAt: at('2026-11-02T08:00:00Z'), startsAt: at('2026-11-12T20:00:00Z') }
    expect(leadDays(booked)).toBe(10.5)
    expect(leadDays({ ...booked, startsAt: at('2026-11-01T08:00:00Z') })).toBe(0)
    const overTheChange = {
      service,
      bookedAt: at('2026-10-24T06:00:00Z'),
      startsAt: at('2026-10-26T07:00:00Z'),
    }
    expect(leadDays(overTheChange)).toBeCloseTo(49 / 24)
  })
  it('one waits from one’s turn to the first call; service begins with the last one', () => {
    const served = {
      service,
      turnAt: at('2026-11-02T08:00:00Z'),
      firstCalledAt: at('2026-11-02T08:07:30Z'),
      calledAt: at('2026-11-02T08:10:00Z'),
      doneAt: at('2026-11-02T08:31:00Z'),
    }
    expect([waitMinutes(served), serviceMinutes(served)]).toEqual([7.5, 21])
    expect(waitMinutes({ ...served, turnAt: at('2026-11-02T09:00:00Z') })).toBe(0)
    expect(serviceMinutes({ ...served, doneAt: null })).toBeNull()
  })
  it('the wait for the next free date, and hours in which there was none', () => {
    const offer = (hour: number, days: number | null) => {
      const from = at('2026-11-02T00:00:00Z').add({ hours: hour })
      return { service, hour: from, freeAt: days === null ? null : from.add({ hours: 24 * days }) }
    }
    expect(offersOf([offer(0, 3), offer(1, 8), offer(2, null), offer(3, 4)])).toEqual({
      n: 4,
      none: 1,
      median: 4,
      longest: 8,
    })
    expect(offersOf([offer(0, 3), offer(1, 8)])).toMatchObject({ median: 5.5 })
    expect(offersOf([offer(0, null)])).toEqual({ n: 1, none: 1, median: null, longest: null })
    expect(offersOf([])).toBeNull()
  })
  it('who did not come', () => {
    expect(noShowsOf(kept(15, 5))).toEqual({ n: 20, missed: 5 })
    expect(noShowsOf(kept(20, 0))).toEqual({ n: 20, missed: 0 })
  })
})

describe('small numbers', () => {
  it('are not told, nor can they be reckoned from what is told', () => {
    expect(spreadOf([1, 2, 3, 4])).toBeNull()
    expect(noShowsOf(kept(3, 1))).toBeNull()
    expect(noShowsOf(kept(19, 1))).toEqual({ n: 20, missed: 'few' })
    expect(noShowsOf(kept(1, 19))).toEqual({ n: 20, missed: 'few' })
    const four = Array(4).fill({
      service,
      bookedAt: at('2026-11-02T08:00:00Z'),
      startsAt: at('2026-11-03T08:00:00Z'),
    })
    expect(figuresOf({ booked: four, kept: [], served: [], offered: [] })).toEqual([
      { service, bookings: null, lead: null, offers: null, noShows: null, wait: null, serving: null },
    ])
  })
  it('a sum is told in tens', () => {
    expect([5, 9, 10, 14, 15, 26].map(aboutTens)).toEqual([0, 0, 10, 10, 20, 30])
  })
  it('whatever happened, every number that is told is none or at least five', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), (done, missed) => {
        const told = noShowsOf(kept(done, missed))
        if (!told || told.missed === 'few') return
        for (const count of [told.missed, told.n - told.missed])
          expect(count === 0 || count >= FEWEST).toBe(true)
      }),
    )
  })
})

it('the spread lies within the values, and nine in ten do not exceed its percentile', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: FEWEST, maxLength: 60 }), values => {
      const spread = spreadOf(values)!
      const [least, most] = [Math.min(...values), Math.max(...values)]
      for (const value of [spread.mean, spread.median, spread.p90]) {
        expect(value).toBeGreaterThanOrEqual(least)
        expect(value).toBeLessThanOrEqual(most)
      }
      const within = values.filter(value => value <= spread.p90).length
      const below = values.filter(value => value < spread.p90).length
      expect(within).toBeGreaterThanOrEqual(0.9 * values.length)
      expect(below).toBeLessThan(0.9 * values.length)
    }),
  )
})
