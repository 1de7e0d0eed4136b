import { inTransaction } from '../../foundation/database/index.ts'
import { page, redirect, type Visit } from '../../foundation/http/index.ts'
import type { Case } from '../case.ts'
import { MessagePage } from './message-page.tsx'
import { section, words } from './visit-words.ts'
import { writeToOffice } from './write-to-office.ts'

export const MAX_TEXT = 4000

export async function postMessage(visit: Visit, record: Case) {
  const t = words(visit)
  const text = visit.body.get('text').trim()
  const sentence = text === '' ? t.messageMissing : text.length > MAX_TEXT ? t.tooLong : null
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
