import type { Temporal } from 'temporal-polyfill'
import { formatList, type Language } from '../../foundation/language/index.ts'
import { ruleWords } from '../rules/rule-words.ts'
import type { RosterLine } from './roster.ts'

/** `8:00 bis 16:00` */
export function sayHours({ from, until }: Pick<RosterLine, 'from' | 'until'>, language: Language): string {
  const clock = ({ hour, minute }: Temporal.PlainTime) => `${hour}:${String(minute).padStart(2, '0')}`
  return ruleWords[language].hours(clock(from), clock(until))
}

/** `Schalter und Telefon` */
export function sayKinds(kinds: RosterLine['kinds'], language: Language): string {
  return formatList(
    kinds.map(kind => ruleWords[language].poolNames[kind]),
    language,
  )
}
