import { Temporal } from 'temporal-polyfill'
import { berlinDay } from '../foundation/language/index.ts'
import type { Derogation, LawChannel, LawStep, Requirement } from './requirement.ts'

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
      /** Last day of the relief this rests on; null where it rests on none, or on one without an end. */
      readonly until: Temporal.PlainDate | null
    }
  | {
      readonly allowed: false
      /** The weightiest of those that shut this way. */
      readonly requirement: Requirement
      readonly grounds: readonly LawGround[]
      readonly until: Temporal.PlainDate | null
    }

export interface LawQuestion {
  readonly requirements: readonly Requirement[]
  readonly derogations: readonly Derogation[]
  readonly service: string
  readonly step: LawStep
  readonly channel: LawChannel
  readonly at: Temporal.Instant
}

/** Whether the law lets this step of this service go this way at this time, and on which ground. */
export function channelAllowed(question: LawQuestion): ChannelAllowed {
  const day = berlinDay(question.at)
  const shutting = question.requirements
    .filter(requirement => shuts(requirement, question, day))
    .sort(byWeight)
  const reliefs = shutting.map(requirement => reliefFrom(requirement, question.derogations, day))
  const standing = shutting.filter((_, index) => !reliefs[index])
  const [weightiest] = standing
  if (weightiest) {
    const grounds = standing.map(requirement => ({ norm: requirement.norm }))
    return { allowed: false, requirement: weightiest, grounds, until: weightiest.validUntil }
  }
  const given = reliefs.filter(relief => relief !== undefined)
  if (given.length === 0) return { allowed: true, grounds: [{ default: FREE_OF_FORM }], until: null }
  const grounds = [
    ...given.map(relief => ({ derogation: relief.id })),
    ...shutting.map(requirement => ({ norm: requirement.norm })),
  ]
  return { allowed: true, grounds, until: earliest(given.map(relief => relief.until)) }
}

function shuts(requirement: Requirement, question: LawQuestion, day: Temporal.PlainDate): boolean {
  return (
    // An appointment on site must always remain possible: no statute on file shuts the door of the office.
    question.channel !== 'onsite' &&
    requirement.step === question.step &&
    requirement.services.includes(question.service) &&
    requirement.closes.includes(question.channel) &&
    binds(requirement) &&
    holds(requirement.validFrom, requirement.validUntil, day)
  )
}

/** "Soll" binds an authority in every ordinary case; an alternative, or a demand not yet made, shuts nothing. */
function binds({ modality }: Requirement): boolean {
  return modality === 'must' || modality === 'should'
}

/** A relief of which we do not know whether it holds here opens nothing. */
function reliefFrom(
  requirement: Requirement,
  derogations: readonly Derogation[],
  day: Temporal.PlainDate,
): Derogation | undefined {
  return derogations.find(
    relief =>
      relief.requirement === requirement.id &&
      relief.covers === 'yes' &&
      holds(relief.from, relief.until, day),
  )
}

type Day = Temporal.PlainDate
const { compare } = Temporal.PlainDate

function holds(from: Day | null, until: Day | null, day: Day): boolean {
  return (!from || compare(from, day) <= 0) && (!until || compare(day, until) <= 0)
}

function byWeight(a: Requirement, b: Requirement): number {
  const weight = (requirement: Requirement) => (requirement.modality === 'must' ? 0 : 1)
  return weight(a) - weight(b)
}

function earliest(days: readonly (Day | null)[]): Day | null {
  return days.filter(day => day !== null).sort(compare)[0] ?? null
}
