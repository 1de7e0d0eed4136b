import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { planDay } from '../availability/plan-day.ts'
import type { NewRule, Rule } from '../availability/rule.ts'
import { STEPS, stepAt, timeOfStep } from '../steps.ts'
import { monday, openRule } from '../testing/small-city.ts'
import { copyTargets, dayFrom } from './days-of-week.ts'
import { overlapOf, type RosterLine, sameRoster, servesOf } from './roster.ts'

const time = (text: string) => Temporal.PlainTime.from(text)
const at = (text: string) => stepAt(time(text))!
const line = (overrides: Partial<RosterLine> = {}): RosterLine => ({
  name: 'Kim Demo',
  from: time('08:00'),
  until: time('12:00'),
  kinds: ['counter'],
  absent: false,
  ...overrides,
})
const there = (lines: readonly RosterLine[], kind: 'counter' | 'biometrics' = 'counter') =>
  servesOf(lines)[kind] ?? Array(STEPS).fill(0)

describe('who is there', () => {
  it('counts in each step for each kind they can serve, and for no other', () => {
    const lines = [line(), line({ name: 'Lee Demo', from: time('10:00'), kinds: ['counter', 'biometrics'] })]
    expect([there(lines)[at('09:45')], there(lines)[at('10:00')], there(lines)[at('12:00')]]).toEqual([
      1, 2, 0,
    ])
    expect([there(lines, 'biometrics')[at('09:45')], there(lines, 'biometrics')[at('11:45')]]).toEqual([0, 1])
  })
  it('who comes in the middle of a quarter of an hour counts from the next one', () => {
    const lines = [line({ from: time('08:05'), until: time('08:50') })]
    expect(['08:00', '08:15', '08:30', '08:45'].map(step => there(lines)[at(step)])).toEqual([0, 1, 1, 0])
  })
  it('who is absent counts for nothing', () => {
    expect(servesOf([line({ absent: true })])).toEqual({})
  })
  it('nobody is in two places at once, however the name is written', () => {
    const twice = [line(), line({ name: 'KIM DEMO', from: time('11:45'), until: time('13:00') })]
    expect([overlapOf(twice, 0), overlapOf(twice, 1)]).toEqual([null, 0])
    const after = [line(), line({ from: time('12:00'), until: time('13:00'), kinds: ['phone'] })]
    expect(overlapOf(after, 1)).toBeNull()
  })
  it('the same roster is the same, in whatever order its kinds are; none is not an empty one', () => {
    const [a, b] = [line({ kinds: ['counter', 'biometrics'] }), line({ kinds: ['biometrics', 'counter'] })]
    expect(sameRoster([a], [b])).toBe(true)
    expect(sameRoster([a], [{ ...b, absent: true }])).toBe(false)
    expect([sameRoster(null, null), sameRoster(null, [])]).toEqual([true, false])
  })
})

const lines = fc.array(
  fc
    .record({
      from: fc.integer({ min: 0, max: 40 }),
      steps: fc.integer({ min: 1, max: 8 }),
      absent: fc.boolean(),
    })
    .map(({ from, steps, absent }) =>
      line({ from: timeOfStep(from), until: timeOfStep(from + steps), absent }),
    ),
  { maxLength: 8 },
)
const rules = fc
  .array(
    fc.record({
      kind: fc.constantFrom('open', 'closed', 'kept'),
      places: fc.integer({ min: 0, max: 5 }),
      from: fc.integer({ min: 0, max: 30 }),
      steps: fc.integer({ min: 1, max: 17 }),
    }),
    { maxLength: 5 },
  )
  .map(all =>
    all.map(({ kind, places, from, steps }, n) => {
      const when = { from: timeOfStep(from), until: timeOfStep(from + steps) }
      const says = kind === 'closed' ? { kind } : { kind, places, keptFor: 'walk-in' }
      return { ...openRule('here', { ...when, ...says } as Partial<NewRule>), number: n + 1 } as Rule
    }),
  )
const plan = (own: readonly Rule[], who: readonly number[] | null) =>
  planDay(own, 'here/counter', monday, { holiday: null, closures: [], hotlineIsBack: false, there: who })

describe('a day with a roster', () => {
  it('has in each step what the rules give, and never more than people who can serve it', () => {
    fc.assert(
      fc.property(rules, lines, (own, roster) => {
        const [alone, who] = [plan(own, null), there(roster)]
        const both = plan(own, who)
        expect(both.capacity).toEqual(alone.capacity.map((places, step) => Math.min(places, who[step]!)))
        for (const [step, because] of both.because.entries()) {
          const fewer = both.capacity[step]! < alone.capacity[step]!
          expect(because.kind === 'roster').toBe(fewer)
          if (!fewer) expect(because).toEqual(alone.because[step])
          if (because.kind === 'roster') expect(because.places).toBe(alone.capacity[step])
        }
      }),
    )
  })
  it('keeps back no more than there is', () => {
    fc.assert(
      fc.property(rules, lines, (own, roster) => {
        const { capacity, keptFromOnline, keptFromHotline } = plan(own, there(roster))
        for (const step of capacity.keys()) {
          expect(keptFromOnline[step]!).toBeLessThanOrEqual(capacity[step]!)
          expect(keptFromHotline[step]!).toBeLessThanOrEqual(keptFromOnline[step]!)
        }
      }),
    )
  })
  it('loses nothing by one more person, and nothing is gained by one who is absent', () => {
    fc.assert(
      fc.property(rules, lines, lines, (own, roster, more) => {
        const before = plan(own, there(roster)).capacity
        const after = plan(own, there([...roster, ...more])).capacity
        for (const step of before.keys()) expect(after[step]!).toBeGreaterThanOrEqual(before[step]!)
        const away = more.map(one => ({ ...one, absent: true }))
        expect(plan(own, there([...roster, ...away])).capacity).toEqual(before)
      }),
    )
  })
})

describe('days', () => {
  const day = (text: string) => Temporal.PlainDate.from(text)
  it('a copy goes to the later days until Friday, or from each day to the next week', () => {
    const to = (from: string, wanted: string) =>
      copyTargets(day(from), wanted).map(target => String(target.to))
    expect(to('2026-11-04', 'rest')).toEqual(['2026-11-05', '2026-11-06'])
    expect(to('2026-11-06', 'rest')).toEqual([])
    expect(to('2026-12-30', 'next')[5]).toBe('2027-01-09')
    expect(to('2026-11-04', 'elsewhere')).toEqual([])
  })
  it('what is no day is today', () => {
    const read = (text: string | null) => String(dayFrom(text, monday))
    expect(read('2026-11-30')).toBe('2026-11-30')
    for (const wrong of [null, '', 'morgen', '2026-02-30', '9999-12-31', '2026-11-3'])
      expect(read(wrong), String(wrong)).toBe(String(monday))
  })
})
