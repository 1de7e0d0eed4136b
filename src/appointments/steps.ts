import { Temporal } from 'temporal-polyfill'
import { BERLIN } from '../foundation/language/index.ts'

/** A day of appointments has 48 steps of a quarter of an hour, from 7 to 19 o'clock in Berlin. */
export const STEPS = 48
export const STEP_MINUTES = 15
const FIRST = Temporal.PlainTime.from('07:00')
const LAST = 19

/** How many steps an appointment of so many minutes takes. */
export function stepsFor(minutes: number): number {
  return Math.ceil(minutes / STEP_MINUTES)
}

const TIMES = Array.from({ length: STEPS }, (_, step) => FIRST.add({ minutes: step * STEP_MINUTES }))

/** 14 is half past ten; 48 is the end of the day. */
export function timeOfStep(step: number): Temporal.PlainTime {
  return TIMES[step] ?? FIRST.add({ minutes: step * STEP_MINUTES })
}

/** The step that begins at this time; null where none does. */
export function stepAt(time: Temporal.PlainTime): number | null {
  const minutes = minutesSinceFirst(time)
  const step = minutes / STEP_MINUTES
  return Number.isInteger(step) && step >= 0 && step < STEPS ? step : null
}

/** From here on, up to but without there, as far as the day of appointments goes: half a step counts as none. */
export function stepsBetween(
  from: Temporal.PlainTime,
  until: Temporal.PlainTime,
): { from: number; until: number } {
  const clamp = (step: number) => Math.min(Math.max(step, 0), STEPS)
  return {
    from: clamp(Math.ceil(minutesSinceFirst(from) / STEP_MINUTES)),
    until: clamp(Math.floor(minutesSinceFirst(until) / STEP_MINUTES)),
  }
}

/** The same for what takes places away: half a step counts as whole. */
export function stepsTouched(
  from: Temporal.PlainTime,
  until: Temporal.PlainTime,
): { from: number; until: number } {
  const clamp = (step: number) => Math.min(Math.max(step, 0), STEPS)
  return {
    from: clamp(Math.floor(minutesSinceFirst(from) / STEP_MINUTES)),
    until: clamp(Math.ceil(minutesSinceFirst(until) / STEP_MINUTES)),
  }
}

/** No clock change falls between 7 and 19 o'clock: every step exists once on every day. */
export function startOf(day: Temporal.PlainDate, step: number): Temporal.ZonedDateTime {
  return day.toZonedDateTime({ timeZone: BERLIN, plainTime: timeOfStep(step) })
}

/** The step of a day at which this moment begins one; null for every other moment. */
export function whenOf(start: Temporal.Instant): { day: Temporal.PlainDate; step: number } | null {
  const local = start.toZonedDateTimeISO(BERLIN)
  const step = stepAt(local.toPlainTime())
  return step === null ? null : { day: local.toPlainDate(), step }
}

/** The first step of today that has not begun yet; 48 after closing time. */
export function firstStepAfter(now: Temporal.Instant): { today: Temporal.PlainDate; step: number } {
  const local = now.toZonedDateTimeISO(BERLIN)
  if (local.hour >= LAST) return { today: local.toPlainDate(), step: STEPS }
  const step = Math.floor(minutesSinceFirst(local.toPlainTime()) / STEP_MINUTES) + 1
  return { today: local.toPlainDate(), step: Math.min(Math.max(step, 0), STEPS) }
}

/** The first step that begins at this moment or later; `STEPS`: none of its day. */
export function firstStepFrom(at: Temporal.Instant): { day: Temporal.PlainDate; step: number } {
  const local = at.toZonedDateTimeISO(BERLIN)
  const step = Math.ceil(minutesSinceFirst(local.toPlainTime()) / STEP_MINUTES)
  return { day: local.toPlainDate(), step: Math.min(Math.max(step, 0), STEPS) }
}

/** As PostgreSQL writes bit(48): `1` for each of these steps. */
export function maskOf(isSet: (step: number) => boolean): string {
  return Array.from({ length: STEPS }, (_, step) => (isSet(step) ? '1' : '0')).join('')
}

function minutesSinceFirst({ hour, minute, second, millisecond }: Temporal.PlainTime): number {
  return (hour - FIRST.hour) * 60 + minute + (second + millisecond / 1000) / 60
}
