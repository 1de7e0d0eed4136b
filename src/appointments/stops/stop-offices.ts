import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import { lockRules } from '../availability/queries.ts'
import { reckonStops } from './reckon-stops.ts'

export interface StopToMake {
  /** The emergency operation it belongs to: one stop for each office, or for each office and service. */
  readonly activation: string
  readonly offices: readonly string[]
  /** Of these alone the offices give no appointments; left out: of none at all. */
  readonly services?: readonly string[]
  readonly from: Temporal.PlainDate
  /** With this day; null: until it is lifted. */
  readonly until: Temporal.PlainDate | null
  /** Callers and counters may still book. */
  readonly urgent: boolean
  readonly at: Temporal.Instant
}

/**
 * Offices give no appointments on site any more, or none for some services; those by telephone and video go on. Places that
 * somebody holds while typing are gone, so that nobody books into a closed office. Safe to repeat.
 */
export async function stopOffices(tx: Transaction, stop: StopToMake): Promise<void> {
  for (const office of stop.offices.toSorted()) {
    await lockRules(tx, office)
    await (stop.services ? insertServiceStops(tx, stop, office, stop.services) : insertStop(tx, stop, office))
    await reckonStops(tx, office)
  }
}

async function insertStop(tx: Transaction, stop: StopToMake, office: string): Promise<void> {
  const { activation, from, until, urgent, at } = stop
  await sql`
    INSERT INTO appointments.stop (activation_id, office_id, from_day, until_day, urgent, made_at)
    VALUES (${activation}, ${office}, ${from}, ${until}, ${urgent}, ${at})
    ON CONFLICT (activation_id, office_id) DO NOTHING`.execute(tx)
}

async function insertServiceStops(
  tx: Transaction,
  { activation, from, until, urgent, at }: StopToMake,
  office: string,
  services: readonly string[],
): Promise<void> {
  await sql`
    INSERT INTO appointments.service_stop (activation_id, office_id, service_id, from_day, until_day, urgent, made_at)
    SELECT ${activation}, ${office}, service, ${from}, ${until}, ${urgent}, ${at} FROM unnest(${services}::text[]) AS service
    ON CONFLICT (activation_id, office_id, service_id) DO NOTHING`.execute(tx)
}

/** Whole offices, and some of their services. */
const tables = [sql`appointments.stop`, sql`appointments.service_stop`] as const

/**
 * The operation is over, and those who lost their places to it come first: until they have been seen to, callers and
 * counters may book, and the public not yet. What others have stopped stays so.
 */
export async function reopenStops(
  tx: Transaction,
  activation: string,
  offices: readonly string[] | null = null,
): Promise<void> {
  await changeStops(tx, activation, offices, sql`urgent = true`)
}

/**
 * Days before this one are everybody's again at these offices, the later ones not yet; what others have stopped stays so.
 * Repeated with an earlier day it changes nothing.
 */
export async function giveBackDays(
  tx: Transaction,
  activation: string,
  offices: readonly string[],
  before: Temporal.PlainDate,
): Promise<void> {
  await changeStops(
    tx,
    activation,
    offices,
    sql`from_day = least(greatest(from_day, ${before}::date), until_day)`,
  )
}

/** Lifts what this operation has stopped, in all of its offices or in some; what others have stopped stays so. */
export async function liftStops(
  tx: Transaction,
  activation: string,
  offices: readonly string[] | null,
  at: Temporal.Instant,
): Promise<void> {
  await changeStops(tx, activation, offices, sql`lifted_at = ${at}`)
}

async function changeStops(
  tx: Transaction,
  activation: string,
  offices: readonly string[] | null,
  change: RawBuilder<unknown>,
): Promise<void> {
  for (const office of await officesOf(tx, activation, offices)) {
    await lockRules(tx, office)
    for (const table of tables)
      await sql`UPDATE ${table} SET ${change}
        WHERE activation_id = ${activation} AND office_id = ${office} AND lifted_at IS NULL`.execute(tx)
    await reckonStops(tx, office)
  }
}

/** Offices in which this operation stops all or something, in the order in which they are locked. */
export async function officesOf(
  db: Database | Transaction,
  activation: string,
  only: readonly string[] | null,
): Promise<string[]> {
  const own = sql`WHERE activation_id = ${activation} AND lifted_at IS NULL
    AND (${only}::text[] IS NULL OR office_id = ANY(${only}::text[]))`
  const { rows } = await sql<{ office: string }>`
    SELECT office_id AS office FROM appointments.stop ${own}
    UNION SELECT office_id FROM appointments.service_stop ${own} ORDER BY 1`.execute(db)
  return rows.map(({ office }) => office)
}

/** Since when this operation stops something at each of its offices; the later moment, where a change has stopped more. */
export async function stoppedSince(
  db: Database | Transaction,
  activation: string,
): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const own = sql`WHERE activation_id = ${activation} AND lifted_at IS NULL`
  const { rows } = await sql<{ office: string; since: Temporal.Instant }>`
    SELECT office_id AS office, max(made_at) AS since FROM (
      SELECT office_id, made_at FROM appointments.stop ${own}
      UNION ALL SELECT office_id, made_at FROM appointments.service_stop ${own}) s GROUP BY 1`.execute(db)
  return new Map(rows.map(({ office, since }) => [office, since]))
}
