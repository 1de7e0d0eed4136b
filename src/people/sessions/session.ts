import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { randomToken, tokenHash } from '../../foundation/secret.ts'
import type { ProviderSession } from '../single-sign-on/provider-session.ts'

export const SESSION_COOKIE = 'schalter_amt'
/** The whole site, because only a cookie without a narrower path cannot be planted by a neighbour (`__Host-`). */
export const SESSION_PATH = '/'

const IDLE = { hours: 2 }
export const LONGEST_SESSION_HOURS = 12
const LONGEST = { hours: LONGEST_SESSION_HOURS }

/** Which proofs a session rests on; none rests on a password alone. */
export const waysIn = [
  'password+totp',
  'password+recovery-code',
  'passkey',
  'single-sign-on',
  'single-sign-on+totp',
  'single-sign-on+recovery-code',
] as const
export type WayIn = (typeof waysIn)[number]

export interface BegunSession {
  readonly by: WayIn
  readonly userAgent: string
  readonly provider?: ProviderSession | null
}

/** A new token at every sign-in, so that a session planted beforehand is worth nothing. */
export async function beginSession(
  tx: Transaction,
  staffId: string,
  now: Temporal.Instant,
  { by, userAgent, provider }: BegunSession = { by: 'password+totp', userAgent: '' },
): Promise<string> {
  const token = randomToken()
  await sql`WITH seen AS (UPDATE people.staff SET last_signed_in_at = ${now} WHERE id = ${staffId})
    INSERT INTO people.session
      (token_hash, staff_id, created_at, last_seen_at, expires_at, signed_in_by, user_agent, verified_at,
       provider_session, id_token)
    VALUES (${tokenHash(token)}, ${staffId}, ${now}, ${now}, ${now.add(LONGEST)}, ${by},
            ${userAgent.slice(0, 300)}, ${now}, ${provider?.sid ?? null}, ${provider?.idToken ?? null})`.execute(
    tx,
  )
  return token
}

/** The sealed ID token, where the session rested on the identity provider. */
export async function endSession(db: Database | Transaction, token: string): Promise<Buffer | null> {
  const { rows } = await sql<{ idToken: Buffer | null }>`
    DELETE FROM people.session WHERE token_hash = ${tokenHash(token)} RETURNING id_token AS "idToken"`.execute(
    db,
  )
  return rows[0]?.idToken ?? null
}

/**
 * Who holds this token, if it is still good. Seen at most once a minute, to spare the disk.
 * @param attended false: a page asked by itself, which keeps nobody signed in
 */
export async function findSession(
  db: Database,
  token: string,
  now: Temporal.Instant,
  attended = true,
): Promise<StaffActor | null> {
  const { rows } = await sql<Omit<StaffActor, 'kind'> & { lastSeenAt: Temporal.Instant }>`
    SELECT staff.id, staff.name, staff.roles, staff.teams, session.last_seen_at AS "lastSeenAt"
    FROM people.session JOIN people.staff ON staff.id = session.staff_id
    WHERE session.token_hash = ${tokenHash(token)} AND staff.active AND session.verified_at IS NOT NULL
      AND session.expires_at > ${now} AND session.last_seen_at > ${now.subtract(IDLE)}`.execute(db)
  const found = rows[0]
  if (!found) return null
  if (attended && found.lastSeenAt.until(now).total('seconds') > 60) {
    await sql`UPDATE people.session SET last_seen_at = ${now} WHERE token_hash = ${tokenHash(token)}`.execute(
      db,
    )
  }
  const { id, name, roles, teams } = found
  return { kind: 'staff', id, name, roles, teams }
}

/** For the nightly job: sessions that can never be used again, and sign-ins that nobody finished. */
export async function deleteExpiredSessions(db: Database, now: Temporal.Instant): Promise<void> {
  await sql`DELETE FROM people.session WHERE expires_at < ${now} OR last_seen_at < ${now.subtract(IDLE)}`.execute(
    db,
  )
  await sql`DELETE FROM people.begun_sign_in WHERE expires_at < ${now}`.execute(db)
  await sql`DELETE FROM people.passkey_challenge WHERE expires_at < ${now}`.execute(db)
}
