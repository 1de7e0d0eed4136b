import { Temporal } from 'temporal-polyfill'
import { daysLeft } from '../derogation.ts'
import type { DerogationOnFile } from '../derogations/queries.ts'
import { waitingFor } from '../derogations/waiting.ts'
import { isOpen, type Need } from '../needs/need.ts'
import type { LawBook, RequirementOnFile } from '../requirement.ts'

export type Standing =
  /** Nobody has released it yet. */
  | 'waiting'
  | 'coming'
  | 'running'
  /** Not over, but nobody knows whether it holds here. */
  | 'unclear'
  | 'elsewhere'
  /** Its day of review has passed, and nobody renewed it. */
  | 'lapsed'
  | 'over'

/** Something that rests on temporary law. */
export interface Resting {
  readonly derogation: DerogationOnFile
  /** Null: it is in the register no more. */
  readonly requirement: RequirementOnFile | null
  readonly standing: Standing
  /** Days, today included; null where nothing runs. */
  readonly left: number | null
  /** What would make it lasting. */
  readonly need: Need | null
}

export function restingOn(
  derogations: readonly DerogationOnFile[],
  { requirements }: Pick<LawBook, 'requirements'>,
  needs: readonly Need[],
  today: Temporal.PlainDate,
): Resting[] {
  return derogations
    .map(derogation => {
      const standing = standingOf(derogation, today)
      const concerned = needs.filter(need => need.requirements.includes(derogation.requirement))
      return {
        derogation,
        requirement: requirements.find(({ id }) => id === derogation.requirement) ?? null,
        standing,
        left: isPast(standing) ? null : daysLeft(derogation, today),
        need: concerned.find(isOpen) ?? concerned[0] ?? null,
      }
    })
    .sort(byUrgency)
}

export function standingOf(derogation: DerogationOnFile, today: Temporal.PlainDate): Standing {
  if (waitingFor(derogation)?.term === 0) return 'waiting'
  const left = daysLeft(derogation, today)
  if (left === null || left <= 0) return derogation.until ? 'over' : 'lapsed'
  if (derogation.covers === 'no') return 'elsewhere'
  if (derogation.covers === 'unknown' || !derogation.from) return 'unclear'
  return Temporal.PlainDate.compare(derogation.from, today) > 0 ? 'coming' : 'running'
}

const isPast = (standing: Standing) => standing === 'over' || standing === 'lapsed'

const ranks = {
  waiting: 0,
  running: 1,
  coming: 2,
  unclear: 3,
  elsewhere: 4,
  lapsed: 5,
  over: 6,
} satisfies Record<Standing, number>

/** What waits for a person first, then what ends first; what is over last. */
function byUrgency(a: Resting, b: Resting): number {
  return (
    ranks[a.standing] - ranks[b.standing] ||
    (a.left ?? 0) - (b.left ?? 0) ||
    a.derogation.id.localeCompare(b.derogation.id)
  )
}

/** Ends within so many days. */
export const SOON = 30
export const NEAR = 90

const live = ({ standing }: Resting) => standing === 'running' || standing === 'coming'
const within = (days: number) => (one: Resting) => live(one) && one.left !== null && one.left <= days

/** Which rows a filter shows; `satisfies` keeps addresses and filters one list. */
export const filters = {
  alle: () => true,
  'endet-bald': within(NEAR),
  'ohne-ende': ({ derogation, standing }: Resting) => !isPast(standing) && derogation.until === null,
  ungeklaert: ({ derogation, standing }: Resting) => !isPast(standing) && derogation.covers === 'unknown',
  'wartet-auf-freigabe': ({ derogation }: Resting) => waitingFor(derogation) !== null,
  vorbei: ({ standing }: Resting) => isPast(standing),
} satisfies Record<string, (row: Resting) => boolean>
export type Filter = keyof typeof filters

/** The figures on top of the list. */
export function countResting(rows: readonly Resting[]) {
  const count = (test: (row: Resting) => boolean) => rows.filter(test).length
  return {
    soon: count(within(SOON)),
    near: count(within(NEAR)),
    endless: count(filters['ohne-ende']),
    unclear: count(filters.ungeklaert),
    withNeed: count(({ need }) => need !== null),
    all: rows.length,
  }
}
