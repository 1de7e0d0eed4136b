import { Temporal } from 'temporal-polyfill'
import type { Localized } from '../../foundation/language/index.ts'

/** For whom places are kept back from those who book online. */
export const keptFor = ['hotline', 'walk-in', 'displaced'] as const
export type KeptFor = (typeof keptFor)[number]

interface When {
  readonly validFrom: Temporal.PlainDate
  /** The last day; null: until further notice. */
  readonly validUntil: Temporal.PlainDate | null
  readonly from: Temporal.PlainTime
  readonly until: Temporal.PlainTime
}

/** On which days a rule speaks. */
export type Repeats =
  | { readonly repeats: 'weekly'; readonly weekdays: readonly number[]; readonly everyWeeks: number }
  /** The nth of these weekdays in a month; -1: the last. */
  | { readonly repeats: 'monthly'; readonly weekdays: readonly number[]; readonly nth: number }
  | { readonly repeats: 'once' }

/** What it says of those days. */
export type Says =
  | { readonly kind: 'open'; readonly places: number }
  | { readonly kind: 'closed' }
  | { readonly kind: 'kept'; readonly places: number; readonly keptFor: KeptFor }

export type NewRule = When &
  Repeats &
  Says & {
    readonly id: string
    readonly office: string
    /** Ids of pools; empty: every pool of the office. */
    readonly pools: readonly string[]
    readonly reason: Localized | null
  }

/** Where two rules speak of the same step, the higher number counts. */
export type Rule = NewRule & { readonly number: number }

export function appliesOn(rule: Rule, day: Temporal.PlainDate): boolean {
  const { compare } = Temporal.PlainDate
  if (compare(day, rule.validFrom) < 0) return false
  if (rule.validUntil && compare(day, rule.validUntil) > 0) return false
  switch (rule.repeats) {
    case 'once':
      return day.equals(rule.validFrom)
    case 'weekly':
      if (!rule.weekdays.includes(day.dayOfWeek)) return false
      return rule.everyWeeks === 1 || weeksSince(rule.validFrom, day) % rule.everyWeeks === 0
    case 'monthly':
      return rule.weekdays.includes(day.dayOfWeek) && isNth(day, rule.nth)
  }
}

/** Calendar weeks, so that a fortnightly rule that begins on a Wednesday counts its own week as the first. */
function weeksSince(from: Temporal.PlainDate, day: Temporal.PlainDate): number {
  const monday = (date: Temporal.PlainDate) => date.subtract({ days: date.dayOfWeek - 1 })
  return monday(from).until(monday(day)).total('days') / 7
}

function isNth(day: Temporal.PlainDate, nth: number): boolean {
  if (nth === -1) return day.day + 7 > day.daysInMonth
  return Math.ceil(day.day / 7) === nth
}
