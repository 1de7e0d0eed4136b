import { randomUUID } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../foundation/database/index.ts'
import { emitEvent } from '../foundation/events/index.ts'
import type { Secret } from '../foundation/secret.ts'
import { saveRating } from './queries.ts'
import type { Rating } from './rating.ts'

export interface Vote {
  /** `case:<id>` */
  readonly subject: string
  readonly serviceId: string | null
  /** What makes the voter one person; only its keyed hash is kept. */
  readonly voter: string
  readonly rating: Rating
  readonly demo: boolean
  readonly at: Temporal.Instant
}

/** Gives or changes the one vote of this voter; `new` tells which. */
export async function rate(tx: Transaction, secret: Secret, vote: Vote): Promise<'new' | 'changed'> {
  const saved = await saveRating(tx, { ...vote, id: randomUUID(), voter: secret.hash('voter', vote.voter) })
  if (saved.isNew) await emitEvent(tx, { name: 'rating-given', subject: saved.id, at: vote.at })
  return saved.isNew ? 'new' : 'changed'
}
