import { randomUUID } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import { Conflict } from '../../foundation/errors.ts'
import { lockCaseFor, type StaffStep, writeStaffAct } from '../acts/act-on-case.ts'
import { tellNews } from '../news/tell-news.ts'
import { casePermissions } from '../permissions.ts'
import { updateCase } from '../queries.ts'
import { openInquiry, takeBackOpenInquiry, writeInquiry } from './queries.ts'
import { resumeClock } from './resume-clock.ts'

export interface QuestionToAsk {
  readonly wants: 'text' | 'file'
  readonly question: string
  /** Last day to answer, which the authority sets itself (§ 31 (2) VwVfG); left out: none is set. */
  readonly answerBy?: Temporal.PlainDate | null
}

const NOT_NOW = {
  de: 'In diesem Fall kann gerade nichts gefragt werden. Vielleicht ist schon eine Frage offen.',
  en: 'Nothing can be asked in this case right now. Perhaps a question is open already.',
}

/** Asks for exactly one missing thing. The clock of the promise stands until it is answered. */
export async function askCitizen(tx: Transaction, step: StaffStep, ask: QuestionToAsk): Promise<void> {
  const record = await lockCaseFor(tx, step, casePermissions.workOnCase)
  if (record.state !== 'new' && record.state !== 'in-progress') throw new Conflict(NOT_NOW)
  const id = randomUUID()
  const answerBy = ask.answerBy ?? null
  await writeInquiry(tx, { id, caseId: record.id, ...ask, answerBy, by: step.staff.name, at: step.at })
  await updateCase(tx, record.id, { state: 'waiting', waitingSince: step.at }, step.at)
  await writeStaffAct(tx, step, record, 'asked', ask.question)
  await tellNews(tx, record, { template: 'question-asked', data: { inquiry: id }, at: step.at })
}

/** The question is not needed any more; the clock goes on. */
export async function takeBackQuestion(
  tx: Transaction,
  step: StaffStep,
  today: Temporal.PlainDate,
): Promise<void> {
  const record = await lockCaseFor(tx, step, casePermissions.workOnCase)
  const inquiry = await openInquiry(tx, record.id)
  if (record.state !== 'waiting' || !inquiry) throw new Conflict(NOT_NOW)
  await takeBackOpenInquiry(tx, record.id, step.at)
  await resumeClock(tx, record, step.at, today)
  await writeStaffAct(tx, step, record, 'question-taken-back')
}
