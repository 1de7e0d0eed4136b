import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { auditEachWrite } from '../../foundation/audit/index.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import { eventEachWrite } from '../../foundation/events/index.ts'
import type { Actor } from '../../foundation/permissions/index.ts'
import { lockDaysOf, type PoolsOfDay, reckonAnew } from '../booking/give-back.ts'

/** What becomes of many appointments at once when their office has to close. Whoever does it tells these people. */
export interface TakeOver {
  readonly ids: readonly string[]
  /** The emergency operation. */
  readonly because: string
  readonly by: Actor
  readonly at: Temporal.Instant
}

/** Of an appointment: it is still to be, and on site. */
export const STILL_ON_SITE = sql`state IN ('pending', 'booked') AND mode = 'onsite'`

/**
 * They take place at the same time by telephone; whoever would have been at the counter calls. Only those that gave a
 * number and are still booked on site; safe to repeat.
 * @returns the ids of those that changed
 */
export async function meetByPhone(tx: Transaction, takeOver: TakeOver): Promise<readonly string[]> {
  const { ids, at } = takeOver
  const changed = sql`
    UPDATE appointments.appointment SET mode = 'phone', state = 'booked', confirm_until = NULL, sequence = sequence + 1,
      reminded = 0, changed_at = ${at}
    WHERE id = ANY(${ids}::uuid[]) AND ${STILL_ON_SITE} AND phone IS NOT NULL RETURNING id, place_id`
  const places = sql`UPDATE appointments.place p SET mode = 'phone' FROM changed
    WHERE p.id = changed.place_id`
  return writeTakeOver(tx, takeOver, { changed, places }, 'moved', { to: 'phone' })
}

/**
 * They lose their place, keep their number and their right to be first when there are places again; safe to repeat.
 * Meant for those of an office and a day: all their days are locked.
 * @returns the ids of those that changed
 */
export async function displace(tx: Transaction, takeOver: TakeOver): Promise<readonly string[]> {
  const { ids, at } = takeOver
  const days = await lockDaysUnder(tx, ids)
  const before = sql`before AS MATERIALIZED (
    SELECT id, place_id FROM appointments.appointment WHERE id = ANY(${ids}::uuid[]) AND ${STILL_ON_SITE})`
  const changed = sql`
    UPDATE appointments.appointment a SET state = 'displaced', place_id = NULL, confirm_until = NULL,
      sequence = sequence + 1, stranded_at = coalesce(stranded_at, ${at}), changed_at = ${at}
    FROM before WHERE a.id = before.id RETURNING a.id`
  const places = sql`DELETE FROM appointments.place p USING before WHERE p.id = before.place_id`
  const displaced = await writeTakeOver(tx, takeOver, { before, changed, places }, 'displaced', {})
  if (displaced.length > 0) for (const day of days) await reckonAnew(tx, day)
  return displaced
}

/** Appointments first and then the days of their places, as whoever cancels does. */
async function lockDaysUnder(tx: Transaction, ids: readonly string[]): Promise<PoolsOfDay[]> {
  await sql`SELECT FROM appointments.appointment WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`.execute(
    tx,
  )
  const { rows } = await sql<PoolsOfDay>`
    SELECT p.day, array_agg(DISTINCT pool ORDER BY pool) AS pools
    FROM appointments.appointment a JOIN appointments.place p ON p.id = a.place_id, unnest(p.pools) AS pool
    WHERE a.id = ANY(${ids}::uuid[]) AND a.state IN ('pending', 'booked') AND a.mode = 'onsite'
    GROUP BY p.day ORDER BY p.day`.execute(tx)
  for (const day of rows) await lockDaysOf(tx, day)
  return rows
}

interface Steps {
  readonly before?: RawBuilder<unknown>
  readonly changed: RawBuilder<unknown>
  readonly places: RawBuilder<unknown>
}

/** One statement, with all that each of them owes. */
export async function writeTakeOver(
  tx: Transaction,
  { because, by, at }: TakeOver,
  { before, changed, places }: Steps,
  kind: 'moved' | 'displaced',
  data: Record<string, unknown>,
): Promise<readonly string[]> {
  const name = by.kind === 'citizen' ? null : by.name
  const detail = { ...data, because }
  const ids = sql`SELECT id FROM changed`
  const { rows } = await sql<{ id: string }>`
    WITH ${before ? sql`${before},` : sql``} changed AS (${changed}), places AS (${places}),
    acts AS (
      INSERT INTO appointments.appointment_act (appointment_id, kind, actor_kind, actor_name, data, at)
      SELECT id, ${kind}, ${by.kind}, ${name}, ${JSON.stringify(detail)}::jsonb, ${at}::timestamptz FROM changed),
    audits AS (${auditEachWrite({ actor: by, act: `appointment.${kind}`, detail, at }, 'appointment', ids)}),
    events AS (${eventEachWrite({ name: `appointment-${kind}`, data: detail, at }, ids)})
    SELECT id FROM changed`.execute(tx)
  return rows.map(({ id }) => id)
}
