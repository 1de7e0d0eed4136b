import {
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  Link,
  Notice,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import type { Localized } from '../../foundation/language/index.ts'
import { type CheckedPage, type Problem, problemsOf } from '../answers/index.ts'
import { draftPath } from '../drafts/draft.ts'
import { identificationMessages } from '../identification/messages.ts'
import { words } from '../messages.ts'
import { CheckSection, changeHref } from './check-section.tsx'
import { FormFrame, stepBefore } from './form-frame.tsx'
import type { OpenDraft } from './open-draft.ts'
import type { ProofDemand } from './proof-demand.ts'
import { ProofSection } from './proof-section.tsx'

export interface CheckPageProps {
  readonly open: OpenDraft
  readonly pages: readonly CheckedPage[]
  /** Named after somebody tried to send; before that a notice tells what is missing. */
  readonly problems: readonly Problem[]
  /** Another window has changed something since this page was shown. */
  readonly changed: boolean
  /** Why it cannot be sent now; the draft stays. */
  readonly shut: Localized | null
  /** What the law demands before it can be sent. */
  readonly demand: ProofDemand
}

/** Everything once more before it is sent. */
export function CheckPage({ open, pages, problems, changed, shut, demand }: CheckPageProps) {
  const t = useWords(words)
  const language = useLanguage()
  const missing = problemsOf(pages)
  const unfinished = pages.find(page => problemsOf([page]).length > 0)
  const { id, revision } = open.draft
  return (
    <FormFrame
      open={open}
      step={open.pages.length + 1}
      title={t.checkTitle}
      back={stepBefore(open, open.pages.length, language)}
    >
      <ErrorSummary problems={problems} />
      {changed ? (
        <Notice tone="warn" title={t.changedTitle}>
          <p>{t.changedText}</p>
        </Notice>
      ) : null}
      {shut ? (
        <Notice tone="bad" title={t.shutTitle}>
          <p>{shut[language]}</p>
          <p>
            <Link href={`/leistungen/${open.draft.serviceId}`}>{t.shutInstead}</Link>
          </p>
        </Notice>
      ) : null}
      {missing.length > 0 && problems.length === 0 ? (
        <Notice tone="warn" title={t.missingTitle(missing.length)} />
      ) : null}
      <p class="intro">{t.checkIntro}</p>
      {pages.map(page => (
        <CheckSection key={page.page.id} page={page} open={open} />
      ))}
      <ProofSection open={open} demand={demand} />
      {unfinished ? (
        <div class="buttons">
          <ButtonLink
            primary
            href={changeHref(
              id,
              unfinished.page.id,
              unfinished.answers.find(a => a.problems[0]),
            )}
          >
            {t.missingNext}
          </ButtonLink>
        </div>
      ) : demand.missing ? (
        <div class="buttons">
          <ButtonLink primary href={draftPath(id, 'ausweisen')}>
            {identificationMessages[language].identify}
          </ButtonLink>
        </div>
      ) : (
        <Form action={draftPath(id, 'pruefen')} class="send">
          <input type="hidden" name="_revision" value={`${revision}`} />
          <p class="muted">{t.sendHint}</p>
          <div class="buttons">
            <Button primary>{t.send}</Button>
            <Link href={draftPath(id, 'zwischenspeichern')} class="link link--strong">
              {t.save}
            </Link>
          </div>
        </Form>
      )}
    </FormFrame>
  )
}
