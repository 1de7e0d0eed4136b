import { Temporal } from 'temporal-polyfill'

const BERLIN = 'Europe/Berlin'

/** The only place that asks the machine for the time; tests pass a clock of their own. */
export interface Clock {
  now(): Temporal.Instant
  /** The day in Berlin. */
  today(): Temporal.PlainDate
}

export const systemClock: Clock = {
  now: () => Temporal.Now.instant(),
  today: () => dayAt(Date.now()).date,
}

/** From the first millisecond of a day in Berlin to the first of the next. */
interface Day {
  readonly date: Temporal.PlainDate
  readonly from: number
  readonly until: number
}
let lastDay: Day | undefined

/** Asked with every page, and another one once a day: reckoned then. */
function dayAt(now: number): Day {
  if (lastDay && lastDay.from <= now && now < lastDay.until) return lastDay
  const date = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(BERLIN).toPlainDate()
  const start = (day: Temporal.PlainDate) => day.toZonedDateTime(BERLIN).epochMilliseconds
  lastDay = { date, from: start(date), until: start(date.add({ days: 1 })) }
  return lastDay
}

export function fixedClock(instant: string): Clock & { advance(duration: Temporal.DurationLike): void } {
  let now = Temporal.Instant.from(instant)
  return {
    now: () => now,
    today: () => now.toZonedDateTimeISO(BERLIN).toPlainDate(),
    advance(duration) {
      now = now.toZonedDateTimeISO(BERLIN).add(duration).toInstant()
    },
  }
}
