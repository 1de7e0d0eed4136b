import { Temporal } from 'temporal-polyfill'
import { BERLIN } from '../../foundation/language/index.ts'
import { maskOf, STEPS } from '../steps.ts'

/** Up to how many days ahead appointments are given out. */
export const HORIZON_DAYS = 60

/**
 * The farthest day comes into the open at seven in the morning and not at midnight, when programs are awake and people
 * are not; and in four portions, so that whoever looks an hour later finds something as well.
 */
export const RELEASE = { from: Temporal.PlainTime.from('07:00'), portions: 4, everyMinutes: 30 } as const

/** Each portion has starts in every hour, and not always at the same minute. */
function portionOf(step: number): number {
  return (step + Math.floor(step / RELEASE.portions)) % RELEASE.portions
}

/** When a start can be booked from. Neither hour nor half hour of the release falls into a change of the clock. */
export function releaseOf(day: Temporal.PlainDate, step: number): Temporal.Instant {
  return day
    .subtract({ days: HORIZON_DAYS })
    .toZonedDateTime({ timeZone: BERLIN, plainTime: RELEASE.from })
    .add({ minutes: portionOf(step) * RELEASE.everyMinutes })
    .toInstant()
}

/** The starts of a day that can be booked at this moment, as PostgreSQL writes bit(48). */
export function releasedStarts(day: Temporal.PlainDate, now: Temporal.Instant): string {
  return maskOf(step => Temporal.Instant.compare(releaseOf(day, step), now) <= 0)
}

/** The next moment at which something of a day comes into the open; null: all of it has. */
export function nextRelease(day: Temporal.PlainDate, now: Temporal.Instant): Temporal.Instant | null {
  const { compare } = Temporal.Instant
  const ahead = Array.from({ length: RELEASE.portions }, (_, step) => releaseOf(day, step))
  return ahead.filter(moment => compare(moment, now) > 0).sort(compare)[0] ?? null
}

/** The times of a day at which a portion comes into the open. */
export function releaseTimes(): Temporal.PlainTime[] {
  return Array.from({ length: RELEASE.portions }, (_, n) =>
    RELEASE.from.add({ minutes: n * RELEASE.everyMinutes }),
  )
}

/** Every start. */
export const ALL_STARTS = '1'.repeat(STEPS)
