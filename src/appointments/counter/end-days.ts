import { type RawBuilder, sql } from 'kysely'
import { auditEachWrite } from '../../foundation/audit/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { type Database, inTransaction } from '../../foundation/database/index.ts'
import { eventEachWrite } from '../../foundation/events/index.ts'

const house = { kind: 'system', name: 'Schalter' } as const
const BATCH = 500

/**
 * Ends what nobody has ended at a counter, after the day is over: who came is done, who was booked on site and did not
 * check in has missed it, and what was by phone or video is taken to have been. Their keys go, so that these people can
 * book again; nobody is written to.
 * @returns how many appointments
 */
export async function endDays(db: Database, clock: Clock): Promise<number> {
  let ended = 0
  for (;;) {
    const { rows } = await inTransaction(db, tx =>
      sql`
        WITH due AS (
          SELECT id FROM appointments.appointment WHERE day < ${clock.today()} AND state IN ('booked', 'arrived')
          ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
        ), unlocked AS (DELETE FROM appointments.live_key USING due WHERE appointment_id = due.id
        ), over AS (
          UPDATE appointments.appointment a SET changed_at = ${clock.now()},
            state = CASE WHEN a.state = 'arrived' OR a.mode <> 'onsite' THEN 'done' ELSE 'missed' END
          FROM due WHERE a.id = due.id RETURNING a.id, a.state
        ), ${endings(clock)}
        INSERT INTO appointments.appointment_act (appointment_id, kind, actor_kind, actor_name, data, at)
        SELECT id, state, 'system', 'Schalter', '{"because":"day-over"}', ${clock.now()}::timestamptz FROM over
        RETURNING appointment_id`.execute(tx),
    )
    ended += rows.length
    if (rows.length < BATCH) return ended
  }
}

/** What each of them owes, whichever way it ended. */
function endings(clock: Clock): RawBuilder<unknown> {
  const at = clock.now()
  const because = { because: 'day-over' }
  return sql.join(
    (['done', 'missed'] as const).flatMap(state => {
      const ids = sql`SELECT id FROM over WHERE state = ${state}`
      const audit = { actor: house, act: `appointment.${state}`, detail: because, at } as const
      return [
        sql`${sql.ref(`audit_${state}`)} AS (${auditEachWrite(audit, 'appointment', ids)})`,
        sql`${sql.ref(`event_${state}`)} AS (${eventEachWrite({ name: `appointment-${state}`, data: because, at }, ids)})`,
      ]
    }),
  )
}
