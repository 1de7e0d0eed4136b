import type { ComponentChildren } from 'preact'
import { Button, ErrorSummary, Form, Notice, TextField } from '../html/index.ts'

export interface LookupWords {
  readonly lookupTitle: string
  readonly lookupLead: string
  readonly reference: string
  readonly referenceHint: string
  readonly code: string
  readonly codeHint: string
  readonly show: string
  readonly lost: string
}

export interface LookupProps {
  readonly reference: string
  readonly error?: string
  readonly notice?: string
  /** Said after somebody has closed their own on this device. */
  readonly closed?: string | undefined
}

/** Number and code open a case or an appointment where there is no link at hand. */
export function LookupPage({
  action,
  words: t,
  reference,
  error,
  notice,
  closed,
  children,
}: LookupProps & { action: string; words: LookupWords; children?: ComponentChildren }) {
  return (
    <div class="page section">
      <h1>{t.lookupTitle}</h1>
      <p class="lead">{t.lookupLead}</p>
      {closed ? <Notice tone="good" title={closed} /> : null}
      {notice ? <Notice tone="warn" title={notice} /> : null}
      <ErrorSummary problems={error ? [{ field: 'nummer', label: t.reference, sentence: error }] : []} />
      <Form action={action} class="form">
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
      {children}
    </div>
  )
}
