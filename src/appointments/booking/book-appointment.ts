import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../../foundation/audit/index.ts'
import {
  type Database,
  type Transaction,
  violatedConstraint,
  type Write,
} from '../../foundation/database/index.ts'
import { eventWrite } from '../../foundation/events/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import { mailWrite } from '../../foundation/messages/index.ts'
import type { Actor } from '../../foundation/permissions/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import { keyhole, newAppointmentReference } from '../access/appointment-access.ts'
import type { Errand, Need } from '../appointment.ts'
import { type Person, personKeys } from './person-key.ts'

type Db = Database | Transaction

/** Who has given a mail address online confirms it within this time, else the place goes back. */
export const CONFIRM_MINUTES = 30

export interface AppointmentToBook {
  /** The place that is held; becomes the id of the appointment, so that the same request finds the same one. */
  readonly hold: string
  readonly errands: readonly Errand[]
  readonly booker: Person
  /** Without the booker. */
  readonly attendees: readonly Person[]
  readonly email: string | null
  readonly phone: string | null
  /** By mail, before it takes place. */
  readonly remind?: boolean
  readonly language: Language
  readonly needs: readonly Need[]
  readonly caseId: string | null
  readonly by: Actor
  /** The address is known to be theirs: nothing is to be confirmed. */
  readonly confirmed?: boolean
  readonly demo: boolean
  readonly at: Temporal.Instant
}

export interface BookedAppointment {
  readonly id: string
  readonly reference: string
  /** Six digits to be spoken, valid only with the reference. */
  readonly code: string
  readonly state: 'pending' | 'booked'
}

export type Booking =
  | { readonly ok: true; readonly appointment: BookedAppointment }
  /** `gone`: the hold has run out; `has-one`: one of these people has a live appointment for one of these matters. */
  | { readonly ok: false; readonly refusal: 'gone' | 'has-one' }

/**
 * Turns a held place into an appointment, with everything that it owes, in one statement. Whoever asks, staff
 * as well, has been let in under the id of the hold before (`letIn`): the mail about it is seen by nobody else.
 */
export async function bookAppointment(db: Db, secret: Secret, toBook: AppointmentToBook): Promise<Booking> {
  for (let tries = 0; tries < 20; tries += 1) {
    try {
      const reference = newAppointmentReference()
      const rows = await book(db, secret, toBook, reference)
      const found = rows[0] ?? (await findBooked(db, secret, toBook))
      if (!found) return { ok: false, refusal: 'gone' }
      const code = keyhole.code(secret, toBook.hold, found.epoch)
      const { reference: number, state } = found
      return { ok: true, appointment: { id: toBook.hold, reference: number, code, state } }
    } catch (error) {
      const constraint = violatedConstraint(error)
      if (constraint === 'live_key_pkey') return { ok: false, refusal: 'has-one' }
      // Within a transaction nothing more can be tried after it.
      if (constraint !== 'appointment_reference_key' || db.isTransaction) throw error
    }
  }
  throw new Error('No free reference was found in twenty tries.')
}

interface Row {
  readonly reference: string
  readonly state: 'pending' | 'booked'
  readonly epoch: number
}

async function book(
  db: Db,
  secret: Secret,
  toBook: AppointmentToBook,
  reference: string,
): Promise<readonly Row[]> {
  const { hold: id, at } = toBook
  const writes = owedWrites(secret, toBook)
  const others = sql.join(writes.map((write, n) => sql`${sql.ref(`write_${n}`)} AS (${write(BOOKED)})`))
  // As a CASE, so that the place is found by its id: the index of what is held looks short to a plan, and is long in a rush.
  const { rows } = await sql<Row>`
    WITH place AS (
      UPDATE appointments.place SET state = 'taken', held_until = NULL
      WHERE id = ${id} AND CASE WHEN state = 'held' THEN held_until > ${at} END RETURNING *
    ), booked AS (${appointmentRow(toBook, reference)}), ${others}
    SELECT reference, state, access_epoch AS epoch FROM booked`.execute(db)
  return rows
}

