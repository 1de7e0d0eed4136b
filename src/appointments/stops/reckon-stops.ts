import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import { lockDays, poolsOf } from '../availability/queries.ts'
import { type PoolsOfDay, reckonAnew } from '../booking/give-back.ts'

/**
 * Says of each day of an office whether it is stopped, for which services alone, and whether for urgent cases, too: one stop
 * that leaves these out beats those that do not. It stands in the row that bookings lock, so that none slips through. The
 * office's rules have to be locked.
 */
export async function reckonStops(tx: Transaction, office: string): Promise<void> {
  const { rows } = await sql<{ day: Temporal.PlainDate }>`
    SELECT DISTINCT d.day FROM (${wanted(office)}) w JOIN appointments.day d USING (day)
    WHERE d.office_id = ${office} AND d.kind <> 'phone' AND ${differs} ORDER BY 1`.execute(tx)
  if (rows.length === 0) return
  const pools = await poolsOf(tx, office)
  await lockDays(
    tx,
    pools,
    rows.map(({ day }) => day),
  )
  await sql`
    WITH w AS MATERIALIZED (${wanted(office)})
    UPDATE appointments.day d SET stopped = w.stopped, urgent = w.urgent, stopped_services = w.stopped_services,
      shut_services = w.shut_services
    FROM w WHERE d.office_id = ${office} AND d.kind <> 'phone' AND d.day = w.day AND ${differs}`.execute(tx)
  await letGoOfHolds(tx, office)
}

const differs = sql`(d.stopped, d.urgent, d.stopped_services, d.shut_services)
  IS DISTINCT FROM (w.stopped, w.urgent, w.stopped_services, w.shut_services)`

/** What each day has to say; of a service it is the strictest stop, too. */
function wanted(office: string) {
  const running = sql`s.office_id = ${office} AND s.lifted_at IS NULL AND s.from_day <= d.day
    AND (s.until_day IS NULL OR d.day <= s.until_day)`
  return sql`
    SELECT d.day, house.stopped, house.urgent, services.stopped_services, services.shut_services
    FROM (SELECT DISTINCT day FROM appointments.day WHERE office_id = ${office}) d, LATERAL (
      SELECT count(*) > 0 AS stopped, coalesce(bool_and(s.urgent), false) AS urgent FROM appointments.stop s WHERE ${running}
    ) house, LATERAL (
      SELECT coalesce(array_agg(DISTINCT s.service_id ORDER BY s.service_id), '{}') AS stopped_services,
        coalesce(array_agg(DISTINCT s.service_id ORDER BY s.service_id) FILTER (WHERE NOT s.urgent), '{}') AS shut_services
      FROM appointments.service_stop s WHERE ${running}
    ) services`
}

/** Those whose days are stopped for them; whoever confirms a moment later finds the place gone. */
async function letGoOfHolds(tx: Transaction, office: string): Promise<void> {
  const { rows } = await sql<PoolsOfDay>`
    WITH gone AS (
      DELETE FROM appointments.place p WHERE p.state = 'held' AND p.office_id = ${office} AND p.mode = 'onsite'
        AND EXISTS (SELECT FROM appointments.day d WHERE d.pool_id = ANY(p.pools) AND d.day = p.day AND (
          d.stopped AND (p.contingent = 'online' OR NOT d.urgent)
          OR EXISTS (SELECT FROM unnest(CASE p.contingent WHEN 'online' THEN d.stopped_services ELSE d.shut_services END) AS service
            WHERE p.services @> jsonb_build_array(jsonb_build_object('id', service)))))
      RETURNING p.day, p.pools)
    SELECT day, array_agg(DISTINCT pool ORDER BY pool) AS pools FROM gone, unnest(pools) AS pool
    GROUP BY day ORDER BY day`.execute(tx)
  for (const day of rows) await reckonAnew(tx, day)
}
