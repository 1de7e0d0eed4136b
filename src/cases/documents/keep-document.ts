import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import { type AcceptedType, safeFileName, storeFile } from '../../foundation/files/index.ts'
import type { Case } from '../case.ts'
import { addDocument } from './queries.ts'

export interface FileToAdd {
  readonly name: string
  readonly type: AcceptedType
  readonly content: Buffer
}

export async function keepDocument(
  tx: Transaction,
  { id: caseId, team }: Case,
  file: FileToAdd,
  label: string,
  at: Temporal.Instant,
  inquiryId?: string,
): Promise<string> {
  const name = safeFileName(file.name, file.type)
  const fileId = await storeFile(tx, {
    name,
    type: file.type,
    content: file.content,
    at,
    owner: caseId,
    team,
    purpose: 'document',
  })
  await addDocument(tx, { caseId, fileId, name, label, at, ...(inquiryId ? { inquiryId } : {}) })
  return name
}
