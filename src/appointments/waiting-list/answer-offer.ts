import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../../foundation/audit/index.ts'
import {
  type Database,
  inTransaction,
  letIn,
  type Transaction,
  violatedConstraint,
  writeTogether,
} from '../../foundation/database/index.ts'
import { citizen } from '../../foundation/permissions/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import { poolsFor } from '../appointment.ts'
import { bookAppointment } from '../booking/book-appointment.ts'
import { moveAppointment } from '../booking/change-appointment.ts'
import { lockDaysOf, reckonAnew } from '../booking/give-back.ts'
import { findAppointment, findPlace } from '../queries.ts'
import { isTooMuch } from '../returned/return-place.ts'
import { endEntry } from './end-entry.ts'
import { demandOfEntry, type Entry, findOfferById, lockEntry, type Offer, personsOf } from './queries.ts'

interface Answer {
  readonly entry: string
  readonly offer: string
  readonly at: Temporal.Instant
}

type Refusal = 'gone' | 'has-one'
export type Taken =
  | {
      readonly ok: true
      readonly appointment: { readonly id: string; readonly reference: string; readonly accessEpoch: number }
    }
  /** `gone`: the time to answer is over, or there is no place any more; `has-one`: there is another appointment for the same. */
  | { readonly ok: false; readonly refusal: Refusal }

/** Undoes what was begun. */
class NotTaken extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal)
  }
}

/**
 * Books what is offered with what was given when joining, or moves the appointment there. The same once more gives the
 * same appointment. Whoever asks has been let in under the id of the line.
 */
export async function takeOffer(db: Database, secret: Secret, answer: Answer): Promise<Taken> {
  for (;;) {
    try {
      return { ok: true, appointment: await inTransaction(db, tx => take(tx, secret, answer)) }
    } catch (error) {
      if (error instanceof NotTaken) return { ok: false, refusal: error.refusal }
      // Another appointment got the same number at the same time: everything once more, with another one.
      if (violatedConstraint(error) !== 'appointment_reference_key') throw error
    }
  }
}

async function take(tx: Transaction, secret: Secret, answer: Answer) {
  const { at } = answer
  const entry = await lockEntry(tx, answer.entry)
  const offer = await findOfferById(tx, answer.offer)
  if (!entry || offer?.waitingId !== entry.id) throw new NotTaken('gone')
  const id = entry.appointmentId ?? offer.id
  await letIn(tx, id)
  if (offer.state !== 'taken') {
    if (offer.state !== 'open' || offer.answerUntil.epochMilliseconds <= at.epochMilliseconds)
      throw new NotTaken('gone')
    await takePlace(tx, entry, offer, at)
    await bookOrMove(tx, secret, entry, offer, at)
    await sql`UPDATE appointments.offer SET state = 'taken', ended_at = ${at} WHERE id = ${offer.id}`.execute(
      tx,
    )
    await endEntry(tx, entry.id, 'served', at)
    await written(tx, 'waiting.taken', entry.id, at)
  }
  const appointment = await findAppointment(tx, id)
  if (!appointment) throw new NotTaken('gone')
  return appointment
}

/**
 * A returned place becomes a held one of the size that is needed, and gets the id of the offer: under its old one stands
 * the appointment of whoever had it before. What is left of it is free for everybody.
 */
async function takePlace(tx: Transaction, entry: Entry, offer: Offer, at: Temporal.Instant): Promise<void> {
  // Whoever cancels or moves an appointment locks it before its day, and so do we.
  if (entry.appointmentId)
    await sql`SELECT FROM appointments.appointment WHERE id = ${entry.appointmentId} FOR UPDATE`.execute(tx)
  const place = await findPlace(tx, offer.placeId)
  if (!place) throw new NotTaken('gone')
  await lockDaysOf(tx, place)
  const demand = demandOfEntry(entry)
  const { rows } = await sql`
    UPDATE appointments.place p SET id = ${offer.id}, state = 'held', held_until = ${at.add({ minutes: 1 })}, returned_at = NULL, public_at = NULL,
      steps = ${demand.steps}, pools = ${poolsFor(demand, place.office)}::text[], mode = ${demand.mode},
      services = ${JSON.stringify(entry.services)}
    WHERE id = ${place.id} AND state = 'returned' AND NOT ${isTooMuch} AND NOT EXISTS (
      SELECT FROM appointments.day d WHERE d.pool_id = ANY(p.pools) AND d.day = p.day AND d.stopped_services && ${demand.services}::text[])
    RETURNING id`.execute(tx)
  if (rows.length === 0) throw new NotTaken('gone')
  await reckonAnew(tx, place)
}

async function bookOrMove(
  tx: Transaction,
  secret: Secret,
  entry: Entry,
  { id: hold }: Offer,
  at: Temporal.Instant,
): Promise<void> {
  if (entry.appointmentId) {
    const moved = await moveAppointment(tx, { id: entry.appointmentId, by: citizen, at }, hold)
    if (!moved) throw new NotTaken('gone')
    return
  }
  const [booker, ...attendees] = personsOf(entry)
  const { email, mobile: phone, language, needs, demo, services: errands } = entry
  const person = { booker: booker!, attendees, email, phone, language, needs, demo }
  const booking = { ...person, hold, errands, caseId: null, by: citizen, confirmed: true, at }
  const booked = await bookAppointment(tx, secret, booking)
  if (!booked.ok) throw new NotTaken(booked.refusal)
}

/**
 * The next one is asked; whoever declines goes on waiting. Once more changes nothing.
 * @returns what became of the offer: it may have been taken in another tab, or have run out. Null: it is not theirs
 */
export async function declineOffer(
  tx: Transaction,
  { entry, offer, at }: Answer,
): Promise<Offer['state'] | null> {
  const { rows } = await sql`
    UPDATE appointments.offer SET state = 'declined', ended_at = ${at}
    WHERE id = ${offer} AND waiting_id = ${entry} AND state = 'open' RETURNING id`.execute(tx)
  if (rows.length > 0) await written(tx, 'waiting.declined', entry, at)
  const now = await findOfferById(tx, offer)
  return now?.waitingId === entry ? now.state : null
}

export async function leaveList(tx: Transaction, { entry, at }: Omit<Answer, 'offer'>): Promise<void> {
  if (await endEntry(tx, entry, 'left', at)) await written(tx, 'waiting.left', entry, at)
}

async function written(
  tx: Transaction,
  act: 'waiting.taken' | 'waiting.declined' | 'waiting.left',
  id: string,
  at: Temporal.Instant,
): Promise<void> {
  await writeTogether(tx, [auditWrite({ actor: citizen, act, object: { kind: 'waiting', id }, at })])
}
