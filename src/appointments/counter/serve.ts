import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../../foundation/audit/index.ts'
import {
  type Database,
  type Transaction,
  violatedConstraint,
  writeTogether,
} from '../../foundation/database/index.ts'
import { eventWrite } from '../../foundation/events/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { actWrite } from '../booking/book-appointment.ts'
import { type Ticket, type TicketRow, ticketColumns, ticketFrom } from './tickets.ts'

export interface Desk {
  readonly office: string
  readonly day: Temporal.PlainDate
  /** `3`, as it hangs over the counter. */
  readonly counter: string
  readonly by: StaffActor
  readonly at: Temporal.Instant
}

/**
 * The next one in turn is called to this counter; two counters that call at once get two different people.
 * `nobody`: none waits. `busy`: somebody is at this counter.
 */
export async function callNext(
  db: Database | Transaction,
  { office, day, counter, at }: Desk,
): Promise<Ticket | 'nobody' | 'busy'> {
  try {
    const { rows } = await sql<TicketRow>`
      UPDATE appointments.ticket SET state = 'called', counter = ${counter}, called_at = ${at}, calls = calls + 1,
        first_called_at = coalesce(first_called_at, ${at})
      WHERE id = (SELECT id FROM appointments.ticket
        WHERE office_id = ${office} AND day = ${day} AND state = 'waiting'
        ORDER BY turn_at, drawn_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING ${ticketColumns}`.execute(db)
    return rows[0] ? ticketFrom(rows[0]) : 'nobody'
  } catch (error) {
    if (violatedConstraint(error) === 'ticket_at_counter') return 'busy'
    throw error
  }
}

/** What can be done with somebody, and from which state. */
const acts = {
  /** Called once more, because nobody came. */
  recall: { from: ['called'], to: 'called' },
  /** One that was put aside is called to this counter. */
  resume: { from: ['parked'], to: 'called' },
  park: { from: ['called'], to: 'parked' },
  missed: { from: ['called', 'parked'], to: 'missed' },
  finish: { from: ['called'], to: 'done' },
  redirect: { from: ['called', 'waiting', 'parked'], to: 'redirected' },
} as const
export type CounterAct = keyof typeof acts
export const counterActs = Object.keys(acts) as readonly CounterAct[]

/** False: it is not so far, or no longer so; the page was an old one. */
export async function actOnTicket(
  tx: Transaction,
  id: string,
  act: CounterAct,
  desk: Desk,
  redirectedTo: string | null = null,
): Promise<boolean> {
  const { from, to } = acts[act]
  const { counter, at, office } = desk
  const called = act === 'recall' || act === 'resume'
  const ended = to === 'done' || to === 'missed' || to === 'redirected'
  const { rows } = await sql<TicketRow>`
    UPDATE appointments.ticket SET state = ${to},
      counter = CASE WHEN ${called} THEN ${counter} ELSE counter END,
      called_at = CASE WHEN ${called} THEN ${at}::timestamptz ELSE called_at END,
      calls = calls + ${called ? 1 : 0}::int,
      ended_at = ${ended ? at : null}::timestamptz, redirected_to = ${redirectedTo}
    WHERE id = ${id} AND office_id = ${office} AND state = ANY(${from}::text[])
    RETURNING ${ticketColumns}`.execute(tx)
  const ticket = rows[0]
  if (!ticket) return false
  if (ticket.appointmentId && (to === 'done' || to === 'missed'))
    await endAppointment(tx, ticket.appointmentId, to, desk)
  return true
}

/** Its keys go with it: these people may book for the same matter again. */
async function endAppointment(
  tx: Transaction,
  id: string,
  state: 'done' | 'missed',
  { by, at }: Desk,
): Promise<void> {
  await sql`WITH gone AS (DELETE FROM appointments.live_key WHERE appointment_id = ${id})
    UPDATE appointments.appointment SET state = ${state}, changed_at = ${at} WHERE id = ${id}`.execute(tx)
  await writeTogether(tx, [
    actWrite({ id, kind: state, by, at }),
    auditWrite({ actor: by, act: `appointment.${state}`, object: { kind: 'appointment', id }, at }),
    eventWrite({ name: `appointment-${state}`, subject: id, at }),
  ])
}

/** How long the last ones took, in minutes, and at how many counters. */
export async function paceOf(
  db: Database | Transaction,
  office: string,
  day: Temporal.PlainDate,
): Promise<{ readonly minutes: readonly number[]; readonly counters: number }> {
  const { rows } = await sql<{ minutes: number }>`
    SELECT (extract(epoch FROM ended_at - called_at) / 60)::float8 AS minutes FROM appointments.ticket
    WHERE office_id = ${office} AND day = ${day} AND state = 'done' ORDER BY ended_at DESC LIMIT 20`.execute(
    db,
  )
  const { rows: at } = await sql<{ counters: number }>`
    SELECT count(DISTINCT counter)::int AS counters FROM (
      SELECT counter FROM appointments.ticket WHERE office_id = ${office} AND day = ${day} AND called_at IS NOT NULL
      ORDER BY called_at DESC LIMIT 20) recent`.execute(db)
  return { minutes: rows.map(({ minutes }) => minutes), counters: at[0]!.counters }
}
