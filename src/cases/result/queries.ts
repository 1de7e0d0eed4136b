import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../queries.ts'

export interface MeasuredDuration {
  readonly n: number
  readonly medianDays: number
  readonly ninthDecileDays: number
}

const ENOUGH_CASES = 20

/** Calendar days from opening to decision over the last year; null below 20 cases. */
export async function measuredDuration(
  db: Db,
  serviceId: string,
  now: Temporal.Instant,
): Promise<MeasuredDuration | null> {
  const { rows } = await sql<{ n: number; median: number; ninth: number }>`
    SELECT n, median, ninth FROM cases.durations(${serviceId}, ${now.subtract({ hours: 24 * 365 })})`.execute(
    db,
  )
  const row = rows[0]
  if (!row || row.n < ENOUGH_CASES) return null
  return { n: row.n, medianDays: row.median, ninthDecileDays: row.ninth }
}

/** What became of a way: cases that came by it in a span. */
export interface UseOfWay {
  readonly cases: number
  /** Calendar days after which half of those decided were; null: none is. */
  readonly medianDays: number | null
}

/** @param channel as cases name it: online, phone, email, post, onsite */
export async function useOfWay(
  db: Db,
  service: string,
  channel: string,
  { from, until }: { readonly from: Temporal.Instant; readonly until: Temporal.Instant },
): Promise<UseOfWay> {
  const { rows } = await sql<UseOfWay>`
    SELECT n::int AS cases, median AS "medianDays" FROM cases.use_of_way(${service}, ${channel}, ${from}, ${until})`.execute(
    db,
  )
  return rows[0]!
}
