import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database } from '../../foundation/database/index.ts'
import { BERLIN } from '../../foundation/language/index.ts'
import type { Channel } from '../../services/index.ts'
import type { Case } from '../case.ts'

export interface Span {
  /** Both days are included. */
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate
}

/** By which ways people applied, and wanted the result. Says nothing of anybody. */
export interface CasesUsed {
  readonly rows: readonly {
    readonly service: string
    readonly channel: Channel
    readonly delivery: Case['delivery']
    /** They proved who they are. */
    readonly identified: boolean
    readonly count: number
  }[]
  /** Ways by which any case ever came in. */
  readonly channels: readonly Channel[]
  /** The day of the first case of the house. */
  readonly since: Temporal.PlainDate | null
}

export async function casesUsed(db: Database, { from, until }: Span): Promise<CasesUsed> {
  const { rows } = await sql<CasesUsed['rows'][number]>`
    SELECT service_id AS service, channel, delivery, identity IS NOT NULL AS identified, count(*)::int AS count
    FROM cases.case_record WHERE NOT decoy AND opened_at >= ${from.toZonedDateTime(BERLIN).toInstant()}
      AND opened_at < ${until.add({ days: 1 }).toZonedDateTime(BERLIN).toInstant()}
    GROUP BY 1, 2, 3, 4`.execute(db)
  const { rows: ever } = await sql<{ channel: Channel; since: Temporal.PlainDate }>`
    SELECT channel, (min(opened_at) AT TIME ZONE ${BERLIN})::date AS since FROM cases.case_record
    WHERE NOT decoy GROUP BY channel ORDER BY 2`.execute(db)
  return { rows, channels: ever.map(({ channel }) => channel), since: ever[0]?.since ?? null }
}
