import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import { berlinDay } from '../../foundation/language/index.ts'
import type { PlaceToOffer } from './next-to-ask.ts'

export interface ReturnedPlace extends PlaceToOffer {
  readonly id: string
  readonly returnedAt: Temporal.Instant
}

/**
 * Who may be asked now, for whatever place. Left out is who has a question open, who meanwhile has another appointment
 * for the same, and whose own one is over. The keys are asked for last (`OFFSET 0`), and only of whom the rest allows.
 */
const askable = (now: Temporal.Instant, where: RawBuilder<unknown> = sql`true`) => sql`
  SELECT * FROM (
    SELECT w.id, w.appointment_id, w.services, w.offices, w.weekdays, w.from_step, w.until_step, w.until_day, w.steps, w.waits_since,
      array_replace(w.kinds, 'interpreter', 'interpreter-' || w.interpreter) AS kinds, a.day, a.first_step
    FROM appointments.waiting w LEFT JOIN appointments.appointment a ON a.id = w.appointment_id
    WHERE w.state = 'waiting' AND w.until_day >= ${berlinDay(now)}
      AND (w.appointment_id IS NULL OR a.state = 'booked' AND a.services = w.services)
      AND coalesce(lower(w.email), w.mobile) <> ALL (ARRAY(SELECT coalesce(lower(busy.email), busy.mobile)
        FROM appointments.offer o JOIN appointments.waiting busy ON busy.id = o.waiting_id WHERE o.state = 'open'))
  ) w WHERE ${where} AND NOT EXISTS (
    SELECT FROM appointments.waiting_key wk JOIN appointments.live_key lk ON lk.key = wk.key
    WHERE wk.waiting_id = w.id AND lk.appointment_id IS DISTINCT FROM w.appointment_id OFFSET 0)`

/** Returned places, and what they are without the name of their office: `counter`, `interpreter-tr`. */
const returned = sql`
  SELECT id, office_id, day, extract(isodow FROM day)::smallint AS weekday, first_step, steps, pools, returned_at,
    ARRAY(SELECT split_part(pool, '/', 2) FROM unnest(pools) AS pool) AS kinds,
    ARRAY(SELECT unnest(d.stopped_services) FROM appointments.day d WHERE d.pool_id = ANY(p.pools) AND d.day = p.day) AS stopped_services
  FROM appointments.place p WHERE state = 'returned'`

/** The rule of `suits` (`next-to-ask.ts`) in the words of the database. */
const fits = sql`(w.from_step <= p.first_step AND p.first_step < w.until_step AND p.day <= w.until_day AND w.steps <= p.steps
  AND p.weekday = ANY(w.weekdays) AND (w.offices IS NULL OR p.office_id = ANY(w.offices)) AND p.kinds @> w.kinds
  AND (w.day IS NULL OR p.day < w.day OR p.day = w.day AND p.first_step < w.first_step)
  AND NOT EXISTS (SELECT FROM unnest(p.stopped_services) AS stopped
    WHERE w.services @> jsonb_build_array(jsonb_build_object('id', stopped))))`

export async function anybodyWaits(db: Database): Promise<boolean> {
  const { rows } = await sql`SELECT FROM appointments.waiting WHERE state = 'waiting' LIMIT 1`.execute(db)
  return rows.length > 0
}

/**
 * Places that nobody is being asked about and that suit somebody who was not asked before, the nearest first. No row is
 * locked for it. Thousands wish for a few dozen things: a place is compared with those first.
 */
export async function findPlacesThatSuit(db: Database, now: Temporal.Instant): Promise<ReturnedPlace[]> {
  const { rows } = await sql<ReturnedPlace>`
    WITH w AS MATERIALIZED (${askable(now)}), wish AS MATERIALIZED (
      SELECT services, offices, weekdays, from_step, until_step, steps, kinds, day, first_step, max(until_day) AS until_day
      FROM w GROUP BY services, offices, weekdays, from_step, until_step, steps, kinds, day, first_step
    ), p AS MATERIALIZED (${returned} AND public_at > ${now}
      AND NOT EXISTS (SELECT FROM appointments.offer o WHERE o.place_id = p.id AND o.state = 'open')
    ), wished AS MATERIALIZED (SELECT * FROM p WHERE EXISTS (SELECT FROM wish w WHERE ${fits}))
    SELECT id, office_id AS office, day, first_step AS step, steps, pools, returned_at AS "returnedAt"
    FROM wished p WHERE EXISTS (SELECT FROM w WHERE ${fits}
      AND NOT EXISTS (SELECT FROM appointments.offer o WHERE o.place_id = p.id AND o.waiting_id = w.id))
    ORDER BY day, first_step`.execute(db)
  return rows
}

/** Whom the place suits, the longest waiting first; a few, because the rule (`next-to-ask.ts`) has the last word. */
export async function findThoseItSuits(
  tx: Transaction,
  { id }: ReturnedPlace,
  now: Temporal.Instant,
): Promise<string[]> {
  const asked = sql`ARRAY(SELECT waiting_id FROM appointments.offer WHERE place_id = ${id})`
  const suited = sql`w.id <> ALL (${asked}) AND EXISTS (SELECT FROM p WHERE ${fits} OFFSET 0)`
  const { rows } = await sql<{ id: string }>`
    WITH p AS MATERIALIZED (${returned} AND id = ${id})
    SELECT id FROM (${askable(now, suited)}) w ORDER BY waits_since, id LIMIT 10`.execute(tx)
  return rows.map(row => row.id)
}
