import {
  Button,
  ButtonLink,
  ErrorSummary,
  type FieldProblem,
  Form,
  Notice,
  TextField,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import type { DistrictBook } from '../district-book.ts'
import { isDroppable } from '../effects/effects.ts'
import { ActionTable } from '../plans/action-table.tsx'
import type { EditedActions } from '../plans/edit-actions.ts'
import { EditedActionList } from '../plans/plan-form.tsx'
import { Sections } from '../sections.tsx'
import type { Activation } from '../switch/activation.ts'
import { changeMessages } from './messages.ts'

export interface TypedChange extends EditedActions {
  readonly dropped: readonly number[]
  readonly reason: string
}

export interface ChangePageProps {
  readonly activation: Activation
  readonly book: DistrictBook
  readonly typed: TypedChange
  readonly problems: readonly FieldProblem[]
  readonly failed: string | null
}

/** An operation that is changed while it runs: one form, so that no press loses what was typed. */
export function ChangePage(props: ChangePageProps) {
  const { activation, typed, problems, failed } = props
  const t = useWords(changeMessages)
  const language = useLanguage()
  const own = `/amt/lage/${activation.id}`
  return (
    <div class="desk situation">
      <Sections />
      <h1>{t.title(activation.definition.subject[language])}</h1>
      <p class="situation__note">{t.lead}</p>
      {failed ? <Notice tone="bad" title={failed} /> : null}
      <Form action={`${own}/aendern`} class="openings__form situation__form">
        <ErrorSummary problems={problems} />
        <h2 id={typed.open ? undefined : 'massnahme'}>{t.added}</h2>
        <input type="hidden" name="massnahmen" value={JSON.stringify(typed.actions)} />
        {typed.actions.length === 0 ? <p class="muted">{t.nothingAdded}</p> : null}
        <EditedActionList {...props} />
        <h2>{t.now}</h2>
        <Present {...props} />
        <TextField
          id="grund"
          label={t.fields.grund}
          value={typed.reason}
          autocomplete="off"
          error={problems.find(({ field }) => field === 'grund')?.sentence}
        />
        <div class="buttons">
          <Button primary name="act" value="save">
            {t.prepare}
          </Button>
          <ButtonLink href={own}>{t.cancel}</ButtonLink>
        </div>
      </Form>
    </div>
  )
}

/** What holds now; what was dropped before is not shown, and keeps its place. */
function Present({ activation, book, typed }: ChangePageProps) {
  const t = useWords(changeMessages)
  const kept = activation.definition.actions.flatMap((action, index) =>
    activation.dropped.includes(index) ? [] : [{ action, index }],
  )
  const acts = (line: number) => {
    const { action, index } = kept[line]!
    if (!isDroppable(action)) return <span class="muted">{t.stays}</span>
    return (
      <label class="situation__drop">
        <input type="checkbox" name="zurueck" value={String(index)} checked={typed.dropped.includes(index)} />{' '}
        {t.drop}
        <span class="kern-sr-only">: {line + 1}</span>
      </label>
    )
  }
  return <ActionTable actions={kept.map(({ action }) => action)} book={book} acts={acts} />
}
