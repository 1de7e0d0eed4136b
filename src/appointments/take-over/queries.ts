import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import type { Errand, Need } from '../appointment.ts'
import { firstStepFrom } from '../steps.ts'
import type { TakeOverKind, ToldBy } from './take-over-way.ts'

type Db = Database | Transaction

export type TakeOverState =
  | 'told'
  | 'confirmed'
  | 'changed'
  | 'cancelled'
  | 'silent'
  | 'reached'
  | 'letter'
  | 'applied'

export interface TakeOverCount {
  readonly office: string
  readonly kind: TakeOverKind
  readonly toldBy: ToldBy
  readonly state: TakeOverState
  readonly count: number
}

/** What became of the bookings that an emergency touched, and how far each has come. */
export async function takeOverCounts(db: Db, activation: string): Promise<TakeOverCount[]> {
  const { rows } = await sql<TakeOverCount>`
    SELECT office_id AS office, kind, told_by AS "toldBy", state, count(*)::int AS count
    FROM appointments.take_over WHERE activation_id = ${activation} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`.execute(
    db,
  )
  return rows
}

/** Somebody who gave no mail and no confirmed number for SMS, and has to be called or written to. */
export interface ToCall {
  readonly appointment: string
  readonly reference: string
  readonly name: string
  readonly phone: string | null
  readonly office: string
  readonly day: Temporal.PlainDate
  readonly step: number
  readonly services: readonly Errand[]
  readonly needs: readonly Need[]
  readonly hasCase: boolean
  readonly kind: TakeOverKind
}

/** Those whose appointment would be first come first. @param only this one; left out: all */
export async function callList(
  db: Db,
  activation: string,
  limit: number,
  only: string | null = null,
): Promise<ToCall[]> {
  const { rows } = await sql<ToCall>`
    SELECT t.appointment_id AS appointment, a.reference, a.name, a.phone, t.office_id AS office, t.day,
      t.first_step AS step, a.services, a.needs, a.case_id IS NOT NULL AS "hasCase", t.kind
    FROM appointments.take_over t JOIN appointments.appointment a ON a.id = t.appointment_id
    WHERE t.activation_id = ${activation} AND t.state = 'told' AND t.told_by = 'call'
      AND (${only}::uuid IS NULL OR t.appointment_id = ${only})
    ORDER BY t.day, t.first_step, a.reference LIMIT ${limit}`.execute(db)
  return rows
}

/** The days on which somebody is still booked on site at these offices, from a moment on, and not taken over. */
export async function daysToTakeOver(
  db: Db,
  toTakeOver: ToTakeOver,
): Promise<{ readonly office: string; readonly day: Temporal.PlainDate }[]> {
  const { rows } = await sql<{ office: string; day: Temporal.PlainDate }>`
    SELECT DISTINCT office_id AS office, day ${booked(toTakeOver)} ORDER BY day, office_id`.execute(db)
  return rows
}

/** How many appointments that are. */
export async function countBooked(db: Db, toTakeOver: ToTakeOver): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count ${booked(toTakeOver)}`.execute(
    db,
  )
  return rows[0]!.count
}

function booked({ offices, from, takenUntil, until, services }: ToTakeOver): RawBuilder<unknown> {
  const first = firstStepFrom(from)
  return sql`
    FROM appointments.appointment
    WHERE office_id = ANY(${offices}::text[]) AND (day, first_step) >= (${first.day}, ${first.step}::int)
      AND (${until}::date IS NULL OR day <= ${until}::date) AND mode = 'onsite' AND state IN ('pending', 'booked')
      AND ${takenBy(takenUntil)} AND (${services}::text[] IS NULL OR EXISTS (
        SELECT FROM jsonb_array_elements(services) AS one WHERE one->>'id' = ANY(${services}::text[])))`
}

/** Of an appointment: its place was taken by then. */
export function takenBy(until: Temporal.Instant): RawBuilder<boolean> {
  return sql<boolean>`EXISTS (
    SELECT FROM appointments.place p WHERE p.id = appointment.place_id AND p.created_at <= ${until})`
}

export interface ToTakeOver {
  readonly offices: readonly string[]
  readonly from: Temporal.Instant
  /** Places that were taken later stay: urgent cases that callers and counters have booked since. */
  readonly takenUntil: Temporal.Instant
  /** With this day; null: all that are booked. */
  readonly until: Temporal.PlainDate | null
  /** Null: all. */
  readonly services: readonly string[] | null
}
