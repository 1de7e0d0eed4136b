import type { Temporal } from 'temporal-polyfill'
import { recordAudit } from '../../foundation/audit/index.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import { demand, type StaffActor } from '../../foundation/permissions/index.ts'
import { emergencyPermissions } from '../permissions.ts'
import type { PlanDefinition } from '../plan.ts'
import { addPlanVersion } from './queries.ts'

interface PlanChange {
  readonly definition: PlanDefinition
  /** The version that whoever changes it has seen. */
  readonly basedOn: number
  readonly staff: StaffActor
  readonly at: Temporal.Instant
}

/** Writes the next version of a plan, which nobody has approved yet. @throws Forbidden */
export async function changePlan(
  tx: Transaction,
  { definition, basedOn, staff, at }: PlanChange,
): Promise<'changed' | 'overtaken'> {
  demand(staff, emergencyPermissions.changePlans)
  if (!(await addPlanVersion(tx, { definition, basedOn, author: staff, at }))) return 'overtaken'
  const object = { kind: 'plan', id: definition.id } as const
  await recordAudit(tx, { actor: staff, act: 'plan.changed', object, detail: { version: basedOn + 1 }, at })
  return 'changed'
}
