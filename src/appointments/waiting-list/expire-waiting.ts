import { sql } from 'kysely'
import type { Clock } from '../../foundation/clock.ts'
import type { Database } from '../../foundation/database/index.ts'

/** For a while its link still says what became of it. */
export const WAITING_DAYS = 7

/** Deletes lines that ended or were never confirmed, with their offers and keys; the job of each night. Returns how many. */
export async function expireWaiting(db: Database, clock: Clock): Promise<number> {
  const before = clock.now().subtract({ hours: WAITING_DAYS * 24 })
  const { rows } = await sql`DELETE FROM appointments.waiting
    WHERE ended_at < ${before} OR (state = 'unconfirmed' AND confirm_until < ${before}) RETURNING id`.execute(
    db,
  )
  return rows.length
}
