import { Link, useLanguage, useWords } from '../../foundation/html/index.ts'
import { servicesMessages } from '../messages.ts'
import type { Source, Trust } from '../service-definition.ts'

/** Where a fact comes from and how far it can be trusted: `hamburg.de, Stand 2026, amtlich`. */
export function SourceLine({ source, trust }: { source: Source; trust?: Trust }) {
  const t = useWords(servicesMessages)
  const language = useLanguage()
  const text = source.text[language]
  const rest = [
    source.asOf ? t.asOf(source.asOf) : null,
    trust && trust !== 'unknown' && trust !== 'official' ? t.trust[trust] : null,
  ].filter(Boolean)
  return (
    <span class="source">
      {source.url ? <Link href={source.url}>{text}</Link> : text}
      {rest.length > 0 ? ` (${rest.join(', ')})` : null}
    </span>
  )
}
