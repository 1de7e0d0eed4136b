import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { localHref } from '../../foundation/html/index.ts'
import { Localized } from '../../foundation/language/index.ts'
import type { MailTemplate } from '../../foundation/messages/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import { accessCode, linkToken } from '../access/citizen-access.ts'
import type { Case } from '../case.ts'
import { lastDayToAnswer } from '../inquiry/deadline.ts'
import { openInquiry } from '../inquiry/queries.ts'
import { findCaseById } from '../queries.ts'
import { type AboutCase, mailMessages } from './mail-messages.ts'

/** What the message carries; names and questions it does not. */
const ExtensionTold = z.object({
  inquiry: z.string(),
  to: z.iso.date(),
  before: z.iso.date(),
  reason: Localized,
})

interface Sender {
  readonly secret: Secret
  readonly publicUrl: string
}

/** Code and link are derived when the mail is rendered; they rest nowhere. */
function about({ secret, publicUrl }: Sender, record: Case): AboutCase {
  const code = accessCode(secret, record.id, record.accessEpoch)
  const path = `/mein-antrag/link/${linkToken(secret, record.id, record.accessEpoch)}`
  return {
    record,
    code: `${code.slice(0, 3)} ${code.slice(3)}`,
    link: publicUrl + localHref(path, record.language),
  }
}

export function caseMailTemplates(sender: Sender): MailTemplate[] {
  const simple = (name: string, kind: 'opened' | 'decided'): MailTemplate => ({
    name,
    async render(tx, mail) {
      const record = await findCaseById(tx, mail.subjectId)
      return record && mailMessages[record.language][kind](about(sender, record))
    },
  })
  return [
    simple('case-opened', 'opened'),
    simple('case-decided', 'decided'),
    {
      name: 'question-asked',
      async render(tx, mail) {
        const record = await findCaseById(tx, mail.subjectId)
        const inquiry = record && (await openInquiry(tx, record.id))
        // Answered or taken back before the mail left: nothing to ask any more.
        if (!record || !inquiry || inquiry.id !== mail.data.inquiry) return null
        const last = lastDayToAnswer(inquiry)
        return mailMessages[record.language].asked({ ...about(sender, record), last })
      },
    },
    {
      name: 'deadline-extended',
      async render(tx, mail) {
        const record = await findCaseById(tx, mail.subjectId)
        const inquiry = record && (await openInquiry(tx, record.id))
        const told = ExtensionTold.parse(mail.data)
        // Answered meanwhile, or extended once more: another message says so.
        if (!record || inquiry?.id !== told.inquiry || inquiry.extendedTo?.toString() !== told.to) return null
        const before = Temporal.PlainDate.from(told.before)
        const more = { last: inquiry.extendedTo, before, reason: told.reason[record.language] }
        return mailMessages[record.language].moreTime({ ...about(sender, record), ...more })
      },
    },
  ]
}
