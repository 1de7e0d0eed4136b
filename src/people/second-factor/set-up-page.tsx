import { Button, ErrorSummary, Form, QrCode, TextField, useWords } from '../../foundation/html/index.ts'
import { signInMessages } from '../sign-in/messages.ts'
import { authenticatorAddress, spelledSecret } from './one-time-code.ts'

interface SetUpPageProps {
  readonly action: string
  readonly signIn: string
  readonly totp: Buffer
  readonly error?: string | undefined
}

/** Scan or type, then prove it with a first code. */
export function SetUpPage({ action, signIn, totp, error }: SetUpPageProps) {
  const t = useWords(signInMessages)
  return (
    <div class="desk desk--narrow">
      <h1>{t.setUpTitle}</h1>
      <ErrorSummary problems={error ? [{ field: 'code', label: t.code, sentence: error }] : []} />
      <p class="muted">{t.setUpLead}</p>
      <ol class="guide">
        <li>{t.setUpApp}</li>
        <li>
          {t.setUpScan}
          <div class="guide__key">
            <QrCode text={authenticatorAddress(totp, signIn)} label={t.qr} />
            <dl>
              <dt>{t.key}</dt>
              <dd>
                <code class="code">{spelledSecret(totp)}</code>
              </dd>
              <dd class="muted">{t.keyFacts}</dd>
            </dl>
          </div>
        </li>
        <li>{t.setUpConfirm}</li>
      </ol>
      <Form action={action}>
        <TextField
          id="code"
          label={t.code}
          value=""
          width="short"
          numeric
          autocomplete="one-time-code"
          error={error}
        />
        <div class="buttons">
          <Button primary>{t.confirm}</Button>
        </div>
      </Form>
    </div>
  )
}
