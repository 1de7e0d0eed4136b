import type { Temporal } from 'temporal-polyfill'
import type { DerogationDefinition } from './derogation-definition.ts'
import { earliest, holds } from './in-force.ts'
import type { LawChannel } from './requirement.ts'

export type Territory = DerogationDefinition['territory']
export type Effect = DerogationDefinition['effect']

type Day = Temporal.PlainDate

/** A temporary relief from a requirement. */
export interface Derogation
  extends Pick<
    DerogationDefinition,
    'id' | 'requirement' | 'citation' | 'issuer' | 'territory' | 'covers' | 'source' | 'effect' | 'opens'
  > {
  /** Null: not known, and then it opens nothing. */
  readonly from: Day | null
  /** Last day; null: as long as its conditions hold, at most until it is to be reviewed. */
  readonly until: Day | null
  /** Last day on which it holds if nobody renews it. */
  readonly reviewOn: Day | null
}

/** Where somebody asks; null: the city as a whole. */
export type LawPlace = { readonly district: string | null; readonly office: string } | null

/** After this day it opens nothing; null: it never opened anything, because nobody said until when. */
export function lastDayOf({ until, reviewOn }: Pick<Derogation, 'until' | 'reviewOn'>): Day | null {
  return earliest([until, reviewOn])
}

export function isRunningOn(derogation: Pick<Derogation, 'from' | 'until' | 'reviewOn'>, day: Day): boolean {
  const last = lastDayOf(derogation)
  return derogation.from !== null && last !== null && holds(derogation.from, last, day)
}

/** Only what suspends or replaces a demand lets one go another way; a longer time or no fine does not. */
export function opensWays(effect: Effect): boolean {
  return effect === 'suspends' || effect === 'replaces'
}

/** A part of the city is not the city: what holds in districts opens nothing for all of them. */
export function coversPlace(
  { covers, territory }: Pick<Derogation, 'covers' | 'territory'>,
  place: LawPlace,
): boolean {
  if (covers !== 'yes') return false
  if (territory.kind === 'city') return true
  return territory.kind === 'districts' && !!place?.district && territory.districts.includes(place.district)
}

/** Whether this lets whoever is at this place go this way on this day. */
export function opens(derogation: Derogation, channel: LawChannel, place: LawPlace, day: Day): boolean {
  return (
    opensWays(derogation.effect) &&
    (derogation.opens === null || derogation.opens.includes(channel)) &&
    coversPlace(derogation, place) &&
    isRunningOn(derogation, day)
  )
}

/** Days that are left, the last one included; 0 or less: over. Null: nobody knows. */
export function daysLeft(derogation: Pick<Derogation, 'until' | 'reviewOn'>, today: Day): number | null {
  const last = lastDayOf(derogation)
  return last && today.until(last, { largestUnit: 'days' }).days + 1
}
