import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { type Arrival, spokenNumber, turnOf, waitFor } from './queue.ts'

const nine = Temporal.Instant.from('2026-11-02T08:00:00Z')
const minutesOn = (minutes: number) => nine.add({ minutes })
const arrival = (overrides: Partial<Arrival> = {}): Arrival => ({
  kind: 'walk-in',
  priority: false,
  arrivedAt: nine,
  dueAt: null,
  ...overrides,
})
const minute = (of: Arrival) => nine.until(turnOf(of)).total('minutes')

describe('the queue', () => {
  test.each([
    ['without an appointment', arrival(), 15],
    ['without, and cannot wait long', arrival({ priority: true }), -5],
    ['early for an appointment', arrival({ kind: 'appointment', dueAt: minutesOn(30) }), 30],
    [
      'late for an appointment',
      arrival({ kind: 'appointment', dueAt: minutesOn(-10), arrivedAt: minutesOn(8) }),
      8,
    ],
    [
      'with an appointment, and cannot wait long',
      arrival({ kind: 'appointment', dueAt: minutesOn(30), priority: true }),
      10,
    ],
  ])('has a turn for who comes %s', (_, who, expected) => {
    expect(minute(who)).toBe(expected)
  })

  test('lets nobody wait behind those who come half an hour later, whoever they are', () => {
    const who = fc.record({
      priority: fc.boolean(),
      arrived: fc.integer({ min: 0, max: 480 }),
      due: fc.option(fc.integer({ min: 0, max: 480 })),
    })
    fc.assert(
      fc.property(who, who, (one, other) => {
        const of = ({ priority, arrived, due }: typeof one) =>
          arrival({ priority, arrivedAt: minutesOn(arrived), dueAt: due === null ? null : minutesOn(due) })
        // Somebody without an appointment has waited past everything that speaks for the other.
        fc.pre(one.due === null && other.arrived >= one.arrived + 36)
        expect(minute(of(one))).toBeLessThan(minute(of(other)))
      }),
    )
  })
})

describe('the waiting time', () => {
  test('is not known as long as too few were served, or nobody serves', () => {
    expect(waitFor(3, [5, 5, 5, 5], 2)).toBeNull()
    expect(waitFor(3, [5, 5, 5, 5, 5], 0)).toBeNull()
  })

  test('is told twice', () => {
    expect(waitFor(4, [5, 6, 7, 8, 20], 2)).toEqual({ hopeful: 15, careful: 60 })
    expect(waitFor(0, [5, 6, 7, 8, 20], 2)).toEqual({ hopeful: 0, careful: 20 })
  })

  test('careful is never shorter than hopeful, and neither shrinks with more people ahead', () => {
    const minutes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 5, maxLength: 20 })
    fc.assert(
      fc.property(fc.nat(50), minutes, fc.integer({ min: 1, max: 10 }), (ahead, served, counters) => {
        const [now, more] = [waitFor(ahead, served, counters)!, waitFor(ahead + 1, served, counters)!]
        expect(now.careful).toBeGreaterThanOrEqual(now.hopeful)
        expect(more.hopeful).toBeGreaterThanOrEqual(now.hopeful)
        expect(more.careful).toBeGreaterThanOrEqual(now.careful)
      }),
    )
  })
})

test('numbers have three digits at least', () => {
  expect([spokenNumber('A', 7), spokenNumber('B', 1234)]).toEqual(['A 007', 'B 1234'])
})
