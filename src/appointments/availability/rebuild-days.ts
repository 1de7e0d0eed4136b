import { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import { BERLIN } from '../../foundation/language/index.ts'
import { type Closure, holidayOn } from '../../offices/index.ts'
import { STEPS } from '../steps.ts'
import { reckonStops } from '../stops/reckon-stops.ts'
import { type ClosedSpan, type DayFacts, type DayPlan, planDay } from './plan-day.ts'
import {
  CITY,
  dayKey,
  lockDays,
  lockRules,
  type Pool,
  poolsOf,
  rulesOf,
  takenOf,
  writeDays,
} from './queries.ts'
import { type Rosters, rostersOf } from './rosters.ts'
import type { Rule } from './rule.ts'

export interface Rebuild {
  /** Null: the pools the city shares. */
  readonly office: string | null
  readonly days: readonly Temporal.PlainDate[]
  readonly closures: readonly Closure[]
  /** Up to and with this day, places kept for the hotline are everybody's. */
  readonly hotlineBackUntil: Temporal.PlainDate
}

/**
 * Reckons days anew from the rules, from who is there and from what is taken of them: after a changed rule or roster, a
 * closure, or when the horizon moves on. Bookings of these days wait for it, and it for them.
 */
export async function rebuildDays(tx: Transaction, rebuild: Rebuild): Promise<void> {
  const { office, days } = rebuild
  await lockRules(tx, office ?? CITY)
  const pools = await poolsOf(tx, office)
  if (pools.length === 0 || days.length === 0) return
  const rules = await rulesOf(tx, office ?? CITY)
  await lockDays(tx, pools, days)
  const taken = await takenOf(tx, pools, days)
  const rosters = await rostersOf(tx, office, days)
  const plans = planDays(rules, pools, rosters, rebuild)
  await writeDays(
    tx,
    plans.map(({ pool, day, plan }) => {
      const gone = taken.get(dayKey(pool.id, day))
      // More may be taken than there is now: those people are stranded, and nobody else comes in.
      const free = plan.capacity.map((places, step) => Math.max(0, places - (gone?.[step] ?? 0)))
      return { pool: pool.id, day, ...plan, free }
    }),
  )
  // Days that have just come in are stopped like the others.
  if (office) await reckonStops(tx, office)
}

export interface PlannedDay {
  readonly pool: Pool
  readonly day: Temporal.PlainDate
  readonly plan: DayPlan
}

export function planDays(
  rules: readonly Rule[],
  pools: readonly Pool[],
  rosters: Rosters,
  { office, days, closures, hotlineBackUntil }: Rebuild,
): PlannedDay[] {
  const own = closures.filter(closure => closure.office === office)
  return days.flatMap(day => {
    const facts: Omit<DayFacts, 'there'> = {
      holiday: holidayOn(day) ?? null,
      closures: own.flatMap(closure => spanOn(closure, day)),
      hotlineIsBack: Temporal.PlainDate.compare(day, hotlineBackUntil) <= 0,
    }
    const roster = rosters.get(day.toString())
    return pools.map(pool => {
      const there = roster ? (roster[pool.kind] ?? NOBODY) : null
      return { pool, day, plan: planDay(rules, pool.id, day, { ...facts, there }) }
    })
  })
}

const NOBODY: readonly number[] = Array(STEPS).fill(0)
const MIDNIGHT = Temporal.PlainTime.from('00:00')
const LAST_MINUTE = Temporal.PlainTime.from('23:59')

/** The part of a closure that falls on this day. */
function spanOn({ from, until, reason }: Closure, day: Temporal.PlainDate): ClosedSpan[] {
  const [start, end] = [from, until].map(instant => instant.toZonedDateTimeISO(BERLIN).toPlainDateTime())
  const { compare } = Temporal.PlainDate
  if (compare(start!.toPlainDate(), day) > 0 || compare(end!.toPlainDate(), day) < 0) return []
  return [
    {
      from: start!.toPlainDate().equals(day) ? start!.toPlainTime() : MIDNIGHT,
      until: end!.toPlainDate().equals(day) ? end!.toPlainTime() : LAST_MINUTE,
      reason,
    },
  ]
}
