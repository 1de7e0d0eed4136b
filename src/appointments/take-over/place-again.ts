import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import { berlinDay, type Language } from '../../foundation/language/index.ts'
import { queueMany } from '../../foundation/messages/index.ts'
import type { Actor } from '../../foundation/permissions/index.ts'
import { uuidOf } from '../../foundation/uuid.ts'
import { demandOf, type Errand, type Need, type Slot } from '../appointment.ts'
import { HORIZON_DAYS } from '../availability/release.ts'
import { earliestSlots } from '../availability/search.ts'
import { moveAppointment } from '../booking/change-appointment.ts'
import { holdPlace } from '../booking/hold-place.ts'
import { allNeeds } from '../queries.ts'
import { toldBy } from './take-over-way.ts'

/** Whoever lost a place to an emergency. */
export interface Displaced {
  readonly id: string
  readonly office: string
  readonly services: readonly Errand[]
  readonly needs: readonly Need[]
  readonly email: string | null
  readonly sms: string | null
  readonly language: Language
  /** The same for all who need the same at the same office. */
  readonly wants: string
}

const wants = sql`(office_id || services::text || needs::text)`

/** An operation that gives its offices back: all of them, or (at a stage of its return) some. */
export interface GivenBack {
  readonly activation: string
  readonly offices: readonly string[] | null
}

/**
 * Who has no place where this operation had stopped what they come for, and no other one does; whoever booked first comes
 * first. Null: wherever nothing is stopped. @param without what there is no place for
 */
export async function displacedAt(
  db: Database | Transaction,
  given: GivenBack | null,
  limit: number,
  without: readonly string[] | null = null,
): Promise<Displaced[]> {
  const { activation = null, offices = null } = given ?? {}
  const { rows } = await sql<Displaced>`
    SELECT id, office_id AS office, services, needs, email, language,
      CASE WHEN sms_confirmed_at IS NOT NULL THEN sms_number END AS sms, ${wants} AS wants
    FROM appointments.appointment a WHERE state = 'displaced' AND NOT ${doesItOnline}
      AND (${without}::text[] IS NULL OR NOT ${wants} = ANY(${without}::text[]))
      AND (${offices}::text[] IS NULL OR office_id = ANY(${offices}::text[]))
      AND (${activation}::uuid IS NULL OR ${stoppedBy(sql`s.activation_id = ${activation}`)})
      AND NOT ${stoppedBy(sql`s.activation_id IS DISTINCT FROM ${activation}::uuid`)}
    ORDER BY booked_at, id LIMIT ${limit}`.execute(db)
  return rows
}

/** Of an appointment `a`: these people are about to do it online; whoever does not comes first, like the others. */
const doesItOnline = sql<boolean>`EXISTS (
  SELECT FROM appointments.take_over t WHERE t.appointment_id = a.id AND t.kind = 'online' AND t.state IN ('told', 'reached'))`

/** Of an appointment `a`: such a stop holds for its office, or there for one of its services. */
function stoppedBy(which: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(
    EXISTS (SELECT FROM appointments.stop s WHERE s.office_id = a.office_id AND s.lifted_at IS NULL AND ${which})
    OR EXISTS (SELECT FROM appointments.service_stop s WHERE s.office_id = a.office_id AND s.lifted_at IS NULL AND ${which}
      AND a.services @> jsonb_build_array(jsonb_build_object('id', s.service_id))))`
}

interface ToPlace {
  readonly by: Actor
  readonly at: Temporal.Instant
  /** How long they have to say that it does not suit them. */
  readonly answerUntil: Temporal.Instant
}

/**
 * The earliest place from tomorrow on, at their own office or else at any, also of those that are kept from the public; these
 * people are told. `none`: there is no place yet. `gone`: they have one already, or want none any more.
 */
export async function placeAgain(
  tx: Transaction,
  displaced: Displaced,
  toPlace: ToPlace,
): Promise<'placed' | 'none' | 'gone'> {
  const { id, services, needs } = displaced
  const { by, at } = toPlace
  if (!(await isStillDisplaced(tx, id))) return 'gone'
  const demand = demandOf(services, await allNeeds(tx), 'onsite', needs)
  if (!demand) return 'none'
  const slot = await earliest(tx, displaced, demand, at)
  if (!slot) return 'none'
  const place = { ...slot, id: randomUUID(), demand, errands: services, contingent: 'counter', at } as const
  const held = await holdPlace(tx, place)
  if (!held || !(await moveAppointment(tx, { id, by, at, untold: true }, held.id))) return 'none'
  await tell(tx, displaced, toPlace)
  return 'placed'
}

/** Two processes may have read the same list: the second waits here, and sees what the first one did. */
async function isStillDisplaced(tx: Transaction, id: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT id FROM appointments.appointment WHERE id = ${id} AND state = 'displaced' FOR UPDATE`.execute(tx)
  return rows.length > 0
}

async function earliest(
  tx: Transaction,
  { office }: Displaced,
  demand: NonNullable<ReturnType<typeof demandOf>>,
  now: Temporal.Instant,
): Promise<Slot | undefined> {
  const from = berlinDay(now).add({ days: 1 })
  const search = {
    demand,
    from,
    until: from.add({ days: HORIZON_DAYS }),
    contingent: 'counter',
    hours: null,
    now,
  } as const
  const [own] = await earliestSlots(tx, { ...search, offices: [office] }, 1)
  return own ?? (await earliestSlots(tx, { ...search, offices: null }, 1))[0]
}

/** Their line of the operation is open once more: answered, over in silence, or on the list of calls. */
async function tell(tx: Transaction, displaced: Displaced, { at, answerUntil }: ToPlace): Promise<void> {
  const { id, email, sms, language } = displaced
  const { rows } = await sql<{ activation: string; day: Temporal.PlainDate }>`
    UPDATE appointments.take_over t SET kind = 'again', state = 'told', told_by = ${toldBy(displaced)}, answer_until = ${answerUntil},
      office_id = a.office_id, day = a.day, first_step = a.first_step, ended_at = NULL, ended_by = NULL
    FROM appointments.appointment a WHERE a.id = ${id} AND t.appointment_id = a.id AND (t.activation_id, t.made_at) = (
      SELECT activation_id, made_at FROM appointments.take_over WHERE appointment_id = ${id} ORDER BY made_at DESC LIMIT 1)
    RETURNING t.activation_id AS activation, t.day`.execute(tx)
  const [line] = rows
  const way = toldBy({ email, sms })
  if (!line || way === 'call') return
  const address = way === 'mail' ? email! : sms!
  const template = way === 'mail' ? 'appointment-again' : 'appointment-sms-again'
  const messageId = uuidOf(`again ${line.activation} ${id} ${line.day}`)
  await queueMany(tx, [{ id: messageId, way, address, template, language, subjectId: id, at }])
}
