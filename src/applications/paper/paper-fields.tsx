import { FileField, useLanguage } from '../../foundation/html/index.ts'
import type { FormDefinition, GroupQuestion, Question } from '../../services/index.ts'
import { type Answers, entriesOf, type Problem } from '../answers/index.ts'
import { QuestionField } from '../pages/question-field.tsx'
import { sayCondition } from './form-sections.ts'
import { entriesShown, entryField } from './paper-answers.ts'

export interface PaperFieldsProps {
  readonly form: FormDefinition
  readonly answers: Answers
  readonly problems: readonly Problem[]
}

/** All questions at once, in the order of the paper: whoever enters it sees the whole sheet. Nothing has to be filled in. */
export function PaperFields(props: PaperFieldsProps) {
  const language = useLanguage()
  return (
    <>
      {props.form.pages.map(page => (
        <section key={page.id}>
          <h2>{page.title[language]}</h2>
          <OnlyIf form={props.form} when={page.when} />
          {page.questions.map(question => (
            <PaperField {...props} question={question} key={question.id} />
          ))}
        </section>
      ))}
    </>
  )
}

function OnlyIf({ form, when }: { form: FormDefinition; when: Question['when'] }) {
  const said = sayCondition(form, when, useLanguage())
  return said ? <p class="paper__if">{said}</p> : null
}

function PaperField({ form, question, answers, problems }: PaperFieldsProps & { question: Question }) {
  const language = useLanguage()
  if (question.type === 'group') return <Entries {...{ form, question, answers, problems }} />
  return (
    <>
      <OnlyIf form={form} when={question.when} />
      {question.type === 'file' ? (
        <FileField
          id={question.id}
          label={question.label[language]}
          hint={question.hint?.[language]}
          optional
          several
          error={problems.find(({ field }) => field === question.id)?.sentence}
        />
      ) : (
        <QuestionField question={question} answers={answers} problems={problems} />
      )}
    </>
  )
}

/** As many as were filled in, and one more. */
function Entries({ form, question, answers, problems }: PaperFieldsProps & { question: GroupQuestion }) {
  const language = useLanguage()
  const entries = entriesOf(answers, question.id)
  return (
    <>
      <OnlyIf form={form} when={question.when} />
      {Array.from({ length: entriesShown(question, answers) }, (_, index) => (
        <fieldset class="paper__entry" key={`${question.id}-${index}`}>
          <legend>
            {question.entry[language]} {index + 1}
          </legend>
          {question.questions.map(inner => {
            const id = entryField(question.id, index, inner.id)
            const given = entries[index]?.answers[inner.id]
            return (
              <QuestionField
                question={{ ...inner, id }}
                answers={given === undefined ? {} : { [id]: given }}
                problems={problems}
                key={id}
              />
            )
          })}
        </fieldset>
      ))}
    </>
  )
}
