import { Button, Form, TextField, useWords } from '../../foundation/html/index.ts'
import { signInMessages } from '../sign-in/messages.ts'
import {
  NewPasswordFields,
  PasswordErrors,
  type PasswordFormProblem,
} from '../sign-in/new-password-fields.tsx'
import { accountMessages } from './messages.ts'

export function ChangePasswordPage({ problem }: { problem: PasswordFormProblem | null }) {
  const [t, s] = [useWords(accountMessages), useWords(signInMessages)]
  return (
    <div class="desk desk--narrow">
      <h1>{t.changePassword}</h1>
      <p class="muted">{t.passwordLead}</p>
      <PasswordErrors problem={problem} />
      <Form action="/amt/konto/passwort">
        <TextField
          id="current"
          label={t.currentPassword}
          value=""
          type="password"
          autocomplete="current-password"
          error={problem === 'wrong-password' ? s[problem] : undefined}
        />
        <NewPasswordFields problem={problem} />
        <div class="buttons">
          <Button primary>{s.save}</Button>
          <a class="link" href="/amt/konto">
            {t.back}
          </a>
        </div>
      </Form>
    </div>
  )
}
