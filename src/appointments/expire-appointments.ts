import { sql } from 'kysely'
import type { Clock } from '../foundation/clock.ts'
import { type Database, inTransaction } from '../foundation/database/index.ts'

/** After its day an appointment is still asked about for a while: who came, what was missing. */
export const APPOINTMENT_DAYS = 90

/** What was free stays long enough to compare a month with the same one of the year before. */
export const OFFER_DAYS = 400

/** A number for reminders that nobody confirmed, after its code has run out: it may be somebody else's. */
const UNCONFIRMED_NUMBER_HOURS = 24

/** Deletes what is long over; the job of each night. Returns how many appointments. */
export async function expireAppointments(db: Database, clock: Clock): Promise<number> {
  const before = clock.today().subtract({ days: APPOINTMENT_DAYS })
  return inTransaction(db, async tx => {
    // Its acts and keys go with it. Whom an emergency took the place from still waits for another.
    const { rows } = await sql`DELETE FROM appointments.appointment
        WHERE day < ${before} AND state <> 'displaced' RETURNING id`.execute(tx)
    await sql`UPDATE appointments.appointment SET sms_number = NULL, sms_code_until = NULL
      WHERE sms_number IS NOT NULL AND sms_confirmed_at IS NULL
        AND sms_code_until < ${clock.now().subtract({ hours: UNCONFIRMED_NUMBER_HOURS })}`.execute(tx)
    await sql`DELETE FROM appointments.ticket WHERE day < ${before}`.execute(tx)
    await sql`DELETE FROM appointments.place WHERE day < ${before}`.execute(tx)
    await sql`DELETE FROM appointments.day_sheet WHERE day < ${before}`.execute(tx)
    await sql`DELETE FROM appointments.alarm WHERE raised_at < ${clock.now().subtract({ hours: 24 * APPOINTMENT_DAYS })}`.execute(
      tx,
    )
    await sql`DELETE FROM appointments.next_free WHERE hour < ${clock.now().subtract({ hours: 24 * OFFER_DAYS })}`.execute(
      tx,
    )
    await sql`DELETE FROM appointments.roster WHERE day < ${before}`.execute(tx)
    await sql`DELETE FROM appointments.day WHERE day < ${before}`.execute(tx)
    return rows.length
  })
}
