import { sql } from 'kysely'
import type { Clock } from '../../foundation/clock.ts'
import type { Database } from '../../foundation/database/index.ts'

/** Long enough to settle a question of last week, and too short to read off it how somebody works. */
export const ROSTER_DAYS = 14

/** Deletes who was there on days that are over; the job of each night. Returns how many lines. */
export async function expireRosters(db: Database, clock: Clock): Promise<number> {
  const before = clock.today().subtract({ days: ROSTER_DAYS })
  const { rows } =
    await sql`DELETE FROM appointments.roster_line WHERE day < ${before} RETURNING day`.execute(db)
  return rows.length
}
