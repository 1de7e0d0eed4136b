import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../../foundation/audit/index.ts'
import { letIn, type Transaction, writeTogether } from '../../foundation/database/index.ts'
import { eventWrite } from '../../foundation/events/index.ts'
import type { Actor, StaffActor } from '../../foundation/permissions/index.ts'
import { uuidFrom } from '../../foundation/uuid.ts'
import { cancelAppointment } from '../booking/change-appointment.ts'

interface Answer {
  readonly by: Actor
  readonly at: Temporal.Instant
}

/** Of a line: the application was offered and may still come; whoever was silent may do it all the same. */
const OFFERED = sql`(kind = 'online' AND state IN ('told', 'reached') OR kind = 'later' AND draft_id IS NOT NULL AND state <> 'cancelled')`

function isDisplaced(id: string) {
  return sql<boolean>`EXISTS (SELECT FROM appointments.appointment WHERE id = ${id} AND state = 'displaced')`
}

/**
 * The id of the application that takes the place of this appointment: the same however often somebody begins, on whatever
 * device. Null: it is not offered (any more). Beginning answers nothing yet; what is sent does.
 */
export async function applicationInstead(tx: Transaction, appointment: string): Promise<string | null> {
  const draft = uuidFrom(createHash('sha256').update(`online ${appointment}`).digest())
  const { rows } = await sql`
    UPDATE appointments.take_over SET draft_id = ${draft} WHERE appointment_id = ${appointment} AND ${OFFERED}
      AND ${isDisplaced(appointment)} RETURNING draft_id`.execute(tx)
  return rows.length > 0 ? draft : null
}

/** Whoever would rather come is first when there are places again. Once more changes nothing. */
export async function ratherCome(tx: Transaction, appointment: string, { by, at }: Answer): Promise<boolean> {
  const { rows } = await sql`
    UPDATE appointments.take_over SET kind = 'later', state = 'confirmed', ended_at = ${at}, ended_by = ${nameOf(by)}
    WHERE appointment_id = ${appointment} AND kind = 'online' AND state IN ('told', 'reached')
    RETURNING appointment_id`.execute(tx)
  return rows.length > 0
}

/**
 * The application was sent: the appointment is over, and nobody keeps a place for it. Of any other application there is
 * nothing to end; whoever has a place again keeps it until they give it back.
 */
export async function appliedInstead(tx: Transaction, draft: string, { by, at }: Answer): Promise<boolean> {
  const { rows } = await sql<{ appointment: string }>`
    SELECT DISTINCT appointment_id AS appointment FROM appointments.take_over WHERE draft_id = ${draft}`.execute(
    tx,
  )
  const id = rows[0]?.appointment
  if (!id) return false
  await letIn(tx, id)
  const { rows: ended } = await sql`
    UPDATE appointments.take_over SET kind = 'online', state = 'applied', ended_at = ${at}, ended_by = ${nameOf(by)}
    WHERE appointment_id = ${id} AND ${OFFERED} AND ${isDisplaced(id)} RETURNING appointment_id`.execute(tx)
  return ended.length > 0 && cancelAppointment(tx, { id, by, at, untold: true })
}

/** Somebody on the phone would rather do it online, and opens it with number and code. False: it is not so any more. */
export async function offerOnline(
  tx: Transaction,
  offer: {
    readonly activation: string
    readonly appointment: string
    readonly answerUntil: Temporal.Instant
    readonly by: StaffActor
    readonly at: Temporal.Instant
  },
): Promise<boolean> {
  const { activation, appointment, answerUntil, by, at } = offer
  const { rows } = await sql`
    UPDATE appointments.take_over SET kind = 'online', state = 'reached', answer_until = ${answerUntil}, ended_at = ${at},
      ended_by = ${by.name}
    WHERE activation_id = ${activation} AND appointment_id = ${appointment} AND kind = 'later' AND state = 'told'
      AND told_by = 'call' RETURNING appointment_id`.execute(tx)
  if (rows.length === 0) return false
  const object = { kind: 'appointment', id: appointment } as const
  const detail = { because: activation, to: 'online' }
  await writeTogether(tx, [
    auditWrite({ actor: by, act: 'appointment.reached', object, detail, at }),
    eventWrite({ name: 'appointment-reached', subject: appointment, data: detail, at }),
  ])
  return true
}

function nameOf(by: Actor): string {
  return by.kind === 'citizen' ? 'citizen' : by.name
}
