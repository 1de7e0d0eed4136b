import { Temporal } from 'temporal-polyfill'
import { useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatInstant, formatNumber, type Language } from '../../foundation/language/index.ts'
import { switchMessages } from '../switch/messages.ts'
import { logMessages } from './messages.ts'

export type Recorded = Readonly<Record<string, unknown>> | null

/** What an entry changed, such as "Stand: vorbereitet → Notbetrieb". What has no word here stands in the file alone. */
export function ChangeLine({ before, after }: { before: Recorded; after: Recorded }) {
  const t = useWords(logMessages)
  const { states } = useWords(switchMessages)
  const language = useLanguage()
  if (!(before && after)) return null
  const say = (value: unknown) => said(value, language, { ...t, states })
  const lines = Object.keys(after).flatMap(name => {
    const word = Object.hasOwn(t.changed, name) ? t.changed[name] : undefined
    const [from, to] = [say(before[name]), say(after[name])]
    return word && from !== to ? [`${word}: ${from} → ${to}`] : []
  })
  return lines.length > 0 ? <span class="muted">({lines.join('; ')})</span> : null
}

interface Words {
  readonly states: Readonly<Record<string, string>>
  readonly nothing: string
  readonly yes: string
  readonly no: string
}

function said(value: unknown, language: Language, { states, nothing, yes, no }: Words): string {
  if (value === null || value === undefined) return nothing
  if (typeof value === 'boolean') return value ? yes : no
  if (typeof value === 'number') return formatNumber(value, language)
  const text = String(value)
  if (Object.hasOwn(states, text)) return states[text]!
  return /^\d{4}-\d\d-\d\dT/.test(text) ? formatInstant(Temporal.Instant.from(text), language) : text
}
