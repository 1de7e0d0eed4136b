import { type Answers, PaperFields } from '../../applications/index.ts'
import {
  Button,
  ChoiceField,
  ErrorSummary,
  type FieldProblem,
  Form,
  Link,
  SelectField,
  TextField,
  useWords,
} from '../../foundation/html/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import type { Office } from '../../offices/index.ts'
import type { FormDefinition } from '../../services/index.ts'
import { paperChannels } from './enter-paper.ts'
import { paperMessages } from './messages.ts'
import { PaperNav } from './paper-nav.tsx'
import type { TypedHead } from './read-entry.ts'

export interface EntryPageProps {
  readonly office: Office
  /** `P-1000-0004` */
  readonly number: string
  readonly service: string
  /** Of the service. */
  readonly name: string
  readonly form: FormDefinition
  /** Makes the same click the same case. */
  readonly caseId: string
  readonly head: TypedHead
  readonly answers: Answers
  readonly problems: readonly FieldProblem[]
  readonly staff: StaffActor
}

/** One paper from top to bottom: the box of the office first, then what was asked. */
export function EntryPage(props: EntryPageProps) {
  const { office, number, service, name, form, caseId, answers, problems, staff } = props
  const t = useWords(paperMessages)
  const ofForm = problems.map(problem => ({ question: problem.field, ...problem }))
  return (
    <div class="desk situation">
      <PaperNav staff={staff} />
      <p>
        <Link href={`/amt/lage/papier/${office.id}`}>{t.back}</Link>
      </p>
      <h1>{t.entryTitle(number, name)}</h1>
      <p class="muted situation__note">{t.entryLead}</p>
      <ErrorSummary problems={problems} />
      <Form action={`/amt/lage/papier/${office.id}/vorgang`} class="situation__paper" multipart>
        <input type="hidden" name="seite" value={caseId} />
        <input type="hidden" name="nummer" value={number} id="nummer" />
        <input type="hidden" name="leistung" value={service} />
        <Head {...props} />
        <PaperFields form={form} answers={answers} problems={ofForm} />
        <div class="buttons">
          <Button primary>{t.save}</Button>
        </div>
      </Form>
    </div>
  )
}

function Head({ head, problems }: EntryPageProps) {
  const t = useWords(paperMessages)
  const errorOf = (field: string) => problems.find(problem => problem.field === field)?.sentence
  return (
    <fieldset class="situation__head">
      <ChoiceField
        id="weg"
        label={t.channel}
        options={paperChannels.map(value => ({ value, label: t.channels[value] }))}
        chosen={[head.channel]}
        error={errorOf('weg')}
      />
      <div class="situation__moment">
        <TextField
          id="tag"
          label={t.day}
          hint={t.dayHint}
          value={head.day}
          width="short"
          autocomplete="off"
          error={errorOf('tag')}
        />
        <TextField
          id="zeit"
          label={t.time}
          hint={t.timeHint}
          value={head.time}
          width="short"
          autocomplete="off"
          error={errorOf('zeit')}
        />
      </div>
      <SelectField
        id="sprache"
        label={t.language}
        value={head.language}
        options={(['de', 'en'] as const).map(value => ({ value, label: t.languages[value] }))}
      />
    </fieldset>
  )
}
