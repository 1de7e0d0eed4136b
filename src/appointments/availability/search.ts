import { type RawBuilder, sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import { type Contingent, type Demand, poolId, type Slot, sharedKinds } from '../appointment.ts'
import { firstStepAfter, maskOf } from '../steps.ts'
import type { PoolKind } from './queries.ts'

type Db = Database | Transaction

export interface Search {
  readonly demand: Demand
  /** Ids; null: all. */
  readonly offices: readonly string[] | null
  readonly from: Temporal.PlainDate
  /** With this day. */
  readonly until: Temporal.PlainDate
  readonly contingent: Contingent
  /** Starts that suit, as steps from and up to but without; null: any. */
  readonly hours: { readonly from: number; readonly until: number } | null
  readonly now: Temporal.Instant
}

export interface BookableDay {
  readonly office: string
  readonly day: Temporal.PlainDate
  /** How many start times there are. */
  readonly times: number
}

/** With the first of them. */
export interface DayWithStart extends BookableDay {
  readonly step: number
}

/**
 * Where and when an appointment can begin: a mask of starts for each office and day. An office takes part where it has
 * every kind of counter that is needed; what the city shares has to be free as well.
 */
function startsOf({ demand, offices, from, until, contingent, hours, now }: Search): RawBuilder<unknown> {
  const { today } = firstStepAfter(now)
  const own = ownKinds(demand)
  const shared = sharedPools(demand)
  const open = inARow(masks[contingent], demand.steps)
  const where = sql`day BETWEEN greatest(${from}::date, ${today}::date) AND ${until}::date`
  // Last, because it costs most, and hardly a day of a booked city gets so far.
  const given = isGivenOut(contingent, demand)
  // By their names they are found without reading what other offices have on these days.
  const pools = offices?.flatMap(office => own.map(kind => poolId(office, kind)))
  const of = pools ? sql`AND pool_id = ANY(${pools}::text[])` : sql``
  const suiting = suitingStarts({ from, hours, now })
  // Most days of a booked city have nothing so long: they are left out before anything else is asked of them.
  const both =
    own.length === 1
      ? sql`SELECT office_id, day, ${open} & released ${suiting} AS starts
          FROM appointments.day WHERE ${where} AND kind = ${own[0]} ${of} AND ${open} <> 0::bit(48) AND ${given}`
      : sql`SELECT office_id, day, bit_and(${open} & released) ${suiting} AS starts
          FROM appointments.day WHERE ${where} AND kind = ANY(${own}::text[]) ${of} AND ${open} <> 0::bit(48) AND ${given}
          GROUP BY office_id, day HAVING count(*) = ${own.length}`
  if (shared.length === 0) return both
  return sql`
    SELECT b.office_id, b.day, b.starts & s.starts AS starts FROM (${both}) b JOIN (
      SELECT day, bit_and(${open} & released) AS starts FROM appointments.day
      WHERE ${where} AND pool_id = ANY(${shared}::text[]) AND ${given}
      GROUP BY day HAVING count(*) = ${shared.length}) s USING (day)`
}

/** Which starts are asked for, and have not begun; nothing where all are. A mask more costs each row of the city. */
function suitingStarts({ from, hours, now }: Pick<Search, 'from' | 'hours' | 'now'>): RawBuilder<unknown> {
  const { today, step } = firstStepAfter(now)
  const asked = hours ? sql`& ${maskOf(n => n >= hours.from && n < hours.until)}::bit(48)` : sql``
  if (Temporal.PlainDate.compare(from, today) > 0) return asked
  const ahead = maskOf(n => n >= step)
  return sql`${asked} & CASE WHEN day = ${today}::date THEN ${ahead}::bit(48) ELSE ~(0::bit(48)) END`
}

/** The kinds that belong to an office. */
function ownKinds({ kinds }: Pick<Demand, 'kinds'>): PoolKind[] {
  return kinds.filter(kind => !sharedKinds.includes(kind))
}

function sharedPools({ kinds, language }: Demand): string[] {
  return kinds.filter(kind => sharedKinds.includes(kind)).map(kind => poolId(null, kind, language))
}

/** Where so many steps are open one after the other. Written out: a function would be called for every row. */
function inARow(mask: RawBuilder<unknown>, steps: number): RawBuilder<unknown> {
  const shifted = Array.from({ length: steps }, (_, n) => (n === 0 ? mask : sql`(${mask} << ${n}::int)`))
  return sql`(${sql.join(shifted, sql` & `)})`
}

/** Of a day's row: the steps in which one more place can be given out. */
export const masks: Record<Contingent, RawBuilder<unknown>> = {
  online: sql`online`,
  hotline: sql`hotline`,
  counter: sql`appointments.steps_open(free, array_fill(0::smallint, ARRAY[48]))`,
}

/**
 * Of a day's row: it is not stopped, and none of these services is. For urgent cases callers and counters may book on
 * some that are.
 */
export function isGivenOut(
  contingent: Contingent,
  { services }: Pick<Demand, 'services'>,
): RawBuilder<unknown> {
  return contingent === 'online'
    ? sql`(NOT stopped AND NOT stopped_services && ${services}::text[])`
    : sql`((NOT stopped OR urgent) AND NOT shut_services && ${services}::text[])`
}

/** The bookable days, by office and day. */
export async function bookableDays(db: Db, search: Search): Promise<BookableDay[]> {
  const { rows } = await sql<BookableDay>`
    SELECT office_id AS office, day, bit_count(starts)::int AS times FROM (${startsOf(search)}) found
    WHERE starts <> 0::bit(48) ORDER BY office_id, day`.execute(db)
  return rows
}

/** So many days are looked at first: mostly there is something in them, and the rest of the city need not be read. */
const FIRST_LOOK_DAYS = 5

/** The earliest starts anywhere, at most one for each office. */
export async function earliestSlots(db: Db, search: Search, limit: number): Promise<Slot[]> {
  const { from, until, now } = search
  const begins =
    Temporal.PlainDate.compare(from, firstStepAfter(now).today) < 0 ? firstStepAfter(now).today : from
  const soon = begins.add({ days: FIRST_LOOK_DAYS - 1 })
  if (Temporal.PlainDate.compare(soon, until) < 0) {
    // Whoever comes later comes after all of these.
    const found = await earliestWithin(db, { ...search, until: soon }, limit)
    if (found.length === limit) return found
  }
  return earliestWithin(db, search, limit)
}

async function earliestWithin(db: Db, search: Search, limit: number): Promise<Slot[]> {
  const { rows } = await sql<Slot>`
    SELECT office, day, step FROM (
      SELECT DISTINCT ON (office_id) office_id AS office, day, position(B'1' IN starts) - 1 AS step
      FROM (${startsOf(search)}) found WHERE starts <> 0::bit(48) ORDER BY office_id, day) earliest
    ORDER BY day, step, office LIMIT ${limit}`.execute(db)
  return rows
}

/** Days and the earliest start in one go, as the calendar shows them. */
export interface Availability {
  readonly days: readonly DayWithStart[]
  readonly earliest: Slot | null
}

export async function availability(db: Db, search: Search): Promise<Availability> {
  const { rows } = await sql<DayWithStart>`
    SELECT office_id AS office, day, bit_count(starts)::int AS times, position(B'1' IN starts) - 1 AS step
    FROM (${startsOf(search)}) found WHERE starts <> 0::bit(48) ORDER BY day, office_id`.execute(db)
  let earliest: Slot | null = null
  for (const { office, day, step } of rows) {
    if (earliest && !earliest.day.equals(day)) break
    if (!earliest || step < earliest.step) earliest = { office, day, step }
  }
  return { days: rows, earliest }
}

/** Days on which there are places of all kinds that are needed, taken or not: what has none is shut. */
export async function openDays(
  db: Db,
  { demand, offices, from, until }: Search,
): Promise<Temporal.PlainDate[]> {
  const own = ownKinds(demand)
  const { rows } = await sql<{ day: Temporal.PlainDate }>`
    SELECT DISTINCT day FROM (
      SELECT day FROM appointments.day
      WHERE day BETWEEN ${from}::date AND ${until}::date AND kind = ANY(${own}::text[]) AND ${isGivenOut('online', demand)}
        AND (${offices}::text[] IS NULL OR office_id = ANY(${offices}::text[])) AND 0 < ANY (capacity)
      GROUP BY office_id, day HAVING count(*) = ${own.length}) open`.execute(db)
  return rows.map(({ day }) => day)
}

export interface FreeStart {
  readonly office: string
  readonly step: number
  /** How many can still be booked at it. */
  readonly free: number
}

/** The start times of one day, each with how many can still be booked: as many as the day's `times`. */
export async function freeStarts(
  db: Db,
  search: Search & { readonly day: Temporal.PlainDate },
): Promise<FreeStart[]> {
  const { demand, contingent, day } = search
  const shared = sharedPools(demand)
  const own = ownKinds(demand)
  const { rows } = await sql<FreeStart>`
    SELECT found.office_id AS office, step, (
      SELECT min(d.free[n + 1] - ${kept[contingent]})::int
      FROM appointments.day d, generate_series(step, step + ${demand.steps} - 1) AS n
      WHERE d.day = found.day AND d.pool_id = ANY(
        ARRAY(SELECT found.office_id || '/' || kind FROM unnest(${own}::text[]) AS kind) || ${shared}::text[])) AS free
    FROM (${startsOf({ ...search, from: day, until: day })}) found, generate_series(0, 47) AS step
    WHERE get_bit(found.starts, step) = 1 ORDER BY step, office`.execute(db)
  return rows
}

const kept: Record<Contingent, RawBuilder<unknown>> = {
  online: sql`d.kept_from_online[n + 1]`,
  hotline: sql`d.kept_from_hotline[n + 1]`,
  counter: sql`0`,
}
