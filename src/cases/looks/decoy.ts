import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { recordAudit } from '../../foundation/audit/index.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import type { Actor } from '../../foundation/permissions/index.ts'
import type { StaffStep } from '../acts/act-on-case.ts'
import type { Case } from '../case.ts'

export const DECOY_OPENED = 'case.decoy-opened'

/**
 * Lays a case out as a decoy. It should look like any other and belong to nobody, be finished, and have a name that
 * makes people curious: then nobody opens it in the course of work.
 */
export async function markDecoy(
  tx: Transaction,
  id: string,
  by: { readonly actor: Actor; readonly at: Temporal.Instant },
): Promise<void> {
  await sql`UPDATE cases.case_record SET decoy = true WHERE id = ${id}`.execute(tx)
  await recordAudit(tx, { ...by, act: 'case.decoy-laid', object: { kind: 'decoy', id } })
}

/** Beside the line of the look itself; whoever looks sees nothing of it. */
export async function noteDecoy(tx: Transaction, step: StaffStep, { id, decoy }: Case): Promise<void> {
  if (!decoy) return
  const object = { kind: 'decoy', id }
  await recordAudit(tx, { actor: step.staff, act: DECOY_OPENED, object, at: step.at })
}
