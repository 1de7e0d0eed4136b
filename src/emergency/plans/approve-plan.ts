import type { Temporal } from 'temporal-polyfill'
import { recordAudit } from '../../foundation/audit/index.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import { demand, mayEver, type StaffActor } from '../../foundation/permissions/index.ts'
import { emergencyPermissions } from '../permissions.ts'
import { addApproval, type PlanVersion, planHistory } from './queries.ts'

/** `own`: whoever wrote a version does not approve it. `overtaken`: there is a newer one. `done`: somebody has already. */
export type Obstacle = 'not-allowed' | 'own' | 'overtaken' | 'done'

/** What keeps somebody from approving this version; null: nothing. */
export function obstacleTo(version: PlanVersion, newest: PlanVersion, staff: StaffActor): Obstacle | null {
  if (version.approvedAt) return 'done'
  if (version.number !== newest.number) return 'overtaken'
  if (!mayEver(staff, emergencyPermissions.approvePlans)) return 'not-allowed'
  return version.authorId === staff.id ? 'own' : null
}

interface Approval {
  readonly plan: string
  readonly number: number
  readonly staff: StaffActor
  readonly at: Temporal.Instant
}

/** Approves the newest version of a plan. @throws Forbidden, NotFound */
export async function approvePlan(
  tx: Transaction,
  { plan, number, staff, at }: Approval,
): Promise<'approved' | Obstacle> {
  demand(staff, emergencyPermissions.approvePlans)
  const [newest] = await planHistory(tx, plan)
  if (newest.number !== number) return 'overtaken'
  const obstacle = obstacleTo(newest, newest, staff)
  if (obstacle) return obstacle
  if (!(await addApproval(tx, newest, staff, at))) return 'done'
  const object = { kind: 'plan', id: plan } as const
  await recordAudit(tx, { actor: staff, act: 'plan.approved', object, detail: { version: number }, at })
  return 'approved'
}
