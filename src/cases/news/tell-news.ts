import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import { queueMail, queueSms } from '../../foundation/messages/index.ts'
import type { Case } from '../case.ts'
import { findMobileNumber } from '../mobile/mobile-number.ts'

export interface News {
  readonly template: 'question-asked' | 'case-decided'
  readonly data?: Record<string, unknown>
  readonly at: Temporal.Instant
}

/** By every way the person has given: by mail, and by SMS to a number that is confirmed. */
export async function tellNews(tx: Transaction, record: Case, { template, data, at }: News): Promise<void> {
  const { id: subjectId, team, language, contact } = record
  const about = { language, subjectId, team, ...(data ? { data } : {}), at }
  if (contact.email) await queueMail(tx, { ...about, address: contact.email, template })
  const mobile = await findMobileNumber(tx, subjectId)
  if (mobile?.confirmedAt) await queueSms(tx, { ...about, number: mobile.number, template: 'case-news' })
}
