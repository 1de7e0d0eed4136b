import type { Temporal } from 'temporal-polyfill'
import { addWaking, isWaking, WAKING_DAY_MINUTES, wakingBetween } from './waking-time.ts'

/**
 * What becomes of a place that somebody gave back. All times are waking time (8 to 20 o'clock), so that nothing happens
 * at night, when only programs are awake. First those who wait are asked, one after the other, then it is everybody's
 * at a moment that nobody knows beforehand: whoever cancels to grab it under another name gains nothing.
 */

/** Nearer than this nobody is asked: who wants to come today needs it now. */
export const TOO_NEAR_MINUTES = 120
const LONGEST_ASKING = WAKING_DAY_MINUTES
const LONGEST_WINDOW = 4 * 60
const LONGEST_ANSWER = 120
const SHORTEST_ANSWER = 20

export interface Returned {
  readonly returnedAt: Temporal.Instant
  readonly startsAt: Temporal.Instant
}

/** Null: it is too near, and everybody's at once. */
export function publicMoment(
  { returnedAt, startsAt }: Returned,
  random: () => number,
): Temporal.Instant | null {
  if (wakingBetween(returnedAt, startsAt) < TOO_NEAR_MINUTES) return null
  return momentAfter(returnedAt, startsAt, random)
}

/** After this nobody new is asked: half of the time that was left, one waking day at most. */
export function askedUntil({ returnedAt, startsAt }: Returned): Temporal.Instant {
  return addWaking(returnedAt, Math.min(LONGEST_ASKING, wakingBetween(returnedAt, startsAt) / 2))
}

/** A random moment of the window: a quarter of the time that is left, four hours at most. */
export function momentAfter(
  from: Temporal.Instant,
  startsAt: Temporal.Instant,
  random: () => number,
): Temporal.Instant {
  const window = Math.min(LONGEST_WINDOW, wakingBetween(from, startsAt) / 4)
  return addWaking(from, random() * window)
}

/** No place waits longer, whoever is asked and whatever the dice say. */
export function latestMoment({ returnedAt, startsAt }: Returned): Temporal.Instant {
  const left = wakingBetween(returnedAt, startsAt)
  return addWaking(returnedAt, Math.min(LONGEST_ASKING + LONGEST_WINDOW, (left * 3) / 4))
}

/**
 * Until when somebody who is asked now can answer: two hours, less where the appointment is soon. Null: not now, because
 * it is night, or because there is no time left to ask.
 */
export function answerUntil(returned: Returned, now: Temporal.Instant): Temporal.Instant | null {
  if (!isWaking(now)) return null
  const last = askedUntil(returned)
  const most = Math.min(LONGEST_ANSWER, wakingBetween(now, returned.startsAt) / 4)
  const minutes = Math.min(most, wakingBetween(now, last))
  return minutes < SHORTEST_ANSWER ? null : addWaking(now, minutes)
}
