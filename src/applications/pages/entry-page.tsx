import { Button, ErrorSummary, Form, useLanguage, useWords } from '../../foundation/html/index.ts'
import type { FormPage, GroupQuestion } from '../../services/index.ts'
import { askedInEntry, type Entry, entriesOf, type Problem } from '../answers/index.ts'
import { draftPath } from '../drafts/draft.ts'
import { words } from '../messages.ts'
import { AskedQuestion } from './asked-question.tsx'
import { FormFrame } from './form-frame.tsx'
import type { OpenDraft } from './open-draft.ts'
import { QuestionField } from './question-field.tsx'
import { BACK, backQuery } from './read-form.ts'

export interface EntryPageProps {
  readonly open: OpenDraft
  readonly page: FormPage
  readonly group: GroupQuestion
  /** With no answers yet where it is a new one. */
  readonly entry: Entry
  readonly problems: readonly Problem[]
  readonly fromCheck: boolean
}

/** `Hund 2` */
export function entryTitle({ open, group, entry }: EntryPageProps, language: 'de' | 'en'): string {
  const entries = entriesOf(open.draft.answers, group.id)
  const at = entries.findIndex(({ key }) => key === entry.key)
  return words[language].entryTitle(group.entry[language], (at < 0 ? entries.length : at) + 1)
}

/** One person, one dog, one place: a page of its own within the step. */
export function EntryPage(props: EntryPageProps) {
  const { open, page, group, entry, problems, fromCheck } = props
  const t = useWords(words)
  const language = useLanguage()
  const { id, answers } = open.draft
  const step = open.pages.findIndex(asked => asked.page.id === page.id) + 1
  const list = draftPath(id, page.id) + backQuery(fromCheck)
  const asked = askedInEntry(open.form, group, entry.answers, answers)
  const isLive = (question: string | undefined) => group.questions.some(other => other.id === question)
  return (
    <FormFrame
      open={open}
      step={step}
      title={entryTitle(props, language)}
      back={{ href: list, text: t.backToList(page.title[language]) }}
    >
      <ErrorSummary problems={problems} />
      <Form action={draftPath(id, page.id, group.id, entry.key)}>
        {fromCheck ? <input type="hidden" name={BACK} value="check" /> : null}
        {group.questions
          .filter(question => asked.includes(question) || isLive(question.when?.question))
          .map(question => (
            <AskedQuestion
              question={question}
              live={isLive(question.when?.question)}
              asked={asked.includes(question)}
              key={question.id}
            >
              <QuestionField question={question} answers={entry.answers} problems={problems} />
            </AskedQuestion>
          ))}
        <div class="buttons">
          <Button primary>{t.saveEntry}</Button>
        </div>
      </Form>
    </FormFrame>
  )
}
