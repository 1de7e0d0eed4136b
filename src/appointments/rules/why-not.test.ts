import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { type DayFacts, planDay } from '../availability/plan-day.ts'
import type { NewRule, Rule } from '../availability/rule.ts'
import { STEPS, stepAt } from '../steps.ts'
import { beforeOpening, monday, openRule } from '../testing/small-city.ts'
import { sayObstacle, sayWhole } from './say-obstacle.ts'
import { type CounterOfDay, type PlaceOfDay, type WhyQuestion, whyNot } from './why-not.ts'

const time = (text: string) => Temporal.PlainTime.from(text)
const at = (text: string) => stepAt(time(text))!
const rule = (number: number, overrides: object = {}): Rule =>
  ({ ...openRule('altona', overrides as Partial<NewRule>), number }) as Rule
const place = (
  from: string,
  steps = 1,
  state: PlaceOfDay['state'] = 'taken',
  freeBy: PlaceOfDay['freeBy'] = null,
): PlaceOfDay => ({ step: at(from), steps, state, freeBy })

interface Scene {
  readonly rules?: readonly Rule[]
  readonly facts?: Partial<DayFacts>
  readonly places?: readonly PlaceOfDay[]
  readonly row?: CounterOfDay['row']
  readonly steps?: number
  readonly day?: Temporal.PlainDate
  readonly now?: string
}

function question(asked: string, scene: Scene): WhyQuestion {
  const { rules = [rule(1)], facts = {}, places = [], steps = 1, day = monday } = scene
  const pool = 'altona/counter'
  const known: DayFacts = { holiday: null, closures: [], hotlineIsBack: false, there: null, ...facts }
  const plan = planDay(rules, pool, day, known)
  const row = scene.row === undefined ? { stopped: false, serviceStopped: false, released: true } : scene.row
  const counter: CounterOfDay = { pool, plan, rules, places, row }
  return {
    day,
    step: at(asked),
    steps,
    kinds: ['counter'],
    counters: new Map([['counter', counter]]),
    hotlineIsBack: known.hotlineIsBack,
    now: scene.now ? Temporal.Instant.from(scene.now) : beforeOpening,
  }
}

/** The sentence that a manager reads. */
function said(asked: string, scene: Scene = {}): string {
  const why = whyNot(question(asked, scene))
  const today = beforeOpening.toZonedDateTimeISO('Europe/Berlin').toPlainDate()
  const { day = monday } = scene
  if (why.kind !== 'counters') return sayWhole(why, 'de')!
  // Whether an hour has one digit or two is the affair of the machine's own tables.
  return sayObstacle(why.counters[0]!.obstacle, { day, today, language: 'de' }).replace(/\b0(?=\d:)/g, '')
}

