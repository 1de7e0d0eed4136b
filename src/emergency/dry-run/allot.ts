import { demandOf, fitElsewhere, type freeDays, type ServiceNeed } from '../../appointments/index.ts'
import type { Takeover } from '../plan.ts'
import type { Touched } from './touched.ts'

/** How many of a group get what; `none`: the plan has nothing for them. */
export type Allotment = Readonly<Record<Takeover | 'none', number>>

export interface Allotted extends Touched {
  readonly offers: Allotment
}

export interface Means {
  readonly needs: ReadonlyMap<string, ServiceNeed>
  /** Whether whatever they come for can be done by telephone at their office. */
  readonly phoneOpen: (touched: Touched) => boolean
  readonly free: Awaited<ReturnType<typeof freeDays>>
  /** Other offices where visits for the same go on, in the order in which they are tried. */
  readonly elsewhere: (touched: Touched) => readonly string[]
}

/**
 * What each would be offered: the first way of the plan that is possible. Places elsewhere are counted, none is taken:
 * who is booked soonest gets the first, and what one takes is gone for the next.
 */
export function allot(touched: readonly Touched[], means: Means): Allotted[] {
  const placed = placesElsewhere(touched, means)
  return touched.map((one, index) => ({ ...one, offers: offersOf(one, placed[index]!, means) }))
}

function placesElsewhere(touched: readonly Touched[], means: Means): number[] {
  const wanted = touched.map(one => {
    const { services, needs, bookings } = one.group
    const demand = demandOf(services, means.needs, 'onsite', needs)
    return {
      demand,
      bookings: demand && comesToElsewhere(one, means) ? bookings : 0,
      offices: means.elsewhere(one),
    }
  })
  const asked = wanted.flatMap(({ demand, ...rest }, index) => (demand ? { ...rest, index, demand } : []))
  const placed = fitElsewhere(asked, means.free)
  const byIndex = new Map(asked.map(({ index }, n) => [index, placed[n]!]))
  return touched.map((_, index) => byIndex.get(index) ?? 0)
}

/** Whether another office is named and no earlier way takes them all. */
function comesToElsewhere(one: Touched, means: Means): boolean {
  const at = one.ways.indexOf('other-office')
  const phone = one.ways.indexOf('phone')
  return at >= 0 && !(phone >= 0 && phone < at && canPhone(one, means))
}

export function canPhone(
  touched: Touched,
  { needs, phoneOpen }: Pick<Means, 'needs' | 'phoneOpen'>,
): boolean {
  const { services, needs: wanted } = touched.group
  return demandOf(services, needs, 'phone', wanted) !== null && phoneOpen(touched)
}

function offersOf(one: Touched, elsewhere: number, means: Means): Allotment {
  const offers = { phone: 0, 'other-office': 0, later: 0, none: 0 }
  let left = one.group.bookings
  // Whoever left no number cannot be called; of those who are left, all of these may be.
  const callable = (count: number) => Math.max(0, count - one.group.withoutNumber)
  const takenBy = (way: Takeover, count: number) => {
    if (way === 'later') return count
    if (way === 'other-office') return Math.min(count, elsewhere)
    return canPhone(one, means) ? callable(count) : 0
  }
  for (const way of one.ways) {
    const taken = takenBy(way, left)
    offers[way] += taken
    left -= taken
  }
  return { ...offers, none: left }
}
