import type { Temporal } from 'temporal-polyfill'
import type { Localized } from '../foundation/language/index.ts'

export const MAX_COMMENT = 2000
/** Fewer votes than this could be traced to a person, so no average is shown. */
export const ENOUGH_VOTES = 5

export interface Rating {
  readonly stars: number
  readonly comment: string
}

export interface Vote {
  /** `service:<id>` */
  readonly subject: string
  readonly serviceId: string | null
  /** What makes the voter one person; only its keyed hash is kept. */
  readonly voter: string
  readonly rating: Rating
  readonly demo: boolean
  /** With the code of a decoy: kept, and counted in no average. */
  readonly decoy: boolean
  readonly at: Temporal.Instant
}

export type RatingRefusal = 'stars' | 'comment'

export const ratingRefusals = {
  stars: { de: 'Bitte wählen Sie einen bis fünf Sterne.', en: 'Please choose one to five stars.' },
  comment: { de: 'Bitte kürzen Sie auf 2.000 Zeichen.', en: 'Please shorten it to 2,000 characters.' },
} as const satisfies Record<RatingRefusal, Localized>

/** Reads what was typed; tells what is wrong with it, or the rating. */
export function readRating(typed: { stars: string; comment: string }): Rating | { refusal: RatingRefusal } {
  if (!/^[1-5]$/.test(typed.stars)) return { refusal: 'stars' }
  if (typed.comment.length > MAX_COMMENT) return { refusal: 'comment' }
  return { stars: Number(typed.stars), comment: typed.comment.trim() }
}

export interface Average {
  readonly n: number
  /** One decimal; null below five votes. */
  readonly stars: number | null
}

export function averageOf(n: number, sum: number): Average {
  return { n, stars: n < ENOUGH_VOTES ? null : Math.round((sum / n) * 10) / 10 }
}
