import { Button, ErrorSummary, Form, TextField, useWords } from '../../foundation/html/index.ts'
import { PasskeyButton } from '../passkeys/passkey-button.tsx'
import { SingleSignOnLink } from '../single-sign-on/single-sign-on-link.tsx'
import { signInMessages } from './messages.ts'
import { SIGN_IN_PATH } from './paths.ts'
import type { WaysIn } from './ways-in.ts'

interface SignInPageProps {
  readonly name: string
  readonly next: string
  readonly error?: string | undefined
  /** Beside password and code; left out where one of them has just failed. */
  readonly ways?: WaysIn
}

export function SignInPage({ name, next, error, ways }: SignInPageProps) {
  const t = useWords(signInMessages)
  return (
    <div class="desk desk--narrow">
      <h1>{t.title}</h1>
      <p class="muted">{t.lead}</p>
      <ErrorSummary problems={error ? [{ field: 'name', label: t.signIn, sentence: error }] : []} />
      <Form action={SIGN_IN_PATH}>
        <input type="hidden" name="weiter" value={next} />
        <TextField id="name" label={t.name} value={name} autocomplete="username" />
        <TextField
          id="password"
          label={t.password}
          value=""
          type="password"
          autocomplete="current-password"
        />
        <div class="buttons">
          <Button primary>{t.signIn}</Button>
          <a class="link" href="/">
            {t.toPortal}
          </a>
        </div>
      </Form>
      {ways?.singleSignOn ? <SingleSignOnLink next={next} /> : null}
      {ways?.passkeys ? <PasskeyButton next={next} /> : null}
    </div>
  )
}
