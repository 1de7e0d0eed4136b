import {
  Button,
  ErrorSummary,
  type FieldProblem,
  Form,
  TextField,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import { formatInstant } from '../../foundation/language/index.ts'
import type { Activation } from './activation.ts'
import { switchMessages } from './messages.ts'

export interface ReleaseProps {
  readonly activation: Activation
  /** People who are booked there on site from the start on. */
  readonly booked: number
  readonly mayRelease: boolean
  /** Whoever looks has prepared it. */
  readonly isOwn: boolean
  readonly typedName: string
  readonly typedReason: string
  readonly problems: readonly FieldProblem[]
}

/** What is about to happen as a sentence, and the name that has to be typed. */
export function ReleaseForm(props: ReleaseProps) {
  const { activation, booked, mayRelease, isOwn, problems } = props
  const t = useWords(switchMessages)
  const language = useLanguage()
  const subject = activation.definition.subject[language]
  const errorOf = (field: string) => problems.find(problem => problem.field === field)?.sentence
  const own = `/amt/lage/${activation.id}`
  return (
    <section aria-labelledby="freigabe">
      <p class="situation__sentence">
        {t.sentence(subject, formatInstant(activation.startsAt, language))} {t.booked(booked)}{' '}
        {t.reviewLine(formatInstant(activation.reviewAt, language))}
      </p>
      <h2 id="freigabe">{t.releaseTitle}</h2>
      {mayRelease ? (
        <Form action={`${own}/freigabe`} class="situation__prepare">
          <ErrorSummary problems={problems} />
          {isOwn ? (
            <>
              <p>{t.own}</p>
              <TextField
                id="grund"
                label={t.fields.grund!}
                value={props.typedReason}
                autocomplete="off"
                error={errorOf('grund')}
                optional
              />
            </>
          ) : null}
          <TextField
            id="name"
            label={t.fields.name!}
            hint={t.typeName(subject)}
            value={props.typedName}
            autocomplete="off"
            error={errorOf('name')}
          />
          <div class="buttons">
            <Button primary>{t.release}</Button>
          </div>
        </Form>
      ) : (
        <p>{t.mayNotRelease}</p>
      )}
      <Form action={`${own}/zurueckziehen`}>
        <Button quiet>{t.withdraw}</Button>
      </Form>
    </section>
  )
}
