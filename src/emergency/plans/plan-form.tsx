import type { FieldProblem } from '../../foundation/html/index.ts'
import {
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  LongTextField,
  Notice,
  SelectField,
  TextField,
  useWords,
} from '../../foundation/html/index.ts'
import type { DistrictBook } from '../district-book.ts'
import { emergencyMessages } from '../messages.ts'
import { type ActionKind, scenarios } from '../plan.ts'
import { Sections } from '../sections.tsx'
import { ActionForm } from './action-form.tsx'
import { ActionTable } from './action-table.tsx'
import type { EditedActions } from './edit-actions.ts'
import { planMessages } from './messages.ts'
import type { TypedPlan } from './typed-plan.ts'

export interface PlanFormProps {
  readonly title: string
  readonly lead: string
  /** Where the form goes, and where somebody goes who changes nothing. */
  readonly action: string
  readonly back: string
  readonly typed: TypedPlan
  readonly book: DistrictBook
  readonly problems: readonly FieldProblem[]
  /** Somebody else has written a version since. */
  readonly overtaken: boolean
}

/** A plan being changed. One form, so that no press loses what was typed, with and without a script. */
export function PlanForm(props: PlanFormProps) {
  const { title, lead, action, back, typed, book, problems, overtaken } = props
  const t = useWords(planMessages)
  return (
    <div class="desk situation">
      <Sections />
      <h1>{title}</h1>
      <p class="muted">{lead}</p>
      {overtaken ? (
        <Notice tone="warn" title={t.overtaken}>
          <p>{t.overtakenText}</p>
        </Notice>
      ) : null}
      <Form action={action} class="openings__form situation__form">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="stand" value={String(typed.basedOn)} />
        <input type="hidden" name="massnahmen" value={JSON.stringify(typed.actions)} />
        <Head typed={typed} problems={problems} />
        <h2 id={typed.open ? undefined : 'massnahme'}>{t.actionsTitle}</h2>
        <EditedActionList typed={typed} book={book} problems={problems} />
        {typed.open ? null : (
          <div class="buttons">
            <Button primary name="act" value="save">
              {t.save}
            </Button>
            <ButtonLink href={back}>{t.cancel}</ButtonLink>
          </div>
        )}
      </Form>
    </div>
  )
}

function Head({ typed, problems }: Pick<PlanFormProps, 'typed' | 'problems'>) {
  const t = useWords(planMessages)
  const words = useWords(emergencyMessages)
  const field = (id: string) => ({
    id,
    label: t.fields[id]!,
    error: problems.find(problem => problem.field === id)?.sentence,
  })
  return (
    <>
      <h2>{t.head}</h2>
      <div class="openings__fields">
        <div lang="de">
          <TextField {...field('name-de')} value={typed.name.de} />
        </div>
        <div lang="en">
          <TextField {...field('name-en')} value={typed.name.en} />
        </div>
        <div lang="de">
          <TextField {...field('wen-de')} value={typed.subject.de} hint={t.subjectHint} />
        </div>
        <div lang="en">
          <TextField {...field('wen-en')} value={typed.subject.en} hint={t.subjectHint} />
        </div>
        <SelectField
          {...field('anlass')}
          value={typed.scenario}
          options={scenarios.map(value => ({ value, label: words.scenarios[value] }))}
        />
        <TextField {...field('pruefung')} value={typed.reviewAfterHours} width="short" numeric />
        <div lang="de">
          <LongTextField {...field('bemerkung-de')} value={typed.note.de} rows={3} optional />
        </div>
        <div lang="en">
          <LongTextField {...field('bemerkung-en')} value={typed.note.en} rows={3} optional />
        </div>
      </div>
    </>
  )
}

interface EditedActionListProps extends Pick<PlanFormProps, 'book' | 'problems'> {
  readonly typed: EditedActions
}

/** The list, and the fields of the action that is open, or what can be added. */
export function EditedActionList({ typed, book, problems }: EditedActionListProps) {
  const { open } = typed
  return (
    <>
      {typed.actions.length > 0 ? <Actions typed={typed} book={book} /> : null}
      {open ? <ActionForm typed={open.action} at={open.at} book={book} problems={problems} /> : <Add />}
    </>
  )
}

/** As long as one of them is open for writing, the others wait. */
function Actions({ typed, book }: Pick<EditedActionListProps, 'typed' | 'book'>) {
  const t = useWords(planMessages)
  const acts = (index: number) => {
    const words = <span class="kern-sr-only">: {t.nth(index + 1)}</span>
    return (
      <>
        <Button quiet name="act" value={`edit-${index}`}>
          {t.edit}
          {words}
        </Button>
        <Button quiet name="act" value={`remove-${index}`}>
          {t.remove}
          {words}
        </Button>
      </>
    )
  }
  return <ActionTable actions={typed.actions} book={book} {...(typed.open ? {} : { acts })} />
}

function Add() {
  const t = useWords(planMessages)
  return (
    <fieldset class="situation__add">
      <legend>{t.addTitle}</legend>
      <div class="buttons">
        {(Object.keys(t.kinds) as ActionKind[]).map(kind => (
          <Button name="act" value={`new-${kind}`} key={kind}>
            {t.kinds[kind]}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
