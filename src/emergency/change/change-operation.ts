import type { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../../foundation/audit/index.ts'
import { type Transaction, writeTogether } from '../../foundation/database/index.ts'
import { demand, type StaffActor } from '../../foundation/permissions/index.ts'
import type { EffectObstacle } from '../effects/effect.ts'
import { beginEffects, dropEffects, effectObstacle, isDroppable } from '../effects/effects.ts'
import { emergencyPermissions } from '../permissions.ts'
import { findHomecoming } from '../return/queries.ts'
import type { Activation } from '../switch/activation.ts'
import { laterOf } from '../switch/later-of.ts'
import { lockActivation, writeLog } from '../switch/queries.ts'
import { type Change, type ChangeObstacle, changeObstacle } from './change.ts'
import { insertChange, markChangeReleased, markChangeWithdrawn, waitingChange } from './queries.ts'

interface Act {
  /** Of the operation. */
  readonly id: string
  readonly staff: StaffActor
  readonly at: Temporal.Instant
}

export interface ToChange extends Act, Pick<Change, 'added' | 'dropped' | 'reason'> {}

/** Locked; null: it does not run, or its return has been handed over, which says what becomes of each action. */
async function lockChangeable(tx: Transaction, id: string): Promise<Activation | null> {
  const activation = await lockActivation(tx, id)
  if (activation?.state !== 'released') return null
  const state = (await findHomecoming(tx, id))?.state
  return state === 'prepared' || state === 'released' ? null : activation
}

/** `waits`: another change waits for its release. `cannot`: some of the actions cannot be taken back alone. @throws Forbidden */
export async function prepareChange(
  tx: Transaction,
  { id, staff, at, added, dropped, reason }: ToChange,
): Promise<'prepared' | 'gone' | 'waits' | 'cannot' | 'nothing'> {
  demand(staff, emergencyPermissions.prepareSwitch)
  if (added.length === 0 && dropped.length === 0) return 'nothing'
  const activation = await lockChangeable(tx, id)
  if (!activation) return 'gone'
  const { actions } = activation.definition
  const possible = dropped.every(
    index => actions[index] && isDroppable(actions[index]) && !activation.dropped.includes(index),
  )
  if (!possible) return 'cannot'
  const by = { preparedById: staff.id, preparedBy: staff.name, preparedAt: at }
  const isNew = await insertChange(tx, { activation: id, added, dropped, reason, ...by })
  if (!isNew) return 'waits'
  await audit(tx, { id, staff, at }, 'emergency.change-prepared')
  return 'prepared'
}

/** Whoever may prepare may take it back. False: none waits. @throws Forbidden */
export async function withdrawChange(tx: Transaction, { id, staff, at }: Act): Promise<boolean> {
  demand(staff, emergencyPermissions.prepareSwitch)
  await lockActivation(tx, id)
  const change = await waitingChange(tx, id)
  if (!change) return false
  await markChangeWithdrawn(tx, change)
  await audit(tx, { id, staff, at }, 'emergency.change-withdrawn')
  return true
}

/**
 * What comes in begins now, and what is taken back ends now, in one transaction; the others go on untouched, because what an
 * action wrote has an id of its place. Pressed twice, it happens once. @throws Forbidden
 */
export async function releaseChange(
  tx: Transaction,
  { id, staff, at }: Act,
  alone = '',
): Promise<'released' | ChangeObstacle | EffectObstacle> {
  demand(staff, emergencyPermissions.releaseSwitch)
  const before = await lockChangeable(tx, id)
  const change = before && (await waitingChange(tx, id))
  const obstacle = changeObstacle(change, staff.id, alone)
  if (!before || !change || obstacle) return obstacle ?? 'gone'
  const { added, dropped, reason } = change
  const actions = [...before.definition.actions, ...added]
  const activation = {
    ...before,
    startsAt: laterOf(before.startsAt, at),
    definition: { ...before.definition, actions },
  }
  const turning = { tx, activation, by: staff, at }
  const first = before.definition.actions.length
  const inTheWay = await effectObstacle(turning, first)
  if (inTheWay) return inTheWay
  await markChangeReleased(tx, change, staff, at, change.preparedById === staff.id ? alone.trim() : null)
  await beginEffects(turning, first)
  await dropEffects(turning, dropped)
  const count = before.definition.actions.length - before.dropped.length
  const after = count + added.length - dropped.length
  const data = { change: change.number, added: added.length, dropped }
  await writeLog(tx, id, {
    kind: 'changed',
    by: staff.name,
    at,
    note: reason,
    data,
    before: { actions: count },
    after: { actions: after },
  })
  await audit(tx, { id, staff, at }, 'emergency.change-released')
  return 'released'
}

type AuditAct = Parameters<typeof auditWrite>[0]['act']

async function audit(tx: Transaction, { id, staff, at }: Act, act: AuditAct): Promise<void> {
  await writeTogether(tx, [auditWrite({ actor: staff, act, object: { kind: 'activation', id }, at })])
}
