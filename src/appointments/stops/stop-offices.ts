import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import { lockDays, lockRules, poolsOf } from '../availability/queries.ts'
import { type PoolsOfDay, reckonAnew } from '../booking/give-back.ts'

export interface StopToMake {
  /** The emergency operation it belongs to: one stop for each office. */
  readonly activation: string
  readonly offices: readonly string[]
  readonly from: Temporal.PlainDate
  /** With this day; null: until it is lifted. */
  readonly until: Temporal.PlainDate | null
  /** Callers and counters may still book. */
  readonly urgent: boolean
  readonly at: Temporal.Instant
}

/**
 * Offices give no appointments on site any more; those by telephone and video go on. Places that somebody holds while
 * typing are gone, so that nobody books into a closed office. Safe to repeat.
 */
export async function stopOffices(tx: Transaction, stop: StopToMake): Promise<void> {
  const { activation, offices, from, until, urgent, at } = stop
  for (const office of offices.toSorted()) {
    await lockRules(tx, office)
    await sql`
      INSERT INTO appointments.stop (activation_id, office_id, from_day, until_day, urgent, made_at)
      VALUES (${activation}, ${office}, ${from}, ${until}, ${urgent}, ${at})
      ON CONFLICT (activation_id, office_id) DO NOTHING`.execute(tx)
    await reckonStops(tx, office)
  }
}

/**
 * The operation is over, and those who lost their places to it come first: until they have been seen to, callers and
 * counters may book, and the public not yet. What others have stopped stays so.
 */
export async function reopenStops(tx: Transaction, activation: string): Promise<void> {
  for (const office of await officesOf(tx, activation, null)) {
    await lockRules(tx, office)
    await sql`UPDATE appointments.stop SET urgent = true
      WHERE activation_id = ${activation} AND office_id = ${office} AND lifted_at IS NULL`.execute(tx)
    await reckonStops(tx, office)
  }
}

/** Offices that this operation stops, in the order in which they are locked. */
export async function officesOf(
  db: Database | Transaction,
  activation: string,
  only: readonly string[] | null,
): Promise<string[]> {
  const { rows } = await sql<{ office: string }>`
    SELECT office_id AS office FROM appointments.stop
    WHERE activation_id = ${activation} AND lifted_at IS NULL
      AND (${only}::text[] IS NULL OR office_id = ANY(${only}::text[])) ORDER BY 1`.execute(db)
  return rows.map(({ office }) => office)
}

/** Lifts what this operation has stopped, in all of its offices or in some; what others have stopped stays so. */
export async function liftStops(
  tx: Transaction,
  activation: string,
  offices: readonly string[] | null,
  at: Temporal.Instant,
): Promise<void> {
  for (const office of await officesOf(tx, activation, offices)) {
    await lockRules(tx, office)
    await sql`UPDATE appointments.stop SET lifted_at = ${at}
      WHERE activation_id = ${activation} AND office_id = ${office} AND lifted_at IS NULL`.execute(tx)
    await reckonStops(tx, office)
  }
}

/**
 * Says of each day of an office whether it is stopped, and whether for urgent cases, too: one stop that leaves these out
 * beats those that do not. Its rules have to be locked.
 */
export async function reckonStops(tx: Transaction, office: string): Promise<void> {
  const { rows } = await sql<{ day: Temporal.PlainDate }>`${differing(office)}`.execute(tx)
  if (rows.length === 0) return
  const pools = await poolsOf(tx, office)
  await lockDays(
    tx,
    pools,
    rows.map(({ day }) => day),
  )
  await sql`
    WITH wanted AS (${wanted(office)})
    UPDATE appointments.day d SET stopped = w.stopped, urgent = w.urgent FROM wanted w
    WHERE d.pool_id = w.pool_id AND d.day = w.day AND (d.stopped <> w.stopped OR d.urgent <> w.urgent)`.execute(
    tx,
  )
  await letGoOfHolds(tx, office)
}

/** Those whose days are stopped for them; whoever confirms a moment later finds the place gone. */
async function letGoOfHolds(tx: Transaction, office: string): Promise<void> {
  const { rows } = await sql<PoolsOfDay>`
    WITH gone AS (
      DELETE FROM appointments.place p WHERE p.state = 'held' AND p.office_id = ${office} AND p.mode = 'onsite'
        AND EXISTS (SELECT FROM appointments.day d WHERE d.pool_id = ANY(p.pools) AND d.day = p.day AND d.stopped
          AND (p.contingent = 'online' OR NOT d.urgent))
      RETURNING p.day, p.pools)
    SELECT day, array_agg(DISTINCT pool ORDER BY pool) AS pools FROM gone, unnest(pools) AS pool
    GROUP BY day ORDER BY day`.execute(tx)
  for (const day of rows) await reckonAnew(tx, day)
}

function wanted(office: string) {
  return sql`
    SELECT d.pool_id, d.day, count(s.office_id) > 0 AS stopped, count(s.office_id) > 0 AND bool_and(s.urgent) AS urgent
    FROM appointments.day d LEFT JOIN appointments.stop s
      ON s.office_id = d.office_id AND s.lifted_at IS NULL AND d.day >= s.from_day AND (s.until_day IS NULL OR d.day <= s.until_day)
    WHERE d.office_id = ${office} AND d.kind <> 'phone'
    GROUP BY d.pool_id, d.day`
}

function differing(office: string) {
  return sql`SELECT DISTINCT d.day FROM (${wanted(office)}) w JOIN appointments.day d USING (pool_id, day)
    WHERE d.stopped <> w.stopped OR d.urgent <> w.urgent ORDER BY 1`
}
