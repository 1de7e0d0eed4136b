import { Button, ErrorSummary, Form, Notice, TextField, useWords } from '../../foundation/html/index.ts'
import { caseMessages } from '../messages.ts'
import { accessMessages } from './messages.ts'

interface LookupPageProps {
  readonly reference: string
  readonly error?: string
  readonly notice?: string
  /** Said after somebody has closed their case on this device. */
  readonly closed?: string | undefined
}

export function LookupPage({ reference, error, notice, closed }: LookupPageProps) {
  const t = useWords(accessMessages)
  const caseWords = useWords(caseMessages)
  return (
    <div class="page section">
      <h1>{t.lookupTitle}</h1>
      <p class="lead">{t.lookupLead}</p>
      {closed ? <Notice tone="good" title={closed} /> : null}
      {notice ? <Notice tone="warn" title={notice} /> : null}
      <ErrorSummary
        problems={error ? [{ field: 'nummer', label: caseWords.reference, sentence: error }] : []}
      />
      <Form action="/mein-antrag" class="form">
        <TextField
          id="nummer"
          label={caseWords.reference}
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
    </div>
  )
}
