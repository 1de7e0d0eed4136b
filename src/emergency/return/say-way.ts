import { formatNumber, type Language } from '../../foundation/language/index.ts'
import type { LawBook } from '../../law/index.ts'
import { type DistrictBook, sayService } from '../district-book.ts'
import type { GainedWay } from './gains.ts'
import type { Figures } from './homecoming.ts'
import type { ImprovisedWay } from './improvised.ts'
import { returnMessages } from './messages.ts'

/** `Hund anmelden: Antrag am Telefon` */
export function sayWay(book: DistrictBook, { action }: ImprovisedWay, language: Language): string {
  const t = returnMessages[language]
  const service = action.service ? sayService(book, action.service, language) : t.everyService
  const step = action.step ? t.steps[action.step] : t.everyStep
  return `${service}: ${step} ${t.ways[action.channel]}`
}

/** `12 Vorgänge in der ganzen Stadt, die Hälfte entschieden nach 2 Tagen, 4,2 Sterne` */
export function sayUse({ cases, medianDays, stars }: Figures, language: Language): string {
  const t = returnMessages[language]
  if (cases === null) return t.notCounted
  const parts = [`${t.cases(cases)} ${t.citywide}`]
  if (medianDays !== null) parts.push(t.median(medianDays))
  if (stars !== null) parts.push(t.stars(formatNumber(stars, language)))
  return parts.join(', ')
}

/** No step of no service could go this way for good. */
export function isBarred({ gains }: GainedWay): boolean {
  return !gains.some(({ ground }) => ground)
}

/** What the law says to it for good. */
export function sayLaw({ gains }: GainedWay, law: LawBook, language: Language): string[] {
  const t = returnMessages[language]
  const lasting = gains.flatMap(({ ground }) => (ground ? [ground.text[language]] : []))
  const norms = [...new Set(gains.flatMap(gain => gain.norms))]
  const cited = norms.map(id => law.norms.get(id)?.citation[language] ?? id)
  if (gains.length === 0) return [t.noGain]
  return [
    ...(lasting.length > 0 ? [t.lasting(lasting.length, [...new Set(lasting)].join(', '))] : []),
    ...(cited.length > 0 ? [`${t.barred(cited.join(', '))}. ${t.becomesNeed}`] : []),
  ]
}
