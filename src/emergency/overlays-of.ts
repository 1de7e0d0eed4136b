import type { Temporal } from 'temporal-polyfill'
import type { NewOverlay, writeNotice } from '../channels/index.ts'
import { uuidOf } from '../foundation/uuid.ts'
import type { PlanDefinition } from './plan.ts'
import { wayOf } from './way-of.ts'

export interface SwitchedOn {
  /** Id of the activation, or of the dry run, that the overlays belong to. */
  readonly activation: string
  readonly from: Temporal.Instant
  /** Null: until they are lifted. */
  readonly until: Temporal.Instant | null
  /** Who has it done. */
  readonly by: string
  readonly at: Temporal.Instant
}

/**
 * The overlays that a plan writes when it is switched on, in the order of its actions. Ids follow from the activation
 * and the place in the plan: done once more after a crash, they are the same.
 */
export function overlaysOf(
  { actions }: Pick<PlanDefinition, 'actions'>,
  { activation, from, until, by, at }: SwitchedOn,
): NewOverlay[] {
  return actions.flatMap((action, index) => {
    const way = wayOf(action)
    if (!way) return []
    const { scope, service, step, channel, state, condition, reason } = way
    return {
      id: overlayId(activation, index),
      place: scope,
      service,
      step,
      channel,
      state,
      // An overlay that shuts has none: what is shut is shut for everybody.
      condition: state === 'open' ? condition : null,
      reason,
      from,
      until,
      activation,
      createdBy: by,
      createdAt: at,
    }
  })
}

export function overlayId(activation: string, index: number): string {
  return uuidOf(`overlay ${activation} ${index}`)
}

/** The notices that a plan puts on the pages for citizens; those for door, hotline and press are put up by hand. */
export function noticesOf(
  { actions }: Pick<PlanDefinition, 'actions'>,
  { activation, from, until, by, at }: SwitchedOn,
): Parameters<typeof writeNotice>[1][] {
  return actions.flatMap((action, index) => {
    if (action.kind !== 'notice' || (action.where !== 'portal' && action.where !== 'office-page')) return []
    const { where: shownOn, scope: place, text } = action
    const id = noticeId(activation, index)
    return { id, shownOn, place, text, from, until, activation, createdBy: by, createdAt: at }
  })
}

export function noticeId(activation: string, index: number): string {
  return uuidOf(`notice ${activation} ${index}`)
}
