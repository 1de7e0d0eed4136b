import { Temporal } from 'temporal-polyfill'
import type { Language } from '../../foundation/language/index.ts'

/** When somebody would like to be called: any time, before noon, until four, or after. */
export const wishes = ['any', 'morning', 'afternoon', 'evening'] as const
export type Wish = (typeof wishes)[number]

/** What came of one call. `letter`: the errand was settled in writing. */
export const results = ['reached', 'nobody', 'letter'] as const
export type Result = (typeof results)[number]
export type Ending = 'reached' | 'three-attempts' | 'letter'

export const MOST_ATTEMPTS = 3
/** Whoever has taken one and does not call leaves it to others after this. */
export const TAKEN_MINUTES = 15

export interface CallBack {
  readonly id: string
  readonly team: string
  readonly service: string
  readonly name: string
  readonly phone: string
  readonly language: Language
  readonly errand: string
  readonly wished: Wish
  readonly askedAt: Temporal.Instant
  /** Null: the person themselves. */
  readonly enteredBy: string | null
  readonly attempts: number
  readonly attemptedAt: Temporal.Instant | null
  readonly takenById: string | null
  readonly takenBy: string | null
  readonly takenAt: Temporal.Instant | null
  readonly endedAt: Temporal.Instant | null
  readonly ending: Ending | null
}

type Taken = Pick<CallBack, 'takenById' | 'takenAt'>

/** Whether it is somebody's now; null: anybody may take it. */
export function holderOf({ takenById, takenAt }: Taken, now: Temporal.Instant): string | null {
  if (!takenById || !takenAt) return null
  const lapses = takenAt.add({ minutes: TAKEN_MINUTES })
  return Temporal.Instant.compare(lapses, now) > 0 ? takenById : null
}

/** How it ends with this result; null: it goes on, somebody tries once more. */
export function endingOf({ attempts }: Pick<CallBack, 'attempts'>, result: Result): Ending | null {
  if (result !== 'nobody') return result
  return attempts + 1 >= MOST_ATTEMPTS ? 'three-attempts' : null
}
