import { inTransaction } from '../../foundation/database/index.ts'
import { page, redirect, type Visit } from '../../foundation/http/index.ts'
import type { Case } from '../case.ts'
import { section } from '../own-case/section.ts'
import { addCitizenDocument } from './add-citizen-document.ts'
import { DocumentPage } from './document-page.tsx'
import { documentMessages } from './messages.ts'
import { uploadedFile } from './uploaded-file.ts'

export async function getDocumentPage(visit: Visit, record: Case) {
  const title = documentMessages[visit.language].documentTitle
  return page(title, <DocumentPage record={record} />, section)
}

export async function postDocument(visit: Visit, record: Case) {
  const t = documentMessages[visit.language]
  const label = visit.body.get('bezeichnung').trim()
  const upload = await uploadedFile(visit, 'datei')
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
