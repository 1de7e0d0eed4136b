import type { Temporal } from 'temporal-polyfill'
import type { PlanAction } from '../plan.ts'

/** A change of an operation that runs. */
export interface Change {
  readonly activation: string
  readonly number: number
  readonly state: 'prepared' | 'released' | 'withdrawn'
  /** Behind the actions that are there. */
  readonly added: readonly PlanAction[]
  /** Places of actions that hold no more. */
  readonly dropped: readonly number[]
  readonly reason: string
  readonly preparedById: string
  readonly preparedBy: string
  readonly preparedAt: Temporal.Instant
  readonly releasedBy: string | null
  readonly releasedAt: Temporal.Instant | null
  /** Why one person alone released it; null: two did. */
  readonly alone: string | null
}

/** What keeps somebody from releasing it; null: nothing. */
export type ChangeObstacle = 'gone' | 'same-person'

/** @param alone why somebody releases alone what they have prepared themselves; empty: they do not */
export function changeObstacle(
  change: Pick<Change, 'state' | 'preparedById'> | null,
  staffId: string,
  alone: string,
): ChangeObstacle | null {
  if (change?.state !== 'prepared') return 'gone'
  return change.preparedById === staffId && alone.trim() === '' ? 'same-person' : null
}
