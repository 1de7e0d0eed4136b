import { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'
import type { Localized } from '../../foundation/language/index.ts'
import { type MessageToMany, queueMany } from '../../foundation/messages/index.ts'
import { populationRegister, type RegisteredPerson } from '../../people/index.ts'
import { orderLetter } from '../../post/index.ts'
import type { Case, Inquiry } from '../case.ts'
import { findMobileNumber } from '../mobile/mobile-number.ts'
import { updateCase } from '../queries.ts'
import { hasAddress } from '../result/letter-to-applicant.ts'
import { senderOf } from '../result/result-sender.ts'
import { composeExtension } from './compose-news.ts'

interface Extended {
  /** Of the message: the mail system may repeat it, it stays one. */
  readonly id: string
  readonly inquiry: Inquiry
  readonly before: Temporal.PlainDate
  readonly reason: Localized
  readonly today: Temporal.PlainDate
  readonly at: Temporal.Instant
}

/** More time to answer: by mail, else by SMS, else with a letter; who has given none of these is a person's business. */
export async function tellOfExtension(tx: Transaction, record: Case, extended: Extended): Promise<void> {
  const { id, inquiry, before, reason, at } = extended
  const mobile = await findMobileNumber(tx, record.id)
  const about = { id, language: record.language, subjectId: record.id, team: record.team, at }
  const data = { inquiry: inquiry.id, to: inquiry.extendedTo!.toString(), before: before.toString(), reason }
  const messages: MessageToMany[] = record.contact.email
    ? [{ ...about, way: 'mail', address: record.contact.email, template: 'deadline-extended', data }]
    : mobile?.confirmedAt
      ? [
          {
            ...about,
            way: 'sms',
            address: mobile.number,
            template: 'case-news',
            data: { inquiry: inquiry.id },
          },
        ]
      : []
  if (messages.length > 0) return queueMany(tx, messages)
  const person = await personOf(tx, record)
  if (!hasAddress({ record, person })) return updateCase(tx, record.id, { unreachedSince: at }, at)
  await sendLetter(tx, record, person, extended)
}

async function personOf(tx: Transaction, { applicant }: Case): Promise<RegisteredPerson | null> {
  const { familyName, givenNames, birthDate } = applicant
  if (!birthDate) return null
  const people = await populationRegister(tx).find({
    familyName,
    givenNames,
    birthDate: Temporal.PlainDate.from(birthDate),
  })
  return people.length === 1 ? people[0]! : null
}

async function sendLetter(
  tx: Transaction,
  record: Case,
  person: RegisteredPerson | null,
  { id, inquiry, before, reason, today, at }: Extended,
): Promise<void> {
  const { id: caseId, reference, team, demo } = record
  const from = await senderOf(tx, team, 'Ihr Bezirksamt')
  const content = composeExtension({ record, person, inquiry, from, today, before, reason })
  await orderLetter(tx, { id, caseId, reference, team, content, delivery: 'post', demo, at })
}
