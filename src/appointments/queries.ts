import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../foundation/database/index.ts'
import type { Language } from '../foundation/language/index.ts'
import type { Errand, Mode, Need, ServiceNeed } from './appointment.ts'

type Db = Database | Transaction

/** What appointments for these services take; those for which none are given are missing. */
export async function needsOf(
  db: Db,
  services: readonly string[],
): Promise<ReadonlyMap<string, ServiceNeed>> {
  const { rows } = await sql<ServiceNeed>`
    SELECT service_id AS service, minutes, setup_minutes AS "setupMinutes", kinds, modes, walk_in AS "walkIn"
    FROM appointments.need WHERE service_id = ANY(${services}::text[])`.execute(db)
  return new Map(rows.map(need => [need.service, need]))
}

/** What services can be booked, by id. */
export async function allNeeds(db: Db): Promise<ReadonlyMap<string, ServiceNeed>> {
  const { rows } = await sql<ServiceNeed>`
    SELECT service_id AS service, minutes, setup_minutes AS "setupMinutes", kinds, modes, walk_in AS "walkIn"
    FROM appointments.need ORDER BY service_id`.execute(db)
  return new Map(rows.map(need => [need.service, need]))
}

export interface Appointment {
  readonly id: string
  readonly reference: string
  readonly placeId: string | null
  readonly office: string
  readonly day: Temporal.PlainDate
  readonly step: number
  readonly steps: number
  readonly mode: Mode
  readonly services: readonly Errand[]
  readonly state: 'pending' | 'booked' | 'lapsed' | 'cancelled' | 'arrived' | 'missed' | 'done' | 'displaced'
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly language: Language
  readonly needs: readonly Need[]
  readonly caseId: string | null
  /** Counts up with each change. */
  readonly sequence: number
  readonly accessEpoch: number
  readonly confirmUntil: Temporal.Instant | null
  readonly bookedAt: Temporal.Instant
  readonly changedAt: Temporal.Instant
}

const appointmentColumns = sql`id, reference, place_id AS "placeId", office_id AS office, day, first_step AS step, steps, mode,
  services, state, name, email, phone, language, needs, case_id AS "caseId", sequence, access_epoch AS "accessEpoch",
  confirm_until AS "confirmUntil", booked_at AS "bookedAt", changed_at AS "changedAt"`

/** As far as whoever asks has been let in. */
export async function findAppointment(db: Db, id: string): Promise<Appointment | null> {
  const { rows } = await sql<Appointment>`
    SELECT ${appointmentColumns} FROM appointments.appointment WHERE id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** For staff, who see the appointments of everybody. */
export async function findAppointmentByReference(db: Db, reference: string): Promise<Appointment | null> {
  const { rows } = await sql<Appointment>`
    SELECT ${appointmentColumns} FROM appointments.appointment WHERE reference = ${reference}`.execute(db)
  return rows[0] ?? null
}

/** The live appointments of people, by what keeps them from having two for a matter; soonest first. */
export async function findAppointmentsByKeys(db: Db, keys: readonly Buffer[]): Promise<Appointment[]> {
  const { rows } = await sql<Appointment>`
    SELECT ${appointmentColumns} FROM appointments.appointment
    WHERE id IN (SELECT appointment_id FROM appointments.live_key WHERE key = ANY(${keys}::bytea[]))
    ORDER BY day, first_step`.execute(db)
  return rows
}

/** A place that is held; says nothing of anybody. */
export interface HeldPlace {
  readonly id: string
  readonly office: string
  readonly day: Temporal.PlainDate
  readonly step: number
  readonly steps: number
  readonly mode: Mode
  readonly pools: readonly string[]
  readonly services: readonly Errand[]
  readonly state: 'held' | 'taken' | 'returned'
  readonly heldUntil: Temporal.Instant | null
  readonly renewed: boolean
}

/** Null: there is none, or it has run out and was swept away. */
export async function findPlace(db: Db, id: string): Promise<HeldPlace | null> {
  const { rows } = await sql<HeldPlace>`
    SELECT id, office_id AS office, day, first_step AS step, steps, mode, pools, services, state, held_until AS "heldUntil", renewed
    FROM appointments.place WHERE id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Which kinds of counters and which languages there are anywhere: what is not there need not be asked for. */
export async function kindsOffered(
  db: Db,
): Promise<{ readonly kinds: readonly string[]; readonly languages: readonly string[] }> {
  const { rows } = await sql<{ kind: string; language: string | null }>`
    SELECT DISTINCT kind, language FROM appointments.pool ORDER BY kind, language`.execute(db)
  return {
    kinds: [...new Set(rows.map(({ kind }) => kind))],
    languages: rows.flatMap(({ language }) => language ?? []),
  }
}
