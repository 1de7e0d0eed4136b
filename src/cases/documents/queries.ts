import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { always, type Transaction, type Write } from '../../foundation/database/index.ts'
import type { CaseDocument } from '../case.ts'
import type { Db } from '../queries.ts'

export async function documentsOf(db: Db, caseId: string): Promise<CaseDocument[]> {
  const { rows } = await sql<CaseDocument>`
    SELECT file_id AS "fileId", name, label, added_at AS "addedAt" FROM cases.document
    WHERE case_id = ${caseId} ORDER BY added_at, name`.execute(db)
  return rows
}

export interface DocumentToAdd {
  readonly caseId: string
  readonly fileId: string
  readonly name: string
  readonly label: string
  readonly inquiryId?: string
  readonly at: Temporal.Instant
}

/** A document, for `writeTogether`. */
export function documentWrite(document: DocumentToAdd): Write {
  return only => sql`
    INSERT INTO cases.document (file_id, case_id, name, label, inquiry_id, added_at)
    SELECT ${document.fileId}, ${document.caseId}, ${document.name}, ${document.label},
           ${document.inquiryId ?? null}, ${document.at} WHERE ${only}`
}

export async function addDocument(tx: Transaction, document: DocumentToAdd): Promise<void> {
  await documentWrite(document)(always).execute(tx)
}
