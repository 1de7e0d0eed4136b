import { ButtonLink, useWords } from '../../foundation/html/index.ts'
import { singleSignOnMessages } from './messages.ts'
import { CONFIRM_AT_PROVIDER, SINGLE_SIGN_ON_PATH } from './paths.ts'

/** A link and no form: the browser lets forms lead nowhere but to us. */
export function SingleSignOnLink({ next }: { next: string }) {
  const t = useWords(singleSignOnMessages)
  return (
    <div class="otherway">
      <ButtonLink href={`${SINGLE_SIGN_ON_PATH}?weiter=${encodeURIComponent(next)}`}>{t.signIn}</ButtonLink>
    </div>
  )
}

export function ConfirmAtProvider({ next }: { next: string }) {
  const t = useWords(singleSignOnMessages)
  return <ButtonLink href={`${CONFIRM_AT_PROVIDER}?zu=${encodeURIComponent(next)}`}>{t.confirm}</ButtonLink>
}
