import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../database/index.ts'

export interface KeptAnswer {
  readonly bodyHash: Buffer
  readonly status: number
  readonly sealed: Buffer
}

/** False while another transaction holds this key; ends with the transaction. Two keys of one number only wait. */
export async function takeKey(tx: Transaction, keyHash: Buffer): Promise<boolean> {
  const number = keyHash.readBigInt64BE(0).toString()
  const { rows } = await sql<{ taken: boolean }>`
    SELECT pg_try_advisory_xact_lock(${number}::bigint) AS taken`.execute(tx)
  return rows[0]!.taken
}

export async function findAnswer(tx: Transaction, keyHash: Buffer): Promise<KeptAnswer | null> {
  const { rows } = await sql<KeptAnswer>`
    SELECT body_hash AS "bodyHash", status, answer AS sealed FROM foundation.idempotency
    WHERE key_hash = ${keyHash}`.execute(tx)
  return rows[0] ?? null
}

export async function keepAnswer(
  tx: Transaction,
  kept: KeptAnswer & { keyHash: Buffer; at: Temporal.Instant },
): Promise<void> {
  await sql`INSERT INTO foundation.idempotency (key_hash, body_hash, status, answer, at)
    VALUES (${kept.keyHash}, ${kept.bodyHash}, ${kept.status}, ${kept.sealed}, ${kept.at})`.execute(tx)
}

export const ANSWERS_KEPT_HOURS = 48

/** For the job of each night. */
export async function deleteOldAnswers(db: Database, now: Temporal.Instant): Promise<void> {
  await sql`DELETE FROM foundation.idempotency WHERE at < ${now.subtract({ hours: ANSWERS_KEPT_HOURS })}`.execute(
    db,
  )
}
