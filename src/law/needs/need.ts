import type { Temporal } from 'temporal-polyfill'
import type { Localized } from '../../foundation/language/index.ts'
import type { NeedDefinition, NeedState, Savings } from './need-definition.ts'

/** One step on the way into the law. */
export interface NeedStep {
  readonly number: number
  readonly state: NeedState
  /** The day on which it got there; null: not known. */
  readonly since: Temporal.PlainDate | null
  readonly note: Localized | null
  /** Null: a file of the district. */
  readonly enteredName: string | null
  readonly enteredAt: Temporal.Instant
}

export interface Need extends NeedDefinition {
  readonly enteredName: string | null
  /** Oldest first; never empty. */
  readonly steps: readonly NeedStep[]
}

export function stateOf({ steps }: Pick<Need, 'steps'>): NeedState {
  return steps.at(-1)!.state
}

/** Where a need may go from here: onwards, or away. */
export const nextStates = {
  idea: ['drafted', 'submitted', 'dropped'],
  drafted: ['submitted', 'dropped'],
  submitted: ['in-parliament', 'adopted', 'dropped'],
  'in-parliament': ['adopted', 'dropped'],
  adopted: ['in-force', 'dropped'],
  'in-force': [],
  dropped: [],
} as const satisfies Record<NeedState, readonly NeedState[]>

export function isOpen(need: Pick<Need, 'steps'>): boolean {
  return nextStates[stateOf(need)].length > 0
}

const measures = ['minutes', 'trips', 'cases'] as const satisfies readonly (keyof Savings)[]

/**
 * By what they save a year: minutes first, then trips, then cases, the most first. What is not known is no zero: it
 * comes last.
 */
export function bySavings(a: Need, b: Need): number {
  for (const measure of measures) {
    const [one, other] = [a.saves[measure]?.perYear ?? -1, b.saves[measure]?.perYear ?? -1]
    if (one !== other) return other - one
  }
  return a.id.localeCompare(b.id)
}
