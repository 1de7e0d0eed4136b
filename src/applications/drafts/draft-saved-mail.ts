import type { Clock } from '../../foundation/clock.ts'
import { localHref } from '../../foundation/html/index.ts'
import { berlinDay, formatDay, type Language } from '../../foundation/language/index.ts'
import type { MailTemplate } from '../../foundation/messages/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import { getServiceVersion } from '../../services/index.ts'
import { words } from '../messages.ts'
import { findDraft } from '../queries.ts'
import { type Draft, draftPath, draftToken } from './draft.ts'

interface Sender {
  readonly secret: Secret
  readonly publicUrl: string
}

/** Whole address that opens this draft on any device. */
export function draftLink({ secret, publicUrl }: Sender, draft: Draft, language: Language): string {
  return publicUrl + localHref(draftPath('fortsetzen', draftToken(secret, draft)), language)
}

/** `draft-saved`: the link, and not a word that somebody typed. Nothing is sent once the draft is gone or sent in. */
export function draftSavedMail(sender: Sender & { readonly clock: Clock }): MailTemplate {
  return {
    name: 'draft-saved',
    async render(tx, { subjectId, language }) {
      const draft = await findDraft(tx, subjectId, sender.clock.now())
      if (!draft || draft.submitted) return null
      const { definition } = await getServiceVersion(tx, draft.serviceId, draft.serviceVersion)
      const t = words[language]
      const name = definition.name[language]
      const until = formatDay(berlinDay(draft.expiresAt), language)
      return {
        subject: t.mailSavedSubject(name),
        text: t.mailSavedText(name, draftLink(sender, draft, language), until),
      }
    },
  }
}
