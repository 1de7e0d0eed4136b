import { Temporal } from 'temporal-polyfill'

/** The only place that asks the machine for the time; tests pass a clock of their own. */
export interface Clock {
  now(): Temporal.Instant
  /** The day in Berlin. */
  today(): Temporal.PlainDate
}

export const systemClock: Clock = {
  now: () => Temporal.Now.instant(),
  today: () => Temporal.Now.plainDateISO('Europe/Berlin'),
}

export function fixedClock(instant: string): Clock & { advance(duration: Temporal.DurationLike): void } {
  let now = Temporal.Instant.from(instant)
  return {
    now: () => now,
    today: () => now.toZonedDateTimeISO('Europe/Berlin').toPlainDate(),
    advance(duration) {
      now = now.toZonedDateTimeISO('Europe/Berlin').add(duration).toInstant()
    },
  }
}
