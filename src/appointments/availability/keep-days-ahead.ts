import { sql } from 'kysely'
import type { Clock } from '../../foundation/clock.ts'
import { type Database, inTransaction } from '../../foundation/database/index.ts'
import { readOfficeBook } from '../../offices/index.ts'
import { rebuildDays } from './rebuild-days.ts'
import { HORIZON_DAYS } from './release.ts'
import { writeReleased } from './release-starts.ts'

/**
 * Reckons the days from today to the horizon anew for every office whose farthest day is not there yet: with its first
 * rules, and each night, when one day comes in and what nobody asked the hotline for today is everybody's.
 * @returns how many offices
 */
export async function keepDaysAhead(db: Database, clock: Clock): Promise<number> {
  const today = clock.today()
  const { rows } = await sql<{ office: string | null }>`
    SELECT DISTINCT p.office_id AS office FROM appointments.pool p
    WHERE NOT EXISTS (SELECT FROM appointments.day d
      WHERE d.pool_id = p.id AND d.day = ${today.add({ days: HORIZON_DAYS })}) ORDER BY 1`.execute(db)
  if (rows.length === 0) return 0
  const days = Array.from({ length: HORIZON_DAYS + 1 }, (_, n) => today.add({ days: n }))
  const { closures } = await readOfficeBook(db)
  for (const { office } of rows)
    await inTransaction(db, async tx => {
      await rebuildDays(tx, { office, days, closures, hotlineBackUntil: today })
      await writeReleased(tx, office, clock)
    })
  return rows.length
}
