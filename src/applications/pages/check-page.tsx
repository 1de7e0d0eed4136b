import {
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  Link,
  Name,
  Notice,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import { type CheckedAnswer, type CheckedPage, type Problem, problemsOf } from '../answers/index.ts'
import { draftPath } from '../drafts/draft.ts'
import { words } from '../messages.ts'
import { FormFrame, stepBefore } from './form-frame.tsx'
import type { OpenDraft } from './open-draft.ts'

export interface CheckPageProps {
  readonly open: OpenDraft
  readonly pages: readonly CheckedPage[]
  /** Named after somebody tried to send; before that a notice tells what is missing. */
  readonly problems: readonly Problem[]
  /** Another window has changed something since this page was shown. */
  readonly changed: boolean
}

/** Everything once more before it is sent. */
export function CheckPage({ open, pages, problems, changed }: CheckPageProps) {
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
      {missing.length > 0 && problems.length === 0 ? (
        <Notice tone="warn" title={t.missingTitle(missing.length)} />
      ) : null}
      <p class="intro">{t.checkIntro}</p>
      {pages.map(page => (
        <CheckSection key={page.page.id} page={page} draftId={id} />
      ))}
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

function changeHref(draftId: string, page: string, answer: CheckedAnswer | undefined): string {
  const field = answer?.problems[0]?.field ?? answer?.question.id
  return `${draftPath(draftId, page)}?zurueck=pruefen${field ? `#${field}` : ''}`
}

function CheckSection({ page: { page, answers }, draftId }: { page: CheckedPage; draftId: string }) {
  const t = useWords(words)
  const language = useLanguage()
  return (
    <section class="check" aria-labelledby={`seite-${page.id}`}>
      <h2 id={`seite-${page.id}`}>{page.title[language]}</h2>
      <dl>
        {answers.map(checked => (
          <div
            key={checked.question.id}
            id={checked.question.id}
            class={checked.problems.length > 0 ? 'check--missing' : ''}
          >
            <dt>{checked.answer.label}</dt>
            <dd>
              <AnswerText checked={checked} />
            </dd>
            <dd class="check__change">
              <Link href={changeHref(draftId, page.id, checked)}>
                {t.change}
                <span class="kern-sr-only">: {checked.answer.label}</span>
              </Link>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function AnswerText({ checked: { answer, problems, question } }: { checked: CheckedAnswer }) {
  const t = useWords(words)
  const language = useLanguage()
  const entries = question.type === 'group' ? (answer.entries ?? []) : []
  return (
    <>
      {entries.length > 0 && question.type === 'group' ? (
        <ol class="check__entries">
          {entries.map((entry, index) => (
            <li key={index}>
              <strong>{t.entryTitle(question.entry[language], index + 1)}</strong>
              <span class="typed">
                {entry
                  .map(({ text }) => text)
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </li>
          ))}
        </ol>
      ) : answer.text ? (
        <Name>
          <span class="typed">{answer.text}</span>
        </Name>
      ) : problems.length === 0 ? (
        <span class="muted">{t.notAnswered}</span>
      ) : null}
      {problems.map(({ field, label, sentence }) => (
        <span class="check__problem" id={field === answer.question ? undefined : field} key={field}>
          {label === answer.label ? sentence : `${label}: ${sentence}`}
        </span>
      ))}
    </>
  )
}
