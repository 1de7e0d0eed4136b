import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import { poolsFor, type Slot } from '../appointment.ts'
import { bookableDays, earliestSlots } from '../availability/search.ts'
import { holdPlace } from '../booking/hold-place.ts'
import { fairDice, returnPlace } from '../returned/return-place.ts'
import { suits, type Waiting } from './next-to-ask.ts'
import { waitingOf } from './queries.ts'

/** For so many people at once; whoever stands behind them is asked when other places come back. */
const MOST = 300

export interface DaysToKeep {
  /** That open together. */
  readonly offices: readonly string[]
  /** From this day on; before it they were everybody's already. */
  readonly from: Temporal.PlainDate
  /** Up to but without this day. */
  readonly before: Temporal.PlainDate
  readonly at: Temporal.Instant
  readonly random?: () => number
}

/**
 * Before offices that were stopped are everybody's again, one place is put aside for each who waits for one there, the longest
 * waiting first: like a place that somebody gave back, it is offered to them before the public sees it. In the transaction
 * that gives the days back. @returns how many places
 */
export async function keepForWaiting(tx: Transaction, days: DaysToKeep): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM appointments.waiting WHERE state = 'waiting' AND mode = 'onsite'
      AND (offices IS NULL OR offices && ${days.offices}::text[]) ORDER BY waits_since, id LIMIT ${MOST}`.execute(
    tx,
  )
  const waiting = await waitingOf(
    tx,
    rows.map(({ id }) => id),
  )
  let kept = 0
  for (const one of waiting.sort((a, b) => Temporal.Instant.compare(a.since, b.since)))
    if (await keepFor(tx, one, days)) kept += 1
  return kept
}

async function keepFor(tx: Transaction, one: Waiting, days: DaysToKeep): Promise<boolean> {
  const { at, random = fairDice } = days
  const slot = await slotFor(tx, one, days)
  if (!slot) return false
  const id = randomUUID()
  const held = await holdPlace(tx, { ...slot, id, demand: one.demand, errands: [], contingent: 'online', at })
  if (!held) return false
  await returnPlace(tx, { ...slot, id, pools: poolsFor(one.demand, slot.office) }, at, random)
  return true
}

async function slotFor(
  tx: Transaction,
  one: Waiting,
  { offices, from, before, at }: DaysToKeep,
): Promise<Slot | null> {
  const { demand, hours, untilDay } = one
  const until = [before.subtract({ days: 1 }), untilDay].sort(Temporal.PlainDate.compare)[0]!
  const wished = one.offices ? offices.filter(office => one.offices!.includes(office)) : offices
  const search = { demand, contingent: 'online', hours, now: at } as const
  const days = await bookableDays(tx, { ...search, offices: wished, from, until })
  for (const { office, day } of days.sort((a, b) => Temporal.PlainDate.compare(a.day, b.day))) {
    const [slot] = await earliestSlots(tx, { ...search, offices: [office], from: day, until: day }, 1)
    const place = slot && { ...slot, steps: demand.steps, pools: poolsFor(demand, office) }
    if (place && suits(one, place)) return slot
  }
  return null
}
