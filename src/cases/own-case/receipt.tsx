import { useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatInstant } from '../../foundation/language/index.ts'
import { caseMessages } from '../messages.ts'
import { statusMessages } from './status-messages.ts'
import type { StatusPageProps } from './status-props.ts'

export function Receipt({ record, code }: StatusPageProps) {
  const t = useWords(statusMessages)
  const caseWords = useWords(caseMessages)
  const language = useLanguage()
  return (
    <div class="card">
      <h2>{t.receipt}</h2>
      <dl class="receipt">
        <dt>{caseWords.reference}</dt>
        <dd class="receipt__big">{record.reference}</dd>
        <dt>{t.codeFor}</dt>
        <dd class="receipt__big">{`${code.slice(0, 3)} ${code.slice(3)}`}</dd>
        {record.paperNumber ? (
          <>
            <dt>{t.paperNumber}</dt>
            <dd>{record.paperNumber}</dd>
          </>
        ) : null}
        <dt>{t.savedAt}</dt>
        <dd>{formatInstant(record.openedAt, language)}</dd>
      </dl>
      <button type="button" class="link linkbutton" data-print hidden>
        {t.print}
      </button>
    </div>
  )
}
