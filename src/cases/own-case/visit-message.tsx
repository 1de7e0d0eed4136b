import { inTransaction } from '../../foundation/database/index.ts'
import { page, redirect, type Visit } from '../../foundation/http/index.ts'
import type { Case } from '../case.ts'
import { caseMessages } from '../messages.ts'
import { MessagePage } from './message-page.tsx'
import { ownCaseMessages } from './messages.ts'
import { section } from './section.ts'
import { writeToOffice } from './write-to-office.ts'

export const MAX_TEXT = 4000

export async function getMessagePage(visit: Visit, record: Case) {
  const title = ownCaseMessages[visit.language].messageTitle
  return page(title, <MessagePage record={record} />, section)
}

export async function postMessage(visit: Visit, record: Case) {
  const t = ownCaseMessages[visit.language]
  const text = visit.body.get('text').trim()
  const sentence =
    text === '' ? t.messageMissing : text.length > MAX_TEXT ? caseMessages[visit.language].tooLong : null
  if (sentence) {
    const problems = [{ field: 'text', label: t.messageLabel, sentence }]
    return page(t.messageTitle, <MessagePage record={record} text={text} problems={problems} />, {
      ...section,
      status: 422,
    })
  }
  await inTransaction(visit.db, tx => writeToOffice(tx, record.id, text, visit.clock.now()))
  return redirect(`/mein-antrag/${record.reference}?danke=frage`)
}
