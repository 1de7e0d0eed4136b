import { useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatNumber } from '../../foundation/language/index.ts'
import type { ActionKind, PlanDefinition } from '../plan.ts'
import { effectMessages } from './messages.ts'

/** What a plan would do besides ways and bookings, as it is now. */
export interface Further {
  readonly deadlines: number
  /** Of them told with a letter, because no other way is known. */
  readonly letters: number
}

interface FurtherProps extends Pick<PlanDefinition, 'actions'> {
  readonly further: Further
}

/** Only what the plan speaks of; a nought is said as well, because it was counted. */
export function FurtherList({ actions, further }: FurtherProps) {
  const t = useWords(effectMessages)
  const language = useLanguage()
  const has = (kind: ActionKind) => actions.some(action => action.kind === kind)
  const said = (count: number) => formatNumber(count, language)
  const { deadlines, letters } = further
  const lines = has('extend-deadlines') ? [t.deadlines(deadlines, said(deadlines), said(letters))] : []
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="weiteres">
      <h2 id="weiteres">{t.further}</h2>
      <ul class="situation__effects">
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
