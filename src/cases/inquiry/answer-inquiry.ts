import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import { Conflict } from '../../foundation/errors.ts'
import { emitEvent } from '../../foundation/events/index.ts'
import { citizen } from '../../foundation/permissions/index.ts'
import { writeAct } from '../acts/queries.ts'
import { type FileToAdd, keepDocument } from '../documents/keep-document.ts'
import { lockCase } from '../queries.ts'
import { openInquiry, writeAnswer } from './queries.ts'
import { resumeClock } from './resume-clock.ts'

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
    ? await keepDocument(tx, record, answer.file, inquiry.question, at, inquiry.id)
    : null
  const note = [answer.text, fileName].filter(Boolean).join('\n')
  await writeAnswer(tx, inquiry.id, note, at)
  await resumeClock(tx, record, at, today)
  await writeAct(tx, { caseId, kind: 'answered', actor: citizen, note, at })
  await emitEvent(tx, { name: 'case-answered', subject: caseId, at })
}
