import { setTimeout as sleep } from 'node:timers/promises'
import type { Temporal } from 'temporal-polyfill'
import { type Database, inTransaction, type Transaction } from '../../database/index.ts'
import { Invalid, TooMany } from '../../errors.ts'
import type { Secret } from '../../secret.ts'
import { inputMessages } from '../api/input-messages.ts'
import { findAnswer, keepAnswer, takeKey } from './queries.ts'
import { openAnswer, sealAnswer } from './seal-answer.ts'

/** What goes over the wire, to the byte. */
export interface SentAnswer {
  readonly status: number
  readonly text: string
}

/** One request with an idempotency key. */
export interface KeyedRequest {
  /** `POST /applications` */
  readonly route: string
  /** What tells one caller from another; a key is worth nothing to others. */
  readonly scope: string
  readonly key: string
  /** All that must be the same when the key comes again. */
  readonly body: string
  readonly at: Temporal.Instant
}

const KEY_REUSED = { de: inputMessages.de.keyReused, en: inputMessages.en.keyReused }
const KEY_IN_USE = { de: inputMessages.de.keyInUse, en: inputMessages.en.keyInUse }
/** A call is done in far less; whoever still waits then is told to come again. */
const PATIENCE_MS = 5_000

/**
 * Does the act once for a key. The answer is kept in the transaction of the act, so both exist or neither does; a
 * call that was refused leaves the key free. Who comes while the first is at work waits without a connection of
 * the database, so that a hundred of them stop nobody else.
 * @throws Invalid, TooMany
 */
export async function answerOnce(
  db: Database,
  secret: Secret,
  request: KeyedRequest,
  act: (tx: Transaction) => Promise<SentAnswer>,
): Promise<SentAnswer> {
  const keyHash = keyHashOf(secret, request)
  const bodyHash = secret.hash('idempotency-body', request.body)
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    const answer = await inTransaction(db, async tx => {
      if (!(await takeKey(tx, keyHash))) return null
      const earlier = await findAnswer(tx, keyHash)
      if (earlier && !earlier.bodyHash.equals(bodyHash))
        throw new Invalid(KEY_REUSED, 'idempotency-key-reused')
      if (earlier)
        return { status: earlier.status, text: openAnswer(secret, keyHash, request.key, earlier.sealed) }
      const done = await act(tx)
      const sealed = sealAnswer(secret, keyHash, request.key, done.text)
      await keepAnswer(tx, { keyHash, bodyHash, status: done.status, sealed, at: request.at })
      return done
    })
    if (answer) return answer
    if (performance.now() > deadline) throw new TooMany(KEY_IN_USE, 1, 'idempotency-key-in-use')
    await sleep(20 + Math.random() * 60)
  }
}

export function keyHashOf(secret: Secret, { route, scope, key }: Omit<KeyedRequest, 'body' | 'at'>): Buffer {
  return secret.hash('idempotency-key', JSON.stringify([route, scope, key]))
}
