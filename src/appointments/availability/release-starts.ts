import { sql } from 'kysely'
import type { Clock } from '../../foundation/clock.ts'
import { type Database, inTransaction, type Transaction } from '../../foundation/database/index.ts'
import { HORIZON_DAYS, releasedStarts } from './release.ts'

/**
 * Opens what is due of the farthest day, and what a pause of the program has left shut of nearer ones.
 * @returns of how many offices
 */
export async function releaseStarts(db: Database, clock: Clock): Promise<number> {
  const farthest = clock.today().add({ days: HORIZON_DAYS })
  const due = releasedStarts(farthest, clock.now())
  const { rows } = await sql<{ office: string | null }>`
    SELECT DISTINCT office_id AS office FROM appointments.day
    WHERE day >= ${clock.today()} AND released <> ~(0::bit(48)) AND (day < ${farthest} OR released <> ${due}::bit(48))`.execute(
    db,
  )
  for (const { office } of rows) await inTransaction(db, tx => writeReleased(tx, office, clock))
  return rows.length
}

/** Of one office, or of what the city shares; in the order in which bookings lock. */
export async function writeReleased(tx: Transaction, office: string | null, clock: Clock): Promise<void> {
  const farthest = clock.today().add({ days: HORIZON_DAYS })
  const due = releasedStarts(farthest, clock.now())
  await sql`
    WITH locked AS MATERIALIZED (
      SELECT pool_id, day FROM appointments.day
      WHERE office_id IS NOT DISTINCT FROM ${office} AND day BETWEEN ${clock.today()} AND ${farthest}
        AND released <> CASE WHEN day = ${farthest} THEN ${due}::bit(48) ELSE ~(0::bit(48)) END
      ORDER BY pool_id, day FOR UPDATE)
    UPDATE appointments.day d SET released = CASE WHEN d.day = ${farthest} THEN ${due}::bit(48) ELSE ~(0::bit(48)) END
    FROM locked WHERE d.pool_id = locked.pool_id AND d.day = locked.day`.execute(tx)
}
