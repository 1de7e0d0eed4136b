import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { type Database, inTransaction, type Transaction } from '../../foundation/database/index.ts'

interface PlaceToGiveBack {
  readonly id: string
  readonly day: Temporal.PlainDate
  readonly pools: readonly string[]
}

/**
 * Takes a place out of its day and reckons anew what is free there, from the places that are left: nothing can drift.
 * @param only what still has to be true of the place when its turn comes
 * @returns whether there was such a place
 */
export async function giveBack(
  tx: Transaction,
  { id, day, pools }: PlaceToGiveBack,
  only: RawBuilder<unknown> = sql`true`,
): Promise<boolean> {
  await lockDaysOf(tx, { day, pools })
  const { rows } = await sql`
    WITH gone AS (DELETE FROM appointments.place WHERE id = ${id} AND ${only} RETURNING id),
    ${reckoned({ day, pools }, sql`id <> ${id}`, sql`EXISTS (SELECT FROM gone)`)}
    SELECT id FROM gone`.execute(tx)
  return rows.length > 0
}

export type PoolsOfDay = Omit<PlaceToGiveBack, 'id'>

/** In the order in which bookings lock them. */
export async function lockDaysOf(tx: Transaction, { day, pools }: PoolsOfDay): Promise<void> {
  await sql`SELECT FROM appointments.day WHERE day = ${day} AND pool_id = ANY(${pools}::text[])
    ORDER BY pool_id FOR UPDATE`.execute(tx)
}

/** What is free on days that were locked before, after a place in them has become smaller. */
export async function reckonAnew(tx: Transaction, day: PoolsOfDay): Promise<void> {
  await sql`WITH ${reckoned(day, sql`true`, sql`true`)} SELECT`.execute(tx)
}

function reckoned(
  { day, pools }: PoolsOfDay,
  counted: RawBuilder<unknown>,
  only: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`taken AS (
      SELECT pool, step, count(*)::int AS count
      FROM appointments.place, unnest(pools) AS pool, generate_series(first_step, first_step + steps - 1) AS step
      WHERE day = ${day} AND pools && ${pools}::text[] AND ${counted} GROUP BY pool, step
    ), fresh AS (
      SELECT d.pool_id, array_agg(greatest(0, d.capacity[n + 1] - coalesce(taken.count, 0))::smallint ORDER BY n) AS free
      FROM appointments.day d CROSS JOIN generate_series(0, 47) AS n
        LEFT JOIN taken ON taken.pool = d.pool_id AND taken.step = n
      WHERE d.day = ${day} AND d.pool_id = ANY(${pools}::text[]) AND ${only} GROUP BY d.pool_id
    ), given AS (
      UPDATE appointments.day d SET free = fresh.free, online = appointments.steps_open(fresh.free, d.kept_from_online),
        hotline = appointments.steps_open(fresh.free, d.kept_from_hotline)
      FROM fresh WHERE d.pool_id = fresh.pool_id AND d.day = ${day}
    )`
}

/**
 * Gives back what holds that have run out kept, and returned places whose moment has come; of one day, or of all.
 * @returns how many there were
 */
export async function releaseExpired(
  db: Database | Transaction,
  now: Temporal.Instant,
  day: Temporal.PlainDate | null = null,
): Promise<number> {
  // Both of a state alone: there is an index for each.
  const ranOut = sql`(state = 'held' AND held_until <= ${now} OR state = 'returned' AND public_at <= ${now})`
  const { rows } = await sql<PlaceToGiveBack>`
    SELECT id, day, pools FROM appointments.place
    WHERE ${ranOut} AND (${day}::date IS NULL OR day = ${day}::date)
    ORDER BY day LIMIT 200`.execute(db)
  let released = 0
  for (const place of rows) {
    const sweep = (tx: Transaction) => giveBack(tx, place, ranOut)
    if (await (db.isTransaction ? sweep(db as Transaction) : inTransaction(db as Database, sweep)))
      released += 1
  }
  return released
}
