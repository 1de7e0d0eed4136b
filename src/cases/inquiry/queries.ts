import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import type { Inquiry } from '../case.ts'
import type { Db } from '../queries.ts'

const inquiryColumns = sql`id, wants, question, asked_at AS "askedAt", asked_by AS "askedBy",
  answered_at AS "answeredAt", answer, answer_by AS "answerBy", extended_to AS "extendedTo"`

export async function openInquiry(db: Db, caseId: string): Promise<Inquiry | null> {
  const { rows } = await sql<Inquiry>`
    SELECT ${inquiryColumns} FROM cases.inquiry
    WHERE case_id = ${caseId} AND answered_at IS NULL AND taken_back_at IS NULL`.execute(db)
  return rows[0] ?? null
}

export interface InquiryToWrite {
  readonly id: string
  readonly caseId: string
  readonly wants: Inquiry['wants']
  readonly question: string
  readonly answerBy: Temporal.PlainDate | null
  readonly by: string
  readonly at: Temporal.Instant
}

export async function writeInquiry(tx: Transaction, inquiry: InquiryToWrite): Promise<void> {
  const { id, caseId, wants, question, answerBy, by, at } = inquiry
  await sql`
    INSERT INTO cases.inquiry (id, case_id, wants, question, answer_by, asked_at, asked_by)
    VALUES (${id}, ${caseId}, ${wants}, ${question}, ${answerBy}, ${at}, ${by})`.execute(tx)
}

export async function writeAnswer(
  tx: Transaction,
  id: string,
  answer: string,
  at: Temporal.Instant,
): Promise<void> {
  await sql`UPDATE cases.inquiry SET answered_at = ${at}, answer = ${answer} WHERE id = ${id}`.execute(tx)
}

/** The day that was set stays on record beside it. */
export async function writeExtension(tx: Transaction, id: string, to: Temporal.PlainDate): Promise<void> {
  await sql`UPDATE cases.inquiry SET extended_to = ${to} WHERE id = ${id}`.execute(tx)
}

/** Nobody has to answer any more what was asked in this case. */
export async function takeBackOpenInquiry(
  tx: Transaction,
  caseId: string,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    UPDATE cases.inquiry SET taken_back_at = ${at}
    WHERE case_id = ${caseId} AND answered_at IS NULL AND taken_back_at IS NULL`.execute(tx)
}
