import { Button, ErrorSummary, Form, Link, Notice, TextField, useWords } from '../../foundation/html/index.ts'
import { ownAppointmentMessages } from './messages.ts'

interface LookupPageProps {
  readonly reference: string
  readonly error?: string
  readonly notice?: string
  readonly said?: string | null
}

/** Number and code open an appointment where there is no link at hand. */
export function LookupPage({ reference, error, notice, said }: LookupPageProps) {
  const t = useWords(ownAppointmentMessages)
  return (
    <div class="page section">
      <h1>{t.lookupTitle}</h1>
      <p class="lead">{t.lookupLead}</p>
      {said ? <Notice tone="good" title={said} /> : null}
      {notice ? <Notice tone="warn" title={notice} /> : null}
      <ErrorSummary problems={error ? [{ field: 'nummer', label: t.reference, sentence: error }] : []} />
      <Form action="/mein-termin" class="form">
        <TextField
          id="nummer"
          label={t.reference}
          hint={t.referenceHint}
          value={reference}
          width="medium"
          autocomplete="off"
        />
        <TextField
          id="code"
          label={t.code}
          hint={t.codeHint}
          value=""
          width="short"
          numeric
          autocomplete="one-time-code"
        />
        <div class="buttons">
          <Button primary>{t.show}</Button>
        </div>
      </Form>
      <p class="muted section">{t.lost}</p>
      <p>
        {t.newOne} <Link href="/termin">{t.makeOne}</Link>
      </p>
    </div>
  )
}
