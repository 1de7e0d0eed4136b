import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database } from '../../foundation/database/index.ts'
import { startOf } from '../steps.ts'
import type { BookedCase, CasesOfWeek, KeptCase, OfferedCase, ServedCase } from './figures.ts'

export interface Span {
  readonly office: string
  /** The first day, and the one after the last. */
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate
}

/** An appointment for several matters counts once, for the first of them. */
const firstService = sql`services->0->>'id'`
const moment = (day: Temporal.PlainDate) => startOf(day, 0).with({ hour: 0, minute: 0 }).toInstant()

/** All that the figures of an office and a week are made of; says nothing of anybody. */
export async function casesOf(db: Database, span: Span): Promise<CasesOfWeek> {
  const { office, from, until } = span
  const served = await sql<ServedCase>`
    SELECT ${firstService} AS service, turn_at AS "turnAt", coalesce(first_called_at, called_at) AS "firstCalledAt",
      called_at AS "calledAt", CASE WHEN state = 'done' THEN ended_at END AS "doneAt"
    FROM appointments.ticket
    WHERE office_id = ${office} AND day >= ${from} AND day < ${until} AND called_at IS NOT NULL`.execute(db)
  const kept = await sql<KeptCase>`
    SELECT ${firstService} AS service, state AS outcome FROM appointments.appointment
    WHERE office_id = ${office} AND day >= ${from} AND day < ${until} AND state IN ('done', 'missed')`.execute(
    db,
  )
  const offered = await sql<OfferedCase>`
    SELECT service_id AS service, hour, free_at AS "freeAt" FROM appointments.next_free
    WHERE office_id = ${office} AND hour >= ${moment(from)} AND hour < ${moment(until)}`.execute(db)
  return { booked: await bookedIn(db, span), kept: kept.rows, served: served.rows, offered: offered.rows }
}

/** Whatever became of them, but for those that were never confirmed, or that an emergency took away. */
export async function bookedIn(db: Database, { office, from, until }: Span): Promise<BookedCase[]> {
  const { rows } = await sql<{
    service: string
    bookedAt: Temporal.Instant
    day: Temporal.PlainDate
    step: number
  }>`SELECT ${firstService} AS service, booked_at AS "bookedAt", day, first_step AS step
    FROM appointments.appointment
    WHERE office_id = ${office} AND booked_at >= ${moment(from)} AND booked_at < ${moment(until)}
      AND state NOT IN ('pending', 'lapsed', 'displaced')`.execute(db)
  return rows.map(({ service, bookedAt, day, step }) => ({
    service,
    bookedAt,
    startsAt: startOf(day, step).toInstant(),
  }))
}
