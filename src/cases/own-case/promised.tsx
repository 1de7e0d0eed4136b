import { useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatWeekday } from '../../foundation/language/index.ts'
import { openStates } from '../case.ts'
import { statusMessages } from './status-messages.ts'
import type { StatusPageProps } from './status-props.ts'

export function Promised({ record, today }: StatusPageProps) {
  const t = useWords(statusMessages)
  const language = useLanguage()
  if (!openStates.includes(record.state)) return null
  const late = record.state !== 'waiting' && record.promisedOn.toString() < today.toString()
  return (
    <div class={`promise ${late ? 'promise--late' : ''}`}>
      <p>{t.promise}</p>
      <p class="promise__day">{formatWeekday(record.promisedOn, language)}</p>
      <p>{record.state === 'waiting' ? t.waitingNote : late ? t.overdue : t.promiseNothingToDo}</p>
      <details>
        <summary class="link">{t.promiseHow}</summary>
        <p class="small">{t.promiseExplained}</p>
      </details>
    </div>
  )
}
