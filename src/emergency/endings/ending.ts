import type { Temporal } from 'temporal-polyfill'
import type { Localized } from '../../foundation/language/index.ts'
import type { Channel, Step } from '../../services/index.ts'

/** What lets ways be open for a time: a derogation from the law, an emergency operation, or an overlay of its own. */
export interface TemporaryGround {
  readonly kind: 'derogation' | 'operation' | 'overlay'
  readonly id: string
  readonly name: Localized
}

/** Ways of one step of a service that shut. */
export interface ShutWays {
  readonly service: { readonly id: string; readonly name: Localized }
  readonly step: Step
  readonly channels: readonly Channel[]
  /** No other way is left for the step but the counter. */
  readonly onSiteOnly: boolean
  /** Names of offices; null: in the whole city. */
  readonly offices: readonly Localized[] | null
}

export interface Ending {
  readonly ground: TemporaryGround
  /** The first moment at which its ways are shut. */
  readonly at: Temporal.Instant
  /** The day of it. */
  readonly closes: Temporal.PlainDate
  /** Empty: nothing that is offered rests on it. */
  readonly shuts: readonly ShutWays[]
}

/** So many days before the day of the end those responsible are told; 0: on the day. */
export const stages = [90, 30, 7, 0] as const
export type Stage = (typeof stages)[number]

/** An end of which nobody was told because no job ran is still told of for so many days. */
const LATE_DAYS = 7

/** The reminder whose turn it is; one that was missed is made up for by the next. Null: none yet, or none any more. */
export function stageOf(closes: Temporal.PlainDate, today: Temporal.PlainDate): Stage | null {
  const { days } = today.until(closes, { largestUnit: 'days' })
  if (days < -LATE_DAYS) return null
  return stages.findLast(stage => days <= stage) ?? null
}
