import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import type { Errand } from '../appointment.ts'
import { spokenNumber } from './queue.ts'

type Db = Database | Transaction

export type TicketState = 'waiting' | 'called' | 'parked' | 'done' | 'missed' | 'redirected'

export interface Ticket {
  readonly id: string
  readonly office: string
  readonly day: Temporal.PlainDate
  /** `A 007` */
  readonly number: string
  readonly appointmentId: string | null
  readonly services: readonly Errand[]
  readonly priority: boolean
  readonly state: TicketState
  readonly turnAt: Temporal.Instant
  readonly drawnAt: Temporal.Instant
  readonly counter: string | null
  readonly calledAt: Temporal.Instant | null
  readonly calls: number
  readonly endedAt: Temporal.Instant | null
  readonly redirectedTo: string | null
}

export const ticketColumns = sql`id, office_id AS office, day, letter, number, appointment_id AS "appointmentId", services, priority, state,
  turn_at AS "turnAt", drawn_at AS "drawnAt", counter, called_at AS "calledAt", calls, ended_at AS "endedAt",
  redirected_to AS "redirectedTo"`

export type TicketRow = Omit<Ticket, 'number'> & { readonly letter: 'A' | 'B'; readonly number: number }

export function ticketFrom({ letter, number, ...row }: TicketRow): Ticket {
  return { ...row, number: spokenNumber(letter, number) }
}

export async function findTicket(db: Db, id: string): Promise<Ticket | null> {
  const { rows } =
    await sql<TicketRow>`SELECT ${ticketColumns} FROM appointments.ticket WHERE id = ${id}`.execute(db)
  return rows[0] ? ticketFrom(rows[0]) : null
}

/** All of a day, those whose turn is next first. */
export async function ticketsOf(db: Db, office: string, day: Temporal.PlainDate): Promise<Ticket[]> {
  const { rows } = await sql<TicketRow>`
    SELECT ${ticketColumns} FROM appointments.ticket
    WHERE office_id = ${office} AND day = ${day} ORDER BY turn_at, letter, appointments.ticket.number`.execute(
    db,
  )
  return rows.map(ticketFrom)
}

/** Those who were called last, the newest first, wherever they are by now. */
export async function calledTickets(db: Db, office: string, day: Temporal.PlainDate): Promise<Ticket[]> {
  const { rows } = await sql<TicketRow>`
    SELECT ${ticketColumns} FROM appointments.ticket
    WHERE office_id = ${office} AND day = ${day} AND called_at IS NOT NULL ORDER BY called_at DESC LIMIT 6`.execute(
    db,
  )
  return rows.map(ticketFrom)
}
