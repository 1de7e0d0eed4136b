import type { Temporal } from 'temporal-polyfill'
import { recordAudit } from '../../foundation/audit/index.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import { demand, mayEver, type StaffActor } from '../../foundation/permissions/index.ts'
import { hotlinePermissions } from '../permissions.ts'
import { type CallBack, endingOf, holderOf, type Result } from './call-back.ts'
import { lockCallBack, markCalled, markTaken } from './queries.ts'

interface Call {
  readonly id: string
  readonly staff: StaffActor
  readonly at: Temporal.Instant
}

/** Null: there is none, or it is none of theirs. */
async function lockOwn(tx: Transaction, { id, staff }: Call): Promise<CallBack | null> {
  demand(staff, hotlinePermissions.callBack)
  const found = await lockCallBack(tx, id)
  const theirs =
    found && (mayEver(staff, hotlinePermissions.seeAllCallBacks) || staff.teams.includes(found.team))
  return theirs ? found : null
}

/** From now on one person calls, and sees the number. False: it is over, or somebody else calls right now. @throws Forbidden */
export async function takeCallBack(tx: Transaction, call: Call): Promise<boolean> {
  const { id, staff, at } = call
  const found = await lockOwn(tx, call)
  if (!found || found.endedAt) return false
  const holder = holderOf(found, at)
  if (holder && holder !== staff.id) return false
  await markTaken(tx, id, staff, at)
  await recordAudit(tx, { actor: staff, act: 'call-back.taken', object: { kind: 'call-back', id }, at })
  return true
}

/**
 * What came of the call; only whoever has taken it says so. After three attempts it is over.
 * False: it is over, or not theirs any more. @throws Forbidden
 */
export async function finishCall(tx: Transaction, call: Call, result: Result): Promise<boolean> {
  const { id, staff, at } = call
  const found = await lockOwn(tx, call)
  if (!found || found.endedAt || found.takenById !== staff.id) return false
  const ending = endingOf(found, result)
  await markCalled(tx, id, { ending, by: staff.name, at })
  const act = ending ? 'call-back.ended' : 'call-back.tried'
  await recordAudit(tx, { actor: staff, act, object: { kind: 'call-back', id }, detail: { result }, at })
  return true
}
