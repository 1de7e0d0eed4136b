import { recordAudit } from '../../foundation/audit/index.ts'
import { letIn, type Transaction } from '../../foundation/database/index.ts'
import { citizen, demand, type StaffActor } from '../../foundation/permissions/index.ts'
import { hotlinePermissions } from '../permissions.ts'
import { insertCallBack, type NewCallBack, openQueues } from './queries.ts'
import { callBacksOpenFor } from './queues-for-display.ts'

export type Asked = 'noted' | 'waits-already' | 'closed'

/**
 * Notes that somebody wants to be called. What is said to a visitor is the same where the number waits already: nobody
 * learns here who has asked for a call. `closed`: no queue is open for this team; staff may enter one all the same.
 */
export async function askCallBack(
  tx: Transaction,
  one: Omit<NewCallBack, 'enteredBy'>,
  staff: StaffActor | null,
): Promise<Asked> {
  if (staff) demand(staff, hotlinePermissions.callBack)
  else if (!callBacksOpenFor(await openQueues(tx), one.team)) return 'closed'
  await letIn(tx, one.id)
  if (!(await insertCallBack(tx, { ...one, enteredBy: staff?.name ?? null }))) return 'waits-already'
  const object = { kind: 'call-back', id: one.id } as const
  await recordAudit(tx, { actor: staff ?? citizen, act: 'call-back.asked', object, at: one.askedAt })
  return 'noted'
}
