import { Button, Form, useWords } from '../../foundation/html/index.ts'
import { signInMessages } from './messages.ts'
import { NewPasswordFields, PasswordErrors, type PasswordFormProblem } from './new-password-fields.tsx'

/** After a start password: one of one's own. */
export function NewPasswordPage(props: { action: string; problem: PasswordFormProblem | null }) {
  const t = useWords(signInMessages)
  return (
    <div class="desk desk--narrow">
      <h1>{t.newPasswordTitle}</h1>
      <p class="muted">{t.newPasswordLead}</p>
      <PasswordErrors problem={props.problem} />
      <Form action={props.action}>
        <NewPasswordFields problem={props.problem} />
        <div class="buttons">
          <Button primary>{t.save}</Button>
        </div>
      </Form>
    </div>
  )
}
