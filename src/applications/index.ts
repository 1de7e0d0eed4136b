import type { MailTemplate } from '../foundation/messages/index.ts'
import { draftSavedMail } from './drafts/draft-saved-mail.ts'

export { expireDrafts } from './drafts/expire-drafts.ts'

/** Mails of this module, for the worker. */
export function mailTemplates(sender: Parameters<typeof draftSavedMail>[0]): readonly MailTemplate[] {
  return [draftSavedMail(sender)]
}
