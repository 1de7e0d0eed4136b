import type { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../../foundation/audit/index.ts'
import { type Transaction, writeTogether } from '../../foundation/database/index.ts'
import { eventWrite } from '../../foundation/events/index.ts'
import { demand, type StaffActor } from '../../foundation/permissions/index.ts'
import type { Turning } from '../effects/effect.ts'
import { endEffects } from '../effects/effects.ts'
import { emergencyPermissions } from '../permissions.ts'
import { endAtOnce } from '../return/end-at-once.ts'
import type { Activation } from './activation.ts'
import { lockActivation, markEnded, writeLog } from './queries.ts'

interface ToEnd {
  readonly id: string
  readonly staff: StaffActor
  readonly at: Temporal.Instant
}

/** Before it was released anybody who may prepare may take it back. False: it is not so far, or no longer so. @throws Forbidden */
export async function withdrawActivation(tx: Transaction, { id, staff, at }: ToEnd): Promise<boolean> {
  demand(staff, emergencyPermissions.prepareSwitch)
  const activation = await lockActivation(tx, id)
  if (activation?.state !== 'prepared') return false
  await markEnded(tx, id, 'withdrawn', staff.name, at)
  const change = { before: { state: 'prepared' }, after: { state: 'withdrawn' } }
  await writeLog(tx, id, { kind: 'withdrawn', by: staff.name, at, ...change })
  await writeTogether(tx, [
    auditWrite({ actor: staff, act: 'emergency.withdrawn', object: { kind: 'activation', id }, at }),
  ])
  return true
}

/**
 * Ends an operation at once, where no improvised way has to be decided or all of them end for this reason. Appointments are the
 * public's when those who lost theirs have been seen to (`reopen`). False: it does not run, or its return is under way.
 * `no-reason`: ways were improvised, and nobody said why they end. @throws Forbidden
 */
export async function endActivation(
  tx: Transaction,
  { id, staff, at }: ToEnd,
  reason = '',
): Promise<boolean | 'no-reason'> {
  demand(staff, emergencyPermissions.releaseSwitch)
  const activation = await lockActivation(tx, id)
  if (activation?.state !== 'released') return false
  const decided = await endAtOnce(tx, activation, { staff, at }, reason)
  if (decided !== 'decided') return decided === 'no-reason' ? decided : false
  await finishOperation({ tx, activation, by: staff, at })
  await writeTogether(tx, [
    auditWrite({ actor: staff, act: 'emergency.over', object: { kind: 'activation', id }, at }),
  ])
  return true
}

/**
 * Takes back what an operation has shut, opened and announced, and nothing else: what others have done meanwhile stays, and
 * whoever was moved stays moved.
 */
export async function finishOperation(turning: Turning & { readonly activation: Activation }): Promise<void> {
  const { tx, activation, by, at } = turning
  const { id, endsAt } = activation
  const data = await endEffects(turning)
  await markEnded(tx, id, 'over', by.name, at)
  const before = { state: 'released', endsAt: endsAt && `${endsAt}` }
  const after = { state: 'over', endsAt: `${at}` }
  await writeLog(tx, id, { kind: 'over', by: by.name, at, data, before, after })
  await writeTogether(tx, [eventWrite({ name: 'emergency-over', subject: id, at })])
}
