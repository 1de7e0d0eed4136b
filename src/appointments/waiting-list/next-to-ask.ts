import { Temporal } from 'temporal-polyfill'
import { type Demand, poolsFor, type Slot } from '../appointment.ts'

/** What suits somebody who waits. */
export interface Wishes {
  readonly demand: Demand
  /** Null: any. */
  readonly offices: readonly string[] | null
  /** Steps in which the appointment may begin: from, and up to but without. */
  readonly hours: { readonly from: number; readonly until: number }
  /** 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[]
  /** With this day. */
  readonly untilDay: Temporal.PlainDate
  /** What they have already: only what is earlier helps. */
  readonly before: Pick<Slot, 'day' | 'step'> | null
}

export interface Waiting extends Wishes {
  readonly id: string
  readonly since: Temporal.Instant
  /** Address or number: one person is asked one thing at a time, however often they stand on the list. */
  readonly contact: string
}

export interface PlaceToOffer extends Slot {
  readonly steps: number
  readonly pools: readonly string[]
}

/** A place may be larger than needed: what is left over is given back. */
export function suits(wishes: Wishes, place: PlaceToOffer): boolean {
  const { demand, offices, hours, weekdays, untilDay, before } = wishes
  return (
    (offices === null || offices.includes(place.office)) &&
    weekdays.includes(place.day.dayOfWeek) &&
    hours.from <= place.step &&
    place.step < hours.until &&
    Temporal.PlainDate.compare(place.day, untilDay) <= 0 &&
    (before === null || isEarlier(place, before)) &&
    demand.steps <= place.steps &&
    poolsFor(demand, place.office).every(pool => place.pools.includes(pool))
  )
}

function isEarlier(place: Pick<Slot, 'day' | 'step'>, than: Pick<Slot, 'day' | 'step'>): boolean {
  const days = Temporal.PlainDate.compare(place.day, than.day)
  return days < 0 || (days === 0 && place.step < than.step)
}

/** What has been asked already, and must not be asked now. */
export interface Asked {
  /** Ids of those who were asked for this place before, whatever they said. */
  readonly before: ReadonlySet<string>
  /** Contacts that have a question open. */
  readonly busy: ReadonlySet<string>
}

/** Whoever waits longest and has use for the place; null: nobody. */
export function nextToAsk(place: PlaceToOffer, waiting: readonly Waiting[], asked: Asked): Waiting | null {
  const inTurn = [...waiting].sort(
    (a, b) => Temporal.Instant.compare(a.since, b.since) || (a.id < b.id ? -1 : 1),
  )
  return (
    inTurn.find(one => !asked.before.has(one.id) && !asked.busy.has(one.contact) && suits(one, place)) ?? null
  )
}
