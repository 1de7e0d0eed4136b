import { expect, test } from 'vitest'
import { fixedClock } from './clock.ts'

test('the day is the day in Berlin, not in Greenwich', () => {
  expect(fixedClock('2026-06-30T21:59:59Z').today().toString()).toBe('2026-06-30')
  expect(fixedClock('2026-06-30T22:00:00Z').today().toString()).toBe('2026-07-01')
  expect(fixedClock('2026-12-31T22:59:59Z').today().toString()).toBe('2026-12-31')
  expect(fixedClock('2026-12-31T23:00:00Z').today().toString()).toBe('2027-01-01')
})

test('a clock of a test moves only when it is told to, by the calendar of Berlin', () => {
  const clock = fixedClock('2026-10-24T10:00:00Z')
  expect(clock.now()).toBe(clock.now())
  clock.advance({ days: 1 })
  // The clocks have gone back that night: the same hour on the wall is an hour later.
  expect(clock.now().toString()).toBe('2026-10-25T11:00:00Z')
  clock.advance({ hours: 1 })
  expect(clock.now().toString()).toBe('2026-10-25T12:00:00Z')
})
