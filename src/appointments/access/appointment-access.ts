import { sql } from 'kysely'
import { type Door, Keyhole } from '../../foundation/access/index.ts'
import { type Database, letIn, type Transaction } from '../../foundation/database/index.ts'
import type { Visit } from '../../foundation/http/index.ts'
import { newSpokenReference, parseSpokenReference } from '../../foundation/spoken-reference.ts'
import { type Appointment, findAppointment } from '../queries.ts'

const PREFIX = 'T'

/** The number of an appointment: `T-7KQ2-M4`. */
export function newAppointmentReference(): string {
  return newSpokenReference(PREFIX)
}

/** `t 7kq2 m4` to `T-7KQ2-M4`; null where it cannot be the number of an appointment. */
export function parseAppointmentReference(typed: string): string | null {
  return parseSpokenReference(PREFIX, typed)
}

/** What opens an appointment for whoever booked it. */
export const keyhole = new Keyhole<Appointment>({
  purposes: { code: 'appointment-code', link: 'appointment-link', access: 'appointment-access' },
  cookie: 'schalter_termin',
  parse: parseAppointmentReference,
  find: findAppointmentDoor,
  async enter({ db }, { id }) {
    await letIn(db, id)
    return findAppointment(db, id)
  },
})

/** The appointment that this browser has opened; null: it has none of this number. */
export function findOwnAppointment(visit: Visit, typed: string): Promise<Appointment | null> {
  return keyhole.own(visit, typed)
}

export async function findAppointmentDoor(
  db: Database | Transaction,
  reference: string,
): Promise<Door | null> {
  const { rows } = await sql<Door>`
    SELECT id, reference, access_epoch AS "accessEpoch" FROM appointments.door(${reference})`.execute(db)
  return rows[0] ?? null
}
