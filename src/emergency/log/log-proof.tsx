import type { ChainState } from '../../foundation/audit/index.ts'
import { ButtonLink, Notice, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatNumber } from '../../foundation/language/index.ts'
import { logMessages } from './messages.ts'

export interface LogProofProps {
  readonly seals: ChainState
  /** Null: whoever looks may not take it along. */
  readonly download: string | null
}

/** Whether the log still says what was written, and the log to take along. */
export function LogProof({ seals, download }: LogProofProps) {
  const t = useWords(logMessages)
  const language = useLanguage()
  const { checked, broken } = seals
  return (
    <>
      {broken === null ? (
        <p class="muted">{t.whole(formatNumber(checked, language))}</p>
      ) : (
        <Notice tone="bad" title={t.broken(formatNumber(broken, language))} />
      )}
      {download ? (
        <div class="buttons">
          <ButtonLink href={download}>{t.download}</ButtonLink>
        </div>
      ) : null}
    </>
  )
}
