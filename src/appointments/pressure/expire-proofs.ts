import { sql } from 'kysely'
import type { Clock } from '../../foundation/clock.ts'
import type { Database } from '../../foundation/database/index.ts'

/** Used proofs are worth nothing after their end; minutes are looked back at for an hour (`HISTORY_MINUTES`). */
export const PROOF_HOURS = 1

/** Deletes used proofs and counts of minutes; several times an hour, because a rush leaves many. */
export async function expireProofs(db: Database, clock: Clock): Promise<void> {
  const before = clock.now().subtract({ hours: PROOF_HOURS })
  await sql`DELETE FROM appointments.spent_proof WHERE good_until < ${before}`.execute(db)
  // A minute begins before it is over.
  await sql`DELETE FROM appointments.hold_minute WHERE minute < ${before.subtract({ minutes: 1 })}`.execute(
    db,
  )
}