const BOOKED = sql<boolean>`EXISTS (SELECT FROM booked)`

function isPending({ by, email, confirmed }: AppointmentToBook): boolean {
  return by.kind === 'citizen' && email !== null && !confirmed
}

function appointmentRow(toBook: AppointmentToBook, reference: string): RawBuilder<unknown> {
  const { booker, attendees, at, by } = toBook
  const pending = isPending(toBook)
  const others = attendees.map(({ name, birthDate }) => ({ name, birthDate: birthDate.toString() }))
  return sql`
    INSERT INTO appointments.appointment (id, reference, place_id, office_id, day, first_step, steps, mode, services, state,
      name, birth_date, attendees, email, phone, remind, language, needs, case_id, booked_by, confirm_until, demo, booked_at, changed_at)
    SELECT id, ${reference}, id, office_id, day, first_step, steps, mode, services, ${pending ? 'pending' : 'booked'},
      ${booker.name}, ${booker.birthDate}::date, ${JSON.stringify(others)}::jsonb, ${toBook.email}, ${toBook.phone}, ${toBook.remind ?? false}::boolean,
      ${toBook.language}, ${toBook.needs}::text[], ${toBook.caseId}::uuid, ${by.kind === 'staff' ? 'staff' : 'citizen'},
      ${pending ? at.add({ minutes: CONFIRM_MINUTES }) : null}::timestamptz, ${toBook.demo}::boolean, ${at}::timestamptz, ${at}::timestamptz
    FROM place RETURNING reference, state, access_epoch`
}

/** What a booking owes beside its own row. */
function owedWrites(secret: Secret, toBook: AppointmentToBook): Write[] {
  const { hold: id, errands, booker, attendees, email, language, by, at } = toBook
  const keys = personKeys(secret, errands, [booker, ...attendees])
  const template = isPending(toBook) ? 'appointment-to-confirm' : 'appointment-booked'
  return [
    only => sql`INSERT INTO appointments.live_key (key, appointment_id)
      SELECT key, ${id}::uuid FROM unnest(${keys}::bytea[]) AS key WHERE ${only}`,
    auditWrite({ actor: by, act: 'appointment.booked', object: { kind: 'appointment', id }, at }),
    eventWrite({
      name: 'appointment-booked',
      subject: id,
      data: { services: errands.map(one => one.id) },
      at,
    }),
    ...(email ? [mailWrite({ address: email, template, language, subjectId: id, at })] : []),
  ]
}

export interface AppointmentAct {
  readonly id: string
  readonly kind: 'confirmed' | 'moved' | 'cancelled' | 'lapsed' | 'arrived' | 'done' | 'missed' | 'displaced'
  readonly by: Actor
  readonly at: Temporal.Instant
  readonly data?: Record<string, unknown>
}

export function actWrite({ id, kind, by, at, data = {} }: AppointmentAct): Write {
  const name = by.kind === 'citizen' ? null : by.name
  return only => sql`
    INSERT INTO appointments.appointment_act (appointment_id, kind, actor_kind, actor_name, data, at)
    SELECT ${id}::uuid, ${kind}, ${by.kind}, ${name}, ${JSON.stringify(data)}::jsonb, ${at}::timestamptz WHERE ${only}`
}

/**
 * The same request once more gets the same answer, and with it the code: so it has to name the same people. Whoever
 * knows the id of a hold alone, from an address or a history, learns nothing.
 */
async function findBooked(db: Db, secret: Secret, toBook: AppointmentToBook): Promise<Row | undefined> {
  const { hold: id, errands, booker, attendees } = toBook
  const keys = personKeys(secret, errands, [booker, ...attendees])
  const { rows } = await sql<Row>`
    SELECT reference, state, access_epoch AS epoch FROM appointments.appointment
    WHERE id = ${id} AND state IN ('pending', 'booked') AND ${keys.length} = (
      SELECT count(*) FROM appointments.live_key WHERE appointment_id = ${id} AND key = ANY(${keys}::bytea[]))`.execute(
    db,
  )
  return rows[0]
}
