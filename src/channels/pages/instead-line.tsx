import type { ComponentChildren } from 'preact'
import { Link, useLanguage, useWords } from '../../foundation/html/index.ts'
import type { Instead } from '../channel-answer.ts'
import { channelsMessages } from '../messages.ts'

/** `Stattdessen: 115 anrufen.` */
export function InsteadLine({ instead }: { instead: Instead }) {
  const t = useWords(channelsMessages)
  const language = useLanguage()
  const text = instead.text[language]
  return (
    <p class="way__instead">
      <strong>{t.instead}</strong> <InsteadTarget instead={instead}>{text}</InsteadTarget>
    </p>
  )
}

function InsteadTarget({ instead, children }: { instead: Instead; children: ComponentChildren }) {
  if (instead.office) return <Link href={`/kundenzentren/${instead.office}`}>{children}</Link>
  if (instead.channel === 'onsite') return <Link href="/kundenzentren">{children}</Link>
  if (instead.channel === 'phone') return <Link href="tel:115">{children}</Link>
  return <>{children}</>
}
