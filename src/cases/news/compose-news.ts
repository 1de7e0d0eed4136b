import { formatDay } from '../../foundation/language/index.ts'
import type { LetterContent } from '../../post/index.ts'
import type { Case, Inquiry } from '../case.ts'
import { type ResultSender, type ResultToCompose, recipientLines } from '../result/compose-result.ts'
import { newsLetter } from './news-letter.ts'

export interface NewsToCompose extends Pick<ResultToCompose, 'person' | 'today'> {
  readonly record: Case
  readonly inquiry: Inquiry | null
  readonly from: ResultSender
}

/** Where the case stands now, for somebody whom no mail reaches. */
export function composeNews({ record, person, inquiry, from, today }: NewsToCompose): LetterContent {
  const recipient = recipientLines({ record, person })
  const t = newsLetter
  return {
    language: 'de',
    demo: record.demo,
    sender: from.sender,
    recipient: { lines: recipient },
    reference: record.reference,
    date: today.toString(),
    subject: t.subject(record.reference, record.serviceName.de),
    salutation: `Guten Tag, ${recipient[0]},`,
    blocks: [t.why, ...newsOf(record, inquiry), t.reachUs(record.reference)].map(
      text => ({ kind: 'paragraph', text }) as const,
    ),
    closing: { greeting: 'Freundliche Grüße', name: from.signature },
  }
}

function newsOf(record: Case, inquiry: Inquiry | null): string[] {
  const t = newsLetter
  if (inquiry) return [t.asked, inquiry.question, t.answerThus]
  if (record.state === 'withdrawn') return [t.withdrawn]
  if (record.decidedAt) return [record.delivery === 'online' ? t.decidedOnline : t.decided]
  return [t.open(formatDay(record.promisedOn, 'de'))]
}
