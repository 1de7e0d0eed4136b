import type { Localized } from '../foundation/language/index.ts'
import type { MailTemplate } from '../foundation/messages/index.ts'
import { draftSavedMail } from './drafts/draft-saved-mail.ts'

/** What they are called before people. */
export const mailNames = {
  'draft-saved': { de: 'Link zum Entwurf', en: 'Link to a draft' },
} as const satisfies Record<string, Localized>

/** Mails of this module, for the worker. */
export function mailTemplates(sender: Parameters<typeof draftSavedMail>[0]): readonly MailTemplate[] {
  return [draftSavedMail(sender)]
}
export { type Answers, checkAnswers, type Problem, problemsOf } from './answers/index.ts'
export { formlessForm } from './drafts/form-of.ts'
export { moveDraftsToSecret } from './drafts/move-to-secret.ts'
export { formSections } from './paper/form-sections.ts'
export { readPaperForm } from './paper/paper-answers.ts'
export { PaperFields } from './paper/paper-fields.tsx'
export { paperForm, type ReadPaper, readPaper, takeInPaper } from './paper/take-in-paper.ts'
export { applicationsRetention } from './retention.ts'
export { openApplication } from './submit-application.ts'
