import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../../foundation/audit/index.ts'
import {
  type Database,
  inTransaction,
  type Transaction,
  type Write,
  writeTogether,
} from '../../foundation/database/index.ts'
import { eventWrite } from '../../foundation/events/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import { mailWrite } from '../../foundation/messages/index.ts'
import type { Actor } from '../../foundation/permissions/index.ts'
import type { Mode } from '../appointment.ts'
import { returnPlace } from '../returned/return-place.ts'
import { answerTakeOver } from '../take-over/answer-take-over.ts'
import { actWrite } from './book-appointment.ts'

export interface Change {
  readonly id: string
  readonly by: Actor
  readonly at: Temporal.Instant
}

/** What somebody still has before them, or is owed. */
const LIVE = sql`state IN ('pending', 'booked', 'displaced')`

interface LiveAppointment {
  /** Null: displaced. */
  readonly placeId: string | null
  readonly day: Temporal.PlainDate
  readonly step: number
  readonly pools: string[]
  readonly services: unknown
  readonly email: string | null
  readonly phone: string | null
  readonly language: Language
  readonly state: 'pending' | 'booked' | 'displaced'
}

/** Locks the appointment; null where it is over already. */
async function lockLive(tx: Transaction, id: string): Promise<LiveAppointment | null> {
  // Locked first and read after: whoever had to wait reads what is true then.
  await sql`SELECT FROM appointments.appointment WHERE id = ${id} FOR UPDATE`.execute(tx)
  const { rows } = await sql<LiveAppointment>`
    SELECT a.place_id AS "placeId", a.day, a.first_step AS step, coalesce(p.pools, '{}') AS pools, a.services, a.email, a.phone, a.language, a.state
    FROM appointments.appointment a LEFT JOIN appointments.place p ON p.id = a.place_id
    WHERE a.id = ${id} AND a.${LIVE}`.execute(tx)
  return rows[0] ?? null
}

function told({ id, by, at }: Change, appointment: LiveAppointment, kind: 'cancelled' | 'moved'): Write[] {
  const { email, language } = appointment
  return [
    actWrite({ id, kind, by, at }),
    auditWrite({ actor: by, act: `appointment.${kind}`, object: { kind: 'appointment', id }, at }),
    eventWrite({ name: `appointment-${kind}`, subject: id, at }),
    ...(email
      ? [mailWrite({ address: email, template: `appointment-${kind}`, language, subjectId: id, at })]
      : []),
  ]
}

/** Confirms that the mail arrived; the same answer once more. False: it has lapsed, or is over. */
export async function confirmAppointment(tx: Transaction, { id, by, at }: Change): Promise<boolean> {
  const { rows } = await sql<{ email: string | null; language: Language }>`
    UPDATE appointments.appointment SET state = 'booked', confirm_until = NULL, changed_at = ${at}
    WHERE id = ${id} AND state = 'pending' AND confirm_until > ${at} RETURNING email, language`.execute(tx)
  if (rows[0]) {
    const { email, language } = rows[0]
    await writeTogether(tx, [
      actWrite({ id, kind: 'confirmed', by, at }),
      auditWrite({ actor: by, act: 'appointment.confirmed', object: { kind: 'appointment', id }, at }),
      eventWrite({ name: 'appointment-confirmed', subject: id, at }),
      ...(email
        ? [mailWrite({ address: email, template: 'appointment-booked', language, subjectId: id, at })]
        : []),
    ])
    return true
  }
  const { rows: booked } = await sql`
    SELECT FROM appointments.appointment WHERE id = ${id} AND state = 'booked'`.execute(tx)
  return booked.length > 0
}

/**
 * Confirms for somebody who cannot, and to whom the address may not belong: it is forgotten, with its reminders, and a
 * link that was sent there opens nothing any more. Once more changes nothing. False: it is over, or not without address.
 */
export async function confirmWithoutEmail(tx: Transaction, { id, by, at }: Change): Promise<boolean> {
  const { rows } = await sql`
    UPDATE appointments.appointment SET state = 'booked', confirm_until = NULL, email = NULL, remind = false,
      access_epoch = access_epoch + 1, changed_at = ${at}
    WHERE id = ${id} AND state = 'pending' AND confirm_until > ${at} RETURNING id`.execute(tx)
  if (rows.length > 0) {
    await writeTogether(tx, [
      actWrite({ id, kind: 'confirmed', by, at }),
      auditWrite({ actor: by, act: 'appointment.confirmed', object: { kind: 'appointment', id }, at }),
      eventWrite({ name: 'appointment-confirmed', subject: id, at }),
    ])
    return true
  }
  const { rows: booked } = await sql`
    SELECT FROM appointments.appointment WHERE id = ${id} AND state = 'booked' AND email IS NULL`.execute(tx)
  return booked.length > 0
}

