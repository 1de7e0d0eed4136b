import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import { Conflict } from '../../foundation/errors.ts'
import { emitEvent } from '../../foundation/events/index.ts'
import { type AcceptedType, safeFileName, storeFile } from '../../foundation/files/index.ts'
import { berlinDay } from '../../foundation/language/index.ts'
import { citizen } from '../../foundation/permissions/index.ts'
import { addWorkingDays, workingDaysBetween } from '../../offices/index.ts'
import type { Case } from '../case.ts'
import { addDocument, documentsOf, lockCase, openInquiry, updateCase, writeAct } from '../queries.ts'

export interface FileToAdd {
  readonly name: string
  readonly type: AcceptedType
  readonly content: Buffer
}

/** The promise moves by the working days on which the clock stood. */
export async function resumeClock(
  tx: Transaction,
  record: Case,
  at: Temporal.Instant,
  today: Temporal.PlainDate,
): Promise<void> {
  const since = record.waitingSince ? berlinDay(record.waitingSince) : today
  const promisedOn = addWorkingDays(record.promisedOn, workingDaysBetween(since, today))
  await updateCase(tx, record.id, { state: 'in-progress', waitingSince: null, promisedOn }, at)
}

async function keepFile(
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

export interface InquiryAnswer {
  readonly inquiryId: string
  readonly text: string
  readonly file: FileToAdd | null
}

const ANSWERED = {
  de: 'Diese Frage ist schon beantwortet oder nicht mehr nötig.',
  en: 'This question has been answered already or is no longer needed.',
}

/** The citizen's answer: exactly the missing thing, once. */
export async function answerInquiry(
  tx: Transaction,
  caseId: string,
  answer: InquiryAnswer,
  at: Temporal.Instant,
  today: Temporal.PlainDate,
): Promise<void> {
  const record = await lockCase(tx, caseId)
  const inquiry = await openInquiry(tx, caseId)
  if (record.state !== 'waiting' || inquiry?.id !== answer.inquiryId) throw new Conflict(ANSWERED)
  const fileName = answer.file
    ? await keepFile(tx, record, answer.file, inquiry.question, at, inquiry.id)
    : null
  const note = [answer.text, fileName].filter(Boolean).join('\n')
  await sql`UPDATE cases.inquiry SET answered_at = ${at}, answer = ${note} WHERE id = ${inquiry.id}`.execute(
    tx,
  )
  await resumeClock(tx, record, at, today)
  await writeAct(tx, { caseId, kind: 'answered', actor: citizen, note, at })
  await emitEvent(tx, { name: 'case-answered', subject: caseId, at })
}

const FINISHED = {
  de: 'Ihr Antrag ist schon abgeschlossen. Bitte rufen Sie 115 an oder stellen Sie einen neuen Antrag.',
  en: 'Your application is closed already. Please call 115 or make a new application.',
}

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
  const name = await keepFile(tx, record, given.file, given.label, at)
  await writeAct(tx, { caseId, kind: 'document-added', actor: citizen, note: name, at })
}

/** A question or remark of the citizen; a person reads it with the case. */
export async function writeToOffice(
  tx: Transaction,
  caseId: string,
  text: string,
  at: Temporal.Instant,
): Promise<void> {
  await lockCase(tx, caseId)
  await writeAct(tx, { caseId, kind: 'message', actor: citizen, note: text, at })
  await emitEvent(tx, { name: 'case-message-received', subject: caseId, at })
}

/** Nothing is deleted; the case rests and nobody decides it. */
export async function withdrawCase(tx: Transaction, caseId: string, at: Temporal.Instant): Promise<void> {
  const record = await lockCase(tx, caseId)
  if (record.state === 'withdrawn') return
  if (record.state === 'decided' || record.state === 'closed') throw new Conflict(FINISHED)
  await sql`UPDATE cases.inquiry SET taken_back_at = ${at}
    WHERE case_id = ${caseId} AND answered_at IS NULL AND taken_back_at IS NULL`.execute(tx)
  await updateCase(tx, caseId, { state: 'withdrawn', waitingSince: null, closedAt: at }, at)
  await writeAct(tx, { caseId, kind: 'withdrawn', actor: citizen, at })
  await emitEvent(tx, { name: 'case-withdrawn', subject: caseId, at })
}
