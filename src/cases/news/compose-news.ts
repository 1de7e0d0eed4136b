import type { Temporal } from 'temporal-polyfill'
import { formatDay, type Localized } from '../../foundation/language/index.ts'
import type { LetterContent } from '../../post/index.ts'
import type { Case, Inquiry } from '../case.ts'
import { lastDayToAnswer } from '../inquiry/deadline.ts'
import { type Addressee, letterToApplicant, type ResultSender } from '../result/letter-to-applicant.ts'
import { newsLetter } from './news-letter.ts'

export interface NewsToCompose extends Addressee {
  readonly inquiry: Inquiry | null
  readonly from: ResultSender
  readonly today: Temporal.PlainDate
}

/** Where the case stands now, for somebody whom no mail reaches. */
export function composeNews({ record, person, inquiry, from, today }: NewsToCompose): LetterContent {
  const paragraphs = [newsLetter.why, ...newsOf(record, inquiry), newsLetter.reachUs(record.reference)]
  return {
    ...letterToApplicant({ record, person }, from, today),
    subject: newsLetter.subject(record.reference, record.serviceName.de),
    blocks: paragraphs.map(text => ({ kind: 'paragraph', text }) as const),
  }
}

interface ExtensionToCompose extends NewsToCompose {
  readonly before: Temporal.PlainDate
  readonly reason: Localized
}

/** More time to answer, for somebody who has given neither a mail address nor a mobile number. */
export function composeExtension(extension: ExtensionToCompose): LetterContent {
  const { record, person, inquiry, from, today, before, reason } = extension
  const last = inquiry && lastDayToAnswer(inquiry)
  const paragraphs = [
    newsLetter.moreTime(record.serviceName.de),
    ...(inquiry ? [inquiry.question] : []),
    ...(last ? [newsLetter.extended(formatDay(last, 'de'), formatDay(before, 'de'))] : []),
    newsLetter.reason(reason.de),
    newsLetter.reachUs(record.reference),
  ]
  return {
    ...letterToApplicant({ record, person }, from, today),
    subject: newsLetter.subject(record.reference, record.serviceName.de),
    blocks: paragraphs.map(text => ({ kind: 'paragraph', text }) as const),
  }
}

function newsOf(record: Case, inquiry: Inquiry | null): string[] {
  const last = inquiry && lastDayToAnswer(inquiry)
  const until = last ? [newsLetter.answerBy(formatDay(last, 'de'))] : []
  if (inquiry) return [newsLetter.asked, inquiry.question, ...until, newsLetter.answerThus]
  if (record.state === 'withdrawn') return [newsLetter.withdrawn]
  if (record.decidedAt) return [record.delivery === 'online' ? newsLetter.decidedOnline : newsLetter.decided]
  return [newsLetter.open(formatDay(record.promisedOn, 'de'))]
}
