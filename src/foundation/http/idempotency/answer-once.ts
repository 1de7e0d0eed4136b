import { setTimeout as sleep } from 'node:timers/promises'
import type { Temporal } from 'temporal-polyfill'
import { type Database, inTransaction, type Transaction } from '../../database/index.ts'
import { Invalid, TooMany } from '../../errors.ts'
import type { Secret } from '../../secret.ts'
import { inputMessages } from '../api/input-messages.ts'
import { findAnswer, type KeptAnswer, keepAnswer, takeKey } from './queries.ts'
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
/** Calls of this process that are at work, by the hash of their key; those of other processes the database knows. */
const atWork = new Map<string, Promise<unknown>>()
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
  const attempt = () =>
    inTransaction(db, async tx => {
      // Looked for before the key is taken as well: those who only want the answer again do not wait for each other.
      const earlier =
        (await findAnswer(tx, keyHash)) ??
        ((await takeKey(tx, keyHash)) ? await findAnswer(tx, keyHash) : 'taken')
      if (earlier === 'taken') return null
      if (earlier) return givenAgain(earlier)
      const done = await act(tx)
      const sealed = sealAnswer(secret, keyHash, request.key, done.text)
      await keepAnswer(tx, { keyHash, bodyHash, status: done.status, sealed, at: request.at })
      return done
    })
  const givenAgain = (earlier: KeptAnswer) => {
    if (!earlier.bodyHash.equals(bodyHash)) throw new Invalid(KEY_REUSED, 'idempotency-key-reused')
    return { status: earlier.status, text: openAnswer(secret, keyHash, request.key, earlier.sealed) }
  }
  const answer = await untilItsTurn(keyHash.toString('hex'), attempt)
  if (!answer) throw new TooMany(KEY_IN_USE, 1, 'idempotency-key-in-use')
  return answer
}

/** Null where somebody else is still at work when patience is over. */
async function untilItsTurn<Answer>(
  id: string,
  attempt: () => Promise<Answer | null>,
): Promise<Answer | null> {
  const deadline = performance.now() + PATIENCE_MS
  const first = atWork.get(id)
  if (first) await Promise.race([first.catch(() => {}), sleep(PATIENCE_MS)])
  for (let pause = 20; ; pause = Math.min(500, pause * 2)) {
    const work = attempt()
    if (!atWork.has(id)) {
      atWork.set(id, work)
      work.catch(() => {}).finally(() => atWork.delete(id))
    }
    const answer = await work
    if (answer || performance.now() > deadline) return answer
    await sleep(pause * (0.5 + Math.random()))
  }
}

export function keyHashOf(secret: Secret, { route, scope, key }: Omit<KeyedRequest, 'body' | 'at'>): Buffer {
  return secret.hash('idempotency-key', JSON.stringify([route, scope, key]))
}
