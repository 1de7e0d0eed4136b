import { randomUUID } from 'node:crypto'
import type { Transaction } from '../foundation/database/index.ts'
import { emitEvent } from '../foundation/events/index.ts'
import type { Secret } from '../foundation/secret.ts'
import { saveRating } from './queries.ts'
import type { Vote } from './rating.ts'

/** Gives or changes the one vote of this voter; `new` tells which. */
export async function rate(tx: Transaction, secret: Secret, vote: Vote): Promise<'new' | 'changed'> {
  const saved = await saveRating(tx, { ...vote, id: randomUUID(), voter: secret.hash('voter', vote.voter) })
  if (saved.isNew) await emitEvent(tx, { name: 'rating-given', subject: saved.id, at: vote.at })
  return saved.isNew ? 'new' : 'changed'
}
