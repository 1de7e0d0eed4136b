import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database } from '../../foundation/database/index.ts'
import { readOfficeBook } from '../../offices/index.ts'
import { type Demand, sharedKinds } from '../appointment.ts'
import { CITY, type PoolKind, poolsOf, rulesOf } from '../availability/queries.ts'
import { planDays } from '../availability/rebuild-days.ts'
import { rostersOf } from '../availability/rosters.ts'
import { latestMoment } from '../returned/return-rule.ts'
import { startOf } from '../steps.ts'
import type { CounterOfDay, PlaceOfDay } from './why-not.ts'

interface WhyFacts {
  readonly office: string
  readonly day: Temporal.PlainDate
  readonly step: number
  readonly demand: Demand
  readonly today: Temporal.PlainDate
}

/** What is known of each kind of counter that is needed, as far as the office or the city has it. */
export async function countersOf(
  db: Database,
  { office, day, step, demand, today }: WhyFacts,
): Promise<ReadonlyMap<PoolKind, CounterOfDay>> {
  const { closures } = await readOfficeBook(db)
  const counters = new Map<PoolKind, CounterOfDay>()
  const shared = demand.kinds.some(kind => sharedKinds.includes(kind))
  for (const owner of shared ? [office, null] : [office]) {
    const rules = await rulesOf(db, owner ?? CITY)
    const pools = (await poolsOf(db, owner)).filter(
      ({ kind, language }) => demand.kinds.includes(kind) && (!language || language === demand.language),
    )
    const rosters = await rostersOf(db, owner, [day])
    const rebuild = { office: owner, days: [day], closures, hotlineBackUntil: today }
    const plans = planDays(rules, pools, rosters, rebuild)
    for (const { pool, plan } of plans)
      counters.set(pool.kind, {
        pool: pool.id,
        plan,
        rules,
        places: await placesOf(db, pool.id, day),
        row: await rowOf(db, pool.id, day, step, demand),
      })
  }
  return counters
}

async function placesOf(db: Database, pool: string, day: Temporal.PlainDate): Promise<PlaceOfDay[]> {
  const { rows } = await sql<Omit<PlaceOfDay, 'freeBy'> & { returnedAt: Temporal.Instant | null }>`
    SELECT first_step AS step, steps, state, returned_at AS "returnedAt" FROM appointments.place
    WHERE day = ${day} AND ${pool} = ANY(pools) ORDER BY first_step`.execute(db)
  return rows.map(({ returnedAt, ...place }) => {
    const startsAt = startOf(day, place.step).toInstant()
    return { ...place, freeBy: returnedAt && latestMoment({ returnedAt, startsAt }) }
  })
}

async function rowOf(
  db: Database,
  pool: string,
  day: Temporal.PlainDate,
  step: number,
  { services }: Demand,
): Promise<CounterOfDay['row']> {
  const { rows } = await sql<NonNullable<CounterOfDay['row']>>`
    SELECT stopped, stopped_services && ${services}::text[] AS "serviceStopped", get_bit(released, ${step}::int) = 1 AS released FROM appointments.day
    WHERE pool_id = ${pool} AND day = ${day}`.execute(db)
  return rows[0] ?? null
}
