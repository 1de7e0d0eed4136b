import { Temporal } from 'temporal-polyfill'

/** Up to how many days ahead a roster can be written. */
const FARTHEST = 365

/** Monday to Saturday of the week of this day. */
export function weekOf(day: Temporal.PlainDate): Temporal.PlainDate[] {
  const monday = day.subtract({ days: day.dayOfWeek - 1 })
  return Array.from({ length: 6 }, (_, n) => monday.add({ days: n }))
}

/** `2026-11-27`; what is no day, or too far away, is today. */
export function dayFrom(text: string | null, today: Temporal.PlainDate): Temporal.PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text ?? '')) return today
  try {
    const day = Temporal.PlainDate.from(text!, { overflow: 'reject' })
    return Math.abs(today.until(day).total('days')) <= FARTHEST ? day : today
  } catch {
    return today
  }
}

export interface CopyTarget {
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
}

/** `rest`: this day to the later ones until Friday. `next`: each day of the week to the same one of the next. */
export function copyTargets(day: Temporal.PlainDate, wanted: string): CopyTarget[] {
  if (wanted === 'rest')
    return weekOf(day)
      .slice(day.dayOfWeek, 5)
      .map(to => ({ from: day, to }))
  return wanted === 'next' ? weekOf(day).map(from => ({ from, to: from.add({ days: 7 }) })) : []
}

export function pathOf(office: string, day: Temporal.PlainDate, said = ''): string {
  return `/amt/besetzung/${office}?tag=${day}${said && `&gesagt=${said}`}`
}
