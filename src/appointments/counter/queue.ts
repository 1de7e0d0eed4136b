import type { Temporal } from 'temporal-polyfill'

export interface Arrival {
  readonly kind: 'appointment' | 'walk-in'
  /** Old age, pregnancy, small children, illness. */
  readonly priority: boolean
  readonly arrivedAt: Temporal.Instant
  /** When the appointment begins; null without one. */
  readonly dueAt: Temporal.Instant | null
}

/** So much later is the turn of who came without an appointment, counted from their coming. */
export const WALK_IN_MINUTES = 15
/** So much earlier is the turn of who cannot wait long. */
export const PRIORITY_MINUTES = 20

/**
 * Since when it is somebody's turn: one queue for all, the earliest first. An appointment has its turn when it begins, and
 * who comes late to it when they come; so nobody waits for ever, and nobody who is early passes those who waited.
 */
export function turnOf({ priority, arrivedAt, dueAt }: Arrival): Temporal.Instant {
  const turn = dueAt ? later(dueAt, arrivedAt) : arrivedAt.add({ minutes: WALK_IN_MINUTES })
  return priority ? turn.subtract({ minutes: PRIORITY_MINUTES }) : turn
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return a.epochNanoseconds > b.epochNanoseconds ? a : b
}

/** Minutes of waiting, told twice: as it may well be, and as it may be when things go slowly. */
export interface Wait {
  readonly hopeful: number
  readonly careful: number
}

/** Fewer tell nothing. */
const ENOUGH = 5
const ROUND_TO = 5

/**
 * @param ahead how many come first
 * @param minutes how long those served of late took
 * @param counters how many are served at the same time
 * @returns null: not known, because too few were served yet
 */
export function waitFor(ahead: number, minutes: readonly number[], counters: number): Wait | null {
  if (minutes.length < ENOUGH || counters < 1) return null
  const sorted = [...minutes].sort((a, b) => a - b)
  const share = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!
  const rounds = Math.ceil(ahead / counters)
  const hopeful = upTo(rounds * share(0.5))
  return { hopeful, careful: Math.max(hopeful, upTo((rounds + 1) * share(0.9))) }
}

function upTo(minutes: number): number {
  return Math.ceil(minutes / ROUND_TO) * ROUND_TO
}

/** `A 007` with an appointment, `B 012` without. */
export function spokenNumber(letter: 'A' | 'B', number: number): string {
  return `${letter} ${String(number).padStart(3, '0')}`
}
