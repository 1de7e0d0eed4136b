import { Temporal } from 'temporal-polyfill'
import type { PlanDefinition } from '../plan.ts'

/** A plan that is switched on, or about to be. */
export interface Activation {
  readonly id: string
  readonly plan: string
  readonly number: number
  readonly definition: PlanDefinition
  readonly state: 'prepared' | 'released' | 'withdrawn' | 'over'
  readonly startsAt: Temporal.Instant
  /** Null: until it is ended. */
  readonly endsAt: Temporal.Instant | null
  readonly reviewAt: Temporal.Instant
  readonly preparedById: string
  readonly preparedBy: string
  readonly preparedAt: Temporal.Instant
  readonly releasedBy: string | null
  readonly releasedAt: Temporal.Instant | null
  /** Why one person alone released it; null: two did. */
  readonly breakGlass: string | null
  readonly endedBy: string | null
  readonly endedAt: Temporal.Instant | null
  /** Offices that are open again, while the others are not. */
  readonly openAgain: readonly string[]
  /** Places of actions that a change on the run has taken back; those that came in stand behind the others. */
  readonly dropped: readonly number[]
}

/** What keeps somebody from releasing it; null: nothing. `too-late`: it should have begun long ago, and has to be prepared anew. */
export type ReleaseObstacle = 'done' | 'gone' | 'same-person' | 'too-late'

/** A start that has passed by more than this was meant for another situation. */
const STALE_HOURS = 12

/** @param breakGlass why somebody releases alone what they have prepared themselves; empty: they do not */
export function releaseObstacle(
  activation: Pick<Activation, 'state' | 'preparedById' | 'startsAt'>,
  staffId: string,
  breakGlass: string,
  now: Temporal.Instant,
): ReleaseObstacle | null {
  if (activation.state === 'released') return 'done'
  if (activation.state !== 'prepared') return 'gone'
  if (Temporal.Instant.compare(activation.startsAt.add({ hours: STALE_HOURS }), now) < 0) return 'too-late'
  return activation.preparedById === staffId && breakGlass.trim() === '' ? 'same-person' : null
}

/** Whether what was typed is the name of what is closed: capitals and spaces do not matter. */
export function namesSubject(typed: string, definition: Pick<PlanDefinition, 'subject'>): boolean {
  const plain = (text: string) => text.normalize('NFC').toLocaleLowerCase('de').replace(/\s+/g, ' ').trim()
  return [definition.subject.de, definition.subject.en].some(name => plain(name) === plain(typed))
}

/** Nobody has looked whether it has to go on. */
export function isReviewDue(
  { state, reviewAt }: Pick<Activation, 'state' | 'reviewAt'>,
  now: Temporal.Instant,
): boolean {
  return state === 'released' && Temporal.Instant.compare(reviewAt, now) <= 0
}
