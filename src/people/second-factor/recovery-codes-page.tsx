import { ButtonLink, useWords } from '../../foundation/html/index.ts'
import { signInMessages } from '../sign-in/messages.ts'

/** The one time that these codes are to be seen; made to be printed. */
export function RecoveryCodesPage({ codes, next }: { codes: readonly string[]; next: string }) {
  const t = useWords(signInMessages)
  return (
    <div class="desk desk--narrow">
      <h1>{t.recoveryTitle}</h1>
      <p>{t.recoveryLead}</p>
      <ol class="recovery">
        {codes.map(code => (
          <li key={code}>
            <code class="code">{code}</code>
          </li>
        ))}
      </ol>
      <div class="buttons noprint">
        <ButtonLink primary href={next}>
          {t.recoveryGo}
        </ButtonLink>
      </div>
    </div>
  )
}
