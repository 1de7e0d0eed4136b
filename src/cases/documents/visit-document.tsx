import { inTransaction } from '../../foundation/database/index.ts'
import { page, redirect, type Visit } from '../../foundation/http/index.ts'
import type { Case } from '../case.ts'
import { section, words } from '../own-case/visit-words.ts'
import { addCitizenDocument } from './add-citizen-document.ts'
import { DocumentPage } from './document-page.tsx'
import { uploadedFile } from './uploaded-file.ts'

export async function postDocument(visit: Visit, record: Case) {
  const t = words(visit)
  const label = visit.body.get('bezeichnung').trim()
  const upload = await uploadedFile(visit, 'datei', t.answerFileMissing)
  const problems = [
    ...(label && label.length <= 200
      ? []
      : [{ field: 'bezeichnung', label: t.documentLabel, sentence: t.documentLabelMissing }]),
    ...('error' in upload ? [{ field: 'datei', label: t.documentFile, sentence: upload.error }] : []),
  ]
  if (problems.length > 0 || 'error' in upload) {
    const body = <DocumentPage record={record} label={label} problems={problems} />
    return page(t.documentTitle, body, { ...section, status: 422 })
  }
  await inTransaction(visit.db, tx =>
    addCitizenDocument(tx, record.id, { file: upload.file, label }, visit.clock.now()),
  )
  return redirect(`/mein-antrag/${record.reference}?danke=unterlage`)
}
