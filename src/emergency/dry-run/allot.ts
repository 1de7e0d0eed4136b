import {
  type BookedTime,
  type DistantWay,
  demandOf,
  fitElsewhere,
  type freeDays,
  isOneForm,
  personKinds,
  type ServiceNeed,
} from '../../appointments/index.ts'
import type { Takeover } from '../plan.ts'
import type { Touched } from './touched.ts'

/** How many of a group get what; `none`: the plan has nothing for them. */
export type Allotment = Readonly<Record<Takeover | 'none', number>>

export interface Allotted extends Touched {
  readonly offers: Allotment
}

export interface Means {
  readonly needs: ReadonlyMap<string, ServiceNeed>
  /** Whether whatever they come for can be done so at their office. */
  readonly open: (touched: Touched, way: DistantWay) => boolean
  readonly free: Awaited<ReturnType<typeof freeDays>>
  /** Other offices where visits for the same go on, in the order in which they are tried. */
  readonly elsewhere: (touched: Touched) => readonly string[]
  /** When those come for whom video is open. */
  readonly times: readonly BookedTime[]
  /** Rooms for video in each step, by day. */
  readonly rooms: ReadonlyMap<string, readonly number[]>
}

/**
 * What each would be offered: the first way of the plan that is possible. Places and rooms are counted, none is taken: who
 * is booked soonest gets the first, and what one takes is gone for the next.
 */
export function allot(touched: readonly Touched[], means: Means): Allotted[] {
  const placed = placesElsewhere(touched, means)
  const rooms = new Map([...means.rooms].map(([day, free]) => [day, [...free]]))
  const times = new Map<string, BookedTime[]>()
  for (const time of means.times) {
    const parts = times.get(keyOf(time))
    if (parts) parts.push(time)
    else times.set(keyOf(time), [time])
  }
  return touched.map((one, index) => {
    const parts = times.get(keyOf(one.group)) ?? [one.group]
    return { ...one, offers: offersOf(one, parts, placed[index]!, { means, rooms }) }
  })
}

function keyOf({ office, services, needs }: Pick<BookedTime, 'office' | 'services' | 'needs'>): string {
  return JSON.stringify([office, services, needs])
}

function placesElsewhere(touched: readonly Touched[], means: Means): number[] {
  const wanted = touched.map(one => {
    const { services, needs, bookings } = one.group
    const demand = demandOf(services, means.needs, 'onsite', needs)
    const comes = demand && comesToElsewhere(one, means)
    return { demand, bookings: comes ? bookings : 0, offices: means.elsewhere(one) }
  })
  const asked = wanted.flatMap(({ demand, ...rest }, index) => (demand ? { ...rest, index, demand } : []))
  const placed = fitElsewhere(asked, means.free)
  const byIndex = new Map(asked.map(({ index }, n) => [index, placed[n]!]))
  return touched.map((_, index) => byIndex.get(index) ?? 0)
}

/** Whether another office is named and the telephone does not come first. */
function comesToElsewhere(one: Touched, means: Means): boolean {
  const at = one.ways.indexOf('other-office')
  const phone = one.ways.indexOf('phone')
  return at >= 0 && !(phone >= 0 && phone < at && suitsGroup(one, 'phone', means))
}

/** Whether a way suits what a group comes for and needs (`suits` in `appointments/take-over`). */
export function suitsGroup(
  one: Touched,
  way: Takeover,
  { needs, open }: Pick<Means, 'needs' | 'open'>,
): boolean {
  const { services, needs: wanted } = one.group
  if (way === 'online') return isOneForm(one.group) && open(one, 'online')
  if (way === 'phone' || way === 'video')
    return demandOf(services, needs, way, wanted) !== null && open(one, way)
  return true
}

type Part = Pick<BookedTime, 'kinds'> & Partial<BookedTime>
type Rooms = ReadonlyMap<string, number[]>

function offersOf(
  one: Touched,
  parts: readonly Part[],
  elsewhere: number,
  { means, rooms }: { readonly means: Means; readonly rooms: Rooms },
): Allotment {
  const offers = { phone: 0, video: 0, online: 0, 'other-office': 0, later: 0, none: 0 }
  const left = parts.map(({ kinds }) => [...kinds])
  for (const way of one.ways) {
    if (!suitsGroup(one, way, means)) continue
    parts.forEach((part, n) => {
      personKinds.forEach((kind, k) => {
        if (way === 'phone' && !kind.hasPhone) return
        if (way === 'video' && !kind.hasLink) return
        if (way === 'online' && !(kind.hasLink && !kind.hasCase)) return
        const count = left[n]![k]!
        const taken =
          way === 'other-office'
            ? Math.min(count, elsewhere - offers[way])
            : way === 'video'
              ? takeRooms(rooms, part, count)
              : count
        offers[way] += taken
        left[n]![k]! -= taken
      })
    })
  }
  const none = left.flat().reduce((sum, count) => sum + count, 0)
  return { ...offers, none }
}

/** As many as there are rooms for at that time. */
function takeRooms(rooms: Rooms, { day, step, steps }: Part, count: number): number {
  const free = day && rooms.get(day.toString())
  if (!free || step === undefined || steps === undefined) return 0
  const span = Array.from({ length: steps }, (_, n) => step + n)
  const taken = Math.min(count, ...span.map(n => free[n] ?? 0))
  for (const n of span) free[n]! -= taken
  return taken
}
