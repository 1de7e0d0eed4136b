import type { Temporal } from 'temporal-polyfill'
import { useOfWay } from '../../cases/index.ts'
import { averageSince } from '../../feedback/index.ts'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import type { Figures } from './homecoming.ts'
import type { ImprovisedWay } from './improvised.ts'

const NOT_COUNTED: Figures = { cases: null, medianDays: null, stars: null }

/**
 * How often a way was used while it was open: cases that came by it, in the whole city, because a case knows its way and no
 * house. Of a way for every service, or for advice alone, nobody counts the use.
 */
export async function useOfMeasure(
  db: Database | Transaction,
  { action }: ImprovisedWay,
  span: { readonly from: Temporal.Instant; readonly until: Temporal.Instant },
): Promise<Figures> {
  const { service, step, channel } = action
  if (service === null || (step !== null && step !== 'apply')) return NOT_COUNTED
  const use = await useOfWay(db, service, channel, span)
  const { stars } = await averageSince(db, service, span.from)
  return { ...use, stars }
}

/** Of several ways, by the place of the action in the plan. */
export async function figuresOfWays(
  db: Database | Transaction,
  ways: readonly ImprovisedWay[],
  span: { readonly from: Temporal.Instant; readonly until: Temporal.Instant },
): Promise<ReadonlyMap<number, Figures>> {
  const figures = new Map<number, Figures>()
  for (const way of ways) figures.set(way.index, await useOfMeasure(db, way, span))
  return figures
}
