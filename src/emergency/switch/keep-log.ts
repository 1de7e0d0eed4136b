import type { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../../foundation/audit/index.ts'
import { type Transaction, writeTogether } from '../../foundation/database/index.ts'
import { demand, type StaffActor } from '../../foundation/permissions/index.ts'
import { emergencyPermissions } from '../permissions.ts'
import type { Activation } from './activation.ts'
import { handTasks } from './hand-tasks.ts'
import { lockActivation, logOf, moveReview, writeLog } from './queries.ts'

interface ToLog {
  readonly id: string
  readonly staff: StaffActor
  readonly at: Temporal.Instant
}

/** What was decided, in the words of whoever decided it. False: there is no such operation that runs. @throws Forbidden */
export async function noteDecision(
  tx: Transaction,
  { id, staff, at }: ToLog,
  note: string,
): Promise<boolean> {
  return log(tx, { id, staff, at }, () => writeLog(tx, id, { kind: 'noted', by: staff.name, at, note }))
}

/** Somebody has looked, and it goes on until somebody looks again. @throws Forbidden */
export async function noteReview(
  tx: Transaction,
  { id, staff, at }: ToLog,
  next: Temporal.Instant,
): Promise<boolean> {
  return log(tx, { id, staff, at }, async ({ reviewAt }) => {
    await moveReview(tx, id, next)
    const change = { before: { reviewAt: `${reviewAt}` }, after: { reviewAt: `${next}` } }
    await writeLog(tx, id, { kind: 'reviewed', by: staff.name, at, data: { next: `${next}` }, ...change })
  })
}

/** Something that is done by hand is done. False: it was before, or is no such thing. @throws Forbidden */
export async function noteTaskDone(
  tx: Transaction,
  { id, staff, at }: ToLog,
  index: number,
): Promise<boolean> {
  let isOpen = false
  await log(tx, { id, staff, at }, async activation => {
    isOpen = handTasks(activation, await logOf(tx, id)).some(task => task.index === index && !task.done)
    const change = { before: { done: false }, after: { done: true } }
    if (isOpen)
      await writeLog(tx, id, { kind: 'task-done', by: staff.name, at, data: { action: index }, ...change })
  })
  return isOpen
}

async function log(
  tx: Transaction,
  { id, staff, at }: ToLog,
  write: (activation: Activation) => Promise<void>,
): Promise<boolean> {
  demand(staff, emergencyPermissions.prepareSwitch)
  const activation = await lockActivation(tx, id)
  if (activation?.state !== 'released') return false
  await write(activation)
  await writeTogether(tx, [
    auditWrite({ actor: staff, act: 'emergency.noted', object: { kind: 'activation', id }, at }),
  ])
  return true
}
