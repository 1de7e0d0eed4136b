import { localHref } from '../../foundation/html/index.ts'
import type { MailTemplate } from '../../foundation/messages/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import { accessCode, linkToken } from '../access/citizen-access.ts'
import type { Case } from '../case.ts'
import { openInquiry } from '../inquiry/queries.ts'
import { findCaseById } from '../queries.ts'
import { type AboutCase, mailMessages } from './mail-messages.ts'

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
        if (!record || inquiry?.id !== mail.data.inquiry) return null
        return mailMessages[record.language].asked(about(sender, record))
      },
    },
  ]
}
