import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../../foundation/audit/index.ts'
import { letIn, type Transaction, writeTogether } from '../../foundation/database/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import { queueMail, queueSms } from '../../foundation/messages/index.ts'
import { citizen } from '../../foundation/permissions/index.ts'
import { type Secret, tokenHash } from '../../foundation/secret.ts'
import { uuidFrom } from '../../foundation/uuid.ts'
import type { Demand, Errand, Need } from '../appointment.ts'
import { type Person, personKeys } from '../booking/person-key.ts'
import type { Wishes } from './next-to-ask.ts'
import { findEntry, lockEntry, personsOf } from './queries.ts'

/** Who gave an address or a number confirms it within this time. */
export const JOIN_MINUTES = 60

export type Contact =
  | { readonly email: string; readonly mobile: null }
  | { readonly email: null; readonly mobile: string }

export interface ToJoin {
  /** Of the form: sent again, it is the same line. */
  readonly id: string
  readonly errands: readonly Errand[]
  readonly needs: readonly Need[]
  readonly wishes: Omit<Wishes, 'before'> & { readonly demand: Demand }
  /** Whoever asks first; none where an appointment says who comes. */
  readonly persons: readonly Person[]
  /** That is to be moved to an earlier time. */
  readonly appointmentId: string | null
  readonly contact: Contact
  /** It got mails about the appointment before. */
  readonly confirmed: boolean
  readonly language: Language
  readonly demo: boolean
  readonly at: Temporal.Instant
}

export type Joined = 'to-confirm' | 'waiting' | 'on-list'

/**
 * Puts somebody on the list. Nothing leaves the house before the contact is confirmed but one link, which says nothing
 * of what was typed.
 */
export async function joinList(tx: Transaction, join: ToJoin): Promise<Joined> {
  const { id, contact, confirmed, language, at } = join
  await letIn(tx, id)
  if (!(await insertEntry(tx, join))) return confirmed ? 'waiting' : 'to-confirm'
  if (confirmed) {
    if (await takeKeys(tx, await keysOfAppointment(tx, join.appointmentId!), id)) return written(tx, id, at)
    await sql`DELETE FROM appointments.waiting WHERE id = ${id}`.execute(tx)
    return 'on-list'
  }
  const about = { language, subjectId: id, at }
  if (contact.email !== null)
    await queueMail(tx, { ...about, address: contact.email, template: 'waiting-to-confirm' })
  else await queueSms(tx, { ...about, number: contact.mobile, template: 'waiting-sms-to-confirm' })
  return 'to-confirm'
}

/**
 * The line of a form that is sent again: the same one, and where that has ended or was not confirmed in time, a new one
 * beside it; always the same new one, so that pressing twice makes no second.
 */
export async function lineOfForm(tx: Transaction, form: string, at: Temporal.Instant): Promise<string> {
  await letIn(tx, form)
  const entry = await findEntry(tx, form)
  const lapsed = entry?.confirmUntil && entry.confirmUntil.epochMilliseconds <= at.epochMilliseconds
  const lives = !entry || entry.state === 'waiting' || (entry.state === 'unconfirmed' && !lapsed)
  return lives ? form : lineOfForm(tx, uuidFrom(tokenHash(`after ${form}`)), at)
}

async function insertEntry(tx: Transaction, join: ToJoin): Promise<boolean> {
  const { id, wishes, persons, contact, confirmed, at } = join
  const { demand, offices, hours, weekdays, untilDay } = wishes
  const [booker, ...others] = persons
  const attendees = others.map(({ name, birthDate }) => ({ name, birthDate: birthDate.toString() }))
  const { rows } = await sql`
    INSERT INTO appointments.waiting (id, state, services, mode, needs, steps, kinds, interpreter, offices, from_step, until_step,
      weekdays, until_day, name, birth_date, attendees, email, mobile, language, appointment_id, demo, joined_at, confirm_until, waits_since)
    VALUES (${id}, ${confirmed ? 'waiting' : 'unconfirmed'}, ${JSON.stringify(join.errands)}, ${demand.mode}, ${join.needs}::text[],
      ${demand.steps}, ${demand.kinds}::text[], ${demand.language}, ${offices}::text[], ${hours.from}, ${hours.until},
      ${weekdays}::smallint[], ${untilDay}, ${booker?.name ?? null}, ${booker?.birthDate ?? null}, ${JSON.stringify(attendees)},
      ${contact.email}, ${contact.mobile}, ${join.language}, ${join.appointmentId}, ${join.demo}, ${at},
      ${confirmed ? null : at.add({ minutes: JOIN_MINUTES })}, ${confirmed ? at : null})
    ON CONFLICT (id) DO NOTHING RETURNING id`.execute(tx)
  return rows.length > 0
}

export type Confirmed = 'waiting' | 'too-late' | 'on-list' | 'has-appointment'

/** The contact is theirs: from here on they wait. Once more changes nothing. */
export async function confirmJoining(
  tx: Transaction,
  secret: Secret,
  { id, at }: { readonly id: string; readonly at: Temporal.Instant },
): Promise<Confirmed> {
  const entry = await lockEntry(tx, id)
  if (entry?.state !== 'unconfirmed') return entry?.state === 'waiting' ? 'waiting' : 'too-late'
  if (entry.confirmUntil!.epochMilliseconds <= at.epochMilliseconds) return 'too-late'
  const { appointmentId } = entry
  const keys = appointmentId
    ? await keysOfAppointment(tx, appointmentId)
    : personKeys(secret, entry.services, personsOf(entry))
  if (!appointmentId && (await haveAppointment(tx, keys))) return 'has-appointment'
  if (!(await takeKeys(tx, keys, id))) return 'on-list'
  await sql`UPDATE appointments.waiting SET state = 'waiting', confirm_until = NULL, waits_since = ${at}
    WHERE id = ${id}`.execute(tx)
  return written(tx, id, at)
}

async function keysOfAppointment(tx: Transaction, id: string): Promise<Buffer[]> {
  const { rows } = await sql<{ key: Buffer }>`
    SELECT key FROM appointments.live_key WHERE appointment_id = ${id}`.execute(tx)
  return rows.map(({ key }) => key)
}

async function haveAppointment(tx: Transaction, keys: readonly Buffer[]): Promise<boolean> {
  const { rows } = await sql`SELECT FROM appointments.live_key WHERE key = ANY(${keys}::bytea[])`.execute(tx)
  return rows.length > 0
}

/** All or none: false where one of these people waits for the same already, or where there are none to take. */
async function takeKeys(tx: Transaction, keys: readonly Buffer[], id: string): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO appointments.waiting_key (key, waiting_id)
    SELECT key, ${id}::uuid FROM unnest(${keys}::bytea[]) AS key ORDER BY key
    ON CONFLICT (key) DO NOTHING RETURNING key`.execute(tx)
  if (keys.length > 0 && rows.length === keys.length) return true
  await sql`DELETE FROM appointments.waiting_key WHERE waiting_id = ${id}`.execute(tx)
  return false
}

async function written(tx: Transaction, id: string, at: Temporal.Instant): Promise<'waiting'> {
  await writeTogether(tx, [
    auditWrite({ actor: citizen, act: 'waiting.joined', object: { kind: 'waiting', id }, at }),
  ])
  return 'waiting'
}
