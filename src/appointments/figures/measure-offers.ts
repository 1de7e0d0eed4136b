import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../foundation/clock.ts'
import type { Database } from '../../foundation/database/index.ts'
import { demandOf } from '../appointment.ts'
import { HORIZON_DAYS } from '../availability/release.ts'
import { earliestSlots } from '../availability/search.ts'
import { allNeeds } from '../queries.ts'
import { startOf } from '../steps.ts'

/** More than there are offices. */
const ALL = 1000

/**
 * Stores once an hour what one citizen alone would have been offered first, online and on site, at each office that has
 * the counters: it cannot be reckoned later. Several processes store it once.
 * @returns how many offers
 */
export async function measureOffers(db: Database, clock: Clock): Promise<number> {
  const now = clock.now()
  const hour = hourOf(now)
  const { rows } = await sql`SELECT FROM appointments.next_free WHERE hour = ${hour} LIMIT 1`.execute(db)
  if (rows.length > 0 || !(await daysAreMade(db, clock))) return 0
  const needs = await allNeeds(db)
  const offers: { office: string; service: string; freeAt: string | null }[] = []
  for (const service of needs.keys()) {
    const demand = demandOf([{ id: service, persons: 1 }], needs, 'onsite')
    if (!demand) continue
    const today = clock.today()
    const until = today.add({ days: HORIZON_DAYS })
    const search = {
      demand,
      offices: null,
      from: today,
      until,
      contingent: 'online',
      hours: null,
      now,
    } as const
    const slots = await earliestSlots(db, search, ALL)
    const free = new Map(
      slots.map(({ office, day, step }) => [office, startOf(day, step).toInstant().toString()]),
    )
    for (const office of await officesWith(db, demand.kinds))
      offers.push({ office, service, freeAt: free.get(office) ?? null })
  }
  await sql`INSERT INTO appointments.next_free (office_id, service_id, hour, free_at)
    SELECT office, service, ${hour}, "freeAt"
    FROM jsonb_to_recordset(${JSON.stringify(offers)}::jsonb) AS o (office text, service text, "freeAt" timestamptz)
    ON CONFLICT DO NOTHING`.execute(db)
  return offers.length
}

/** In the first minutes of a house, and after midnight, there are days to be made yet: nothing free would be untrue. */
async function daysAreMade(db: Database, clock: Clock): Promise<boolean> {
  const { rows } = await sql`SELECT FROM appointments.pool p WHERE NOT EXISTS (SELECT FROM appointments.day d
    WHERE d.pool_id = p.id AND d.day = ${clock.today().add({ days: HORIZON_DAYS })}) LIMIT 1`.execute(db)
  return rows.length === 0
}

export function hourOf(now: Temporal.Instant): Temporal.Instant {
  return now.round({ smallestUnit: 'hour', roundingMode: 'floor' })
}

/** Where nothing is free, an office is told from one that does not have the counters at all. */
async function officesWith(db: Database, kinds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ office: string }>`
    SELECT office_id AS office FROM appointments.pool WHERE kind = ANY(${kinds}::text[]) AND office_id IS NOT NULL
    GROUP BY 1 HAVING count(DISTINCT kind) = ${kinds.length} ORDER BY 1`.execute(db)
  return rows.map(({ office }) => office)
}
