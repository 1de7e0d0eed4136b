import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { addWorkingDays, holidayOn, isWorkingDay, workingDaysBetween } from './index.ts'

const day = Temporal.PlainDate.from

test.each([
  ['2026-11-23', 0, '2026-11-23', 'a Monday itself'],
  ['2026-11-21', 0, '2026-11-23', 'from a Saturday to Monday'],
  ['2026-11-20', 1, '2026-11-23', 'over a weekend'],
  ['2026-12-23', 3, '2026-12-29', 'over Christmas: 24th, 28th, 29th'],
  ['2026-10-30', 1, '2026-11-02', 'Reformation Day, a Saturday'],
  ['2025-10-30', 1, '2025-11-03', 'Reformation Day, a Friday'],
  ['2026-04-02', 1, '2026-04-07', 'over Easter'],
  ['2028-02-28', 1, '2028-02-29', 'a leap day'],
])('%s and %i working days: %s (%s)', (from, n, expected) => {
  expect(addWorkingDays(day(from), n).toString()).toBe(expected)
})

test('holidays of Hamburg have their names in both languages', () => {
  expect(holidayOn(day('2026-10-31'))).toEqual({ de: 'Reformationstag', en: 'Reformation Day' })
  expect(holidayOn(day('2031-10-31'))).toEqual({ de: 'Reformationstag', en: 'Reformation Day' })
  expect(holidayOn(day('2026-06-04'))).toBeUndefined()
})

test('days that are kept but not free are working days', () => {
  expect(holidayOn(day('2032-02-14'))).toBeUndefined()
  expect([holidayOn(day('2032-12-24')), holidayOn(day('2032-12-31'))]).toEqual([undefined, undefined])
})

const days = fc.integer({ min: 0, max: 20_000 }).map(n => day('1990-01-01').add({ days: n }))

test('what is counted between two days is what has to be added', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 40 }), (from, n) => {
      const reached = addWorkingDays(from, n)
      expect(isWorkingDay(reached)).toBe(true)
      expect(workingDaysBetween(from, reached)).toBe(n)
    }),
  )
})

test('a number of days below zero is refused', () => {
  expect(() => addWorkingDays(day('2026-11-23'), -1)).toThrow(
    new RangeError('-1 is no number of working days'),
  )
  expect(() => addWorkingDays(day('2026-11-23'), 1.5)).toThrow(RangeError)
})
