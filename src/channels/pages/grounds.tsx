import type { Source } from '../../foundation/facts/index.ts'
import { SourceLine, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatDay, type Language } from '../../foundation/language/index.ts'
import type { Norm } from '../../law/index.ts'
import type { ChannelAnswer, Ground } from '../channel-answer.ts'
import { channelsMessages } from '../messages.ts'

interface GroundsProps {
  readonly answer: Pick<ChannelAnswer, 'state' | 'grounds'>
  readonly norms: ReadonlyMap<string, Norm>
}

/** What an answer rests on, in small print. */
export function Grounds({ answer, norms }: GroundsProps) {
  const t = useWords(channelsMessages)
  return (
    <p class="muted small">
      {t.ground}{' '}
      {answer.grounds.map((ground, index) => (
        <span key={JSON.stringify(ground)}>
          {index > 0 ? '; ' : ''}
          <GroundText ground={ground} closed={answer.state === 'closed'} norms={norms} />
        </span>
      ))}
    </p>
  )
}

interface GroundTextProps {
  readonly ground: Ground
  readonly closed: boolean
  readonly norms: GroundsProps['norms']
}

function GroundText({ ground, closed, norms }: GroundTextProps) {
  const language = useLanguage()
  if ('source' in ground) return <SourceLine source={ground.source} />
  return <span>{groundWords(ground, closed, norms, language)}</span>
}

function groundWords(
  ground: Exclude<Ground, { readonly source: Source }>,
  closed: boolean,
  norms: GroundsProps['norms'],
  language: Language,
): string {
  const t = channelsMessages[language]
  if ('norm' in ground) return normWords(ground.norm, norms, language)
  if ('derogation' in ground) return t.derogation(ground.derogation)
  if ('overlay' in ground) return t.overlay
  if ('offer' in ground) return t.offers[ground.offer]
  return closed ? t.noLawAgainst : t.default(norms.get(ground.default)?.citation[language] ?? ground.default)
}

function normWords(id: string, norms: GroundsProps['norms'], language: Language): string {
  const t = channelsMessages[language]
  const norm = norms.get(id)
  if (!norm) return id
  return t.law(
    norm.citation[language],
    norm.textAsOf ? t.textAsOf(formatDay(norm.textAsOf, language)) : t.noText,
  )
}
