import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decidingOverlay, isRunning, type Overlay, type Spot } from './overlay.ts'
import { at, buildOverlay } from './testing/example-question.ts'

const here: Spot = {
  service: 'meldebescheinigung',
  team: 'melderecht',
  step: 'apply',
  channel: 'onsite',
  office: { id: 'billstedt', district: 'mitte' },
}
const city = { kind: 'city' } as const
const district = { kind: 'district', id: 'mitte' } as const
const office = { kind: 'office', id: 'billstedt' } as const
const unit = { kind: 'unit', id: 'mitte/melderecht' } as const
const mine = { service: 'meldebescheinigung' }

function deciding(overlays: readonly Partial<Overlay>[], spot: Partial<Spot> = {}): string | undefined {
  const built = overlays.map((overlay, n) => buildOverlay({ id: `${n}`, ...overlay }))
  const found = decidingOverlay(built, { ...here, ...spot }, at)
  expect(decidingOverlay(built.toReversed(), { ...here, ...spot }, at)).toEqual(found)
  return found?.id
}

describe('an overlay runs', () => {
  test.each([
    ['from its first moment', at, null, true],
    ['not before', at.add({ nanoseconds: 1 }), null, false],
    ['until its last', at.subtract({ hours: 1 }), at.add({ nanoseconds: 1 }), true],
    ['and then no more', at.subtract({ hours: 1 }), at, false],
  ])('%s', (_, from, until, running) => {
    expect(isRunning({ from, until }, at)).toBe(running)
    expect(deciding([{ from, until }])).toBe(running ? '0' : undefined)
  })
})

describe('an overlay concerns', () => {
  test.each<[string, Partial<Overlay>, Partial<Spot>, boolean]>([
    ['every service and step of its way', {}, {}, true],
    ['no other way', { channel: 'phone' }, {}, false],
    ['its service', mine, {}, true],
    ['no other service', { service: 'reisepass' }, {}, false],
    ['its step', { step: 'apply' }, {}, true],
    ['no other step', { step: 'collect' }, {}, false],
    ['the offices of its district', { place: district }, {}, true],
    ['not those of another', { place: district }, { office: { id: 'altona', district: 'altona' } }, false],
    [
      'not one whose district nobody knows',
      { place: district },
      { office: { id: 'x', district: null } },
      false,
    ],
    ['its office', { place: office }, {}, true],
    ['no other office', { place: office }, { office: { id: 'city', district: 'mitte' } }, false],
    ['its team in its district', { place: unit }, {}, true],
    ['no other team', { place: unit }, { team: 'urkunden' }, false],
    ['not its team elsewhere', { place: unit }, { office: { id: 'altona', district: 'altona' } }, false],
    ['no district of the same name', { place: { kind: 'district', id: 'billstedt' } }, {}, false],
    ['no office of the same name', { place: { kind: 'office', id: 'mitte' } }, {}, false],
    ['the city as a whole where it holds for it', {}, { office: null }, true],
    ['not the city as a whole where it holds for a district', { place: district }, { office: null }, false],
    ['not the city as a whole where it holds for an office', { place: office }, { office: null }, false],
  ])('%s', (_, overlay, spot, concerns) => {
    expect(deciding([overlay], spot)).toBe(concerns ? '0' : undefined)
  })
})

describe('of several that run', () => {
  test.each<[string, Partial<Overlay>, Partial<Overlay>]>([
    ['one for service and place before one for the place', { ...mine, place: office }, { place: office }],
    ['one for service and place before one for the service', { ...mine, place: district }, mine],
    ['the smaller place first', { place: office }, { place: district }],
    ['a unit before the office', { place: unit }, { place: office }],
    ['a district before the city', { place: district }, { place: city }],
    ['the one for this very step before one for all', { step: 'apply' }, { step: null }],
    [
      'the higher priority before the later start',
      { priority: 1, from: at.subtract({ hours: 2 }) },
      { from: at },
    ],
    ['the latest', { from: at.subtract({ minutes: 1 }) }, { from: at.subtract({ minutes: 2 }) }],
  ])('%s', (_, stronger, weaker) => {
    for (const state of ['open', 'closed'] as const)
      expect(
        deciding([
          { ...weaker, state },
          { ...stronger, state },
        ]),
      ).toBe('1')
  })

  test('that are alike the first by id, so that the answer is always the same', () => {
    expect(deciding([{}, {}, {}])).toBe('0')
  })

  test('an order of importance: place, then step, then priority, then latest, then shut', () => {
    expect(
      deciding([
        { place: office, state: 'open' },
        { place: city, step: 'apply' },
      ]),
    ).toBe('0')
    expect(
      deciding([
        { step: 'apply', state: 'open' },
        { step: null, state: 'closed' },
      ]),
    ).toBe('0')
    const early = at.subtract({ minutes: 9 })
    expect(
      deciding([
        { state: 'closed', from: early },
        { state: 'open', from: at },
      ]),
    ).toBe('1')
    expect(
      deciding([
        { state: 'open', from: at },
        { state: 'closed', from: at },
      ]),
    ).toBe('1')
  })

  test('one that names service and place decides alone, whatever else is shut', () => {
    expect(deciding([{ ...mine, place: office, state: 'open' }, { place: office }, mine])).toBe('0')
  })

  test('else what is shut for the service or for the place is shut', () => {
    expect(
      deciding([
        { ...mine, state: 'open' },
        { place: office, state: 'closed' },
      ]),
    ).toBe('1')
    expect(
      deciding([
        { ...mine, state: 'closed' },
        { place: office, state: 'open' },
      ]),
    ).toBe('0')
    expect(deciding([{ ...mine, step: 'apply', state: 'open' }, { state: 'closed' }])).toBe('1')
  })

  test('where both leave it open, the service has the word', () => {
    expect(
      deciding([
        { ...mine, state: 'open' },
        { place: office, state: 'open' },
      ]),
    ).toBe('0')
  })
})

test('what decides is one of those that concern the spot, in whatever order they are given', () => {
  const overlay = fc.record({
    place: fc.constantFrom(city, district, office),
    service: fc.constantFrom(null, 'meldebescheinigung', 'reisepass'),
    step: fc.constantFrom(null, 'apply' as const, 'collect' as const),
    state: fc.constantFrom('open' as const, 'closed' as const),
  })
  fc.assert(
    fc.property(fc.array(overlay, { maxLength: 6 }), overlays => {
      const decided = deciding(overlays)
      const alone = overlays.map((_, n) => `${n}`).filter(id => deciding([overlays[Number(id)]!]) === '0')
      expect(decided === undefined ? alone.length : alone.includes(decided)).toBe(
        decided === undefined ? 0 : true,
      )
    }),
  )
})
