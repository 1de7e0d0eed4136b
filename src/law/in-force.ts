import { Temporal } from 'temporal-polyfill'
import { berlinDay } from '../foundation/language/index.ts'
import type { LawStep, Requirement } from './requirement.ts'

type Day = Temporal.PlainDate
const { compare } = Temporal.PlainDate

/** First and last day are included; null: open on that side. */
export function holds(from: Day | null, until: Day | null, day: Day): boolean {
  return (!from || compare(from, day) <= 0) && (!until || compare(day, until) <= 0)
}

const days = new WeakMap<Temporal.Instant, Day>()

/** The day in Berlin; kept by the moment, because one page asks the gate about the same one a hundred times. */
export function dayAt(at: Temporal.Instant): Day {
  let day = days.get(at)
  if (!day) {
    day = berlinDay(at)
    days.set(at, day)
  }
  return day
}

export function earliest(days: readonly (Day | null)[]): Day | null {
  return days.filter(day => day !== null).sort(compare)[0] ?? null
}

/** "Soll" binds an authority in every ordinary case; a may, an alternative, a trial or a demand not yet made binds nobody. */
export function binds({ modality }: Pick<Requirement, 'modality'>): boolean {
  return modality === 'must' || modality === 'should'
}

export interface StepQuestion {
  readonly requirements: readonly Requirement[]
  readonly service: string
  readonly step: LawStep
  readonly at: Temporal.Instant
}

/** What binds this step of this service now. */
export function bindingOn({ requirements, service, step, at }: StepQuestion): Requirement[] {
  const day = dayAt(at)
  return requirements.filter(
    requirement =>
      requirement.step === step &&
      requirement.services.includes(service) &&
      binds(requirement) &&
      holds(requirement.validFrom, requirement.validUntil, day),
  )
}
