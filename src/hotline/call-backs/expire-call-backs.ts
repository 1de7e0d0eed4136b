import { sql } from 'kysely'
import type { Clock } from '../../foundation/clock.ts'
import { type Database, inTransaction } from '../../foundation/database/index.ts'

/** After its end somebody may ask what was said on the phone; then nobody needs the number any more. */
export const CALL_BACK_DAYS = 14

/** Whoever still waits is never deleted. Returns how many were. */
export async function expireCallBacks(db: Database, clock: Clock): Promise<number> {
  const before = clock.now().subtract({ hours: 24 * CALL_BACK_DAYS })
  return inTransaction(db, async tx => {
    const { rows } = await sql`DELETE FROM hotline.call_back WHERE ended_at < ${before} RETURNING id`.execute(
      tx,
    )
    return rows.length
  })
}
