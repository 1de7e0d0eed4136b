import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { gapsIn, isStale, nextIn, numbersOf, wrongMoment } from './paper-range.ts'

const range = { first: 1_000_000, last: 1_000_099 }
const moment = (text: string) => Temporal.Instant.from(text)
const subsets = fc.subarray(numbersOf(range))

describe('gaps', () => {
  test('what is missing below the highest number, in spans', () => {
    expect(gapsIn(range, [])).toEqual([])
    expect(gapsIn(range, [1_000_000, 1_000_001])).toEqual([])
    expect(gapsIn(range, [1_000_013, 1_000_000, 1_000_010])).toEqual([
      { from: 1_000_001, to: 1_000_009 },
      { from: 1_000_011, to: 1_000_012 },
    ])
    expect(gapsIn(range, [1_000_099])).toEqual([{ from: 1_000_000, to: 1_000_098 }])
  })

  test('gaps and what was dealt with are together all numbers up to the highest, each once', () => {
    fc.assert(
      fc.property(subsets, dealtWith => {
        const missing = gapsIn(range, dealtWith).flatMap(({ from, to }) =>
          numbersOf({ first: from, last: to }),
        )
        const highest = Math.max(range.first - 1, ...dealtWith)
        expect([...missing, ...dealtWith].sort((a, b) => a - b)).toEqual(
          numbersOf({ first: range.first, last: highest }),
        )
      }),
    )
  })

  test('next is the lowest that is missing; none where all are dealt with', () => {
    fc.assert(
      fc.property(subsets, dealtWith => {
        const next = nextIn(range, dealtWith)
        const [gap] = gapsIn(range, dealtWith)
        if (gap) expect(next).toBe(gap.from)
        else expect(next).toBe(dealtWith.length === 100 ? null : range.first + dealtWith.length)
      }),
    )
  })
})

test('a folder is stale after two hours, also where the clock on the wall goes back in between', () => {
  const made = moment('2026-10-25T00:05:00Z')
  expect(isStale(made, moment('2026-10-25T02:05:00Z'))).toBe(false)
  expect(isStale(made, moment('2026-10-25T02:06:00Z'))).toBe(true)
  expect(isStale(null, made)).toBe(true)
})

test('a paper came neither after now nor long before its number was issued', () => {
  const [issued, now] = [{ issuedAt: moment('2026-11-28T08:00:00Z') }, moment('2026-11-30T08:00:00Z')]
  expect(wrongMoment(moment('2026-11-28T09:00:00Z'), issued, now)).toBeNull()
  expect(wrongMoment(now, issued, now)).toBeNull()
  expect(wrongMoment(now.add({ seconds: 1 }), issued, now)).toBe('in-the-future')
  expect(wrongMoment(moment('2026-11-14T08:00:00Z'), issued, now)).toBeNull()
  expect(wrongMoment(moment('2025-11-28T09:00:00Z'), issued, now)).toBe('before-the-number')
})
