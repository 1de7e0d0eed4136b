import type { Temporal } from 'temporal-polyfill'
import { formatList, formatShortDay, type Language } from '../../foundation/language/index.ts'
import { sayHour } from '../../offices/index.ts'
import type { PoolKind } from '../availability/queries.ts'
import type { NewRule } from '../availability/rule.ts'
import { STEPS, stepsTouched } from '../steps.ts'
import { ruleWords } from './rule-words.ts'

/** `Jeden Montag bis Freitag, 8 bis 16 Uhr: 6 Plätze an Schaltern` */
export function sayRule(rule: NewRule, today: Temporal.PlainDate, language: Language): string {
  const hours = isWholeDay(rule) ? [] : [sayHours(rule, language)]
  const when = [sayDays(rule, language), ...sayBounds(rule, today, language), ...hours].join(', ')
  const reason = rule.reason ? ` (${rule.reason[language]})` : ''
  return `${when}: ${sayWhat(rule, language)}${reason}`
}

/** On which days, without its first and last one. */
function sayDays(rule: NewRule, language: Language): string {
  const t = ruleWords[language]
  const first = formatShortDay(rule.validFrom, language)
  if (rule.repeats === 'once') return t.once(first)
  const days = sayWeekdays(rule.weekdays, language)
  if (rule.repeats === 'monthly') return t.monthly(t.nth[rule.nth]!, days)
  if (rule.everyWeeks > 1) return t.everyWeeks(rule.everyWeeks, days, first)
  return new Set(rule.weekdays).size === 7 ? t.everyDay : t.weekly(days)
}

/** `Montag bis Freitag`, `Montag und Mittwoch`: three or more in a row are said by their ends. */
export function sayWeekdays(weekdays: readonly number[], language: Language): string {
  const t = ruleWords[language]
  const sorted = [...new Set(weekdays)].sort()
  const name = (day: number) => t.weekdays[day - 1]!
  const inARow = sorted.every((day, n) => n === 0 || day === sorted[n - 1]! + 1)
  if (inARow && sorted.length > 2) return t.span(name(sorted[0]!), name(sorted.at(-1)!))
  return formatList(sorted.map(name), language)
}

/** The first day only as long as it is to come: afterwards nobody needs it. */
function sayBounds(rule: NewRule, today: Temporal.PlainDate, language: Language): string[] {
  if (rule.repeats === 'once') return []
  const t = ruleWords[language]
  const isToCome = today.until(rule.validFrom).days > 0
  return [
    ...(isToCome ? [t.from(formatShortDay(rule.validFrom, language))] : []),
    ...(rule.validUntil ? [t.until(formatShortDay(rule.validUntil, language))] : []),
  ]
}

function isWholeDay(rule: NewRule): boolean {
  const { from, until } = stepsTouched(rule.from, rule.until)
  return rule.kind === 'closed' && from === 0 && until === STEPS
}

function sayHours({ from, until }: Pick<NewRule, 'from' | 'until'>, language: Language): string {
  const first = sayHour(from, language).replace(' Uhr', '')
  return ruleWords[language].hours(first, sayHour(until, language))
}

function sayWhat(rule: NewRule, language: Language): string {
  const t = ruleWords[language]
  const where = sayPools(rule.pools, language)
  switch (rule.kind) {
    case 'open':
      return t.open(rule.places, where)
    case 'closed':
      return rule.pools.length === 0 ? t.closed : t.closedOnly(where)
    case 'kept':
      return t.kept(rule.places, where, t.keptFor[rule.keptFor])
  }
}

function sayPools(pools: readonly string[], language: Language): string {
  const t = ruleWords[language]
  if (pools.length === 0) return t.everywhere
  return formatList(
    pools.map(pool => t.pools[kindOf(pool)] ?? pool),
    language,
  )
}

/** `altona/counter` */
function kindOf(pool: string): PoolKind {
  return pool.split('/')[1]!.replace(/^interpreter-.*/, 'interpreter') as PoolKind
}
