import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import { bodyFrom } from '../../foundation/http/index.ts'
import { readClock } from '../../foundation/text/index.ts'
import type { Pool } from '../availability/queries.ts'
import { readRule } from './read-rule.ts'
import { fieldsOfRule, type TypedRule, typedRule, usualRule } from './typed-rule.ts'

const today = Temporal.PlainDate.from('2026-11-27')
const pools: Pool[] = [{ id: 'altona/counter', office: 'altona', kind: 'counter', language: null }]
const usual: TypedRule = { ...usualRule(today, 'de'), places: '6' }
const read = (typed: Partial<TypedRule>) =>
  readRule({ ...usual, ...typed }, 'altona', pools, { language: 'de', today })
const problemsOf = (typed: Partial<TypedRule>) => {
  const found = read(typed)
  return 'problems' in found ? found.problems.map(({ field }) => field) : []
}
const ruleOf = (typed: Partial<TypedRule>) => {
  const found = read(typed)
  return 'rule' in found ? found.rule : expect.fail(JSON.stringify(found.problems))
}

it('reads each kind and each way to repeat', () => {
  expect(ruleOf({ pools: ['altona/counter'] })).toMatchObject({
    kind: 'open',
    places: 6,
    office: 'altona',
    pools: ['altona/counter'],
    repeats: 'weekly',
    everyWeeks: 1,
    weekdays: [1, 2, 3, 4, 5],
    validUntil: null,
    reason: null,
  })
  expect(ruleOf({ repeats: 'every-weeks', weeks: '3' })).toMatchObject({ repeats: 'weekly', everyWeeks: 3 })
  expect(ruleOf({ repeats: 'monthly', nth: '-1', weekdays: ['2'] })).toMatchObject({
    repeats: 'monthly',
    nth: -1,
    weekdays: [2],
  })
  const once = ruleOf({ kind: 'closed', places: '', repeats: 'once', from: '24.12.2026', weekdays: [] })
  expect(once).toMatchObject({ kind: 'closed', repeats: 'once' })
  expect(String(once.validUntil)).toBe('2026-12-24')
  const reason = { de: ' Heilig­abend ', en: 'Christmas Eve' }
  expect(ruleOf({ kind: 'kept', keptFor: 'walk-in', reason })).toMatchObject({
    kind: 'kept',
    keptFor: 'walk-in',
    reason: { de: 'Heiligabend', en: 'Christmas Eve' },
  })
})

it('says beside each field what to do, all at once', () => {
  const nothing = typedRule(bodyFrom([]))
  expect(problemsOf(nothing)).toEqual(['art', 'wochentag', 'wiederholt', 'ab', 'von', 'ende'])
  expect(problemsOf({ places: '0' })).toEqual(['plaetze'])
  expect(problemsOf({ places: '1000' })).toEqual(['plaetze'])
  expect(problemsOf({ places: '2.5' })).toEqual(['plaetze'])
  expect(problemsOf({ kind: 'kept', keptFor: 'me' })).toEqual(['fuer'])
  expect(problemsOf({ repeats: 'every-weeks', weeks: '1' })).toEqual(['wochen'])
  expect(problemsOf({ repeats: 'monthly', nth: '5' })).toEqual(['woche-im-monat'])
  expect(problemsOf({ repeats: 'once', from: '26.11.2026' })).toEqual(['ab'])
  expect(problemsOf({ from: '01.02.2027', until: '31.01.2027' })).toEqual(['bis'])
  expect(problemsOf({ until: '26.11.2026', from: '01.01.2026' })).toEqual(['bis'])
  expect(problemsOf({ fromTime: '16:00', untilTime: '8:00' })).toEqual(['ende'])
  expect(problemsOf({ fromTime: '19:00', untilTime: '20:00' })).toEqual(['ende'])
  expect(problemsOf({ fromTime: '8:05', untilTime: '8:25' })).toEqual(['ende'])
  expect(problemsOf({ kind: 'closed', fromTime: '8:05', untilTime: '8:25' })).toEqual([])
  expect(problemsOf({ reason: { de: 'Umbau', en: '' } })).toEqual(['grund-en'])
  expect(problemsOf({ pools: ['billstedt/counter'] })).toEqual(['platz'])
})

it('reads times as people write them', () => {
  const times = ['8', '8:30', '08.30', '8 Uhr', '23:59', '24:00', '8:60', 'acht', '']
  expect(times.map(text => readClock(text)?.toString() ?? null)).toEqual([
    '08:00:00',
    '08:30:00',
    '08:30:00',
    '08:00:00',
    '23:59:00',
    null,
    null,
    null,
    null,
  ])
})

it('a form that is sent once more says the same', () => {
  const typed = { ...usual, pools: ['altona/counter'], reason: { de: 'a', en: 'b' }, until: '1.1.2027' }
  expect(typedRule(bodyFrom(fieldsOfRule(typed)))).toEqual(typed)
})
