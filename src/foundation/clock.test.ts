import { afterEach, describe, expect, test, vi } from 'vitest'
import { systemClock } from './clock.ts'

afterEach(() => {
  vi.useRealTimers()
})

describe('the day in Berlin', () => {
  test.each([
    ['2026-11-26T22:59:59.999Z', '2026-11-26'],
    ['2026-11-26T23:00:00Z', '2026-11-27'],
    ['2026-06-30T21:59:59.999Z', '2026-06-30'],
    ['2026-06-30T22:00:00Z', '2026-07-01'],
    // The clock goes back: this day has 25 hours.
    ['2026-10-24T22:00:00Z', '2026-10-25'],
    ['2026-10-25T22:59:59.999Z', '2026-10-25'],
    ['2026-10-25T23:00:00Z', '2026-10-26'],
    // And forward: 23 hours.
    ['2026-03-28T23:00:00Z', '2026-03-29'],
    ['2026-03-29T21:59:59.999Z', '2026-03-29'],
    ['2026-03-29T22:00:00Z', '2026-03-30'],
    ['2028-02-28T23:00:00Z', '2028-02-29'],
  ])('at %s is %s', (instant, day) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(instant) })
    expect(systemClock.today().toString()).toBe(day)
    // Asked again, also after the clock of the machine was set back.
    vi.setSystemTime(new Date('2026-01-01T12:00:00Z'))
    expect(systemClock.today().toString()).toBe('2026-01-01')
    vi.setSystemTime(new Date(instant))
    expect(systemClock.today().toString()).toBe(day)
  })
})
