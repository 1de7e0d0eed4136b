import { Temporal } from 'temporal-polyfill'
import { berlinDay } from '../../foundation/language/index.ts'

export const decisions = ['kept', 'extended', 'ended'] as const
export type Decision = (typeof decisions)[number]

/** What becomes of one improvised way, and why. */
export interface WayDecision {
  /** Its place among the actions of the operation. */
  readonly action: number
  readonly decision: Decision
  /** Last day; of those that are extended alone. */
  readonly until: Temporal.PlainDate | null
  readonly reason: string
}

/** Offices that open together. */
export interface StageToPlan {
  readonly number: number
  readonly offices: readonly string[]
  readonly startsAt: Temporal.Instant
  /** So many days more are everybody's each day; null: all at once. */
  readonly portionDays: number | null
}

export interface Stage extends StageToPlan {
  readonly openedAt: Temporal.Instant | null
  /** Days before this one are everybody's. */
  readonly publicBefore: Temporal.PlainDate | null
  /** Since when all days are. */
  readonly publicAt: Temporal.Instant | null
}

/** How an operation goes back. */
export interface Homecoming {
  readonly activation: string
  readonly state: 'draft' | 'prepared' | 'released' | 'done'
  readonly preparedById: string
  readonly preparedBy: string
  readonly preparedAt: Temporal.Instant
  readonly releasedBy: string | null
  readonly releasedAt: Temporal.Instant | null
  readonly doneAt: Temporal.Instant | null
  /** One person ended everything, and adopted nothing. */
  readonly atOnce: boolean
  readonly stages: readonly Stage[]
  readonly decisions: readonly (WayDecision & { readonly figures: Figures })[]
}

/** What was known of the use of a way when it was decided. */
export interface Figures {
  /** Cases that came by it while it was open; null: it cannot be counted. */
  readonly cases: number | null
  /** Days after which half of those decided were. */
  readonly medianDays: number | null
  /** Average of the stars given meanwhile, where enough people have voted. */
  readonly stars: number | null
}

/** What is missing before somebody can be asked to release it. */
export type Missing =
  | { readonly kind: 'way'; readonly action: number }
  | { readonly kind: 'office'; readonly office: string }
  | { readonly kind: 'empty-stage'; readonly number: number }
  | { readonly kind: 'stage-order'; readonly number: number }
  | { readonly kind: 'extended-past'; readonly action: number }

/** @param ways actions that have to be decided @param offices that the operation has shut */
export function missingIn(
  {
    decisions,
    stages,
  }: { readonly decisions: readonly WayDecision[]; readonly stages: readonly StageToPlan[] },
  ways: readonly number[],
  offices: readonly string[],
  today: Temporal.PlainDate,
): Missing[] {
  const decided = new Set(decisions.map(({ action }) => action))
  const staged = new Set(stages.flatMap(stage => stage.offices))
  const { compare } = Temporal.Instant
  return [
    ...ways.flatMap((action): Missing[] => (decided.has(action) ? [] : [{ kind: 'way', action }])),
    ...decisions.flatMap(({ action, until }): Missing[] =>
      until && Temporal.PlainDate.compare(until, today) <= 0 ? [{ kind: 'extended-past', action }] : [],
    ),
    ...offices.flatMap((office): Missing[] => (staged.has(office) ? [] : [{ kind: 'office', office }])),
    ...stages.flatMap(({ number, offices: some }): Missing[] =>
      some.length === 0 && offices.length > 0 ? [{ kind: 'empty-stage', number }] : [],
    ),
    ...stages.flatMap(({ number, startsAt }, index): Missing[] => {
      const before = stages[index - 1]
      return before && compare(before.startsAt, startsAt) > 0 ? [{ kind: 'stage-order', number }] : []
    }),
  ]
}

/**
 * Before which day everybody may book at the offices of a stage: with each day since it opened a portion more. Null: all days.
 * @param horizon how many days ahead appointments are given at all
 */
export function publicBefore(
  { openedAt, portionDays }: Pick<Stage, 'openedAt' | 'portionDays'>,
  now: Temporal.Instant,
  horizon: number,
): Temporal.PlainDate | null {
  if (portionDays === null || openedAt === null) return null
  const today = berlinDay(now)
  const since = berlinDay(openedAt)
  const portions = Math.max(0, since.until(today).days) + 1
  const ahead = portions * portionDays
  return ahead > horizon ? null : since.add({ days: ahead })
}
