import {
  Accordion,
  Button,
  DateField,
  ErrorSummary,
  type FieldProblem,
  Form,
  TextField,
  useWords,
} from '../../foundation/html/index.ts'
import { derogationMessages } from './messages.ts'
import type { DerogationOnFile } from './queries.ts'
import { waitingFor } from './waiting.ts'

export interface TermFormsProps {
  readonly derogation: DerogationOnFile
  readonly rights: { readonly keep: boolean; readonly release: boolean; readonly ownId: string }
  /** What was typed, by field. */
  readonly typed: Readonly<Record<string, string>>
  readonly problems: readonly FieldProblem[]
}

/** What this person may do with it: release, renew, end. */
export function TermForms(props: TermFormsProps) {
  const { rights, problems } = props
  return (
    <div data-acts>
      <ErrorSummary problems={problems} />
      <ReleasePart {...props} />
      {rights.keep ? (
        <>
          <RenewPart {...props} />
          <EndPart {...props} />
        </>
      ) : null}
    </div>
  )
}

function ReleasePart({ derogation, rights }: TermFormsProps) {
  const t = useWords(derogationMessages)
  const waiting = waitingFor(derogation)
  if (!waiting) return null
  return (
    <section>
      <h2>{t.releaseTitle}</h2>
      <p>{t.releaseText(waiting.enteredName)}</p>
      {!rights.release ? <p class="law__not">{t.mayNotRelease}</p> : null}
      {rights.release && waiting.enteredBy === rights.ownId ? <p class="law__not">{t.ownEntry}</p> : null}
      {rights.release && waiting.enteredBy !== rights.ownId ? (
        <Form action={`/amt/recht/ausnahmen/${derogation.id}/freigabe`}>
          <input type="hidden" name="nummer" value={String(waiting.term)} />
          <div class="buttons">
            <Button primary>{t.release}</Button>
          </div>
        </Form>
      ) : null}
    </section>
  )
}

function RenewPart(props: TermFormsProps) {
  const t = useWords(derogationMessages)
  const field = fieldOf(props)
  return (
    <Accordion title={t.renewTitle} id="verlaengern" open={field('bis').open || field('grund').open}>
      <Form action={`/amt/recht/ausnahmen/${props.derogation.id}/verlaengerung`} class="law__form">
        <p class="muted">{t.renewText}</p>
        <DateField {...field('bis').props} optional />
        <DateField {...field('pruefen').props} optional />
        <TextField {...field('grund').props} />
        <div class="buttons">
          <Button>{t.renew}</Button>
        </div>
      </Form>
    </Accordion>
  )
}

function EndPart(props: TermFormsProps) {
  const t = useWords(derogationMessages)
  const field = fieldOf(props)
  return (
    <Accordion title={t.endTitle} id="beenden" open={field('letzter-tag').open || field('warum').open}>
      <Form action={`/amt/recht/ausnahmen/${props.derogation.id}/ende`} class="law__form">
        <p class="muted">{t.endText}</p>
        <DateField {...field('letzter-tag').props} />
        <TextField {...field('warum').props} />
        <div class="buttons">
          <Button>{t.end}</Button>
        </div>
      </Form>
    </Accordion>
  )
}

function fieldOf({ typed, problems }: TermFormsProps) {
  const t = useWords(derogationMessages)
  return (id: string) => {
    const error = problems.find(({ field }) => field === id)?.sentence
    return { open: error !== undefined, props: { id, label: t.fields[id]!, value: typed[id] ?? '', error } }
  }
}
