import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { CALM_MINUTES, effortAfter, isPressing, waitAfter } from './pressure.ts'

const quiet = (count: number) => new Array<number>(count).fill(0)
const minutes = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 61 })
const begin = fc.integer({ min: 2, max: 200 })

describe('pressure', () => {
  it('begins in the minute that is still under way, and ends when ten full minutes were quiet', () => {
    expect(isPressing([119], 120)).toBe(false)
    expect(isPressing([120], 120)).toBe(true)
    // The minute under way may yet become a loud one.
    expect(isPressing([120, ...quiet(CALM_MINUTES)], 120)).toBe(true)
    expect(isPressing([120, ...quiet(CALM_MINUTES + 1)], 120)).toBe(false)
  })

  it('does not flicker: a rush in waves keeps it on', () => {
    const waves = [120, ...quiet(CALM_MINUTES - 1), 60, ...quiet(CALM_MINUTES - 1), 60, 0]
    expect(isPressing(waves, 120)).toBe(true)
    // Waves of half a rush never switch it on.
    expect(isPressing(waves.slice(1), 120)).toBe(false)
  })

  it('is always there where operators say so', () => {
    expect(isPressing(quiet(61), 0)).toBe(true)
  })

  test('whatever was, a loud minute is pressure; without one there is none', () => {
    fc.assert(
      fc.property(minutes, begin, (before, begin) => {
        expect(isPressing([...before, begin], begin)).toBe(true)
        expect(isPressing([...before, begin, ...quiet(CALM_MINUTES)], begin)).toBe(true)
        expect(isPressing([...before, ...quiet(CALM_MINUTES), 0], begin)).toBe(false)
        if (Math.max(...before) < begin) expect(isPressing(before, begin)).toBe(false)
      }),
    )
  })

  test('more tries in a minute never mean less pressure', () => {
    fc.assert(
      fc.property(minutes, begin, fc.nat(60), fc.nat(300), (before, begin, at, more) => {
        const louder = before.map((tries, n) => (n === at % before.length ? tries + more : tries))
        if (isPressing(before, begin)) expect(isPressing(louder, begin)).toBe(true)
      }),
    )
  })
})

describe('what a hold takes', () => {
  it('is the same for the first three of a connection, then three times as much for each', () => {
    expect([0, 1, 2, 3, 4, 5, 8, 60].map(effortAfter)).toEqual([1, 1, 1, 3, 9, 27, 729, 729])
    expect([0, 2, 3, 4, 5, 60].map(waitAfter)).toEqual([20, 20, 60, 180, 540, 600])
  })
})
