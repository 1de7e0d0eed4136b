import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import type { PoolKind } from './queries.ts'

/** By kind of counter: how many people can serve it in each of the 48 steps. A kind that is missing nobody can serve. */
export type Serves = Readonly<Partial<Record<PoolKind, readonly number[]>>>

/** By day as `2026-11-27`; a day without a roster is missing: there the rules alone count. */
export type Rosters = ReadonlyMap<string, Serves>

/** What the city shares has no roster. */
export async function rostersOf(
  db: Database | Transaction,
  office: string | null,
  days: readonly Temporal.PlainDate[],
): Promise<Rosters> {
  if (!office || days.length === 0) return new Map()
  const { rows } = await sql<{ day: Temporal.PlainDate; serves: Serves }>`
    SELECT day, serves FROM appointments.roster
    WHERE office_id = ${office} AND day = ANY(${days.map(String)}::date[]) AND serves IS NOT NULL`.execute(db)
  return new Map(rows.map(({ day, serves }) => [day.toString(), serves]))
}
