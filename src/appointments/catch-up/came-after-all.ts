import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../../foundation/audit/index.ts'
import { type Database, type Transaction, writeTogether } from '../../foundation/database/index.ts'
import { eventWrite } from '../../foundation/events/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { actWrite } from '../booking/book-appointment.ts'
import type { Appointment } from '../queries.ts'

/** As long as an office may need to enter what was written on paper. */
export const CATCH_UP_DAYS = 14

/** Somebody who was booked and counts as not having come. */
export type Missed = Pick<Appointment, 'id' | 'reference' | 'step' | 'services' | 'name'>

/** Days that are over, and not for long. */
export function canCatchUp(day: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  const ago = day.until(today).total('days')
  return ago >= 1 && ago <= CATCH_UP_DAYS
}

/** By time. */
export async function missedOf(
  db: Database | Transaction,
  office: string,
  day: Temporal.PlainDate,
): Promise<Missed[]> {
  const { rows } = await sql<Missed>`
    SELECT id, reference, first_step AS step, services, name FROM appointments.appointment
    WHERE office_id = ${office} AND day = ${day} AND state = 'missed' ORDER BY first_step, reference`.execute(
    db,
  )
  return rows
}

/**
 * Of those who count as not having come, these came after all: it was written on paper, and the day was over before
 * somebody could enter it. Once more changes nothing.
 * @returns how many
 */
export async function enterCame(
  tx: Transaction,
  ids: readonly string[],
  { office, day, by, at }: CameOf,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    UPDATE appointments.appointment SET state = 'done', changed_at = ${at}
    WHERE id = ANY(${ids}::uuid[]) AND office_id = ${office} AND day = ${day} AND state = 'missed'
    RETURNING id`.execute(tx)
  for (const { id } of rows)
    await writeTogether(tx, [
      actWrite({ id, kind: 'done', by, at, data: { because: 'entered-later' } }),
      auditWrite({
        actor: by,
        act: 'appointment.done',
        object: { kind: 'appointment', id },
        detail: { enteredLater: true },
        at,
      }),
      eventWrite({ name: 'appointment-done', subject: id, data: { enteredLater: true }, at }),
    ])
  return rows.length
}

interface CameOf {
  readonly office: string
  readonly day: Temporal.PlainDate
  readonly by: StaffActor
  readonly at: Temporal.Instant
}
