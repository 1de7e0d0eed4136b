import { inTransaction } from '../../foundation/database/index.ts'
import { redirect, type Visit } from '../../foundation/http/index.ts'
import type { Case } from '../case.ts'
import { withdrawCase } from './withdraw-case.ts'

export async function postWithdrawal(visit: Visit, record: Case) {
  await inTransaction(visit.db, tx => withdrawCase(tx, record.id, visit.clock.now()))
  return redirect(`/mein-antrag/${record.reference}`)
}
