import { ButtonLink, useWords } from '../../foundation/html/index.ts'
import { singleSignOnMessages } from './messages.ts'

/** A link and no form: the browser lets forms lead nowhere but to us. */
export function SingleSignOnLink({ next }: { next: string }) {
  const t = useWords(singleSignOnMessages)
  return (
    <div class="otherway">
      <ButtonLink href={`/amt/anmeldung/extern?weiter=${encodeURIComponent(next)}`}>{t.signIn}</ButtonLink>
    </div>
  )
}
