import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { type Database, inTransaction } from '../../foundation/database/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import { keyhole, newAppointmentReference } from '../access/appointment-access.ts'
import { drawWalkIn } from '../counter/draw-ticket.ts'
import type { Appointment } from '../queries.ts'

export interface WrittenAppointment {
  readonly id: string
  readonly reference: string
  readonly code: string
  readonly linkToken: string
}

interface ToWrite {
  readonly at: Temporal.Instant
  readonly day: Temporal.PlainDate
  readonly state?: Appointment['state']
  readonly service?: string
  readonly language?: Language
  /** Of the booker and of a child. */
  readonly name?: string
  readonly phone?: string | null
}

/** An appointment as it rests in the tables, in any state, in a house that may have no free places at all. */
export async function writeAppointment(
  db: Database,
  secret: Secret,
  { at, day, state = 'booked', service = 'meldebescheinigung', language = 'de', ...who }: ToWrite,
): Promise<WrittenAppointment> {
  const { name = 'Jonas Petersen', phone = '040 123456' } = who
  const id = randomUUID()
  const reference = await freeReference(db)
  const services = JSON.stringify([{ id: service, persons: 2 }])
  const place = ['cancelled', 'lapsed', 'displaced'].includes(state) ? null : id
  if (place) await writePlace(db, { id, at, day, services, until: null })
  await sql`INSERT INTO appointments.appointment (id, reference, place_id, office_id, day, first_step, steps, mode, services, state,
      name, birth_date, attendees, email, phone, language, confirm_until, booked_by, booked_at, changed_at)
    VALUES (${id}, ${reference}, ${place}, 'altona', ${day}, 4, 1, 'onsite', ${services}, ${state}, ${name}, '1988-03-14',
      ${JSON.stringify([{ name, birthDate: '2019-01-01' }])}, 'victim@example.org', ${phone}, ${language},
      ${state === 'pending' ? at.add({ minutes: 30 }) : null}, 'citizen', ${at}, ${at})`.execute(db)
  return { id, reference, code: keyhole.code(secret, id, 0), linkToken: keyhole.linkToken(secret, id, 0) }
}

/** With thousands of them two would be alike one day. */
async function freeReference(db: Database): Promise<string> {
  for (;;) {
    const reference = newAppointmentReference()
    const { rows } = await sql`SELECT FROM appointments.appointment WHERE reference = ${reference}`.execute(
      db,
    )
    if (rows.length === 0) return reference
  }
}

interface PlaceToWrite {
  readonly id: string
  readonly at: Temporal.Instant
  readonly day: Temporal.PlainDate
  readonly services: string
  /** Null: taken. */
  readonly until: Temporal.Instant | null
}

async function writePlace(db: Database, { id, at, day, services, until }: PlaceToWrite): Promise<void> {
  await sql`INSERT INTO appointments.place (id, office_id, day, first_step, steps, pools, mode, services, contingent, state,
      held_until, created_at)
    VALUES (${id}, 'altona', ${day}, 4, 1, '{altona/counter}', 'onsite', ${services}, 'online', ${until ? 'held' : 'taken'},
      ${until}, ${at})`.execute(db)
}

/** A place that is held for ten minutes. @returns its id */
export async function writeHold(
  db: Database,
  { at, day, service = 'meldebescheinigung' }: Omit<ToWrite, 'state'>,
): Promise<string> {
  const id = randomUUID()
  const services = JSON.stringify([{ id: service, persons: 2 }])
  await writePlace(db, { id, at, day, services, until: at.add({ minutes: 10 }) })
  return id
}

/** Somebody who waits without an appointment. @returns its id */
export async function writeTicket(
  db: Database,
  { at, day, office }: Omit<ToWrite, 'state'> & { office: string },
): Promise<string> {
  const id = randomUUID()
  const services = [{ id: 'meldebescheinigung', persons: 1 }]
  await inTransaction(db, tx => drawWalkIn(tx, { id, office, day, priority: false, at, services }))
  return id
}
