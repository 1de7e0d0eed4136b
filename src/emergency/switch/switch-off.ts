import type { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../../foundation/audit/index.ts'
import { type Transaction, writeTogether } from '../../foundation/database/index.ts'
import { eventWrite } from '../../foundation/events/index.ts'
import { demand, type StaffActor } from '../../foundation/permissions/index.ts'
import { endEffects } from '../effects/effects.ts'
import { emergencyPermissions } from '../permissions.ts'
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
 * Lifts what this operation has shut, opened, stopped and announced, and nothing else: what others have done meanwhile stays, and
 * whoever was moved stays moved. Appointments are the public's when those who lost theirs have been seen to (`reopen`). False: it does not run. @throws Forbidden
 */
export async function endActivation(tx: Transaction, { id, staff, at }: ToEnd): Promise<boolean> {
  demand(staff, emergencyPermissions.releaseSwitch)
  const activation = await lockActivation(tx, id)
  if (activation?.state !== 'released') return false
  const data = await endEffects({ tx, activation, by: staff, at })
  await markEnded(tx, id, 'over', staff.name, at)
  const before = { state: 'released', endsAt: activation.endsAt && `${activation.endsAt}` }
  const after = { state: 'over', endsAt: `${at}` }
  await writeLog(tx, id, { kind: 'over', by: staff.name, at, data, before, after })
  await writeTogether(tx, [
    auditWrite({ actor: staff, act: 'emergency.over', object: { kind: 'activation', id }, at }),
    eventWrite({ name: 'emergency-over', subject: id, at }),
  ])
  return true
}
