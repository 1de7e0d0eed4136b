import { Temporal } from 'temporal-polyfill'
import type { PlannedDay } from '../availability/rebuild-days.ts'

/** What takes places of an office: an appointment, or a hold of somebody who is choosing. */
export interface TakenPlace {
  readonly day: Temporal.PlainDate
  readonly step: number
  readonly steps: number
  readonly pools: readonly string[]
  /** Who booked first keeps a place first; of a hold, when it was taken. */
  readonly since: Temporal.Instant
}

/**
 * Those that no longer fit into the days as planned. Whoever booked first is seated first, so that the latest lose their
 * places; and who loses one takes none of what the others need. Pools that are not planned here, such as those the city
 * shares, are not looked at.
 */
export function strandedIn<Place extends TakenPlace>(
  plans: readonly PlannedDay[],
  places: readonly Place[],
): Place[] {
  const left = new Map(plans.map(({ pool, day, plan }) => [keyOf(pool.id, day), [...plan.capacity]]))
  const owners = new Set(plans.map(({ pool }) => pool.id))
  const inTurn = [...places].sort((a, b) => Temporal.Instant.compare(a.since, b.since))
  return inTurn.filter(place => {
    const own = place.pools.filter(pool => owners.has(pool))
    const days = own.map(pool => left.get(keyOf(pool, place.day)))
    // A day that is not planned is not changed either.
    if (days.some(day => !day)) return false
    const steps = Array.from({ length: place.steps }, (_, n) => place.step + n)
    const fits = days.every(day => steps.every(step => day![step]! > 0))
    if (fits) for (const day of days) for (const step of steps) day![step]! -= 1
    return !fits
  })
}

function keyOf(pool: string, day: Temporal.PlainDate): string {
  return `${pool} ${day}`
}
