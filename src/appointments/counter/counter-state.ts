import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database } from '../../foundation/database/index.ts'
import type { Appointment } from '../queries.ts'
import { type Ticket, ticketsOf } from './tickets.ts'

/** Somebody who is expected today. */
export type Expected = Pick<
  Appointment,
  'id' | 'reference' | 'step' | 'services' | 'name' | 'needs' | 'state'
>

/** An office's day as its counters see it. */
export interface CounterState {
  /** In turn. */
  readonly waiting: readonly Ticket[]
  readonly parked: readonly Ticket[]
  /** One a counter. */
  readonly called: readonly Ticket[]
  /** Who is not there yet. */
  readonly expected: readonly Expected[]
  /** Of those who have come to an appointment. */
  readonly people: ReadonlyMap<string, Expected>
}

export async function counterState(
  db: Database,
  office: string,
  day: Temporal.PlainDate,
): Promise<CounterState> {
  const tickets = await ticketsOf(db, office, day)
  const { rows } = await sql<Expected>`
    SELECT id, reference, first_step AS step, services, name, needs, state FROM appointments.appointment
    WHERE office_id = ${office} AND day = ${day} AND mode = 'onsite' AND state IN ('booked', 'pending', 'arrived')
    ORDER BY first_step, reference`.execute(db)
  const of = (state: Ticket['state']) => tickets.filter(ticket => ticket.state === state)
  return {
    waiting: of('waiting'),
    parked: of('parked'),
    called: of('called'),
    expected: rows.filter(({ state }) => state !== 'arrived'),
    people: new Map(rows.map(person => [person.id, person])),
  }
}
