import { randomBytes } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { recordAudit } from '../../foundation/audit/index.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import { demand, type StaffActor } from '../../foundation/permissions/index.ts'
import type { DerogationDefinition } from '../derogation-definition.ts'
import { lawPermissions } from '../permissions.ts'
import { saveDerogation } from './queries.ts'

/** Writes it down; it opens nothing before a second person has released it. Returns its id. */
export async function enterDerogation(
  tx: Transaction,
  staff: StaffActor,
  entered: Omit<DerogationDefinition, 'id'>,
  at: Temporal.Instant,
): Promise<string> {
  demand(staff, lawPermissions.keepLaw)
  const id = `ausnahme-${randomBytes(4).toString('hex')}`
  await saveDerogation(tx, { ...entered, id, enteredBy: staff.id, enteredName: staff.name }, at)
  const detail = { requirement: entered.requirement }
  await recordAudit(tx, {
    actor: staff,
    act: 'derogation.entered',
    object: { kind: 'derogation', id },
    detail,
    at,
  })
  return id
}
