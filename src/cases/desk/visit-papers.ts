import { recordAudit } from '../../foundation/audit/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import { getFile } from '../../foundation/files/index.ts'
import type { Answer, StaffVisit } from '../../foundation/http/index.ts'
import { getLetter } from '../../post/index.ts'
import { lockCaseFor } from '../acts/act-on-case.ts'
import { documentsOf } from '../documents/queries.ts'
import { casePermissions } from '../permissions.ts'
import { stepOf } from './step-of.ts'

export async function getDocument(visit: StaffVisit): Promise<Answer> {
  const step = stepOf(visit)
  const id = visit.params.file ?? ''
  const { content, name, type } = await inTransaction(visit.db, async tx => {
    const record = await lockCaseFor(tx, step, casePermissions.readCase)
    const documents = await documentsOf(tx, record.id)
    if (!documents.some(document => document.fileId === id)) throw new NotFound()
    const object = { kind: 'case', id: record.id } as const
    await recordAudit(tx, {
      actor: visit.staff,
      act: 'case.document-read',
      object,
      detail: { file: id },
      at: step.at,
    })
    return getFile(tx, id)
  })
  return { kind: 'file', content, name, type, disposition: 'attachment' }
}

export async function getLetterFile(visit: StaffVisit): Promise<Answer> {
  const step = stepOf(visit)
  const letter = await getLetter(visit.db, visit.params.letter ?? '')
  const { content, name } = await inTransaction(visit.db, async tx => {
    const record = await lockCaseFor(tx, step, casePermissions.readCase)
    if (letter.caseId !== record.id || !letter.fileId) throw new NotFound()
    const object = { kind: 'case', id: record.id } as const
    await recordAudit(tx, {
      actor: visit.staff,
      act: 'case.letter-read',
      object,
      detail: { letter: letter.id },
      at: step.at,
    })
    return getFile(tx, letter.fileId)
  })
  return { kind: 'file', content, name, type: 'application/pdf', disposition: 'inline' }
}
