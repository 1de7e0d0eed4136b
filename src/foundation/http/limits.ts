import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../database/index.ts'
import { TooMany } from '../errors.ts'
import type { Secret } from '../secret.ts'
import type { House } from './visit.ts'

/**
 * Counts tries across all web processes. The key is hashed with the installation's secret, so that the table
 * holds neither addresses nor names.
 */
export interface Limit {
  readonly purpose: string
  /** Tries allowed in the window. */
  readonly tries: number
  readonly windowMinutes: number
}

/** Whether another try is still allowed; counts nothing. */
export async function mayTry(
  db: Database | Transaction,
  secret: Secret,
  limit: Limit,
  key: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql<{ failures: number }>`
    SELECT failures FROM foundation.attempt
    WHERE purpose = ${limit.purpose} AND key = ${secret.hash(limit.purpose, key)}
      AND first_at > ${now.subtract({ minutes: limit.windowMinutes })}`.execute(db)
  return (rows[0]?.failures ?? 0) < limit.tries
}

/** Counts one try and says whether it was still within the limit; one statement, so that racers are counted. */
export async function countTry(
  db: Database | Transaction,
  secret: Secret,
  limit: Limit,
  key: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const windowStart = now.subtract({ minutes: limit.windowMinutes })
  const { rows } = await sql<{ failures: number }>`
    INSERT INTO foundation.attempt AS a (purpose, key, failures, first_at, last_at)
    VALUES (${limit.purpose}, ${secret.hash(limit.purpose, key)}, 1, ${now}, ${now})
    ON CONFLICT (purpose, key) DO UPDATE SET
      failures = CASE WHEN a.first_at > ${windowStart} THEN a.failures + 1 ELSE 1 END,
      first_at = CASE WHEN a.first_at > ${windowStart} THEN a.first_at ELSE ${now} END,
      last_at = ${now}
    RETURNING failures`.execute(db)
  return rows[0]!.failures <= limit.tries
}

export async function forgetTries(
  db: Database | Transaction,
  secret: Secret,
  limit: Limit,
  key: string,
): Promise<void> {
  await sql`DELETE FROM foundation.attempt
    WHERE purpose = ${limit.purpose} AND key = ${secret.hash(limit.purpose, key)}`.execute(db)
}

/** How often one address may call a route of this kind; generous, because whole families share an address. */
const byPurpose = {
  secret: { purpose: 'route-secret', tries: 60, windowMinutes: 15 },
  submit: { purpose: 'route-submit', tries: 120, windowMinutes: 60 },
} as const satisfies Record<string, Limit>
export type Purpose = keyof typeof byPurpose

const SLOW_DOWN = {
  de: 'Von Ihrem Anschluss kamen sehr viele Anfragen. Bitte versuchen Sie es in einer Viertelstunde noch einmal oder rufen Sie 115 an.',
  en: 'A great many requests came from your connection. Please try again in a quarter of an hour or call 115.',
}

/** @throws TooMany */
export async function keepWithin(house: House, purpose: Purpose, address: string): Promise<void> {
  if (!house.config.rateLimit) return
  const free = await countTry(house.db, house.secret, byPurpose[purpose], address, house.clock.now())
  if (!free) throw new TooMany(SLOW_DOWN)
}
