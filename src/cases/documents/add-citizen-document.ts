import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import { Conflict } from '../../foundation/errors.ts'
import { citizen } from '../../foundation/permissions/index.ts'
import { writeAct } from '../acts/queries.ts'
import { FINISHED } from '../own-case/withdraw-case.ts'
import { lockCase } from '../queries.ts'
import { type FileToAdd, keepDocument } from './keep-document.ts'
import { documentsOf } from './queries.ts'

const MAX_DOCUMENTS = 30
const ENOUGH = {
  de: `Zu diesem Antrag liegen schon ${MAX_DOCUMENTS} Unterlagen. Bitte rufen Sie 115 an, wenn noch etwas fehlt.`,
  en: `There are ${MAX_DOCUMENTS} documents with this application already. Please call 115 if something is still missing.`,
}

/** A document handed in without having been asked for. */
export async function addCitizenDocument(
  tx: Transaction,
  caseId: string,
  given: { file: FileToAdd; label: string },
  at: Temporal.Instant,
): Promise<void> {
  const record = await lockCase(tx, caseId)
  if (record.state === 'closed' || record.state === 'withdrawn') throw new Conflict(FINISHED)
  if ((await documentsOf(tx, caseId)).length >= MAX_DOCUMENTS) throw new Conflict(ENOUGH)
  const name = await keepDocument(tx, record, given.file, given.label, at)
  await writeAct(tx, { caseId, kind: 'document-added', actor: citizen, note: name, at })
}
