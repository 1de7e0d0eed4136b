import type { Temporal } from 'temporal-polyfill'
import { recordAudit } from '../foundation/audit/index.ts'
import type { Transaction } from '../foundation/database/index.ts'
import { emitEvent } from '../foundation/events/index.ts'
import { citizen, demand, type StaffActor } from '../foundation/permissions/index.ts'
import { postPermissions } from './permissions.ts'
import { moveLetter } from './queries.ts'

export type ClerkAct = 'handed-over' | 'returned' | 'delivered'

/** The clerk hands letters over or enters what came of them; returns those that were in a state for it. */
export async function moveLetters(
  tx: Transaction,
  staff: StaffActor,
  ids: readonly string[],
  to: ClerkAct,
  at: Temporal.Instant,
): Promise<string[]> {
  demand(staff, postPermissions.handOverLetters)
  const moved: string[] = []
  for (const id of [...new Set(ids)].sort()) {
    if (!(await moveLetter(tx, id, to, { actor: staff, at }))) continue
    moved.push(id)
    await emitEvent(tx, { name: `letter-${to}`, subject: id, data: { by: staff.name }, at })
    await recordAudit(tx, { actor: staff, act: `letter.${to}`, object: { kind: 'letter', id }, at })
  }
  return moved
}

/** The citizen opened the letter online; only the first time is an event. */
export async function fetchLetter(tx: Transaction, id: string, at: Temporal.Instant): Promise<void> {
  if (await moveLetter(tx, id, 'fetched', { actor: citizen, at })) {
    await emitEvent(tx, { name: 'letter-fetched', subject: id, at })
  }
}
