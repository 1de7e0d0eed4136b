import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { type Database, inTransaction, type Transaction } from '../../foundation/database/index.ts'
import { berlinDay, type Language } from '../../foundation/language/index.ts'
import { queueMail, queueSms } from '../../foundation/messages/index.ts'
import { startOf } from '../steps.ts'

/** So long before an appointment somebody is reminded, first and second. */
export const REMIND_HOURS = [72, 24] as const

interface Due {
  readonly id: string
  /** Null: not by mail. */
  readonly email: string | null
  /** Confirmed by its owner; null: not by SMS. */
  readonly mobile: string | null
  readonly language: Language
  readonly day: Temporal.PlainDate
  readonly step: number
  readonly reminded: number
}

/**
 * Reminds those who asked for it. Whoever books later than a reminder would leave gets only the next one, and none at
 * all in the hour in which they booked. @returns how many people were reminded
 */
export async function remind(db: Database, now: Temporal.Instant): Promise<number> {
  let written = 0
  for (;;) {
    const rows = await dueNow(db, now)
    for (const due of rows)
      if (await inTransaction(db, tx => write(tx, due, remindersBy(due, now), now))) written += 1
    if (rows.length < BATCH) return written
  }
}

const BATCH = 500

/** Who has been told less often than they should have been by now: those who have, do not stand in the way. */
async function dueNow(db: Database, now: Temporal.Instant): Promise<readonly Due[]> {
  const last = berlinDay(now.add({ hours: REMIND_HOURS[0] }))
  const { rows } = await sql<Due>`
    SELECT id, CASE WHEN remind THEN email END AS email, CASE WHEN sms_confirmed_at IS NOT NULL THEN sms_number END AS mobile,
      language, day, first_step AS step, reminded
    FROM (SELECT *, (day + time '07:00' + first_step * interval '15 minutes') AT TIME ZONE 'Europe/Berlin' AS starts_at
      FROM appointments.appointment WHERE state = 'booked' AND day BETWEEN ${berlinDay(now)} AND ${last}
        AND reminded < ${REMIND_HOURS.length} AND (remind AND email IS NOT NULL OR sms_confirmed_at IS NOT NULL)) asked
    WHERE starts_at > ${now} AND reminded < (${sql.join(
      REMIND_HOURS.map(hours => sql`(starts_at <= ${now.add({ hours })})::int`),
      sql` + `,
    )})
    ORDER BY starts_at LIMIT ${BATCH}`.execute(db)
  return rows
}

/** How many reminders should have left by now; none once it has begun. */
export function remindersBy({ day, step }: Pick<Due, 'day' | 'step'>, now: Temporal.Instant): number {
  const hours = now.until(startOf(day, step).toInstant()).total('hours')
  return hours <= 0 ? 0 : REMIND_HOURS.filter(before => hours <= before).length
}

async function write(
  tx: Transaction,
  { id, email, mobile, language, reminded }: Due,
  reached: number,
  at: Temporal.Instant,
) {
  const { rows } = await sql<{ fresh: boolean }>`
    UPDATE appointments.appointment SET reminded = ${reached}
    WHERE id = ${id} AND reminded = ${reminded} AND state = 'booked'
    RETURNING changed_at > ${at.subtract({ hours: 1 })} AS fresh`.execute(tx)
  if (!rows[0] || rows[0].fresh) return false
  const about = { language, subjectId: id, at }
  if (email) await queueMail(tx, { ...about, address: email, template: 'appointment-reminder' })
  if (mobile) await queueSms(tx, { ...about, number: mobile, template: 'appointment-sms-reminder' })
  return true
}
