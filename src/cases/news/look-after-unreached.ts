import { randomUUID } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import { Conflict } from '../../foundation/errors.ts'
import { sendUndeliveredAgain, settleUndelivered } from '../../foundation/messages/index.ts'
import { orderLetter } from '../../post/index.ts'
import { lockCaseFor, NOT_ALLOWED, type StaffStep, writeStaffAct } from '../acts/act-on-case.ts'
import { isAllowed, type StaffAct } from '../acts/case-acts.ts'
import type { ActKind, Case } from '../case.ts'
import { openInquiry } from '../inquiry/queries.ts'
import { type CaseView, viewCase } from '../looks/look-at-case.ts'
import { casePermissions } from '../permissions.ts'
import { updateCase } from '../queries.ts'
import { senderOf } from '../result/result-sender.ts'
import { composeNews } from './compose-news.ts'

type Care = Extract<StaffAct & ActKind, 'news-by-letter' | 'mail-again' | 'reached'>

async function lookAfter(
  tx: Transaction,
  step: StaffStep,
  act: Care,
  today: Temporal.PlainDate,
): Promise<CaseView> {
  const record = await lockCaseFor(tx, step, casePermissions.lookAfterUnreached)
  const view = await viewCase(tx, record, step.staff.id, today)
  const state = isAllowed(act, view.situation)
  if (!state.allowed) throw new Conflict(state.reason ?? NOT_ALLOWED)
  return view
}

async function done(tx: Transaction, step: StaffStep, record: Case, act: Care, words = ''): Promise<void> {
  await updateCase(tx, record.id, { unreachedSince: null }, step.at)
  await writeStaffAct(tx, step, record, act, words)
}

/** The same news on paper: what the mails were to say, as the case stands now. */
export async function sendNewsByLetter(
  tx: Transaction,
  step: StaffStep,
  today: Temporal.PlainDate,
): Promise<void> {
  const { record, person } = await lookAfter(tx, step, 'news-by-letter', today)
  const inquiry = await openInquiry(tx, record.id)
  const from = await senderOf(tx, record.team, step.staff.name)
  await orderLetter(tx, {
    id: randomUUID(),
    caseId: record.id,
    reference: record.reference,
    team: record.team,
    content: composeNews({ record, person, inquiry, from, today }),
    delivery: 'post',
    demo: record.demo,
    at: step.at,
  })
  await settleUndelivered(tx, record.id, step.at)
  await done(tx, step, record, 'news-by-letter')
}

/** A mailbox that was full may be empty now; what has been overtaken meanwhile is not sent. */
export async function sendMailAgain(
  tx: Transaction,
  step: StaffStep,
  today: Temporal.PlainDate,
): Promise<void> {
  const { record } = await lookAfter(tx, step, 'mail-again', today)
  await sendUndeliveredAgain(tx, record.id, step.at)
  await done(tx, step, record, 'mail-again')
}

/** The person was reached otherwise; how, stands in the course. */
export async function notePersonReached(
  tx: Transaction,
  step: StaffStep,
  how: string,
  today: Temporal.PlainDate,
): Promise<void> {
  const { record } = await lookAfter(tx, step, 'reached', today)
  await settleUndelivered(tx, record.id, step.at)
  await done(tx, step, record, 'reached', how)
}
