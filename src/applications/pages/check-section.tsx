import { Link, Name, useLanguage, useWords } from '../../foundation/html/index.ts'
import type { CheckedAnswer, CheckedPage } from '../answers/index.ts'
import { draftPath } from '../drafts/draft.ts'
import { isVerified } from '../identification/identified.ts'
import { identificationMessages } from '../identification/messages.ts'
import { words } from '../messages.ts'
import type { OpenDraft } from './open-draft.ts'

/** Where an answer is changed; the way back leads to the check. */
export function changeHref(draftId: string, page: string, answer: CheckedAnswer | undefined): string {
  const field = answer?.problems[0]?.field ?? answer?.question.id
  return `${draftPath(draftId, page)}?zurueck=pruefen${field ? `#${field}` : ''}`
}

/** The answers of one page, each with the way to change it. */
export function CheckSection(props: { page: CheckedPage; open: OpenDraft }) {
  const { page, answers } = props.page
  const { draft } = props.open
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
              {isVerified(draft.identified, checked.question.id) ? (
                <span class="muted">{identificationMessages[language].fromProof}</span>
              ) : (
                <Link href={changeHref(draft.id, page.id, checked)}>
                  {t.change}
                  <span class="kern-sr-only"> {checked.answer.label}</span>
                </Link>
              )}
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
