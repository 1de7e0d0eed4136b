import { Temporal } from 'temporal-polyfill'

/** Nobody means a day outside of these, and reckoning with one may run out of days. */
const YEARS = { first: 2000, last: 2199 }

/** Reads `2026-11-30`; null: no day that somebody can mean. */
export function sensibleDay(text: string): Temporal.PlainDate | null {
  try {
    const day = Temporal.PlainDate.from(text, { overflow: 'reject' })
    return day.year >= YEARS.first && day.year <= YEARS.last ? day : null
  } catch {
    return null
  }
}
