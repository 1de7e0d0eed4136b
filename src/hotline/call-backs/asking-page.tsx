import type { FieldProblem } from '../../foundation/html/index.ts'
import { Button, ErrorSummary, Form, Icon, Link, Notice, useWords } from '../../foundation/html/index.ts'
import { AskingFields } from './asking-fields.tsx'
import { callBackMessages } from './messages.ts'
import type { TypedAsking } from './read-asking.ts'

interface AskingPageProps {
  readonly service: { readonly id: string; readonly name: string }
  readonly typed: TypedAsking
  readonly problems: readonly FieldProblem[]
  readonly tooMany: boolean
  /** Of the form: sent again, it is the same call-back. */
  readonly form: string
}

export function AskingPage({ service, typed, problems, tooMany, form }: AskingPageProps) {
  const t = useWords(callBackMessages)
  return (
    <div class="page section application">
      <BackToService id={service.id} />
      <div class="form">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead(service.name)}</p>
        <ErrorSummary problems={problems} />
        {tooMany ? <Notice tone="warn" title={t.tooMany} /> : null}
        <Form action="/rueckruf" class="placeform">
          <input type="hidden" name="leistung" value={service.id} />
          <input type="hidden" name="seite" value={form} />
          <AskingFields typed={typed} problems={problems} labels={t.fields} own />
          <div class="buttons">
            <Button primary>{t.ask}</Button>
          </div>
        </Form>
        <p class="muted">{t.notedMore}</p>
      </div>
    </div>
  )
}

function BackToService({ id }: { id: string }) {
  const t = useWords(callBackMessages)
  return (
    <Link href={`/leistungen/${id}`} class="back link">
      <Icon name="back" />
      {t.back}
    </Link>
  )
}

/** Nobody takes calls for it now: where to go instead. */
export function ClosedPage({ service, hotline }: { service: string; hotline: string | null }) {
  const t = useWords(callBackMessages)
  return (
    <div class="page section">
      <BackToService id={service} />
      <h1>{t.closedTitle}</h1>
      <p class="lead">{t.closed(hotline)}</p>
    </div>
  )
}

/** The same for everybody: whether the number waits already, nobody learns here. */
export function NotedPage() {
  const t = useWords(callBackMessages)
  return (
    <div class="page section">
      <h1>{t.notedTitle}</h1>
      <p class="lead">{t.noted}</p>
      <p>{t.notedMore}</p>
    </div>
  )
}

/** On the page of a service, where a queue is open. */
export function CallBackOffer({ service }: { service: string }) {
  const t = useWords(callBackMessages)
  return (
    <p>
      {t.offer} <Link href={`/rueckruf?leistung=${service}`}>{t.offerLink}</Link>
    </p>
  )
}
