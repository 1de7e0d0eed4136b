import type { PlanAction } from '../plan.ts'
import type { Activation } from '../switch/activation.ts'
import { type SetChannel, wayOf } from '../way-of.ts'

/** A way that an operation has opened where it was shut before. */
export interface ImprovisedWay {
  /** Its place among the actions of the operation. */
  readonly index: number
  readonly action: SetChannel
}

/**
 * What has to be decided at the return. A visit that was let in for urgent cases is none: on site is the rule, and what was
 * shut there opens by itself.
 */
export function improvisedWays({
  definition,
  dropped,
}: Pick<Activation, 'definition' | 'dropped'>): ImprovisedWay[] {
  return openedWays(definition.actions).filter(({ index }) => !dropped.includes(index))
}

/** With those that were taken back while it lasted. */
export function openedWays(actions: readonly PlanAction[]): ImprovisedWay[] {
  return actions.flatMap((one, index) => {
    const action = wayOf(one)
    return action?.state === 'open' && action.channel !== 'onsite' ? [{ index, action }] : []
  })
}
