import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import type { ActionKind, PlanAction } from '../plan.ts'
import type { Activation } from '../switch/activation.ts'

/** What an operation does, and from when until when. */
export type Doors = Pick<Activation, 'id' | 'definition' | 'startsAt' | 'endsAt'>

/** Who has it done: a person, or the house, in a drill and at the end of a return. */
export type Doer = StaffActor | { readonly kind: 'system'; readonly id: string; readonly name: string }

/** An operation that begins or ends in this transaction. */
export interface Turning {
  readonly tx: Transaction
  readonly activation: Doors
  readonly by: Doer
  readonly at: Temporal.Instant
}

/** An action with its place in the plan. */
export interface Placed<Kind extends ActionKind> {
  readonly index: number
  readonly action: Extract<PlanAction, { kind: Kind }>
}

/** Why a plan cannot be released as things are. */
export type EffectObstacle = 'own-derogation'

/** What the log says of an ending, as numbers by name. */
export type Ended = Readonly<Record<string, number>>

/** What the actions of one kind do within the transaction that releases, and within the one that ends. */
export interface Effect<Kind extends ActionKind> {
  /** What keeps whoever is about to release from doing so; null: nothing. Changes nothing. */
  obstacle?(turning: Turning, actions: readonly Placed<Kind>[]): Promise<EffectObstacle | null>
  begin(turning: Turning, actions: readonly Placed<Kind>[]): Promise<void>
  /** Takes back what this operation did and nothing else; called without actions, too, because a plan may have changed on the run. */
  end(turning: Turning, actions: readonly Placed<Kind>[]): Promise<Ended>
  /** Takes back some of them while the others go on; without it they can be taken back only with the whole operation. */
  drop?(turning: Turning, actions: readonly Placed<Kind>[]): Promise<void>
}
