import { Button, ButtonLink, Form, useWords } from '../../foundation/html/index.ts'
import type { AccessErrand } from './access-errands.ts'
import { accessMessages } from './messages.ts'
import { accessPath } from './paths.ts'
import type { StaffAccess } from './staff-access.ts'

/** What will happen, before it does. */
export function ConfirmErrandPage({ access, errand }: { access: StaffAccess; errand: AccessErrand }) {
  const t = useWords(accessMessages)
  const words = t.errands[errand]
  return (
    <div class="desk desk--narrow">
      <h1>{words.ask(access.name)}</h1>
      <p>{words.means}</p>
      <Form action={accessPath(access.id, errand)}>
        <div class="buttons">
          <Button primary>{words.act}</Button>
          <ButtonLink href={accessPath(access.id)}>{t.cancel}</ButtonLink>
        </div>
      </Form>
    </div>
  )
}

/** The one time that this password is to be seen. */
export function StartPasswordPage({ access, password }: { access: StaffAccess; password: string }) {
  const t = useWords(accessMessages)
  return (
    <div class="desk desk--narrow">
      <h1>{t.passwordTitle(access.name)}</h1>
      <p>
        <code class="code">{password}</code>
      </p>
      <p>{t.passwordLead}</p>
      <div class="buttons noprint">
        <ButtonLink primary href={accessPath(access.id)}>
          {t.backTo(access.name)}
        </ButtonLink>
      </div>
    </div>
  )
}
