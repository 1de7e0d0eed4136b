import type { Temporal } from 'temporal-polyfill'
import { holidayOn } from './holidays.ts'

const SATURDAY = 6

/** Monday to Friday without Hamburg's holidays. */
export function isWorkingDay(day: Temporal.PlainDate): boolean {
  return day.dayOfWeek < SATURDAY && !holidayOn(day)
}

/**
 * The n-th working day after `day`, which itself does not count; with n = 0 the day itself or the first working
 * day after it.
 */
export function addWorkingDays(day: Temporal.PlainDate, n: number): Temporal.PlainDate {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`${n} is no number of working days`)
  let reached = day
  while (n === 0 && !isWorkingDay(reached)) reached = reached.add({ days: 1 })
  for (let left = n; left > 0; ) {
    reached = reached.add({ days: 1 })
    if (isWorkingDay(reached)) left -= 1
  }
  return reached
}

/** Working days after `from` up to and including `until`: what `addWorkingDays` has to add; 0 where it is not later. */
export function workingDaysBetween(from: Temporal.PlainDate, until: Temporal.PlainDate): number {
  let count = 0
  for (let left = from.until(until).days, day = from; left > 0; left--) {
    day = day.add({ days: 1 })
    if (isWorkingDay(day)) count += 1
  }
  return count
}
