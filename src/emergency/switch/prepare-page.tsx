import {
  Button,
  ErrorSummary,
  type FieldProblem,
  Form,
  SelectField,
  TextField,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import type { PlanVersion } from '../plans/queries.ts'
import { Sections } from '../sections.tsx'
import { switchMessages } from './messages.ts'
import type { TypedPreparation } from './read-preparation.ts'

export interface PreparePageProps {
  /** Approved versions. */
  readonly plans: readonly PlanVersion[]
  readonly typed: TypedPreparation
  readonly problems: readonly FieldProblem[]
  /** Makes the same click the same one. */
  readonly page: string
}

/** Which plan, from when, and when somebody looks again. */
export function PreparePage({ plans, typed, problems, page }: PreparePageProps) {
  const t = useWords(switchMessages)
  const language = useLanguage()
  const errorOf = (field: string) => problems.find(problem => problem.field === field)?.sentence
  const text = (id: string, value: string) => (
    <TextField
      id={id}
      label={t.fields[id]!}
      value={value}
      width="short"
      autocomplete="off"
      error={errorOf(id)}
    />
  )
  return (
    <div class="desk situation">
      <Sections here="situation" />
      <h1>{t.prepareTitle}</h1>
      <p class="muted">{t.prepareLead}</p>
      {plans.length === 0 ? (
        <p>{t.noPlan}</p>
      ) : (
        <Form action="/amt/lage/vorbereiten" class="situation__prepare">
          <ErrorSummary problems={problems} />
          <input type="hidden" name="seite" value={page} />
          <SelectField
            id="plan"
            label={t.fields.plan!}
            hint={t.planHint}
            value={typed.plan}
            options={plans.map(({ plan, definition }) => ({ value: plan, label: definition.name[language] }))}
            error={errorOf('plan')}
          />
          <div class="situation__moment">
            {text('tag', typed.start.day)}
            {text('zeit', typed.start.time)}
          </div>
          <div class="situation__moment">
            {text('pruefTag', typed.review.day)}
            {text('pruefZeit', typed.review.time)}
          </div>
          <div class="buttons">
            <Button primary>{t.save}</Button>
          </div>
        </Form>
      )}
    </div>
  )
}
