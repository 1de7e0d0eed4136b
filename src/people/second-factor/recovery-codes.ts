import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import type { Secret } from '../../foundation/secret.ts'

const COUNT = 10
/** Without letters and digits that are taken for one another on paper. 31¹⁰ are nearly 50 bits. */
const SIGNS = '23456789abcdefghjkmnpqrstuvwxyz'

function newCode(): string {
  const half = () => Array.from({ length: 5 }, () => SIGNS[randomInt(SIGNS.length)]).join('')
  return `${half()}-${half()}`
}

function hashOf(secret: Secret, staffId: string, typed: string): Buffer {
  return secret.hash(
    'recovery-code',
    JSON.stringify([staffId, typed.toLowerCase().replace(/[^a-z0-9]/g, '')]),
  )
}

/** Ten new ones, shown this once; those of before are worth nothing any more. */
export async function renewRecoveryCodes(
  tx: Transaction,
  secret: Secret,
  staffId: string,
  now: Temporal.Instant,
): Promise<string[]> {
  await sql`DELETE FROM people.recovery_code WHERE staff_id = ${staffId}`.execute(tx)
  const codes = Array.from({ length: COUNT }, newCode)
  for (const code of codes)
    await sql`INSERT INTO people.recovery_code (staff_id, code_hash, made_at)
      VALUES (${staffId}, ${hashOf(secret, staffId, code)}, ${now})`.execute(tx)
  return codes
}

/** Each works once, also for two who type it at the same moment. */
export async function acceptRecoveryCode(
  db: Database | Transaction,
  secret: Secret,
  staffId: string,
  typed: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`UPDATE people.recovery_code SET used_at = ${now}
    WHERE staff_id = ${staffId} AND code_hash = ${hashOf(secret, staffId, typed)} AND used_at IS NULL
    RETURNING staff_id`.execute(db)
  return rows.length > 0
}

export async function countRecoveryCodes(db: Database, staffId: string): Promise<number> {
  const { rows } = await sql<{ left: number }>`SELECT count(*)::int AS left FROM people.recovery_code
    WHERE staff_id = ${staffId} AND used_at IS NULL`.execute(db)
  return rows[0]!.left
}
