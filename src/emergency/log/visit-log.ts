import { recordAudit } from '../../foundation/audit/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import type { Answer, StaffVisit } from '../../foundation/http/index.ts'
import { isUuid } from '../../foundation/uuid.ts'
import { findActivation } from '../switch/queries.ts'
import { logFile, sealedEntriesOf, sealLog } from './sealed-log.ts'

/** The log of one operation as a file that anybody can check. @throws NotFound */
export async function downloadLog({ db, params, staff, clock }: StaffVisit): Promise<Answer> {
  const id = params.activation ?? ''
  if (!(isUuid(id) && (await findActivation(db, id)))) throw new NotFound()
  // What was written a moment ago may have no seal yet.
  await sealLog(db)
  const object = { kind: 'activation', id } as const
  await inTransaction(db, tx =>
    recordAudit(tx, { actor: staff, act: 'emergency.log-exported', object, at: clock.now() }),
  )
  return {
    kind: 'file',
    content: Buffer.from(logFile(await sealedEntriesOf(db, id))),
    type: 'application/jsonl; charset=utf-8',
    name: `protokoll-${id.slice(0, 8)}-${clock.today()}.jsonl`,
    disposition: 'attachment',
  }
}
