import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../../foundation/audit/index.ts'
import { type Database, type Transaction, writeTogether } from '../../foundation/database/index.ts'
import { eventWrite } from '../../foundation/events/index.ts'
import type { Actor, StaffActor } from '../../foundation/permissions/index.ts'
import type { TakeOverKind } from './take-over-way.ts'

/** How somebody answered what an emergency has made of their booking. */
export type TakeOverAnswer = 'confirmed' | 'changed' | 'cancelled'

/**
 * Ends what was open about this appointment. Whoever was silent until the time was over may still change their mind;
 * once more changes nothing.
 * @returns whether there was something to end
 */
export async function answerTakeOver(
  tx: Transaction,
  appointment: string,
  answer: TakeOverAnswer,
  { by, at }: { readonly by: Actor; readonly at: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE appointments.take_over SET state = ${answer}, ended_at = ${at}, ended_by = ${nameOf(by)}
    WHERE appointment_id = ${appointment}
      AND (state = 'told' AND (kind <> 'online' OR ${answer} <> 'confirmed') OR ${answer} <> 'confirmed' AND state IN ('silent', 'confirmed', 'reached', 'letter'))
    RETURNING appointment_id`.execute(tx)
  return rows.length > 0
}

function nameOf(by: Actor): string {
  return by.kind === 'citizen' ? 'citizen' : by.name
}

export interface OpenTakeOver {
  readonly kind: TakeOverKind
  readonly answerUntil: Temporal.Instant
}

/** What this person is asked; null: nothing, or it was answered. */
export async function openTakeOver(
  db: Database | Transaction,
  appointment: string,
): Promise<OpenTakeOver | null> {
  const { rows } = await sql<OpenTakeOver>`
    SELECT kind, answer_until AS "answerUntil" FROM appointments.take_over
    WHERE appointment_id = ${appointment} AND (state = 'told' OR kind = 'online' AND state = 'reached')
    ORDER BY made_at DESC LIMIT 1`.execute(db)
  return rows[0] ?? null
}

/** Whether it was done online instead. */
export async function isDoneOnline(db: Database | Transaction, appointment: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM appointments.take_over WHERE appointment_id = ${appointment} AND state = 'applied' LIMIT 1`.execute(
    db,
  )
  return rows.length > 0
}

/** Somebody was called, or a letter is on its way. False: it was ended by somebody else meanwhile. */
export async function noteTold(
  tx: Transaction,
  told: {
    readonly activation: string
    readonly appointment: string
    readonly how: 'reached' | 'letter'
    readonly by: StaffActor
    readonly at: Temporal.Instant
  },
): Promise<boolean> {
  const { activation, appointment, how, by, at } = told
  const { rows } = await sql`
    UPDATE appointments.take_over SET state = ${how}, ended_at = ${at}, ended_by = ${by.name}
    WHERE activation_id = ${activation} AND appointment_id = ${appointment} AND state = 'told' AND told_by = 'call'
    RETURNING appointment_id`.execute(tx)
  if (rows.length === 0) return false
  const object = { kind: 'appointment', id: appointment } as const
  await writeTogether(tx, [
    auditWrite({ actor: by, act: `appointment.${how}`, object, detail: { because: activation }, at }),
    eventWrite({ name: `appointment-${how}`, subject: appointment, data: { because: activation }, at }),
  ])
  return true
}

const BATCH = 1000

/**
 * Whoever was written to and did not say no in time has agreed; who did not do it online by then comes first later, as
 * whoever has lost a place does. Those who have to be called stay on the list.
 * @returns how many
 */
export async function endSilence(db: Database, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql`
    UPDATE appointments.take_over SET state = CASE state WHEN 'told' THEN 'silent' ELSE state END,
      kind = CASE kind WHEN 'online' THEN 'later' ELSE kind END,
      ended_at = coalesce(ended_at, ${now}), ended_by = coalesce(ended_by, 'Schalter')
    WHERE (activation_id, appointment_id) IN (
      SELECT activation_id, appointment_id FROM appointments.take_over
      WHERE (state = 'told' AND told_by <> 'call' OR kind = 'online' AND state = 'reached') AND answer_until <= ${now} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
    RETURNING appointment_id`.execute(db)
  return rows.length
}
