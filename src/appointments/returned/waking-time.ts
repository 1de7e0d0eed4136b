import { Temporal } from 'temporal-polyfill'
import { BERLIN } from '../../foundation/language/index.ts'

/** Nobody is woken, and nobody has to be awake: between eight in the evening and eight in the morning no time passes. */
const MORNING = Temporal.PlainTime.from('08:00')
const EVENING = Temporal.PlainTime.from('20:00')
export const WAKING_DAY_MINUTES = 12 * 60

export function isWaking(at: Temporal.Instant): boolean {
  const { hour } = at.toZonedDateTimeISO(BERLIN)
  return hour >= MORNING.hour && hour < EVENING.hour
}

/** So much later, counting the hours from 8 to 20 o'clock in Berlin alone. No clock change falls between them. */
export function addWaking(from: Temporal.Instant, minutes: number): Temporal.Instant {
  let left = minutes * 60
  let at = from.toZonedDateTimeISO(BERLIN)
  for (;;) {
    at = atLeast(at, MORNING)
    const evening = at.withPlainTime(EVENING)
    const today = Math.max(0, at.until(evening).total('seconds'))
    if (left < today) return at.add({ seconds: Math.floor(left) }).toInstant()
    left -= today
    at = at.add({ days: 1 }).withPlainTime(MORNING)
  }
}

/** How many waking minutes there are between; 0 where `until` is not later. */
export function wakingBetween(from: Temporal.Instant, until: Temporal.Instant): number {
  const [start, end] = [from, until].map(one => one.toZonedDateTimeISO(BERLIN)) as [
    Temporal.ZonedDateTime,
    Temporal.ZonedDateTime,
  ]
  if (Temporal.Instant.compare(from, until) >= 0) return 0
  const days = start.toPlainDate().until(end.toPlainDate()).days
  return days * WAKING_DAY_MINUTES + wakingSinceMorning(end) - wakingSinceMorning(start)
}

function wakingSinceMorning(at: Temporal.ZonedDateTime): number {
  const minutes = (at.hour - MORNING.hour) * 60 + at.minute + at.second / 60
  return Math.min(Math.max(minutes, 0), WAKING_DAY_MINUTES)
}

function atLeast(at: Temporal.ZonedDateTime, time: Temporal.PlainTime): Temporal.ZonedDateTime {
  return Temporal.PlainTime.compare(at.toPlainTime(), time) < 0 ? at.withPlainTime(time) : at
}
