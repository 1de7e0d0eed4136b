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

/** How far a caller has come with one limit. */
export interface Standing {
  readonly within: boolean
  readonly left: number
  /** Until the window begins anew. */
  readonly seconds: number
}

/** Counts a try and says whether it was still within the limit. */
export async function countTry(
  db: Database | Transaction,
  secret: Secret,
  limit: Limit,
  key: string,
  now: Temporal.Instant,
  weight = 1,
): Promise<boolean> {
  return (await standingAfter(db, secret, limit, key, now, weight)).within
}

async function standingAfter(
  db: Database | Transaction,
  secret: Secret,
  limit: Limit,
  key: string,
  now: Temporal.Instant,
  weight: number,
): Promise<Standing> {
  const { failures, since } = await countAnother(db, secret, limit, key, now, weight)
  const ends = since.add({ minutes: limit.windowMinutes })
  return {
    within: failures <= limit.tries,
    left: Math.max(0, limit.tries - failures),
    seconds: Math.max(1, Math.ceil(now.until(ends).total('seconds'))),
  }
}

type Window = Pick<Limit, 'purpose' | 'windowMinutes'>

/** Where the next one is dearer instead of refused. One statement, so that racers are counted. */
export async function countAnother(
  db: Database | Transaction,
  secret: Secret,
  limit: Window,
  key: string,
  now: Temporal.Instant,
  weight = 1,
): Promise<{ failures: number; since: Temporal.Instant }> {
  const windowStart = now.subtract({ minutes: limit.windowMinutes })
  const { rows } = await sql<{ failures: number; since: Temporal.Instant }>`
    INSERT INTO foundation.attempt AS a (purpose, key, failures, first_at, last_at)
    VALUES (${limit.purpose}, ${secret.hash(limit.purpose, key)}, ${weight}, ${now}, ${now})
    ON CONFLICT (purpose, key) DO UPDATE SET
      failures = CASE WHEN a.first_at > ${windowStart} THEN a.failures + ${weight} ELSE ${weight} END,
      first_at = CASE WHEN a.first_at > ${windowStart} THEN a.first_at ELSE ${now} END,
      last_at = ${now}
    RETURNING failures, first_at AS since`.execute(db)
  return rows[0]!
}

/** How many there have been in the window under way; counts none. */
export async function triesSoFar(
  db: Database | Transaction,
  secret: Secret,
  limit: Window,
  key: string,
  now: Temporal.Instant,
): Promise<number> {
  const { rows } = await sql<{ failures: number }>`SELECT failures FROM foundation.attempt
    WHERE purpose = ${limit.purpose} AND key = ${secret.hash(limit.purpose, key)}
      AND first_at > ${now.subtract({ minutes: limit.windowMinutes })}`.execute(db)
  return rows[0]?.failures ?? 0
}

/** A try that was counted beforehand and turned out to be none. */
export async function giveBackTry(
  db: Database | Transaction,
  secret: Secret,
  limit: Window,
  key: string,
): Promise<void> {
  await sql`UPDATE foundation.attempt SET failures = greatest(failures - 1, 0)
    WHERE purpose = ${limit.purpose} AND key = ${secret.hash(limit.purpose, key)}`.execute(db)
}

/** No window is longer than a day; what is older counts nowhere any more. */
export const TRIES_KEPT_HOURS = 48

/** For the job of each night. */
export async function deleteOldTries(db: Database, now: Temporal.Instant): Promise<void> {
  const before = now.subtract({ hours: TRIES_KEPT_HOURS })
  await sql`DELETE FROM foundation.attempt WHERE first_at < ${before}`.execute(db)
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

/**
 * How often one connection may do something of this kind; generous, because whole families share one, and behind
 * one may stand a portal of its own. Reads of public facts are not counted: counting would cost more than the
 * answer, and the hour of a surge is no time to turn people away.
 */
export const byPurpose = {
  secret: { purpose: 'route-secret', tries: 60, windowMinutes: 15 },
  submit: { purpose: 'route-submit', tries: 120, windowMinutes: 60 },
  /** Megabytes. */
  upload: { purpose: 'route-upload', tries: 1000, windowMinutes: 60 },
  application: { purpose: 'applications-by-api', tries: 600, windowMinutes: 60 },
  /** Places that are held while somebody types. */
  hold: { purpose: 'holds', tries: 60, windowMinutes: 15 },
  /** The machine at the door: several offices may stand behind one connection, each with its numbers of a day. */
  kiosk: { purpose: 'kiosk', tries: 600, windowMinutes: 15 },
  rating: { purpose: 'ratings-by-api', tries: 600, windowMinutes: 60 },
} as const satisfies Record<string, Limit>
export type Purpose = keyof typeof byPurpose

const SLOW_DOWN = {
  de: 'Von Ihrem Anschluss kamen sehr viele Anfragen. Bitte versuchen Sie es später noch einmal oder rufen Sie 115 an.',
  en: 'A great many requests came from your connection. Please try again later or call 115.',
}

/** Null where nothing is counted. @throws TooMany */
export async function keepWithin(
  { config, db, secret, clock }: House,
  purpose: Purpose,
  address: string,
  weight = 1,
): Promise<Standing | null> {
  if (!config.rateLimit) return null
  const standing = await standingAfter(db, secret, byPurpose[purpose], address, clock.now(), weight)
  if (!standing.within) throw new TooMany(SLOW_DOWN, standing.seconds)
  return standing
}

/** The fields of draft-ietf-httpapi-ratelimit-headers-09: the policy has the name of its purpose. */
export function limitHeaders(purpose: Purpose, standing: Pick<Standing, 'left' | 'seconds'>) {
  const { tries, windowMinutes } = byPurpose[purpose]
  return {
    'ratelimit-policy': `"${purpose}";q=${tries};w=${windowMinutes * 60}`,
    ratelimit: `"${purpose}";r=${standing.left};t=${standing.seconds}`,
  }
}
