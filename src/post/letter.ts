import type { Temporal } from 'temporal-polyfill'
import type { LetterContent } from './rendering/index.ts'

/**
 * ordered → produced → handed-over → delivered or returned, for paper;
 * ordered → produced → fetched, for a letter that is fetched online.
 */
export const letterStates = [
  'ordered',
  'produced',
  'handed-over',
  'returned',
  'delivered',
  'fetched',
] as const
export type LetterState = (typeof letterStates)[number]

/** Which states a letter may come from. */
export const comesFrom = {
  ordered: [],
  produced: ['ordered'],
  'handed-over': ['produced', 'returned'],
  returned: ['handed-over'],
  delivered: ['handed-over'],
  // Fetching twice is fetching once.
  fetched: ['produced'],
} satisfies Record<LetterState, readonly LetterState[]>

/** Paper is handed over and comes back; only what was agreed to be online is fetched. Nothing said: either. */
export const travelsBy: Partial<Record<LetterState, Letter['delivery']>> = {
  'handed-over': 'post',
  returned: 'post',
  delivered: 'post',
  fetched: 'online',
}

export interface Letter {
  readonly id: string
  readonly caseId: string
  readonly reference: string
  readonly team: string
  readonly subject: string
  /** First line of the address. */
  readonly recipient: string
  readonly delivery: 'post' | 'online'
  readonly state: LetterState
  readonly fileId: string | null
  readonly lastError: string | null
  readonly demo: boolean
  readonly createdAt: Temporal.Instant
}

export interface LetterToSend {
  readonly id: string
  readonly caseId: string
  readonly reference: string
  readonly team: string
  readonly content: LetterContent
  readonly delivery: 'post' | 'online'
  readonly demo: boolean
  readonly at: Temporal.Instant
}