/** The place goes to those who wait; once more changes nothing. @param change `untold`: they know it by something else */
export async function cancelAppointment(
  tx: Transaction,
  change: Change & { readonly untold?: boolean },
): Promise<boolean> {
  const { id, at } = change
  const appointment = await lockLive(tx, id)
  if (!appointment) return false
  await endAppointment(tx, id, 'cancelled', at)
  await returnOldPlace(tx, appointment, at)
  await answerTakeOver(tx, id, 'cancelled', change)
  const email = change.untold ? null : appointment.email
  await writeTogether(tx, told(change, { ...appointment, email }, 'cancelled'))
  return true
}

async function returnOldPlace(
  tx: Transaction,
  { placeId, ...place }: LiveAppointment,
  at: Temporal.Instant,
): Promise<void> {
  if (placeId) await returnPlace(tx, { ...place, id: placeId }, at)
}

/** Its keys go with it: these people may book again. So does the number of its reminders: there are none. */
async function endAppointment(
  tx: Transaction,
  id: string,
  state: 'cancelled' | 'lapsed',
  at: Temporal.Instant,
): Promise<void> {
  await sql`WITH gone AS (DELETE FROM appointments.live_key WHERE appointment_id = ${id})
    UPDATE appointments.appointment SET state = ${state}, place_id = NULL, confirm_until = NULL, sequence = sequence + 1,
      sms_number = NULL, sms_code_until = NULL, sms_confirmed_at = NULL, changed_at = ${at} WHERE id = ${id}`.execute(
    tx,
  )
}

/** Whoever is to be called has to have said where. */
export function lacksPhone(
  { phone }: { readonly phone: string | null },
  { mode }: { readonly mode: Mode },
): boolean {
  return mode === 'phone' && phone === null
}

/**
 * Takes the held place, and only then returns the one before. False: the hold has run out, the appointment is over, or
 * the place is one by phone and there is no number.
 * @param change `untold`: whoever moves it tells these people, and nothing is to be confirmed then
 */
export async function moveAppointment(
  tx: Transaction,
  change: Change & { readonly untold?: boolean },
  hold: string,
): Promise<boolean> {
  const { id, at, untold = false } = change
  const appointment = await lockLive(tx, id)
  if (!appointment) return false
  // The same request once more: it is there already.
  if (appointment.placeId === hold) return true
  const { rows } = await sql`
    WITH taken AS (
      UPDATE appointments.place SET state = 'taken', held_until = NULL
      WHERE id = ${hold} AND state = 'held' AND held_until > ${at} AND services = ${JSON.stringify(appointment.services)}::jsonb
        AND (mode <> 'phone' OR ${appointment.phone !== null})
      RETURNING *
    )
    UPDATE appointments.appointment a SET place_id = t.id, office_id = t.office_id, day = t.day, first_step = t.first_step,
      steps = t.steps, mode = t.mode, 
      state = CASE WHEN a.state = 'displaced' OR ${untold} THEN 'booked' ELSE a.state END,
      confirm_until = CASE WHEN ${untold} THEN NULL ELSE a.confirm_until END, reminded = 0, sequence = a.sequence + 1, stranded_at = NULL, changed_at = ${at}
    FROM taken t WHERE a.id = ${id} RETURNING a.id`.execute(tx)
  if (rows.length === 0) return false
  await returnOldPlace(tx, appointment, at)
  await answerTakeOver(tx, id, 'changed', change)
  const email = untold ? null : appointment.email
  await writeTogether(tx, told(change, { ...appointment, email }, 'moved'))
  return true
}

/** Appointments that nobody confirmed in time return their places. @returns how many */
export async function lapseUnconfirmed(db: Database, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM appointments.appointment WHERE state = 'pending' AND confirm_until <= ${now} LIMIT 200`.execute(
    db,
  )
  for (const { id } of rows) await inTransaction(db, tx => lapse(tx, id, now))
  return rows.length
}

async function lapse(tx: Transaction, id: string, at: Temporal.Instant): Promise<void> {
  const appointment = await lockLive(tx, id)
  if (appointment?.state !== 'pending') return
  await endAppointment(tx, id, 'lapsed', at)
  await returnOldPlace(tx, appointment, at)
  await writeTogether(tx, [
    actWrite({ id, kind: 'lapsed', by: { kind: 'system', name: 'Schalter' }, at }),
    eventWrite({ name: 'appointment-lapsed', subject: id, at }),
  ])
}
