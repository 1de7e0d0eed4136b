import { Temporal } from 'temporal-polyfill'
import { BERLIN, type Localized } from '../foundation/language/index.ts'
import { holidayOn } from './holidays.ts'
import type { Closure } from './office.ts'
import { type OpeningHours, weekdays } from './office-definition.ts'

type Weekly = OpeningHours['weekly']

export interface Span {
  readonly from: Temporal.ZonedDateTime
  readonly until: Temporal.ZonedDateTime
}

export type Opening =
  | { readonly state: 'open'; readonly until: Temporal.ZonedDateTime }
  | {
      readonly state: 'closed'
      /** `hours`: before, between or after the hours of a day on which it opens. */
      readonly because: 'hours' | 'weekday' | 'holiday' | 'closure'
      readonly holiday?: Localized
      readonly closure?: Closure
      /** When it opens next; null: not within two weeks. */
      readonly opens: Temporal.ZonedDateTime | null
    }
  | { readonly state: 'unknown' }

const LOOK_AHEAD_DAYS = 14

/** Whether an office (or the hotline) is open now, until when, or else why not and when it opens next. */
export function openingToday(
  hours: OpeningHours | null,
  closures: readonly Closure[],
  at: Temporal.Instant,
): Opening {
  if (!hours) return { state: 'unknown' }
  const now = at.toZonedDateTimeISO(BERLIN)
  const day = now.toPlainDate()
  const current = openSpans(hours.weekly, closures, day).find(span => isWithin(now, span))
  if (current) return { state: 'open', until: current.until }
  return {
    state: 'closed',
    ...reasonFor(hours.weekly, closures, now),
    opens: nextOpening(hours.weekly, closures, now),
  }
}

/** When it is open on this day: regular hours without holidays and planned closures. */
export function openSpans(weekly: Weekly, closures: readonly Closure[], day: Temporal.PlainDate): Span[] {
  if (holidayOn(day)) return []
  return closures.reduce(cutOut, regularSpans(weekly, day))
}

function regularSpans(weekly: Weekly, day: Temporal.PlainDate): Span[] {
  const weekday = weekdays[day.dayOfWeek - 1]
  return weekly
    .filter(hours => hours.day === weekday)
    .map(hours => ({ from: atTime(day, hours.from), until: atTime(day, hours.to) }))
    .sort((a, b) => compare(a.from, b.from))
}

/** What is left of the spans when a closure is taken out. */
function cutOut(spans: Span[], closure: Closure): Span[] {
  const from = closure.from.toZonedDateTimeISO(BERLIN)
  const until = closure.until.toZonedDateTimeISO(BERLIN)
  return spans.flatMap(span => {
    const before = { from: span.from, until: earlier(span.until, from) }
    const after = { from: later(span.from, until), until: span.until }
    return [before, after].filter(part => compare(part.from, part.until) < 0)
  })
}

function reasonFor(weekly: Weekly, closures: readonly Closure[], now: Temporal.ZonedDateTime) {
  const day = now.toPlainDate()
  const regular = regularSpans(weekly, day)
  if (regular.length === 0) return { because: 'weekday' as const }
  const holiday = holidayOn(day)
  if (holiday) return { because: 'holiday' as const, holiday }
  const closure = closures.find(({ from, until }) => {
    const instant = now.toInstant()
    return Temporal.Instant.compare(from, instant) <= 0 && Temporal.Instant.compare(instant, until) < 0
  })
  if (closure && regular.some(span => isWithin(now, span))) return { because: 'closure' as const, closure }
  return { because: 'hours' as const }
}

function nextOpening(
  weekly: Weekly,
  closures: readonly Closure[],
  now: Temporal.ZonedDateTime,
): Temporal.ZonedDateTime | null {
  for (let days = 0; days <= LOOK_AHEAD_DAYS; days++) {
    const spans = openSpans(weekly, closures, now.toPlainDate().add({ days }))
    const next = spans.find(span => compare(span.from, now) > 0)
    if (next) return next.from
  }
  return null
}

const { compare } = Temporal.ZonedDateTime

function isWithin(moment: Temporal.ZonedDateTime, span: Span): boolean {
  return compare(span.from, moment) <= 0 && compare(moment, span.until) < 0
}
function atTime(day: Temporal.PlainDate, time: string): Temporal.ZonedDateTime {
  return day.toZonedDateTime({ timeZone: BERLIN, plainTime: Temporal.PlainTime.from(time) })
}
function earlier(a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return compare(a, b) <= 0 ? a : b
}
function later(a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return compare(a, b) >= 0 ? a : b
}
