import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database } from '../../foundation/database/index.ts'

const LIFETIME = { minutes: 5 }

export interface ChallengeOwner {
  readonly purpose: 'sign-in' | 'register'
  /** Null: nobody knows yet who will sign in. */
  readonly staffId: string | null
}

export async function keepChallenge(
  db: Database,
  challenge: string,
  { purpose, staffId }: ChallengeOwner,
  now: Temporal.Instant,
): Promise<void> {
  await sql`INSERT INTO people.passkey_challenge (challenge, purpose, staff_id, expires_at)
    VALUES (${challenge}, ${purpose}, ${staffId}, ${now.add(LIFETIME)})`.execute(db)
}

/** Good for one answer, whether that answer is right or wrong. */
export async function takeChallenge(
  db: Database,
  challenge: string,
  { purpose, staffId }: ChallengeOwner,
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`DELETE FROM people.passkey_challenge
    WHERE challenge = ${challenge} AND purpose = ${purpose} AND staff_id IS NOT DISTINCT FROM ${staffId}
      AND expires_at > ${now} RETURNING challenge`.execute(db)
  return rows.length > 0
}
