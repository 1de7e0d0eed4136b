import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../../foundation/audit/index.ts'
import { type Database, type Transaction, writeTogether } from '../../foundation/database/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import { queueSms } from '../../foundation/messages/index.ts'
import { citizen } from '../../foundation/permissions/index.ts'
import { type Secret, sameText } from '../../foundation/secret.ts'
import { remindersBy } from '../news/remind.ts'

export const CODE_MINUTES = 30
/** Whoever presses twice has one code on its way. */
const PRESSED_TWICE_MINUTES = 1

/** The number that reminders of an appointment go to, or are to go to once it is confirmed. */
export interface ReminderNumber {
  readonly id: string
  readonly number: string
  readonly codeUntil: Temporal.Instant
  readonly confirmedAt: Temporal.Instant | null
  readonly language: Language
  readonly day: Temporal.PlainDate
  readonly step: number
}

export async function findReminderNumber(
  db: Database | Transaction,
  id: string,
): Promise<ReminderNumber | null> {
  const { rows } = await sql<ReminderNumber>`
    SELECT id, sms_number AS number, sms_code_until AS "codeUntil", sms_confirmed_at AS "confirmedAt", language, day, first_step AS step
    FROM appointments.appointment WHERE id = ${id} AND sms_number IS NOT NULL AND state = 'booked'`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Six digits, others each time; they rest nowhere. */
export function reminderCode(secret: Secret, { id, number, codeUntil }: ReminderNumber): string {
  return secret.spokenCode('appointment-sms-code', id, number, codeUntil.epochMilliseconds)
}

interface Given {
  readonly id: string
  /** E.164. */
  readonly number: string
  readonly language: Language
  readonly at: Temporal.Instant
}

/** Keeps the number and sends the code to it; nothing else goes there before the code was typed. */
export async function giveReminderNumber(
  tx: Transaction,
  { id, number, language, at }: Given,
): Promise<void> {
  const until = at.add({ minutes: CODE_MINUTES })
  const { rows } = await sql`
    UPDATE appointments.appointment SET sms_number = ${number}, sms_code_until = ${until}, sms_confirmed_at = NULL
    WHERE id = ${id} AND state = 'booked'
      AND (sms_number IS DISTINCT FROM ${number}::text OR sms_code_until < ${until.subtract({ minutes: PRESSED_TWICE_MINUTES })})
    RETURNING id`.execute(tx)
  if (rows.length > 0)
    await queueSms(tx, { number, template: 'appointment-sms-code', language, subjectId: id, at })
}

/** Once more changes nothing. False: the code is another one, or too old. */
export async function confirmReminderNumber(
  tx: Transaction,
  secret: Secret,
  { id, code, at }: { readonly id: string; readonly code: string; readonly at: Temporal.Instant },
): Promise<boolean> {
  const given = await findReminderNumber(tx, id)
  if (!given || given.codeUntil.epochMilliseconds <= at.epochMilliseconds) return given?.confirmedAt != null
  if (!sameText(code.replace(/\D/g, ''), reminderCode(secret, given))) return false
  // What would have left by now and was not asked for then is not made up for.
  const reached = remindersBy(given, at)
  const { rows } = await sql`
    UPDATE appointments.appointment SET sms_confirmed_at = ${at},
      reminded = CASE WHEN remind AND email IS NOT NULL THEN reminded ELSE greatest(reminded, ${reached}) END
    WHERE id = ${id} AND sms_number = ${given.number} AND sms_confirmed_at IS NULL RETURNING id`.execute(tx)
  if (rows.length > 0) await written(tx, 'appointment.sms-confirmed', id, at)
  return true
}

export async function takeBackReminderNumber(
  tx: Transaction,
  id: string,
  at: Temporal.Instant,
): Promise<void> {
  const { rows } = await sql`
    UPDATE appointments.appointment SET sms_number = NULL, sms_code_until = NULL, sms_confirmed_at = NULL
    WHERE id = ${id} AND sms_number IS NOT NULL RETURNING id`.execute(tx)
  if (rows.length > 0) await written(tx, 'appointment.sms-taken-back', id, at)
}

async function written(
  tx: Transaction,
  act: 'appointment.sms-confirmed' | 'appointment.sms-taken-back',
  id: string,
  at: Temporal.Instant,
): Promise<void> {
  await writeTogether(tx, [auditWrite({ actor: citizen, act, object: { kind: 'appointment', id }, at })])
}
