import { type RawBuilder, sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import type { Demand, Errand, Mode, Need } from '../appointment.ts'
import type { PoolKind } from '../availability/queries.ts'
import type { Person } from '../booking/person-key.ts'
import type { Waiting } from './next-to-ask.ts'

type Db = Database | Transaction

export type EntryState = 'unconfirmed' | 'waiting' | 'served' | 'left' | 'over'

/** A line of the list. */
export interface Entry {
  readonly id: string
  readonly state: EntryState
  readonly services: readonly Errand[]
  readonly mode: Mode
  readonly needs: readonly Need[]
  readonly steps: number
  readonly kinds: readonly PoolKind[]
  readonly interpreter: string | null
  readonly offices: readonly string[] | null
  readonly fromStep: number
  readonly untilStep: number
  readonly weekdays: readonly number[]
  readonly untilDay: Temporal.PlainDate
  /** Null where an appointment says who comes. */
  readonly name: string | null
  readonly birthDate: Temporal.PlainDate | null
  readonly attendees: readonly { readonly name: string; readonly birthDate: string }[]
  readonly email: string | null
  readonly mobile: string | null
  readonly language: Language
  readonly appointmentId: string | null
  readonly demo: boolean
  readonly confirmUntil: Temporal.Instant | null
}

const entryColumns = sql`w.id, w.state, w.services, w.mode, w.needs, w.steps, w.kinds, w.interpreter, w.offices,
  w.from_step AS "fromStep", w.until_step AS "untilStep", w.weekdays, w.until_day AS "untilDay", w.name,
  w.birth_date AS "birthDate", w.attendees, w.email, w.mobile, w.language, w.appointment_id AS "appointmentId", w.demo,
  w.confirm_until AS "confirmUntil"`

/** As far as whoever asks has been let in. */
export async function findEntry(db: Db, id: string): Promise<Entry | null> {
  const { rows } =
    await sql<Entry>`SELECT ${entryColumns} FROM appointments.waiting w WHERE id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Locked first and read after: whoever had to wait reads what is true then. */
export async function lockEntry(tx: Transaction, id: string): Promise<Entry | null> {
  await sql`SELECT FROM appointments.waiting WHERE id = ${id} FOR NO KEY UPDATE`.execute(tx)
  return findEntry(tx, id)
}

/** The line of an appointment that is still waiting for an earlier one. */
export async function findEntryOfAppointment(db: Db, appointment: string): Promise<Entry | null> {
  const { rows } = await sql<Entry>`
    SELECT ${entryColumns} FROM appointments.waiting w
    WHERE appointment_id = ${appointment} AND state IN ('unconfirmed', 'waiting') ORDER BY joined_at DESC LIMIT 1`.execute(
    db,
  )
  return rows[0] ?? null
}

export function demandOfEntry({ services, steps, kinds, interpreter, mode }: Entry): Demand {
  return { services: services.map(({ id }) => id), steps, kinds, language: interpreter, mode }
}

/** Whoever asks first; nobody where an appointment says who comes. */
export function personsOf({ name, birthDate, attendees }: Entry): Person[] {
  if (name === null || birthDate === null) return []
  const others = attendees.map(one => ({ name: one.name, birthDate: Temporal.PlainDate.from(one.birthDate) }))
  return [{ name, birthDate }, ...others]
}

export interface Offer {
  readonly id: string
  readonly waitingId: string
  readonly placeId: string
  readonly office: string
  readonly day: Temporal.PlainDate
  readonly step: number
  readonly state: 'open' | 'taken' | 'declined' | 'ran-out' | 'withdrawn'
  readonly answerUntil: Temporal.Instant
}

const offerColumns = sql`id, waiting_id AS "waitingId", place_id AS "placeId", office_id AS office, day, first_step AS step,
  state, answer_until AS "answerUntil"`

async function findOffer(db: Db, where: RawBuilder<unknown>): Promise<Offer | null> {
  const { rows } = await sql<Offer>`
    SELECT ${offerColumns} FROM appointments.offer WHERE ${where} ORDER BY made_at DESC LIMIT 1`.execute(db)
  return rows[0] ?? null
}

export function findOfferById(db: Db, id: string): Promise<Offer | null> {
  return findOffer(db, sql`id = ${id}`)
}

/** What was offered last, whatever became of it. */
export function findLastOffer(db: Db, entry: string): Promise<Offer | null> {
  return findOffer(db, sql`waiting_id = ${entry}`)
}

type WaitingRow = Entry & {
  readonly since: Temporal.Instant
  readonly contact: string
  readonly beforeDay: Temporal.PlainDate | null
  readonly beforeStep: number | null
}

/** What those of the list want; whoever looks has been let in, or is the house itself. */
export async function waitingOf(tx: Transaction, ids: readonly string[]): Promise<Waiting[]> {
  const { rows } = await sql<WaitingRow>`
    SELECT ${entryColumns}, w.waits_since AS since, coalesce(lower(w.email), w.mobile) AS contact,
      a.day AS "beforeDay", a.first_step AS "beforeStep"
    FROM appointments.waiting w LEFT JOIN appointments.appointment a ON a.id = w.appointment_id
    WHERE w.id = ANY(${ids}::uuid[])`.execute(tx)
  return rows.map(row => ({
    id: row.id,
    since: row.since,
    contact: row.contact,
    demand: demandOfEntry(row),
    offices: row.offices,
    hours: { from: row.fromStep, until: row.untilStep },
    weekdays: row.weekdays,
    untilDay: row.untilDay,
    before: row.beforeDay && { day: row.beforeDay, step: row.beforeStep! },
  }))
}
