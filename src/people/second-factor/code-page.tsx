import type { ComponentChildren } from 'preact'
import { Button, ErrorSummary, Form, TextField, usePage, useWords } from '../../foundation/html/index.ts'
import { signInMessages } from '../sign-in/messages.ts'

interface CodePageProps {
  readonly action: string
  readonly title: string
  readonly lead: string
  readonly next?: string | undefined
  readonly error?: string | undefined
  /** What stands beside the button. */
  readonly children?: ComponentChildren
}

/** Asks for a code of the app, or one of those on paper. */
export function CodePage({ action, title, lead, next, error, children }: CodePageProps) {
  const t = useWords(signInMessages)
  const { mailbox } = usePage()
  return (
    <div class="desk desk--narrow">
      <h1>{title}</h1>
      <p class="muted">{lead}</p>
      <ErrorSummary problems={error ? [{ field: 'code', label: t.code, sentence: error }] : []} />
      <Form action={action}>
        {next === undefined ? null : <input type="hidden" name="weiter" value={next} />}
        <TextField
          id="code"
          label={t.code}
          hint={t.codeHint}
          value=""
          width="medium"
          autocomplete="one-time-code"
          error={error}
          autofocus
        />
        <div class="buttons">
          <Button primary>{t.next}</Button>
          {children}
        </div>
      </Form>
      {mailbox ? (
        <p class="demo-hint">
          <a class="link" href="/demo/codes">
            {t.demoCodes}
          </a>
        </p>
      ) : null}
    </div>
  )
}
