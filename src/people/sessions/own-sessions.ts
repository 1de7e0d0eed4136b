import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import { randomToken, tokenHash } from '../../foundation/secret.ts'
import type { ProviderSession } from '../single-sign-on/provider-session.ts'
import type { WayIn } from './session.ts'

export interface OwnSession {
  readonly id: string
  readonly begunAt: Temporal.Instant
  readonly lastSeenAt: Temporal.Instant
  readonly by: WayIn
  readonly userAgent: string
  /** The browser that asks. */
  readonly isThisOne: boolean
  readonly verifiedAt: Temporal.Instant
}

/** Where this person is signed in, this browser first. */
export async function listSessions(
  db: Database,
  staffId: string,
  token: string,
  now: Temporal.Instant,
): Promise<OwnSession[]> {
  const { rows } = await sql<OwnSession>`
    SELECT id, created_at AS "begunAt", last_seen_at AS "lastSeenAt", signed_in_by AS by,
      user_agent AS "userAgent", token_hash = ${tokenHash(token)} AS "isThisOne", verified_at AS "verifiedAt"
    FROM people.session
    WHERE staff_id = ${staffId} AND verified_at IS NOT NULL AND expires_at > ${now}
      AND last_seen_at > ${now.subtract({ hours: 2 })}
    ORDER BY "isThisOne" DESC, last_seen_at DESC`.execute(db)
  return rows
}

/** Ends one of the own sessions; a foreign one does not end. */
export async function endOwnSession(tx: Transaction, staffId: string, id: string): Promise<boolean> {
  const { rows } = await sql`DELETE FROM people.session WHERE staff_id = ${staffId} AND id::text = ${id}
    RETURNING id`.execute(tx)
  return rows.length > 0
}

/** All of this person's, but the one with this token where it is given; begun sign-ins, too. How many. */
export async function endSessionsOf(tx: Transaction, staffId: string, butToken?: string): Promise<number> {
  await sql`DELETE FROM people.begun_sign_in WHERE staff_id = ${staffId}`.execute(tx)
  const spared = butToken ? tokenHash(butToken) : Buffer.alloc(0)
  const { rows } = await sql`DELETE FROM people.session
    WHERE staff_id = ${staffId} AND token_hash <> ${spared} RETURNING id`.execute(tx)
  return rows.length
}

/** How long a factor that was given counts for what is sensitive. */
const FRESH = { minutes: 10 }

export async function isFresh(db: Database, token: string, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`SELECT FROM people.session
    WHERE token_hash = ${tokenHash(token)} AND verified_at > ${now.subtract(FRESH)}`.execute(db)
  return rows.length > 0
}

/**
 * After a factor was given once more: a new token, so that one that was seen before is worth nothing. What the
 * identity provider said this time takes the place of what it said before.
 */
export async function renewSession(
  tx: Transaction,
  token: string,
  now: Temporal.Instant,
  provider?: ProviderSession,
): Promise<string> {
  const renewed = randomToken()
  const atProvider = provider
    ? sql`, provider_session = ${provider.sid}, id_token = ${provider.idToken}`
    : sql``
  await sql`UPDATE people.session SET token_hash = ${tokenHash(renewed)}, verified_at = ${now} ${atProvider}
    WHERE token_hash = ${tokenHash(token)}`.execute(tx)
  return renewed
}

/** Whether the identity provider had a part in this session, and so can be asked again. */
export async function restsOnProvider(db: Database, token: string): Promise<boolean> {
  const { rows } = await sql`SELECT FROM people.session
    WHERE token_hash = ${tokenHash(token)} AND id_token IS NOT NULL`.execute(db)
  return rows.length > 0
}
