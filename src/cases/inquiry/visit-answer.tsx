import { inTransaction } from '../../foundation/database/index.ts'
import { redirect, type Visit } from '../../foundation/http/index.ts'
import type { Case } from '../case.ts'
import { uploadedFile } from '../documents/uploaded-file.ts'
import { caseMessages } from '../messages.ts'
import { MAX_TEXT } from '../own-case/visit-message.tsx'
import { getStatusPage } from '../own-case/visit-status.tsx'
import { answerInquiry } from './answer-inquiry.ts'
import { inquiryMessages } from './messages.ts'
import { openInquiry } from './queries.ts'

export async function postAnswer(visit: Visit, record: Case) {
  const t = inquiryMessages[visit.language]
  const inquiry = await openInquiry(visit.db, record.id)
  const wantsFile = inquiry?.wants === 'file'
  const text = visit.body.get(wantsFile ? 'anmerkung' : 'antwort')
  const back = (error: string) => getStatusPage(visit, record, { typed: text, error })
  if (text.length > MAX_TEXT) return back(caseMessages[visit.language].tooLong)
  if (!wantsFile && text.trim() === '') return back(t.answerMissing)
  const upload = wantsFile ? await uploadedFile(visit, 'antwort') : null
  if (upload && 'error' in upload) return back(upload.error)
  await inTransaction(visit.db, tx =>
    answerInquiry(
      tx,
      record.id,
      { inquiryId: visit.body.get('inquiry'), text, file: upload?.file ?? null },
      visit.clock.now(),
      visit.clock.today(),
    ),
  )
  return redirect(`/mein-antrag/${record.reference}?danke=antwort`)
}
