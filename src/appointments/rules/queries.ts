import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import type { Errand } from '../appointment.ts'
import type { TakenPlace } from './stranded.ts'

type Db = Database | Transaction

/** An appointment as far as it is shown to whoever changes rules. */
export interface AppointmentAhead {
  readonly id: string
  readonly reference: string
  readonly name: string
  readonly day: Temporal.PlainDate
  readonly step: number
  readonly services: readonly Errand[]
  readonly bookedAt: Temporal.Instant
  readonly strandedAt: Temporal.Instant | null
}

/** Null: held by somebody who is choosing, or of an appointment that has begun or is over. */
export interface PlaceAhead extends TakenPlace {
  readonly appointment: AppointmentAhead | null
}

type PlaceRow = TakenPlace & Partial<AppointmentAhead>

/** What is taken of an office on these days. A returned place is nobody's, and stands in nobody's way. */
export async function placesOn(
  db: Db,
  office: string,
  days: readonly Temporal.PlainDate[],
): Promise<PlaceAhead[]> {
  if (days.length === 0) return []
  const { rows } = await sql<PlaceRow & { live: boolean | null }>`
    SELECT p.day, p.first_step AS step, p.steps, p.pools, coalesce(a.booked_at, p.created_at) AS since, a.id, a.reference,
      a.name, a.services, a.booked_at AS "bookedAt", a.stranded_at AS "strandedAt", a.state IN ('pending', 'booked') AS live
    FROM appointments.place p LEFT JOIN appointments.appointment a ON a.place_id = p.id
    WHERE p.office_id = ${office} AND p.day = ANY(${days.map(String)}::date[]) AND p.state <> 'returned'`.execute(
    db,
  )
  return rows.map(({ day, step, steps, pools, since, live, ...appointment }) => ({
    day,
    step,
    steps,
    pools,
    since,
    appointment: live ? ({ ...appointment, day, step } as AppointmentAhead) : null,
  }))
}

/** Those whom somebody still has to offer another appointment, the next ones first. */
export async function strandedOf(
  db: Db,
  office: string,
  today: Temporal.PlainDate,
): Promise<AppointmentAhead[]> {
  const { rows } = await sql<AppointmentAhead>`
    SELECT id, reference, name, day, first_step AS step, services, booked_at AS "bookedAt", stranded_at AS "strandedAt"
    FROM appointments.appointment WHERE office_id = ${office} AND day >= ${today}
      AND stranded_at IS NOT NULL AND state IN ('pending', 'booked')
    ORDER BY day, first_step, reference`.execute(db)
  return rows
}

/** Before their days are locked, in the order in which whoever moves or cancels one locks. */
export async function lockAppointments(tx: Transaction, ids: readonly string[]): Promise<void> {
  await sql`SELECT FROM appointments.appointment WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`.execute(
    tx,
  )
}

/** Null: they have a place again. */
export async function markStranded(
  tx: Transaction,
  ids: readonly string[],
  at: Temporal.Instant | null,
): Promise<void> {
  if (ids.length === 0) return
  await sql`UPDATE appointments.appointment SET stranded_at = ${at}::timestamptz
    WHERE id = ANY(${ids}::uuid[])`.execute(tx)
}

export async function withdrawRule(
  tx: Transaction,
  office: string,
  number: number,
  at: Temporal.Instant,
): Promise<void> {
  await sql`UPDATE appointments.rule SET withdrawn_at = ${at}
    WHERE office_id = ${office} AND number = ${number} AND withdrawn_at IS NULL`.execute(tx)
}

/** How many rules that have not ended each office has. */
export async function countRules(db: Db, today: Temporal.PlainDate): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ office: string; count: number }>`
    SELECT office_id AS office, count(*)::int AS count FROM appointments.rule
    WHERE withdrawn_at IS NULL AND (valid_until IS NULL OR valid_until >= ${today}) GROUP BY 1`.execute(db)
  return new Map(rows.map(({ office, count }) => [office, count]))
}
