import type { Temporal } from 'temporal-polyfill'

/** One day of the calendar; null before the first and after the last of the month. */
export type Week = readonly (Temporal.PlainDate | null)[]

/** The weeks of a month from Monday to Sunday. */
export function weeksOf(month: Temporal.PlainYearMonth): Week[] {
  const first = month.toPlainDate({ day: 1 })
  const cells: (Temporal.PlainDate | null)[] = Array.from({ length: first.dayOfWeek - 1 }, () => null)
  for (let day = 1; day <= month.daysInMonth; day += 1) cells.push(month.toPlainDate({ day }))
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

/** `7 Uhr`: the times of a day by the hour in which they begin. */
export function byHour<Start extends { readonly step: number }>(
  starts: readonly Start[],
  hourOf: (step: number) => number,
): { readonly hour: number; readonly starts: readonly Start[] }[] {
  const hours = new Map<number, Start[]>()
  for (const start of starts) {
    const hour = hourOf(start.step)
    hours.set(hour, [...(hours.get(hour) ?? []), start])
  }
  return [...hours].map(([hour, starts]) => ({ hour, starts }))
}

export function monthOf(day: Temporal.PlainDate): Temporal.PlainYearMonth {
  return day.toPlainYearMonth()
}

export function firstOf(month: Temporal.PlainYearMonth): Temporal.PlainDate {
  return month.toPlainDate({ day: 1 })
}

export function lastOf(month: Temporal.PlainYearMonth): Temporal.PlainDate {
  return month.toPlainDate({ day: month.daysInMonth })
}
