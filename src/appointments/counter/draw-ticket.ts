import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../../foundation/audit/index.ts'
import { type Transaction, writeTogether } from '../../foundation/database/index.ts'
import { eventWrite } from '../../foundation/events/index.ts'
import type { Actor } from '../../foundation/permissions/index.ts'
import type { Errand } from '../appointment.ts'
import { actWrite } from '../booking/book-appointment.ts'
import { startOf } from '../steps.ts'
import { turnOf } from './queue.ts'
import { findTicket, type Ticket, type TicketRow, ticketColumns, ticketFrom } from './tickets.ts'

/** What an office without a setting of its own gives out. */
export const USUAL_WALK_INS = 80

interface ToDraw {
  /** Chosen by the caller: the same once more is the same ticket. */
  readonly id: string
  readonly office: string
  readonly day: Temporal.PlainDate
  readonly priority: boolean
  readonly at: Temporal.Instant
}

/** A number for somebody without an appointment. `full`: the numbers of the day are given out. */
export async function drawWalkIn(
  tx: Transaction,
  toDraw: ToDraw & { readonly services: readonly Errand[] },
): Promise<Ticket | 'full'> {
  const { id, office, day, at } = toDraw
  await lockNumbers(tx, office, day)
  const before = await findTicket(tx, id)
  if (before) return before
  if ((await drawnToday(tx, office, day)) >= (await mostWalkIns(tx, office))) return 'full'
  const turnAt = turnOf({ kind: 'walk-in', priority: toDraw.priority, arrivedAt: at, dueAt: null })
  return insert(tx, { ...toDraw, letter: 'B', appointmentId: null, turnAt })
}

async function drawnToday(tx: Transaction, office: string, day: Temporal.PlainDate): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM appointments.ticket
    WHERE office_id = ${office} AND day = ${day} AND letter = 'B'`.execute(tx)
  return rows[0]!.count
}

async function mostWalkIns(tx: Transaction, office: string): Promise<number> {
  const { rows } = await sql<{ walkIns: number }>`
    SELECT walk_ins AS "walkIns" FROM appointments.counter_setting WHERE office_id = ${office}`.execute(tx)
  return rows[0]?.walkIns ?? USUAL_WALK_INS
}

export type CheckIn =
  | { readonly ok: true; readonly ticket: Ticket }
  | { readonly ok: false; readonly refusal: 'not-here' | 'not-today' | 'over' }

interface Due {
  readonly id: string
  readonly office: string
  readonly day: Temporal.PlainDate
  readonly step: number
  readonly services: readonly Errand[]
  readonly state: string
}

/** Somebody has come to an appointment; once more is the same ticket. */
export async function checkIn(
  tx: Transaction,
  appointmentId: string,
  { id, office, day, priority, at }: ToDraw,
  by: Actor,
): Promise<CheckIn> {
  const { rows } = await sql<Due>`
    SELECT id, office_id AS office, day, first_step AS step, services, state FROM appointments.appointment
    WHERE id = ${appointmentId} FOR UPDATE`.execute(tx)
  const due = rows[0]
  if (!due || due.office !== office) return { ok: false, refusal: 'not-here' }
  if (!due.day.equals(day)) return { ok: false, refusal: 'not-today' }
  if (due.state === 'arrived') return { ok: true, ticket: (await ticketOf(tx, appointmentId))! }
  if (due.state !== 'booked' && due.state !== 'pending') return { ok: false, refusal: 'over' }

  await lockNumbers(tx, office, day)
  await sql`UPDATE appointments.appointment SET state = 'arrived', confirm_until = NULL, changed_at = ${at}
    WHERE id = ${appointmentId}`.execute(tx)
  const dueAt = startOf(day, due.step).toInstant()
  const turnAt = turnOf({ kind: 'appointment', priority, arrivedAt: at, dueAt })
  const ticket = await insert(tx, {
    id,
    office,
    day,
    priority,
    at,
    letter: 'A',
    appointmentId,
    turnAt,
    services: due.services,
  })
  await writeTogether(tx, [
    actWrite({ id: appointmentId, kind: 'arrived', by, at }),
    auditWrite({
      actor: by,
      act: 'appointment.arrived',
      object: { kind: 'appointment', id: appointmentId },
      at,
    }),
    eventWrite({ name: 'appointment-arrived', subject: appointmentId, at }),
  ])
  return { ok: true, ticket }
}

async function ticketOf(tx: Transaction, appointmentId: string): Promise<Ticket | null> {
  const { rows } = await sql<TicketRow>`
    SELECT ${ticketColumns} FROM appointments.ticket WHERE appointment_id = ${appointmentId}`.execute(tx)
  return rows[0] ? ticketFrom(rows[0]) : null
}

/** Numbers of an office's day are given out one after the other. */
async function lockNumbers(tx: Transaction, office: string, day: Temporal.PlainDate): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`numbers of ${office} ${day}`}, 0))`.execute(tx)
}

async function insert(
  tx: Transaction,
  ticket: ToDraw & {
    readonly letter: 'A' | 'B'
    readonly appointmentId: string | null
    readonly turnAt: Temporal.Instant
    readonly services: readonly Errand[]
  },
): Promise<Ticket> {
  const { id, office, day, letter, appointmentId, services, priority, turnAt, at } = ticket
  const { rows } = await sql<TicketRow>`
    INSERT INTO appointments.ticket (id, office_id, day, letter, number, appointment_id, services, priority, state, turn_at, drawn_at)
    SELECT ${id}, ${office}, ${day}, ${letter}, coalesce(max(number), 0) + 1, ${appointmentId}::uuid, ${JSON.stringify(services)}::jsonb,
      ${priority}, 'waiting', ${turnAt}, ${at}
    FROM appointments.ticket WHERE office_id = ${office} AND day = ${day} AND letter = ${letter}
    RETURNING ${ticketColumns}`.execute(tx)
  return ticketFrom(rows[0]!)
}
