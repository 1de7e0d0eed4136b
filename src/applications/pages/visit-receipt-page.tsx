import { calendarFile } from '../../foundation/calendar/index.ts'
import { type Answer, page as htmlPage, redirect, type Visit } from '../../foundation/http/index.ts'
import { words } from '../messages.ts'
import { findReceipt, type Receipt } from '../receipt.ts'
import { openDraft, whereToGoOn } from './open-draft.ts'
import { ReceiptPage } from './receipt-page.tsx'

export async function getReceiptPage(visit: Visit): Promise<Answer> {
  return withReceipt(visit, receipt =>
    htmlPage(words[visit.language].receiptTitle, <ReceiptPage receipt={receipt} />, { section: 'services' }),
  )
}

export async function getCalendarFile(visit: Visit): Promise<Answer> {
  const t = words[visit.language]
  return withReceipt(visit, receipt => ({
    kind: 'file',
    type: 'text/calendar; charset=utf-8',
    name: `${receipt.reference}.ics`,
    disposition: 'attachment',
    content: calendarFile({
      uid: `${receipt.draftId}@schalter`,
      day: receipt.promisedOn,
      summary: t.calendarSummary(receipt.serviceName[visit.language]),
      description: t.calendarText(receipt.reference),
      madeAt: receipt.savedAt,
    }),
  }))
}

async function withReceipt(visit: Visit, show: (receipt: Receipt) => Answer): Promise<Answer> {
  const open = await openDraft(visit)
  const receipt = await findReceipt(visit.db, visit.secret, open.draft)
  return receipt ? show(receipt) : redirect(whereToGoOn(visit, open))
}
