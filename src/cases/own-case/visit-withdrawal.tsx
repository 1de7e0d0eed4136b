import { inTransaction } from '../../foundation/database/index.ts'
import { page, redirect, type Visit } from '../../foundation/http/index.ts'
import type { Case } from '../case.ts'
import { ownCaseMessages } from './messages.ts'
import { section } from './section.ts'
import { withdrawCase } from './withdraw-case.ts'
import { WithdrawPage } from './withdraw-page.tsx'

export async function getWithdrawPage(visit: Visit, record: Case) {
  const title = ownCaseMessages[visit.language].withdrawTitle
  return page(title, <WithdrawPage record={record} />, section)
}

export async function postWithdrawal(visit: Visit, record: Case) {
  await inTransaction(visit.db, tx => withdrawCase(tx, record.id, visit.clock.now()))
  return redirect(`/mein-antrag/${record.reference}`)
}
