import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { randomToken, tokenHash } from '../../foundation/secret.ts'

/** Known at a glance where one turns up in a log or a repository. */
const PREFIX = 'schalter_'
const MINUTE = 60

export interface NewToken {
  readonly staffId: string
  /** What it is for, in the words of whoever made it. */
  readonly name: string
  readonly days: number
}

/** Makes a token with 128 random bits; it is returned once and kept as a hash. */
export async function createToken(tx: Transaction, given: NewToken, now: Temporal.Instant): Promise<string> {
  const token = PREFIX + randomToken()
  await sql`INSERT INTO people.staff_token (id, staff_id, name, token_hash, created_at, expires_at)
    VALUES (${randomUUID()}, ${given.staffId}, ${given.name}, ${tokenHash(token)}, ${now},
            ${now.add({ hours: 24 * given.days })})`.execute(tx)
  return token
}

/** Who calls with this token, as long as it is good and the person works here. */
export async function findTokenHolder(
  db: Database,
  token: string,
  now: Temporal.Instant,
): Promise<StaffActor | null> {
  const { rows } = await sql<Omit<StaffActor, 'kind'> & { lastUsedAt: Temporal.Instant | null }>`
    SELECT staff.id, staff.name, staff.roles, staff.teams, token.last_used_at AS "lastUsedAt"
    FROM people.staff_token token JOIN people.staff ON staff.id = token.staff_id
    WHERE token.token_hash = ${tokenHash(token)} AND staff.active
      AND token.revoked_at IS NULL AND token.expires_at > ${now}`.execute(db)
  const found = rows[0]
  if (!found) return null
  const { lastUsedAt, ...staff } = found
  // Written at most once a minute, to spare the disk.
  if (!lastUsedAt || lastUsedAt.until(now).total('seconds') > MINUTE)
    await sql`UPDATE people.staff_token SET last_used_at = ${now}
      WHERE token_hash = ${tokenHash(token)}`.execute(db)
  return { kind: 'staff', ...staff }
}

export interface TokenOnFile {
  readonly id: string
  readonly signIn: string
  readonly name: string
  readonly expiresAt: Temporal.Instant
  readonly lastUsedAt: Temporal.Instant | null
  readonly revokedAt: Temporal.Instant | null
}

export async function listTokens(db: Database): Promise<TokenOnFile[]> {
  const { rows } = await sql<TokenOnFile>`
    SELECT token.id, staff.sign_in AS "signIn", token.name, token.expires_at AS "expiresAt",
      token.last_used_at AS "lastUsedAt", token.revoked_at AS "revokedAt"
    FROM people.staff_token token JOIN people.staff ON staff.id = token.staff_id
    ORDER BY staff.sign_in, token.created_at`.execute(db)
  return rows
}

/** Whose it was; undefined where there is no such token, or none that is still good. */
export async function revokeToken(
  tx: Transaction,
  id: string,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const { rows } = await sql<{ staffId: string }>`
    UPDATE people.staff_token SET revoked_at = ${now} WHERE id = ${id} AND revoked_at IS NULL
    RETURNING staff_id AS "staffId"`.execute(tx)
  return rows[0]?.staffId
}
