import type { ActionKind } from '../plan.ts'
import type { Effect, EffectObstacle, Ended, Placed, Turning } from './effect.ts'
import { notice } from './notice.ts'
import { openCallBacks } from './open-call-backs.ts'
import { reassignStaff } from './reassign-staff.ts'
import { sendByPost } from './send-by-post.ts'
import { setChannel } from './set-channel.ts'
import { stopBookings } from './stop-bookings.ts'
import { switchDerogationOn } from './switch-derogation-on.ts'

/** A job does it afterwards (`switch/look-after-booked.ts`, `extend-deadlines.ts`), or a person. */
const elsewhere: Effect<'move-bookings'> & Effect<'extend-deadlines'> & Effect<'by-hand'> = {
  begin: async () => {},
  end: async () => ({}),
}

/** Nobody does it any more; what was done stands on the list of what has to be undone. */
const byHand: Effect<'by-hand'> = { ...elsewhere, drop: async () => {} }

/** In the order in which they begin; they end the other way round. */
const effects: { readonly [Kind in ActionKind]: Effect<Kind> } = {
  // The ground first, then the ways that stand on it.
  'switch-derogation-on': switchDerogationOn,
  'set-channel': setChannel,
  notice,
  'stop-bookings': stopBookings,
  'move-bookings': elsewhere,
  'extend-deadlines': elsewhere,
  'open-call-backs': openCallBacks,
  'by-hand': byHand,
  'reassign-staff': reassignStaff,
  'send-by-post': sendByPost,
}
const kinds = Object.keys(effects) as ActionKind[]

/** What keeps whoever is about to release from doing so; null: nothing. Changes nothing. @param first the first place that begins */
export async function effectObstacle(turning: Turning, first = 0): Promise<EffectObstacle | null> {
  for (const kind of kinds) {
    const obstacle = await obstacleOf(kind, turning, first)
    if (obstacle) return obstacle
  }
  return null
}

/** All that an operation does within the transaction that releases it, or that releases a change from this place on. */
export async function beginEffects(turning: Turning, first = 0): Promise<void> {
  for (const kind of kinds) await begin(kind, turning, first)
}

/** Takes back what it did, and nothing else. @returns what the log says of it */
export async function endEffects(turning: Turning): Promise<Ended> {
  let ended: Ended = {}
  for (const kind of [...kinds].reverse()) ended = { ...ended, ...(await end(kind, turning)) }
  return ended
}

/** Whether an action can be taken back while the others go on. */
export function isDroppable({ kind }: { readonly kind: ActionKind }): boolean {
  return effects[kind].drop !== undefined
}

/** Takes back the actions at these places, where that is possible without the others. */
export async function dropEffects(turning: Turning, places: readonly number[]): Promise<void> {
  for (const kind of [...kinds].reverse()) await drop(kind, turning, places)
}

async function drop<Kind extends ActionKind>(
  kind: Kind,
  turning: Turning,
  places: readonly number[],
): Promise<void> {
  const gone = actionsOf(kind, turning).filter(({ index }) => places.includes(index))
  if (gone.length > 0) await effects[kind].drop?.(turning, gone)
}

function obstacleOf<Kind extends ActionKind>(kind: Kind, turning: Turning, first: number) {
  return effects[kind].obstacle?.(turning, actionsOf(kind, turning, first)) ?? null
}

function begin<Kind extends ActionKind>(kind: Kind, turning: Turning, first: number): Promise<void> {
  return effects[kind].begin(turning, actionsOf(kind, turning, first))
}

function end<Kind extends ActionKind>(kind: Kind, turning: Turning): Promise<Ended> {
  return effects[kind].end(turning, actionsOf(kind, turning))
}

function actionsOf<Kind extends ActionKind>(kind: Kind, { activation }: Turning, first = 0): Placed<Kind>[] {
  return activation.definition.actions.flatMap((action, index) =>
    action.kind === kind && index >= first ? { index, action: action as Placed<Kind>['action'] } : [],
  )
}
