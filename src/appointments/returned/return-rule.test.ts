import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it, test } from 'vitest'
import { startOf } from '../steps.ts'
import {
  answerUntil,
  askedUntil,
  latestMoment,
  momentAfter,
  publicMoment,
  type Returned,
  TOO_NEAR_MINUTES,
} from './return-rule.ts'
import { addWaking, isWaking, wakingBetween } from './waking-time.ts'

const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Berlin').toInstant()
const local = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO('Europe/Berlin').toPlainDateTime().toString({ smallestUnit: 'minute' })
const { compare } = Temporal.Instant

describe('waking time', () => {
  it('stands still at night, also where the clocks change', () => {
    expect(local(addWaking(at('2026-11-02T19:30'), 60))).toBe('2026-11-03T08:30')
    expect(local(addWaking(at('2026-11-02T23:00'), 0))).toBe('2026-11-03T08:00')
    expect(local(addWaking(at('2026-11-02T06:00'), 12 * 60))).toBe('2026-11-03T08:00')
    expect(local(addWaking(at('2026-10-24T19:00'), 120))).toBe('2026-10-25T09:00')
    expect(wakingBetween(at('2026-10-24T19:00'), at('2026-10-25T09:00'))).toBe(120)
    expect(wakingBetween(at('2026-11-02T20:30'), at('2026-11-03T07:30'))).toBe(0)
    expect(wakingBetween(at('2026-11-03T10:00'), at('2026-11-02T10:00'))).toBe(0)
  })

  test('adding and measuring agree', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 * 24 * 20 }),
        fc.integer({ min: 0, max: 5000 }),
        (from, minutes) => {
          const start = at('2026-10-20T00:00').add({ minutes: from })
          expect(wakingBetween(start, addWaking(start, minutes))).toBe(minutes)
          expect(isWaking(addWaking(start, minutes))).toBe(true)
        },
      ),
    )
  })
})

describe('a place that was given back', () => {
  it('is everybody’s at once where it is near, also over night', () => {
    const soon = { returnedAt: at('2026-11-02T09:00'), startsAt: at('2026-11-02T10:45') }
    expect(publicMoment(soon, () => 0)).toBeNull()
    const early = { returnedAt: at('2026-11-02T21:00'), startsAt: at('2026-11-03T09:30') }
    expect(publicMoment(early, () => 0)).toBeNull()
  })

  it('two weeks ahead: two hours to answer, people are asked for a day, then four hours at most', () => {
    const far = { returnedAt: at('2026-11-02T10:00'), startsAt: at('2026-11-16T10:00') }
    expect(local(answerUntil(far, at('2026-11-02T10:00'))!)).toBe('2026-11-02T12:00')
    expect(local(answerUntil(far, at('2026-11-02T19:00'))!)).toBe('2026-11-03T09:00')
    expect(local(askedUntil(far))).toBe('2026-11-03T10:00')
    expect(local(momentAfter(far.returnedAt, far.startsAt, () => 0.5))).toBe('2026-11-02T12:00')
    expect(local(latestMoment(far))).toBe('2026-11-03T14:00')
  })

  it('nobody is asked at night, and nobody when there is no time left', () => {
    const far = { returnedAt: at('2026-11-02T10:00'), startsAt: at('2026-11-16T10:00') }
    expect(answerUntil(far, at('2026-11-02T20:00'))).toBeNull()
    expect(answerUntil(far, at('2026-11-03T07:59'))).toBeNull()
    expect(answerUntil(far, at('2026-11-03T09:41'))).toBeNull()
    expect(local(answerUntil(far, at('2026-11-03T09:40'))!)).toBe('2026-11-03T10:00')
  })

  it('this afternoon: less time to answer', () => {
    const soon = { returnedAt: at('2026-11-02T09:00'), startsAt: at('2026-11-02T15:00') }
    expect(local(answerUntil(soon, soon.returnedAt)!)).toBe('2026-11-02T10:30')
    expect(local(latestMoment(soon))).toBe('2026-11-02T13:30')
  })
})

/** Given back at any minute of three weeks, up to 60 days ahead of its start. */
const returned: fc.Arbitrary<Returned> = fc
  .record({ from: fc.nat(60 * 24 * 21), days: fc.nat(60), step: fc.nat(47) })
  .map(({ from, days, step }) => {
    const returnedAt = at('2026-10-15T00:00').add({ minutes: from })
    const day = returnedAt.toZonedDateTimeISO('Europe/Berlin').toPlainDate().add({ days })
    return { returnedAt, startsAt: startOf(day, step).toInstant() }
  })
  .filter(one => wakingBetween(one.returnedAt, one.startsAt) >= TOO_NEAR_MINUTES)
const random = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })

test('whenever people are asked and whatever the dice say, no place waits beyond its latest moment or becomes free at night', () => {
  fc.assert(
    fc.property(returned, fc.array(fc.record({ wait: fc.nat(300), random })), (one, asks) => {
      const latest = latestMoment(one)
      expect(compare(latest, one.startsAt)).toBeLessThan(0)
      let now = one.returnedAt
      let free = publicMoment(one, () => asks[0]?.random ?? 0)!
      for (const { wait, random: dice } of asks) {
        now = now.add({ minutes: wait })
        if (compare(now, free) >= 0) break
        const until = answerUntil(one, now)
        if (!until) continue
        expect(compare(now, until)).toBeLessThan(0)
        expect(compare(until, askedUntil(one))).toBeLessThanOrEqual(0)
        free = momentAfter(until, one.startsAt, () => dice)
        expect(compare(free, until)).toBeGreaterThanOrEqual(0)
      }
      expect(compare(free, latest)).toBeLessThanOrEqual(0)
      expect(isWaking(free)).toBe(true)
    }),
  )
})
