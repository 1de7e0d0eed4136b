import type { Temporal } from 'temporal-polyfill'

/**
 * Lead time is the Senate's „Vorlaufzeit“: the distance between the moment of booking and the appointment that was booked,
 * late ones included that people chose though earlier ones were free; its average is the mean of all bookings of the last
 * 60 days (Bürgerschaft der Freien und Hansestadt Hamburg, Drs. 21/10017 of 11 August 2017, answer to question 1). Of the
 * same answer's „Wartezeit“ for an appointment we have no full wording: here it is the distance from the hour that was
 * measured to the next appointment that was free.
 */
export const SENATE_DAYS = 60

/** Groups of fewer people are not shown: a figure about four of them is a figure about somebody. */
export const FEWEST = 5

/** What is known of one appointment, of whoever it was. */
export interface BookedCase {
  readonly service: string
  readonly bookedAt: Temporal.Instant
  readonly startsAt: Temporal.Instant
}

/** What became of one whose day is over. */
export interface KeptCase {
  readonly service: string
  readonly outcome: 'done' | 'missed'
}

/** Somebody with a number who was called. */
export interface ServedCase {
  readonly service: string
  readonly turnAt: Temporal.Instant
  readonly firstCalledAt: Temporal.Instant
  /** The last call, with which the service begins; null: not done. */
  readonly calledAt: Temporal.Instant
  readonly doneAt: Temporal.Instant | null
}

/** What a citizen would have been offered first. */
export interface OfferedCase {
  readonly service: string
  readonly hour: Temporal.Instant
  readonly freeAt: Temporal.Instant | null
}

/** Null: too few. */
export interface Spread {
  readonly n: number
  readonly mean: number
  readonly median: number
  readonly p90: number
}

/**
 * The median of an even number is the middle between the two; the 90th percentile is the smallest value that nine in ten
 * do not exceed (nearest rank).
 */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length < FEWEST) return null
  const sorted = [...values].sort((a, b) => a - b)
  const n = sorted.length
  const half = Math.floor(n / 2)
  return {
    n,
    mean: sorted.reduce((sum, value) => sum + value, 0) / n,
    median: n % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2,
    p90: sorted[Math.ceil(0.9 * n) - 1]!,
  }
}

/** In days with fractions; never negative: whoever is booked for now waited for nothing. */
export function leadDays({ bookedAt, startsAt }: BookedCase): number {
  return Math.max(0, bookedAt.until(startsAt).total('hours') / 24)
}

/** Between having one's turn and the first call, in minutes; who is called before their turn waited for nothing. */
export function waitMinutes({ turnAt, firstCalledAt }: ServedCase): number {
  return Math.max(0, turnAt.until(firstCalledAt).total('minutes'))
}

export function serviceMinutes({ calledAt, doneAt }: ServedCase): number | null {
  return doneAt && Math.max(0, calledAt.until(doneAt).total('minutes'))
}

/** In days; null: nothing was free up to the horizon. */
export function offeredDays({ hour, freeAt }: OfferedCase): number | null {
  return freeAt && Math.max(0, hour.until(freeAt).total('hours') / 24)
}

export interface NoShows {
  /** Appointments that are over, kept or not. */
  readonly n: number
  /** `few`: one to four, which are not told; the share would tell them. */
  readonly missed: number | 'few'
}

/** Null: too few appointments. What is left over is few as well where nearly all did not come. */
export function noShowsOf(cases: readonly KeptCase[]): NoShows | null {
  if (cases.length < FEWEST) return null
  const missed = cases.filter(({ outcome }) => outcome === 'missed').length
  const isFew = (count: number) => count > 0 && count < FEWEST
  return { n: cases.length, missed: isFew(missed) || isFew(cases.length - missed) ? 'few' : missed }
}

export interface Offers {
  /** How many hours were measured. */
  readonly n: number
  /** In how many of them there was nothing up to the horizon. */
  readonly none: number
  /** Of the others, in days; null: in none was anything free. */
  readonly median: number | null
  readonly longest: number | null
}

/** Says nothing of anybody, so nothing is held back. Null: nothing was measured. */
export function offersOf(cases: readonly OfferedCase[]): Offers | null {
  if (cases.length === 0) return null
  const waits = cases.flatMap(one => offeredDays(one) ?? []).sort((a, b) => a - b)
  const half = Math.floor(waits.length / 2)
  const median = waits.length % 2 === 1 ? waits[half]! : (waits[half - 1]! + waits[half]!) / 2
  return {
    n: cases.length,
    none: cases.length - waits.length,
    median: waits.length > 0 ? median : null,
    longest: waits.at(-1) ?? null,
  }
}

export interface WeekOfService {
  readonly service: string
  /** Null: fewer than five. */
  readonly bookings: number | null
  readonly lead: Spread | null
  readonly offers: Offers | null
  readonly noShows: NoShows | null
  readonly wait: Spread | null
  readonly serving: Spread | null
}

export interface CasesOfWeek {
  readonly booked: readonly BookedCase[]
  readonly kept: readonly KeptCase[]
  readonly served: readonly ServedCase[]
  readonly offered: readonly OfferedCase[]
}

/**
 * One line for each service, by its id. There is no line for all together: what is held back of one service could be
 * reckoned from it.
 */
export function figuresOf({ booked, kept, served, offered }: CasesOfWeek): WeekOfService[] {
  const services = new Set(
    [booked, kept, served, offered].flatMap(cases => cases.map(({ service }) => service)),
  )
  return [...services].sort().map(service => {
    const own = <Case extends { readonly service: string }>(cases: readonly Case[]) =>
      cases.filter(one => one.service === service)
    const bookings = own(booked)
    return {
      service,
      bookings: bookings.length < FEWEST ? null : bookings.length,
      lead: spreadOf(bookings.map(leadDays)),
      offers: offersOf(own(offered)),
      noShows: noShowsOf(own(kept)),
      wait: spreadOf(own(served).map(waitMinutes)),
      serving: spreadOf(own(served).flatMap(one => serviceMinutes(one) ?? [])),
    }
  })
}

/**
 * How many in all, in full tens: from the exact number what is held back of one service could be reckoned. 0: fewer than ten.
 */
export function aboutTens(n: number): number {
  return n < 10 ? 0 : Math.round(n / 10) * 10
}
