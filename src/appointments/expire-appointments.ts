import { sql } from 'kysely'
import type { Clock } from '../foundation/clock.ts'
import { type Database, inTransaction } from '../foundation/database/index.ts'

/** After its day an appointment is still asked about for a while: who came, what was missing. */
export const APPOINTMENT_DAYS = 90

/** Deletes what is long over; the job of each night. Returns how many appointments. */
export async function expireAppointments(db: Database, clock: Clock): Promise<number> {
  const before = clock.today().subtract({ days: APPOINTMENT_DAYS })
  return inTransaction(db, async tx => {
    // Its acts and keys go with it.
    const { rows } =
      await sql`DELETE FROM appointments.appointment WHERE day < ${before} RETURNING id`.execute(tx)
    await sql`DELETE FROM appointments.ticket WHERE day < ${before}`.execute(tx)
    await sql`DELETE FROM appointments.place WHERE day < ${before}`.execute(tx)
    await sql`DELETE FROM appointments.roster WHERE day < ${before}`.execute(tx)
    await sql`DELETE FROM appointments.day WHERE day < ${before}`.execute(tx)
    return rows.length
  })
}