describe('a time is not free', () => {
  it('because it is over, has begun, or is not given out yet', () => {
    expect(said('08:00', { now: '2026-11-02T07:00:00Z' })).toBe(
      'Diese Zeit ist vorbei oder hat schon begonnen.',
    )
    expect(said('08:00', { day: monday.subtract({ days: 1 }) })).toContain('vorbei')
    expect(said('08:00', { day: monday.add({ days: 61 }) })).toBe(
      'Dieser Tag wird noch nicht vergeben. Termine gibt es bis 1. Januar 2027.',
    )
    expect(said('08:00', { row: null })).toBe('Dieser Tag wird noch nicht vergeben.')
  })

  it('because it is before or after the hours of a rule, or no rule opens', () => {
    const hours = 'Jeden Montag bis Freitag, 8 bis 12 Uhr: 2 Plätze an jeder Art von Platz'
    expect(said('07:45')).toBe(`Das ist vor der Öffnung: offen ist ab 8:00 Uhr. Regel: ${hours}.`)
    expect(said('12:00')).toBe(`Das ist nach der Schließung: offen ist bis 12:00 Uhr. Regel: ${hours}.`)
    expect(said('10:00', { rules: [] })).toBe('An diesem Tag öffnet keine Regel.')
  })

  it('because of a holiday, a closure of the house, or a rule that closes', () => {
    const name = { de: 'Reformationstag', en: 'Reformation Day' }
    expect(said('10:00', { facts: { holiday: name } })).toBe('Das ist ein Feiertag: Reformationstag.')
    const reason = { de: 'Wasserschaden', en: 'Water damage' }
    const closures = [{ from: time('09:30'), until: time('11:00'), reason }]
    expect(said('10:00', { facts: { closures } })).toBe('Ab 10:00 Uhr ist das Haus zu: Wasserschaden.')
    const meeting = { de: 'Personalversammlung', en: 'Staff meeting' }
    const closed = rule(2, { kind: 'closed', from: time('10:00'), until: time('11:00'), reason: meeting })
    expect(said('10:15', { rules: [rule(1), closed] })).toBe(
      'Um 10:15 Uhr schließt eine Regel: Jeden Montag bis Freitag, 10 bis 11 Uhr: geschlossen (Personalversammlung).',
    )
  })

  it('because all places are taken, and by how many until when', () => {
    const places = [place('10:00', 2), place('10:15', 1, 'held'), place('09:00', 2)]
    expect(said('10:15', { places })).toBe(
      'Um 10:15 Uhr sind alle 2 Plätze vergeben: 1 Termin und 1 Reservierung (10:00 bis 10:30; 10:15 bis 10:30).',
    )
    expect(said('10:00', { places })).toBe('Ist frei.')
    expect(said('10:00', { places, steps: 2 })).toContain('Um 10:15 Uhr sind alle 2 Plätze vergeben')
    expect(said('10:00', { places: [place('10:00'), place('10:00')] })).toContain(
      '2 Termine (10:00 bis 10:15, 2-mal)',
    )
  })

  it('because it was given back, and by when it is everybody’s', () => {
    const by = Temporal.Instant.from('2026-11-02T07:30:00Z')
    const places = [place('10:00', 1), place('10:00', 1, 'returned', by)]
    expect(said('10:00', { places })).toBe(
      'Um 10:00 Uhr sind alle 2 Plätze vergeben: 1 Termin und 1 zurückgegeben: zuerst für die Warteliste, für alle spätestens am 2. November 2026, 8:30 Uhr (10:00 bis 10:15, 2-mal).',
    )
  })

  it('because what is left is kept for others, unless the hotline gave it back', () => {
    const hotline = rule(2, { kind: 'kept', keptFor: 'hotline', places: 1 })
    const scene = { rules: [rule(1), hotline], places: [place('10:00')] }
    expect(said('10:00', scene)).toBe(
      'Um 10:00 Uhr ist noch 1 Platz da, aber zurückgehalten. Regel: Jeden Montag bis Freitag, 8 bis 12 Uhr: 1 Platz an jeder Art von Platz zurückgehalten für die Hotline 115.',
    )
    expect(said('10:00', { ...scene, facts: { hotlineIsBack: true } })).toBe('Ist frei.')
  })

  it('because by the roster nobody or too few are there', () => {
    const there = Array.from({ length: STEPS }, (_, step) => (step < at('09:00') ? 0 : 1))
    expect(said('08:00', { facts: { there } })).toMatch(
      /^Um 8:00 Uhr ist nach der Besetzung niemand da, der das bedienen kann\. Regel: Jeden Montag/,
    )
    expect(said('07:30', { facts: { there } })).toContain('offen ist ab 8:00')
    const full = said('10:00', { facts: { there }, places: [place('10:00')] })
    expect(full).toContain('ist der einzige Platz vergeben')
    expect(full).toContain('Die Regel gibt 2, nach der Besetzung ist aber nur eine Person da.')
    expect(said('10:15', { facts: { there } })).toBe('Ist frei.')
  })

  it('because there is not enough time until closing', () => {
    expect(said('11:30', { steps: 3 })).toBe(
      'Bis 12:00 Uhr, wenn geschlossen wird, sind es 30 Minuten. Gebraucht werden 45.',
    )
    const late = rule(1, { until: time('19:00') })
    expect(said('18:45', { rules: [late], steps: 2 })).toContain('Bis 19:00 Uhr')
  })

  it('because it is stopped or not released, or the office has no such counter', () => {
    expect(said('10:00', { row: { stopped: true, serviceStopped: false, released: true } })).toContain(
      'angehalten',
    )
    expect(said('10:00', { row: { stopped: false, serviceStopped: true, released: true } })).toContain(
      'Leistung',
    )
    expect(said('10:00', { row: { stopped: false, serviceStopped: false, released: false } })).toMatch(
      /kann man ab .* buchen/,
    )
    const without = { ...question('10:00', {}), counters: new Map() }
    expect(whyNot(without)).toMatchObject({ counters: [{ obstacle: { kind: 'no-counter' } }] })
  })
})

it('says nothing exactly where every step has more places than are kept', () => {
  const rules = [
    rule(1),
    rule(2, { kind: 'kept', keptFor: 'walk-in', places: 1, from: time('10:00') }),
    rule(3, { kind: 'closed', from: time('09:00'), until: time('09:30') }),
  ]
  const places = [place('08:30', 2), place('08:30'), place('10:15', 3)]
  const { counters } = question('08:00', { rules, places })
  const { plan } = counters.get('counter')!
  for (let step = 0; step < STEPS; step += 1) {
    const why = whyNot({ ...question('08:00', { rules, places }), step })
    const taken = places.filter(one => one.step <= step && step < one.step + one.steps).length
    const isFree = plan.capacity[step]! - taken > plan.keptFromOnline[step]!
    expect([step, why]).toMatchObject([step, { counters: [{ obstacle: isFree ? null : expect.anything() }] }])
  }
})
