import { Temporal } from 'temporal-polyfill'
import { type AssuranceLevel, highestLevel, levelSuffices } from '../people/index.ts'
import { type Derogation, type LawPlace, lastDayOf, opens } from './derogation.ts'
import { bindingOn, dayAt, earliest, holds } from './in-force.ts'
import type { LawChannel, LawStep, Requirement } from './requirement.ts'

/** Administrative procedure is free of form unless a law says otherwise. */
export const FREE_OF_FORM = 'vwvfg-10'

export type LawGround =
  | { readonly norm: string }
  | { readonly derogation: string }
  | { readonly default: typeof FREE_OF_FORM }

export type ChannelAllowed =
  | {
      readonly allowed: true
      readonly grounds: readonly LawGround[]
      /** Last day of the relief this rests on; null where it rests on none. */
      readonly until: Temporal.PlainDate | null
      /** The level of identification this rests on; `none` where it rests on none. */
      readonly level: AssuranceLevel
    }
  | {
      readonly allowed: false
      /** The weightiest of those that shut this way. */
      readonly requirement: Requirement
      readonly grounds: readonly LawGround[]
      readonly until: Temporal.PlainDate | null
      /** The relief that let this way be open until lately; null: none did. */
      readonly ended: EndedRelief | null
    }

export interface EndedRelief {
  readonly derogation: Derogation
  /** The last day on which the way was open. */
  readonly last: Temporal.PlainDate
}

export interface LawQuestion {
  /** The book as it was known at the time one asks about: today, or as of an earlier day. */
  readonly requirements: readonly Requirement[]
  readonly derogations: readonly Derogation[]
  readonly service: string
  readonly step: LawStep
  readonly channel: LawChannel
  readonly place: LawPlace
  readonly at: Temporal.Instant
  /** How surely whoever comes can prove online who they are, or has proved it. */
  readonly identified: AssuranceLevel
}

/** Whether the law lets this step of this service go this way at this time, and on which ground. */
export function channelAllowed(question: LawQuestion): ChannelAllowed {
  const day = dayAt(question.at)
  const concerned = bindingOn(question).filter(requirement => concerns(requirement, question))
  const met = concerned.filter(requirement => isMet(requirement, question))
  const shutting = concerned.filter(requirement => !met.includes(requirement)).sort(byWeight)
  const reliefs = shutting.map(requirement => reliefFrom(requirement, question, day))
  const standing = shutting.filter((_, index) => !reliefs[index])
  const [weightiest] = standing
  if (weightiest) {
    const grounds = standing.map(requirement => ({ norm: requirement.norm }))
    const ended = endedLately(standing, question, day)
    return { allowed: false, requirement: weightiest, grounds, until: weightiest.validUntil, ended }
  }
  const level = highestLevel(met.map(({ identification }) => identification?.level ?? 'none'))
  const given = reliefs.filter(relief => relief !== undefined)
  const grounds = [
    ...given.map(relief => ({ derogation: relief.id })),
    ...[...shutting, ...met].map(requirement => ({ norm: requirement.norm })),
  ]
  if (grounds.length === 0) return { allowed: true, grounds: [{ default: FREE_OF_FORM }], until: null, level }
  return { allowed: true, grounds, until: earliest(given.map(lastDayOf)), level }
}

/** An appointment on site must always remain possible: no statute on file shuts the door of the office. */
function concerns(requirement: Requirement, { channel }: LawQuestion): boolean {
  return channel !== 'onsite' && requirement.closes.includes(channel)
}

/** Online one can prove who one is; a mail or a call cannot carry that proof. */
function isMet({ identification }: Requirement, { channel, identified }: LawQuestion): boolean {
  return channel === 'online' && identification !== null && levelSuffices(identified, identification.level)
}

/** A relief of which we do not know whether it holds here, or until when, opens nothing. Of several, the longest. */
function reliefFrom(
  requirement: Requirement,
  { derogations, channel, place }: LawQuestion,
  day: Temporal.PlainDate,
): Derogation | undefined {
  const last = (relief: Derogation) => lastDayOf(relief)!
  return derogations
    .filter(relief => relief.requirement === requirement.id && opens(relief, channel, place, day))
    .reduce<Derogation | undefined>(
      (longest, relief) =>
        longest && Temporal.PlainDate.compare(last(longest), last(relief)) >= 0 ? longest : relief,
      undefined,
    )
}

/** So long after its end people are told that it was possible until then. */
const LATELY_DAYS = 90

/** The way has been shut since the first of the reliefs that it needed ended: nobody is left with a bare no. */
function endedLately(
  standing: readonly Requirement[],
  { derogations, channel, place }: LawQuestion,
  day: Temporal.PlainDate,
): EndedRelief | null {
  const ended = standing.map(requirement =>
    derogations
      .filter(relief => relief.requirement === requirement.id)
      .flatMap(derogation => {
        const last = lastDayOf(derogation)
        const isEnd =
          last &&
          Temporal.PlainDate.compare(last, day) < 0 &&
          last.until(day, { largestUnit: 'days' }).days <= LATELY_DAYS &&
          holds(requirement.validFrom, requirement.validUntil, last) &&
          opens(derogation, channel, place, last)
        return isEnd ? [{ derogation, last }] : []
      })
      .reduce<EndedRelief | null>(
        (latest, one) => (latest && compareLast(latest, one) >= 0 ? latest : one),
        null,
      ),
  )
  if (ended.some(one => one === null)) return null
  return ended.reduce((first, one) => (first && one && compareLast(first, one) <= 0 ? first : one), null)
}

function compareLast(a: EndedRelief, b: EndedRelief): number {
  return Temporal.PlainDate.compare(a.last, b.last)
}

function byWeight(a: Requirement, b: Requirement): number {
  const weight = (requirement: Requirement) => (requirement.modality === 'must' ? 0 : 1)
  return weight(a) - weight(b)
}
