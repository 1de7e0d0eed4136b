import type { Temporal } from 'temporal-polyfill'
import { recordAudit } from '../../foundation/audit/index.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import { demand, type StaffActor } from '../../foundation/permissions/index.ts'
import { lawPermissions } from '../permissions.ts'
import { insertRelease, lockDerogation } from './queries.ts'
import { waitingFor } from './waiting.ts'

export type Released =
  | 'released'
  /** Nothing waits for a release, or not this any more. */
  | 'nothing-to-release'
  /** Who entered it does not release it. */
  | 'own-entry'

/**
 * A second person says yes to a derogation, or to its renewal.
 * @param term 0 for the derogation itself, else the number of the renewal that was seen
 */
export async function releaseDerogation(
  tx: Transaction,
  staff: StaffActor,
  { id, term, at }: { readonly id: string; readonly term: number; readonly at: Temporal.Instant },
): Promise<Released> {
  demand(staff, lawPermissions.releaseDerogation)
  const derogation = await lockDerogation(tx, id)
  const waiting = waitingFor(derogation)
  if (waiting?.term !== term) return 'nothing-to-release'
  if (waiting.enteredBy === staff.id) return 'own-entry'
  await insertRelease(tx, { id, term, by: staff, at })
  await recordAudit(tx, {
    actor: staff,
    act: 'derogation.released',
    object: { kind: 'derogation', id },
    detail: { term },
    at,
  })
  return 'released'
}
