import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import type { DayPlan } from './plan-day.ts'
import type { NewRule, Rule } from './rule.ts'

type Db = Database | Transaction

export type PoolKind = 'counter' | 'biometrics' | 'step-free' | 'quiet' | 'phone' | 'video' | 'interpreter'

export interface Pool {
  readonly id: string
  /** Null: shared by the whole city. */
  readonly office: string | null
  readonly kind: PoolKind
  readonly language: string | null
}

export const poolColumns = sql`id, office_id AS office, kind, language`

/** Pools of an office; of null those the city shares. */
export async function poolsOf(db: Db, office: string | null): Promise<Pool[]> {
  const { rows } = await sql<Pool>`SELECT ${poolColumns} FROM appointments.pool
    WHERE office_id IS NOT DISTINCT FROM ${office} ORDER BY id`.execute(db)
  return rows
}

/** The name under which the rules of the city's own pools stand; one that no office has (there is a customer centre *City*). */
export const CITY = 'whole-city'

type RuleRow = Record<string, unknown> & { fromTime: string; untilTime: string }

/** Rules that count today, in the order of their numbers. */
export async function rulesOf(db: Db, office: string): Promise<Rule[]> {
  const { rows } = await sql<RuleRow>`
    SELECT id, office_id AS office, number, kind, pools, repeats, every_weeks AS "everyWeeks", weekdays, nth,
      valid_from AS "validFrom", valid_until AS "validUntil", from_time::text AS "fromTime",
      until_time::text AS "untilTime", places, kept_for AS "keptFor", reason
    FROM appointments.rule WHERE office_id = ${office} AND withdrawn_at IS NULL ORDER BY number`.execute(db)
  return rows.map(ruleFrom)
}

function ruleFrom({ fromTime, untilTime, ...row }: RuleRow): Rule {
  return { ...row, from: plainTime(fromTime), until: plainTime(untilTime) } as unknown as Rule
}

export async function insertRule(
  tx: Transaction,
  rule: NewRule,
  by: { name: string; at: Temporal.Instant },
): Promise<number> {
  await lockRules(tx, rule.office)
  const nth = rule.repeats === 'monthly' ? rule.nth : null
  const weekdays = rule.repeats === 'once' ? [] : rule.weekdays
  const { rows } = await sql<{ number: number }>`
    INSERT INTO appointments.rule (id, office_id, number, kind, pools, repeats, every_weeks, weekdays, nth, valid_from,
      valid_until, from_time, until_time, places, kept_for, reason, created_at, created_by)
    SELECT ${rule.id}, ${rule.office}, coalesce(max(number), 0) + 1, ${rule.kind}, ${rule.pools}::text[], ${rule.repeats},
      ${rule.repeats === 'weekly' ? rule.everyWeeks : 1}, ${weekdays}::int[], ${nth}, ${rule.validFrom},
      ${rule.validUntil}, ${rule.from}, ${rule.until}, ${rule.kind === 'closed' ? null : rule.places},
      ${rule.kind === 'kept' ? rule.keptFor : null}, ${rule.reason && JSON.stringify(rule.reason)}, ${by.at}, ${by.name}
    FROM appointments.rule WHERE office_id = ${rule.office}
    RETURNING number`.execute(tx)
  return rows[0]!.number
}

/** Changes of one office's rules and days come one after the other. */
export async function lockRules(tx: Transaction, office: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`appointments of ${office}`}, 0))`.execute(tx)
}

/** Makes the rows that are not there yet, with nothing free, and locks all, in the order in which bookings do. */
export async function lockDays(
  tx: Transaction,
  pools: readonly Pool[],
  days: readonly Temporal.PlainDate[],
): Promise<void> {
  const none = `{${Array(48).fill(0).join(',')}}`
  await sql`
    INSERT INTO appointments.day (pool_id, day, office_id, kind, capacity, free, kept_from_online, kept_from_hotline, online, hotline)
    SELECT pool.id, day, pool.office_id, pool.kind, ${none}, ${none}, ${none}, ${none}, 0::bit(48), 0::bit(48)
    FROM appointments.pool, unnest(${days.map(String)}::date[]) AS day
    WHERE pool.id = ANY(${pools.map(({ id }) => id)}::text[])
    ORDER BY 1, 2 ON CONFLICT DO NOTHING`.execute(tx)
  await sql`
    SELECT FROM appointments.day WHERE pool_id = ANY(${pools.map(({ id }) => id)}::text[])
      AND day = ANY(${days.map(String)}::date[]) ORDER BY pool_id, day FOR UPDATE`.execute(tx)
}

/** How many places are taken in each step; of days that were locked before, so that nothing is missing. */
export async function takenOf(
  tx: Transaction,
  pools: readonly Pool[],
  days: readonly Temporal.PlainDate[],
): Promise<ReadonlyMap<string, number[]>> {
  const { rows } = await sql<{ pool: string; day: Temporal.PlainDate; step: number; count: number }>`
    SELECT pool, day, step, count(*)::int AS count
    FROM appointments.place, unnest(pools) AS pool, generate_series(first_step, first_step + steps - 1) AS step
    WHERE day = ANY(${days.map(String)}::date[]) AND pool = ANY(${pools.map(({ id }) => id)}::text[])
    GROUP BY pool, day, step`.execute(tx)
  const taken = new Map<string, number[]>()
  for (const { pool, day, step, count } of rows) {
    const key = dayKey(pool, day)
    if (!taken.has(key)) taken.set(key, Array(48).fill(0))
    taken.get(key)![step] = count
  }
  return taken
}

export function dayKey(pool: string, day: Temporal.PlainDate): string {
  return `${pool} ${day}`
}

export interface DayToWrite extends Pick<DayPlan, 'capacity' | 'keptFromOnline' | 'keptFromHotline'> {
  readonly pool: string
  readonly day: Temporal.PlainDate
  readonly free: readonly number[]
  /** Left out: as it is. */
  readonly released?: string
}

export async function writeDays(tx: Transaction, days: readonly DayToWrite[]): Promise<void> {
  if (days.length === 0) return
  const rows = days.map(({ pool, day, capacity, free, keptFromOnline, keptFromHotline, released }) => ({
    pool,
    day: day.toString(),
    capacity,
    free,
    online: keptFromOnline,
    hotline: keptFromHotline,
    released: released ?? null,
  }))
  await sql`
    UPDATE appointments.day d SET capacity = n.capacity, free = n.free, kept_from_online = n.online,
      kept_from_hotline = n.hotline, online = appointments.steps_open(n.free, n.online),
      hotline = appointments.steps_open(n.free, n.hotline), released = coalesce(n.released::bit(48), d.released)
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n (pool text, day date, capacity smallint[],
      free smallint[], online smallint[], hotline smallint[], released text)
    WHERE d.pool_id = n.pool AND d.day = n.day`.execute(tx)
}

function plainTime(text: string): Temporal.PlainTime {
  return Temporal.PlainTime.from(text)
}
