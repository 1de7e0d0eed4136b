import { mailTemplates } from './applications/index.ts'
import {
  appointmentMailTemplates,
  reminderSmsTemplates,
  waitingMailTemplates,
  waitingSmsTemplates,
} from './appointments/index.ts'
import { caseMailTemplates, caseSmsTemplates } from './cases/index.ts'
import { endingMailTemplates } from './emergency/index.ts'
import type { MailTemplate, SmsTemplate } from './foundation/messages/index.ts'

/** Every message that can leave the house; what is not listed here is never sent. Tests render them all. */
export function messageTemplates(
  sender: Parameters<typeof mailTemplates>[0] &
    Parameters<typeof appointmentMailTemplates>[0] &
    Parameters<typeof waitingMailTemplates>[0],
): {
  readonly mail: readonly MailTemplate[]
  readonly sms: readonly SmsTemplate[]
} {
  return {
    mail: [
      ...mailTemplates(sender),
      ...caseMailTemplates(sender),
      ...appointmentMailTemplates(sender),
      ...waitingMailTemplates(sender),
      ...endingMailTemplates(sender),
    ],
    sms: [...caseSmsTemplates(sender), ...reminderSmsTemplates(sender), ...waitingSmsTemplates(sender)],
  }
}
