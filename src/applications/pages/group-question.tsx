import { Button, Icon, useLanguage, useWords } from '../../foundation/html/index.ts'
import type { GroupQuestion as Question } from '../../services/index.ts'
import type { CheckedAnswer, Entry, Problem } from '../answers/index.ts'
import { words } from '../messages.ts'
import { ACT } from './read-form.ts'

interface GroupQuestionProps {
  readonly question: Question
  readonly entries: readonly Entry[]
  /** What the entries say, in their order. */
  readonly checked: CheckedAnswer
  readonly problems: readonly Problem[]
}

/** The entries so far, each with its ways to change it, and the button for the next one. Every button saves the page. */
export function GroupQuestion({ question, entries, checked, problems }: GroupQuestionProps) {
  const t = useWords(words)
  const language = useLanguage()
  const { id, label, hint, entry: name, maxEntries } = question
  const error = problems.find(problem => problem.field === id)?.sentence
  return (
    <fieldset class={`field group ${error ? 'field--error' : ''}`} id={id}>
      <legend class="kern-label">{label[language]}</legend>
      {hint ? <div class="kern-hint">{hint[language]}</div> : null}
      {entries.length === 0 ? <p class="muted">{t.noEntries}</p> : null}
      <ol class="group__entries">
        {entries.map((entry, index) => (
          <EntryRow
            key={entry.key}
            title={t.entryTitle(name[language], index + 1)}
            text={(checked.answer.entries?.[index] ?? []).map(answer => answer.text).filter(Boolean)}
            act={`${id}:${entry.key}`}
            problems={problems.filter(problem => problem.entry === entry.key)}
          />
        ))}
      </ol>
      {error ? (
        <p class="field__error">
          <Icon name="danger" />
          {error}
        </p>
      ) : null}
      {entries.length < maxEntries ? (
        <Button name={ACT} value={`add:${id}`}>
          {t.addEntry(name[language])}
        </Button>
      ) : null}
    </fieldset>
  )
}

function EntryRow(props: {
  title: string
  text: readonly string[]
  act: string
  problems: readonly Problem[]
}) {
  const t = useWords(words)
  const { title, text, act, problems } = props
  return (
    <li class="entry">
      <div class="entry__words">
        <strong>{title}</strong>
        {text.length > 0 ? <span>{text.join(', ')}</span> : null}
        {problems.map(problem => (
          <span class="field__error" id={problem.field} key={problem.field}>
            <Icon name="danger" />
            {problem.label}: {problem.sentence}
          </span>
        ))}
      </div>
      <div class="entry__acts">
        <Button quiet name={ACT} value={`edit:${act}`}>
          {t.change}
          <span class="unseen"> {title}</span>
        </Button>
        <Button quiet name={ACT} value={`drop:${act}`}>
          {t.remove}
          <span class="unseen"> {title}</span>
        </Button>
      </div>
    </li>
  )
}
