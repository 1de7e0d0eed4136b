import type { Source, Trust } from '../facts/index.ts'
import type { Language } from '../language/index.ts'
import { Link } from './link.tsx'
import { sourceMessages } from './messages.ts'
import { useLanguage } from './page-context.tsx'

/** Where a fact comes from, and how far it can be trusted: `hamburg.de (Stand 11/2026, nicht geprüft)`. */
export function SourceLine({ source, trust }: { source: Source; trust?: Trust }) {
  const language = useLanguage()
  const t = sourceMessages[language]
  const text = source.text[language]
  const about = [source.asOf && t.asOf(sayAsOf(source.asOf, language)), trust && t.trust[trust]].filter(
    Boolean,
  )
  return (
    <span>
      {source.url ? <Link href={source.url}>{text}</Link> : text}
      {about.length > 0 ? ` (${about.join(', ')})` : null}
    </span>
  )
}

/** Sources say "2026-11-02", "2026-11", "2026" or "undated": `2.11.2026`, `11/2026`, and else as it stands. */
export function sayAsOf(asOf: string, language: Language): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(asOf) ?? []
  if (!year || !month) return asOf
  if (!day) return `${Number(month)}/${year}`
  return language === 'de'
    ? `${Number(day)}.${Number(month)}.${year}`
    : `${Number(day)}/${Number(month)}/${year}`
}
