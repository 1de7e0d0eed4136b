import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { earliestPlaces, timesOfDay } from './places-to-offer.ts'

const monday = Temporal.PlainDate.from('2026-11-30')
const slot = (office: string, days: number, step: number) => ({ office, day: monday.add({ days }), step })
const week = (office: string) => [0, 1, 2, 3, 4].map(days => slot(office, days, 4))

describe('the earliest places', () => {
  it('are at most three of an office and twelve in all, soonest first', () => {
    expect(earliestPlaces(week('altona'), null)).toEqual(week('altona').slice(0, 3))
    const many = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap(week)
    const places = earliestPlaces(many, null)
    expect(places).toHaveLength(12)
    expect(places.map(({ day }) => monday.until(day).days)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1])
  })
  it('begin on the day that was asked for', () => {
    const places = earliestPlaces(week('altona'), monday.add({ days: 3 }))
    expect(places).toEqual(week('altona').slice(3))
  })
})

describe('the times of a day', () => {
  it('are all of them where one can look through them', () => {
    const starts = [4, 5, 6].map(step => ({ office: 'altona', step, free: 1 }))
    expect(timesOfDay(monday, starts)).toEqual({
      slots: [4, 5, 6].map(step => slot('altona', 0, step)),
      thinned: false,
    })
  })
  it('are one for each quarter of an hour where they are too many, at the office with the most room', () => {
    const starts = Array.from({ length: 120 }, (_, n) => ({
      office: ['altona', 'harburg', 'nord'][n % 3]!,
      step: Math.floor(n / 3),
      free: n % 3 === 1 ? 5 : 2,
    }))
    const { slots, thinned } = timesOfDay(monday, starts)
    expect(thinned).toBe(true)
    expect(slots).toHaveLength(40)
    expect(new Set(slots.map(({ office }) => office))).toEqual(new Set(['harburg']))
  })
})
