import { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../foundation/clock.ts'
import { localHref } from '../../foundation/html/index.ts'
import type { SmsTemplate } from '../../foundation/messages/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import { openInquiry } from '../inquiry/queries.ts'
import { findCaseById } from '../queries.ts'
import { CODE_MINUTES } from './give-number.ts'
import { confirmationCode, findMobileNumber } from './mobile-number.ts'
import { smsMessages } from './sms-messages.ts'

interface Sender {
  readonly secret: Secret
  readonly publicUrl: string
  readonly clock: Clock
}

export const CODE_TEMPLATE = 'sms-code'

/** The code is derived when the SMS is rendered; it rests nowhere. Nothing is sent once it would be worthless. */
function codeSms({ secret, clock }: Sender): SmsTemplate {
  return {
    name: CODE_TEMPLATE,
    async render(tx, { subjectId, language, data }) {
      const given = await findMobileNumber(tx, subjectId)
      if (!given || given.confirmedAt || given.id !== data.given || given.codeEpoch !== data.epoch)
        return null
      if (Temporal.Instant.compare(clock.now(), given.codeExpiresAt) > 0) return null
      return { text: smsMessages[language].code(confirmationCode(secret, given), CODE_MINUTES) }
    },
  }
}

/** Only to a number that is confirmed still; a question that was answered meanwhile is no news. */
function newsSms({ publicUrl }: Sender): SmsTemplate {
  return {
    name: 'case-news',
    async render(tx, { subjectId, address, data }) {
      const record = await findCaseById(tx, subjectId)
      const given = await findMobileNumber(tx, subjectId)
      if (!record || !given?.confirmedAt || given.number !== address) return null
      if (data.inquiry && (await openInquiry(tx, record.id))?.id !== data.inquiry) return null
      const lookup = publicUrl + localHref('/mein-antrag', record.language)
      return { text: smsMessages[record.language].news(record.reference.slice(-2), lookup) }
    },
  }
}

export function caseSmsTemplates(sender: Sender): SmsTemplate[] {
  return [codeSms(sender), newsSms(sender)]
}
