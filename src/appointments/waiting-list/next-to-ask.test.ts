import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it, test } from 'vitest'
import { beforeOpening, demand, monday } from '../testing/small-city.ts'
import { nextToAsk, type PlaceToOffer, suits, type Waiting, type Wishes } from './next-to-ask.ts'

const place: PlaceToOffer = {
  office: 'altona',
  day: monday,
  step: 12,
  steps: 2,
  pools: ['altona/biometrics', 'altona/counter'],
}
const wishes: Wishes = {
  demand: demand(),
  offices: null,
  hours: { from: 0, until: 48 },
  weekdays: [1, 2, 3, 4, 5],
  untilDay: monday.add({ days: 30 }),
  before: null,
}

describe('a place suits', () => {
  it('whoever wants as much or less, there, then', () => {
    expect(suits(wishes, place)).toBe(true)
    expect(suits({ ...wishes, demand: demand({ steps: 2, kinds: ['biometrics', 'counter'] }) }, place)).toBe(
      true,
    )
    expect(suits({ ...wishes, offices: ['harburg', 'altona'] }, place)).toBe(true)
    expect(suits({ ...wishes, hours: { from: 12, until: 13 }, untilDay: monday }, place)).toBe(true)
    expect(suits({ ...wishes, before: { day: monday, step: 13 } }, place)).toBe(true)
  })

  it.each<[string, Partial<Wishes>]>([
    ['it is too short', { demand: demand({ steps: 3 }) }],
    ['it lacks a kind of counter', { demand: demand({ kinds: ['counter', 'quiet'] }) }],
    ['it is by phone', { demand: demand({ kinds: ['phone'], mode: 'phone' }) }],
    ['it is elsewhere', { offices: ['harburg'] }],
    ['it is too early', { hours: { from: 13, until: 48 } }],
    ['it is too late', { hours: { from: 0, until: 12 } }],
    ['it is on another day of the week', { weekdays: [2] }],
    ['it is after all that was wanted', { untilDay: monday.subtract({ days: 1 }) }],
    ['it is no earlier than what they have', { before: { day: monday, step: 12 } }],
    ['it is later than what they have', { before: { day: monday.subtract({ days: 1 }), step: 40 } }],
  ])('nobody for whom %s', (_, change) => {
    expect(suits({ ...wishes, ...change }, place)).toBe(false)
  })
})

const someone = fc.record({
  since: fc.nat(20),
  contact: fc.nat(4),
  steps: fc.integer({ min: 1, max: 3 }),
  altona: fc.boolean(),
})
const people = fc.array(someone, { maxLength: 12 }).map(all =>
  all.map(
    ({ since, contact, steps, altona }, n): Waiting => ({
      ...wishes,
      id: String(n),
      since: beforeOpening.add({ minutes: since }),
      contact: String(contact),
      demand: demand({ steps }),
      offices: altona ? null : ['harburg'],
    }),
  ),
)

test('one after the other is asked: each who has use for it, nobody twice, the longest waiting first', () => {
  fc.assert(
    fc.property(people, waiting => {
      const asked: Waiting[] = []
      for (;;) {
        const before = new Set(asked.map(({ id }) => id))
        const next = nextToAsk(place, waiting, { before, busy: new Set() })
        if (!next) break
        asked.push(next)
        expect(asked.length).toBeLessThanOrEqual(waiting.length)
      }
      const useful = waiting.filter(one => suits(one, place))
      expect(new Set(asked.map(({ id }) => id))).toEqual(new Set(useful.map(({ id }) => id)))
      expect(asked).toHaveLength(useful.length)
      for (const [n, one] of asked.entries())
        if (n > 0) expect(Temporal.Instant.compare(asked[n - 1]!.since, one.since)).toBeLessThanOrEqual(0)
    }),
  )
})

test('of several places nobody is asked for two at once, also by another line of the same person', () => {
  fc.assert(
    fc.property(people, fc.integer({ min: 1, max: 8 }), (waiting, places) => {
      const busy = new Set<string>()
      for (let n = 0; n < places; n += 1) {
        const next = nextToAsk(place, waiting, { before: new Set(), busy })
        if (!next) continue
        expect(busy.has(next.contact)).toBe(false)
        busy.add(next.contact)
      }
    }),
  )
})
