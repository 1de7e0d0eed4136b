import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import { Conflict, NotFound } from '../../foundation/errors.ts'
import { may, type Permission, type StaffActor } from '../../foundation/permissions/index.ts'
import type { ActKind, Case } from '../case.ts'
import { noteDecoy } from '../looks/decoy.ts'
import { demandReason } from '../looks/demand-reason.ts'
import { casePermissions } from '../permissions.ts'
import { findCaseByReference, lockCase } from '../queries.ts'
import { type StaffAct, stateAllows } from './case-acts.ts'
import { writeAct } from './queries.ts'

export interface StaffStep {
  readonly staff: StaffActor
  readonly reference: string
  readonly at: Temporal.Instant
}

/**
 * The case for an act of this person, locked. Whoever may not even read it learns nothing of it: the answer
 * is that of a case that does not exist. Under the lock it is settled, too, that an unusual look has its reason,
 * and that a decoy raises its alarm: no look and no act comes to a case any other way.
 * @throws NotFound, ReasonMissing
 */
export async function lockCaseFor(tx: Transaction, step: StaffStep, act: Permission): Promise<Case> {
  const locked = await lockToExplain(tx, step, act)
  await demandReason(tx, step, locked)
  await noteDecoy(tx, { actor: step.staff, at: step.at }, locked)
  return locked
}

/** The same before the reason is given; for the errand that takes it, and for nothing else. @throws NotFound */
export async function lockToExplain(tx: Transaction, step: StaffStep, act: Permission): Promise<Case> {
  const found = await findCaseByReference(tx, step.reference)
  if (!found || !mayAct(step, act, found)) throw new NotFound()
  const locked = await lockCase(tx, found.id)
  // While this one waited for the lock, the case may have been passed on to another team.
  if (!mayAct(step, act, locked)) throw new NotFound()
  return locked
}

function mayAct({ staff }: StaffStep, act: Permission, record: Case): boolean {
  return may(staff, casePermissions.readCase, record) && may(staff, act, record)
}

export const NOT_ALLOWED = {
  de: 'Das ist in diesem Fall gerade nicht möglich. Der Stand hat sich vielleicht geändert.',
  en: 'This is not possible in this case right now. Its state may have changed.',
}

/** The page offers only what the state allows; somebody else may have been faster. @throws Conflict */
export function demandState(record: Case, act: StaffAct): void {
  if (!stateAllows(record.state, act)) throw new Conflict(NOT_ALLOWED)
}

export async function writeStaffAct(
  tx: Transaction,
  step: StaffStep,
  record: Case,
  kind: ActKind,
  note = '',
): Promise<void> {
  await writeAct(tx, { caseId: record.id, kind, actor: step.staff, note, at: step.at })
}
