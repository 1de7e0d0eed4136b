import type { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../../foundation/audit/index.ts'
import { type Transaction, writeTogether } from '../../foundation/database/index.ts'
import { berlinDay } from '../../foundation/language/index.ts'
import { demand, type StaffActor } from '../../foundation/permissions/index.ts'
import { readOfficeBook } from '../../offices/index.ts'
import { waitingChange } from '../change/queries.ts'
import { emergencyPermissions } from '../permissions.ts'
import type { Activation } from '../switch/activation.ts'
import { lockActivation, logOf, writeLog } from '../switch/queries.ts'
import { bringIntoForce } from './bring-into-force.ts'
import { type Homecoming, type Missing, missingIn, type StageToPlan, type WayDecision } from './homecoming.ts'
import { improvisedWays } from './improvised.ts'
import { officesToReopen } from './offices-to-reopen.ts'
import { findHomecoming, markDraft, markReleased, saveHomecoming } from './queries.ts'
import { undoable } from './undoable.ts'
import { figuresOfWays } from './use-of-measure.ts'

interface Act {
  readonly id: string
  readonly staff: StaffActor
  readonly at: Temporal.Instant
}

export interface ReturnToKeep extends Act {
  readonly stages: readonly StageToPlan[]
  readonly decisions: readonly WayDecision[]
}

/** Locked; null: it does not run, or its return is on its way already. */
async function lockReturn(
  tx: Transaction,
  id: string,
): Promise<{ activation: Activation; homecoming: Homecoming | null } | null> {
  const activation = await lockActivation(tx, id)
  if (activation?.state !== 'released') return null
  const homecoming = await findHomecoming(tx, id)
  return homecoming?.state === 'released' ? null : { activation, homecoming }
}

/** Keeps what is written so far; nothing follows from it. False: too late. @throws Forbidden */
export async function saveReturn(tx: Transaction, kept: ReturnToKeep): Promise<boolean> {
  demand(kept.staff, emergencyPermissions.prepareSwitch)
  const locked = await lockReturn(tx, kept.id)
  if (!locked || locked.homecoming?.state === 'prepared') return false
  await save(tx, kept, 'draft')
  return true
}

/** Asks a second person to release it. What is missing: it stays with whoever writes it. @throws Forbidden */
export async function prepareReturn(
  tx: Transaction,
  kept: ReturnToKeep,
): Promise<'prepared' | 'too-late' | 'change-waits' | readonly Missing[]> {
  const { id, staff, at } = kept
  demand(staff, emergencyPermissions.prepareSwitch)
  const locked = await lockReturn(tx, id)
  if (!locked || locked.homecoming?.state === 'prepared') return 'too-late'
  // What becomes of its ways could not be decided yet.
  if (await waitingChange(tx, id)) return 'change-waits'
  const { actions } = locked.activation.definition
  const ways = improvisedWays(locked.activation).map(({ index }) => index)
  const offices = officesToReopen(actions, await readOfficeBook(tx))
  const missing = missingIn(kept, ways, offices, berlinDay(at))
  if (missing.length > 0) return missing
  await save(tx, kept, 'prepared')
  await writeLog(tx, id, {
    kind: 'return-prepared',
    by: staff.name,
    at,
    data: { stages: kept.stages.length },
  })
  await audit(tx, kept, 'emergency.return-prepared')
  return 'prepared'
}

async function save(
  tx: Transaction,
  { id, staff, at, stages, decisions }: ReturnToKeep,
  state: 'draft' | 'prepared',
): Promise<void> {
  const by = { preparedById: staff.id, preparedBy: staff.name, preparedAt: at }
  await saveHomecoming(tx, { activation: id, state, atOnce: false, stages, decisions, ...by })
}

/** It can be changed again. False: it is not waiting for a release. @throws Forbidden */
export async function takeBackReturn(tx: Transaction, { id, staff, at }: Act): Promise<boolean> {
  demand(staff, emergencyPermissions.prepareSwitch)
  const locked = await lockReturn(tx, id)
  if (locked?.homecoming?.state !== 'prepared') return false
  await markDraft(tx, id)
  await audit(tx, { id, staff, at }, 'emergency.return-taken-back')
  return true
}

export type ReturnObstacle = 'gone' | 'same-person'

/**
 * The decisions hold from now on: what is kept is a version of what is offered in ordinary times, what is extended has its own
 * end. The stages follow at their times. Pressed twice, it happens once. @throws Forbidden
 */
export async function releaseReturn(
  tx: Transaction,
  { id, staff, at }: Act,
): Promise<'released' | ReturnObstacle> {
  demand(staff, emergencyPermissions.releaseSwitch)
  const locked = await lockReturn(tx, id)
  if (locked?.homecoming?.state !== 'prepared') return 'gone'
  const { activation, homecoming } = locked
  if (homecoming.preparedById === staff.id) return 'same-person'
  const span = { from: activation.startsAt, until: at }
  const figures = await figuresOfWays(tx, improvisedWays(activation), span)
  await markReleased(tx, id, staff, at, figures)
  await writeLog(tx, id, { kind: 'return-released', by: staff.name, at })
  await bringIntoForce(tx, { activation, homecoming, figures, staff, at })
  await audit(tx, { id, staff, at }, 'emergency.return-released')
  return 'released'
}

/** What was done by hand is undone by hand. False: it was before, or is no such thing. @throws Forbidden */
export async function noteUndone(tx: Transaction, { id, staff, at }: Act, index: number): Promise<boolean> {
  demand(staff, emergencyPermissions.prepareSwitch)
  const activation = await lockActivation(tx, id)
  if (!activation || (activation.state !== 'released' && activation.state !== 'over')) return false
  const tasks = undoable(activation, await logOf(tx, id))
  if (!tasks.some(task => task.index === index && !task.undone)) return false
  const change = { before: { done: true }, after: { done: false } }
  await writeLog(tx, id, { kind: 'task-undone', by: staff.name, at, data: { action: index }, ...change })
  await audit(tx, { id, staff, at }, 'emergency.noted')
  return true
}

type AuditAct = Parameters<typeof auditWrite>[0]['act']

async function audit(tx: Transaction, { id, staff, at }: Act, act: AuditAct): Promise<void> {
  await writeTogether(tx, [auditWrite({ actor: staff, act, object: { kind: 'activation', id }, at })])
}
