import { State, type Tone, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatNumber } from '../../foundation/language/index.ts'
import { readinessMessages } from './messages.ts'
import { meanScore, type Verdict, verdictOf } from './readiness.ts'
import type { Readiness } from './reckon-readiness.ts'

const tones: Readonly<Record<Verdict, Tone>> = { yes: 'good', gaps: 'warn', no: 'bad' }

/** The districts as tiles, about where they lie; the style sheet knows where, and puts others in their order. */
export function DistrictMap({ ready }: { ready: Readiness }) {
  const t = useWords(readinessMessages)
  const language = useLanguage()
  return (
    <ul class="readiness__map" aria-label={t.map}>
      {ready.districts.map(({ id, name, offices }) => {
        const all = offices.map(({ parts }) => parts)
        const verdict = verdictOf(all)
        const score = meanScore(all)
        return (
          <li class={`readiness__tile readiness__tile--${verdict}`} data-district={id} key={id}>
            <strong>{name}</strong>
            <State tone={tones[verdict]}>{t.verdicts[verdict]}</State>
            <span class="muted">
              {score === null ? t.unknown : t.points(formatNumber(score, language))},{' '}
              {t.centres(offices.length)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
