import type { Temporal } from 'temporal-polyfill'
import type { Body } from '../../foundation/http/index.ts'
import { formatShortDay, type Language } from '../../foundation/language/index.ts'

export const kindsOfRule = ['open', 'closed', 'kept'] as const
export const waysToRepeat = ['weekly', 'every-weeks', 'monthly', 'once'] as const

/** A rule as it was typed. */
export interface TypedRule {
  readonly kind: string
  /** Ids of pools; empty: all of the office. */
  readonly pools: readonly string[]
  readonly repeats: string
  /** `1` Monday to `7` Sunday */
  readonly weekdays: readonly string[]
  readonly weeks: string
  readonly nth: string
  readonly from: string
  readonly until: string
  readonly fromTime: string
  readonly untilTime: string
  readonly places: string
  readonly keptFor: string
  readonly reason: { readonly de: string; readonly en: string }
}

/** More than any of them needs. */
const LONGEST = 300

export function typedRule(body: Body): TypedRule {
  const one = (name: string) => body.get(name).slice(0, LONGEST)
  const some = (name: string) => [...new Set(body.all(name))].slice(0, 20)
  return {
    kind: one('art'),
    pools: some('platz'),
    repeats: one('wiederholt'),
    weekdays: some('wochentag'),
    weeks: one('wochen'),
    nth: one('woche-im-monat'),
    from: one('ab'),
    until: one('bis'),
    fromTime: one('von'),
    untilTime: one('ende'),
    places: one('plaetze'),
    keptFor: one('fuer'),
    reason: { de: one('grund-de'), en: one('grund-en') },
  }
}

/** The same as a form sends it: what is confirmed is read and looked at once more. */
export function fieldsOfRule(typed: TypedRule): readonly (readonly [string, string])[] {
  return [
    ['art', typed.kind],
    ...typed.pools.map(pool => ['platz', pool] as const),
    ['wiederholt', typed.repeats],
    ...typed.weekdays.map(day => ['wochentag', day] as const),
    ['wochen', typed.weeks],
    ['woche-im-monat', typed.nth],
    ['ab', typed.from],
    ['bis', typed.until],
    ['von', typed.fromTime],
    ['ende', typed.untilTime],
    ['plaetze', typed.places],
    ['fuer', typed.keptFor],
    ['grund-de', typed.reason.de],
    ['grund-en', typed.reason.en],
  ]
}

/** What most rules are: the working days of a week, from tomorrow on. */
export function usualRule(today: Temporal.PlainDate, language: Language): TypedRule {
  return {
    kind: 'open',
    pools: [],
    repeats: 'weekly',
    weekdays: ['1', '2', '3', '4', '5'],
    weeks: '2',
    nth: '1',
    from: formatShortDay(today.add({ days: 1 }), language),
    until: '',
    fromTime: '8:00',
    untilTime: '16:00',
    places: '',
    keptFor: 'hotline',
    reason: { de: '', en: '' },
  }
}
