import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { STEPS, startOf, stepAt, timeOfStep, whenOf } from '../steps.ts'
import { openRule } from '../testing/small-city.ts'
import { type DayFacts, planDay } from './plan-day.ts'
import { appliesOn, type NewRule, type Rule } from './rule.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const time = (text: string) => Temporal.PlainTime.from(text)
const rule = (number: number, overrides: Partial<NewRule> = {}): Rule =>
  ({ ...openRule('here', overrides), number }) as Rule
const nothing: DayFacts = { holiday: null, closures: [], hotlineIsBack: false, there: null }
const reason = { de: 'Personalversammlung', en: 'Staff meeting' }
/** `8-12:2` */
const spans = (places: readonly number[]) => {
  const found: string[] = []
  for (let from = 0; from < STEPS; ) {
    let until = from
    while (until < STEPS && places[until] === places[from]) until += 1
    if (places[from]! > 0)
      found.push(
        `${timeOfStep(from).toString().slice(0, 5)}-${timeOfStep(until).toString().slice(0, 5)}:${places[from]}`,
      )
    from = until
  }
  return found
}
const capacity = (rules: Rule[], on: string, facts: Partial<DayFacts> = {}) =>
  spans(planDay(rules, 'here/counter', day(on), { ...nothing, ...facts }).capacity)

describe('rules repeat', () => {
  const applies = (overrides: Partial<NewRule>, dates: string[]) =>
    dates.filter(date => appliesOn(rule(1, overrides), day(date)))
  it('weekly, within their dates', () => {
    const dates = ['2026-11-02', '2026-11-03', '2026-11-09', '2026-11-16']
    const bounds = { weekdays: [1], validFrom: day('2026-11-03'), validUntil: day('2026-11-09') }
    expect(applies(bounds as never, dates)).toEqual(['2026-11-09'])
  })
  it('every second week, counted from the week of the first day, over the end of a year with 53 weeks', () => {
    const fortnight = { weekdays: [1], everyWeeks: 2, validFrom: day('2026-12-16') }
    const mondays = ['2026-12-21', '2026-12-28', '2027-01-04', '2027-01-11', '2027-01-18']
    expect(applies(fortnight as never, mondays)).toEqual(['2026-12-28', '2027-01-11'])
  })
  it('on the first, third or last weekday of a month, in February of a leap year too', () => {
    const monthly = (nth: number) => ({ repeats: 'monthly', weekdays: [4], nth })
    const thursdays = ['2024-02-01', '2024-02-08', '2024-02-15', '2024-02-22', '2024-02-29']
    const from = { validFrom: day('2024-01-01') }
    expect(applies({ ...from, ...monthly(1) } as never, thursdays)).toEqual(['2024-02-01'])
    expect(applies({ ...from, ...monthly(3) } as never, thursdays)).toEqual(['2024-02-15'])
    expect(applies({ ...from, ...monthly(-1) } as never, thursdays)).toEqual(['2024-02-29'])
  })
})

describe('a day', () => {
  it('has the places of its rules; where two speak of the same time, the later one counts', () => {
    const rules = [rule(2, { places: 1, from: time('11:00'), until: time('14:00') } as never), rule(1)]
    expect(capacity(rules, '2026-11-02')).toEqual(['08:00-11:00:2', '11:00-14:00:1'])
  })
  it('has breaks, whole steps that they touch', () => {
    const pause = rule(2, { kind: 'closed', from: time('10:05'), until: time('10:20') } as never)
    expect(capacity([rule(1), pause], '2026-11-02')).toEqual(['08:00-10:00:2', '10:30-12:00:2'])
  })
  it('has nothing on a holiday, unless a rule speaks of that one day', () => {
    const holiday = { de: 'Reformationstag', en: 'Reformation Day' }
    const on = '2025-10-31'
    const once = rule(2, { repeats: 'once', validFrom: day(on), validUntil: day(on), places: 5 } as never)
    expect(capacity([rule(1, { validFrom: day('2025-01-01') } as never)], on, { holiday })).toEqual([])
    expect(capacity([once, rule(1)], on, { holiday })).toEqual(['08:00-12:00:5'])
  })
  it('has nothing while the house is shut, whatever a rule says', () => {
    const once = rule(2, {
      repeats: 'once',
      validFrom: day('2026-11-02'),
      validUntil: day('2026-11-02'),
      places: 5,
    } as never)
    const closures = [{ from: time('09:00'), until: time('23:59'), reason }]
    const plan = planDay([rule(1), once], 'here/counter', day('2026-11-02'), { ...nothing, closures })
    expect(spans(plan.capacity)).toEqual(['08:00-09:00:5'])
    expect(plan.because[stepAt(time('09:00'))!]).toEqual({ kind: 'closure', reason })
  })
  it('keeps places back, never more than there are, and gives those of the hotline to all in time', () => {
    const kept = [
      rule(2, { kind: 'kept', keptFor: 'hotline', places: 1 } as never),
      rule(3, { kind: 'kept', keptFor: 'walk-in', places: 4, from: time('11:00') } as never),
    ]
    const plan = (hotlineIsBack: boolean) =>
      planDay([rule(1), ...kept], 'here/counter', day('2026-11-02'), { ...nothing, hotlineIsBack })
    expect(spans(plan(false).keptFromOnline)).toEqual(['08:00-11:00:1', '11:00-12:00:2'])
    expect(spans(plan(false).keptFromHotline)).toEqual(['11:00-12:00:2'])
    expect(plan(true).keptFromOnline).toEqual(plan(true).keptFromHotline)
  })
  it('speaks only of the pools it names', () => {
    const other = rule(2, { pools: ['here/biometrics'], places: 9 } as never)
    expect(capacity([rule(1), other], '2026-11-02')).toEqual(['08:00-12:00:2'])
  })
})

it('every step of every day begins once, at its time in Berlin, also where the clock changes', () => {
  for (const date of ['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-25', '2028-02-29', '2026-12-31']) {
    const starts = Array.from({ length: STEPS }, (_, step) => startOf(day(date), step))
    expect(new Set(starts.map(start => start.epochMilliseconds)).size).toBe(STEPS)
    for (const [step, start] of starts.entries()) {
      expect(start.toPlainTime().equals(timeOfStep(step))).toBe(true)
      expect(whenOf(start.toInstant())).toEqual({ day: day(date), step })
    }
  }
})
