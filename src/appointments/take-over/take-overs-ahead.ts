import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { asSystem, type Database, inTransaction, type Transaction } from '../../foundation/database/index.ts'

/** What is still to come of what an operation has made of bookings. */
export interface CaughtUp {
  /** Have no place yet. */
  readonly displaced: number
  /** Have to be called, or written to. */
  readonly toCall: number
  /** Have been asked, and their time to answer runs. */
  readonly asked: number
  /** Appointments that are still ahead, by telephone, by video and in other houses. */
  readonly phone: number
  readonly video: number
  readonly elsewhere: number
}

/** Counts only, and names nobody: whoever may see the situation sees all of them. */
export function takeOversAhead(
  db: Database,
  activation: string,
  today: Temporal.PlainDate,
): Promise<CaughtUp> {
  return inTransaction(db, tx => asSystem(tx, () => count(tx, activation, today)))
}

async function count(tx: Transaction, activation: string, today: Temporal.PlainDate): Promise<CaughtUp> {
  const { rows } = await sql<CaughtUp>`
    SELECT count(*) FILTER (WHERE a.state = 'displaced')::int AS displaced,
      count(*) FILTER (WHERE t.state = 'told' AND t.told_by = 'call')::int AS "toCall",
      count(*) FILTER (WHERE t.state = 'told' AND t.told_by <> 'call')::int AS asked,
      count(*) FILTER (WHERE t.kind = 'phone' AND a.mode = 'phone' AND a.state = 'booked' AND a.day >= ${today})::int AS phone,
      count(*) FILTER (WHERE t.kind = 'video' AND a.mode = 'video' AND a.state = 'booked' AND a.day >= ${today})::int AS video,
      count(*) FILTER (WHERE t.kind = 'other-office' AND a.state = 'booked' AND a.day >= ${today})::int AS elsewhere
    FROM appointments.take_over t JOIN appointments.appointment a ON a.id = t.appointment_id
    WHERE t.activation_id = ${activation}`.execute(tx)
  return rows[0]!
}
