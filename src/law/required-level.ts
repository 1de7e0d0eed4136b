import { type AssuranceLevel, levelSuffices } from '../people/index.ts'
import { bindingOn, type StepQuestion } from './in-force.ts'
import type { Requirement } from './requirement.ts'

/** A level the law demands of whoever goes online with a step. */
export interface LevelDemand {
  readonly level: AssuranceLevel
  /** The norm that names the level. */
  readonly norm: string
  readonly requirement: Requirement
}

/**
 * What level a step of a service needs online; null where no norm on file demands one. A demand whose level is not
 * known gives none either: it shuts the way (`channelAllowed`), so that nothing rests on a guess.
 */
export function requiredLevel(question: StepQuestion): LevelDemand | null {
  const demands = bindingOn(question).flatMap(requirement =>
    requirement.identification && requirement.closes.includes('online')
      ? [{ ...requirement.identification, requirement }]
      : [],
  )
  return demands.reduce<LevelDemand | null>(
    (highest, demand) => (highest && levelSuffices(highest.level, demand.level) ? highest : demand),
    null,
  )
}
