import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database } from '../../foundation/database/index.ts'

/** How often people met us by telephone or video. Says nothing of anybody. */
export interface MeetingsUsed {
  readonly rows: readonly {
    readonly service: string
    readonly mode: 'phone' | 'video'
    readonly count: number
  }[]
  /** The day of the first appointment of any kind. */
  readonly since: Temporal.PlainDate | null
}

/** An appointment for several matters counts once, for the first of them. Both days are included. */
export async function meetingsUsed(
  db: Database,
  { from, until }: { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate },
): Promise<MeetingsUsed> {
  const { rows } = await sql<MeetingsUsed['rows'][number]>`
    SELECT services->0->>'id' AS service, mode::text AS mode, count(*)::int AS count FROM appointments.appointment
    WHERE day BETWEEN ${from} AND ${until} AND mode <> 'onsite' AND state IN ('booked', 'arrived', 'done', 'missed')
    GROUP BY 1, 2`.execute(db)
  const { rows: first } = await sql<{ since: Temporal.PlainDate | null }>`
    SELECT min(day) AS since FROM appointments.appointment`.execute(db)
  return { rows, since: first[0]?.since ?? null }
}
