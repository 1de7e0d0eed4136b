import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import { emitEvent } from '../../foundation/events/index.ts'
import { citizen } from '../../foundation/permissions/index.ts'
import { writeAct } from '../acts/queries.ts'
import { lockCase } from '../queries.ts'

/** A question or remark of the citizen; a person reads it with the case. */
export async function writeToOffice(
  tx: Transaction,
  caseId: string,
  text: string,
  at: Temporal.Instant,
): Promise<void> {
  await lockCase(tx, caseId)
  await writeAct(tx, { caseId, kind: 'message', actor: citizen, note: text, at })
  await emitEvent(tx, { name: 'case-message-received', subject: caseId, at })
}
