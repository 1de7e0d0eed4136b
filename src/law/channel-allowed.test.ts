import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { channelAllowed, type LawQuestion } from './index.ts'
import { buildDerogation, buildRequirement } from './testing/build-law.ts'

const at = Temporal.Instant.from('2026-11-23T09:00:00Z')
const day = Temporal.PlainDate.from

function ask(overrides: Partial<LawQuestion> = {}) {
  return channelAllowed({
    requirements: [buildRequirement()],
    derogations: [],
    service: 'personalausweis',
    step: 'apply',
    channel: 'online',
    place: null,
    at,
    identified: 'none',
    ...overrides,
  })
}

describe('without a requirement', () => {
  test('procedure is free of form, and that is the ground', () => {
    expect(ask({ requirements: [] })).toEqual({
      allowed: true,
      grounds: [{ default: 'vwvfg-10' }],
      until: null,
      level: 'none',
    })
  })

  test.each([
    ['another service', { service: 'wohngeld' }],
    ['another step', { step: 'advice' }],
    ['the way on site', { channel: 'onsite' }],
  ] as const)('%s is not touched', (_, overrides) => {
    expect(ask(overrides).allowed).toBe(true)
  })
})

describe('a requirement', () => {
  test('shuts the ways it names, with its norm', () => {
    expect(ask()).toMatchObject({ allowed: false, grounds: [{ norm: 'pauswg-9-1-6' }], until: null })
  })

  test.each([
    ['must', false],
    ['should', false],
    ['may', true],
    ['alternative', true],
    ['on-demand', true],
    ['experiment', true],
  ] as const)('that says "%s": allowed %s', (modality, allowed) => {
    expect(ask({ requirements: [buildRequirement({ modality })] }).allowed).toBe(allowed)
  })

  test.each([
    ['2026-11-23', null, false],
    ['2026-11-24', null, true],
    [null, '2026-11-23', false],
    [null, '2026-11-22', true],
  ])('from %s until %s: allowed %s', (from, until, allowed) => {
    const requirement = buildRequirement({
      validFrom: from === null ? null : day(from),
      validUntil: until === null ? null : day(until),
    })
    expect(ask({ requirements: [requirement] }).allowed).toBe(allowed)
  })

  test('ends at midnight in Berlin, not in Greenwich', () => {
    const requirements = [buildRequirement({ validUntil: day('2026-11-22') })]
    expect(ask({ requirements, at: Temporal.Instant.from('2026-11-22T22:59:59Z') }).allowed).toBe(false)
    expect(ask({ requirements, at: Temporal.Instant.from('2026-11-22T23:00:00Z') }).allowed).toBe(true)
  })

  test('of several, the weightiest gives the reason and all give their grounds', () => {
    const should = buildRequirement({ id: 'a', norm: 'norm-a', modality: 'should' })
    const must = buildRequirement({ id: 'b', norm: 'norm-b', modality: 'must' })
    const answer = ask({ requirements: [should, must] })
    expect(answer).toMatchObject({ allowed: false, requirement: { id: 'b' } })
    expect(answer.grounds).toEqual([{ norm: 'norm-b' }, { norm: 'norm-a' }])
  })
})

describe('a derogation', () => {
  test('opens the way, names itself and the norm, and ends', () => {
    expect(ask({ derogations: [buildDerogation()] })).toEqual({
      allowed: true,
      grounds: [{ derogation: 'circular' }, { norm: 'pauswg-9-1-6' }],
      until: day('2026-11-30'),
      level: 'none',
    })
  })

  test.each([
    ['of which nobody knows whether it covers the city', { covers: 'unknown' }],
    ['for another territory', { covers: 'no' }],
    ['not yet in force', { from: day('2026-11-24') }],
    ['over', { until: day('2026-11-22') }],
    ['without a known first day', { from: null }],
    ['without an end and without a day of review', { until: null }],
    ['whose day of review has passed', { until: null, reviewOn: day('2026-11-22') }],
    ['whose day of review has passed before its end', { reviewOn: day('2026-11-22') }],
    ['of unknown territory, whatever else is said', { territory: { kind: 'unknown' } }],
    ['of another Land', { territory: { kind: 'land', name: { de: 'Land', en: 'Land' } } }],
    ['of a part of the city', { territory: { kind: 'districts', districts: ['altona'] } }],
    ['that makes a time longer', { effect: 'extends' }],
    ['that does not punish', { effect: 'does-not-sanction' }],
    ['that opens another way', { opens: ['post'] }],
    ['for another requirement', { requirement: 'other' }],
  ] as const)('%s opens nothing', (_, overrides) => {
    expect(ask({ derogations: [buildDerogation(overrides)] }).allowed).toBe(false)
  })

  test('holds on its first and on its last day', () => {
    const oneDay = buildDerogation({ from: day('2026-11-23'), until: day('2026-11-23') })
    expect(ask({ derogations: [oneDay] }).allowed).toBe(true)
  })

  test.each([
    ['altona', true],
    ['mitte', false],
    [null, false],
  ])('of one district opens in its offices alone: asked in %s, open is %s', (district, allowed) => {
    const territory = { kind: 'districts' as const, districts: ['altona'] }
    const place = { district, office: 'somewhere' }
    expect(ask({ derogations: [buildDerogation({ territory })], place }).allowed).toBe(allowed)
  })

  test('without an end holds up to its day of review, and that is until when', () => {
    const reviewOn = day('2026-11-23')
    const derogations = [buildDerogation({ until: null, reviewOn })]
    expect(ask({ derogations })).toMatchObject({ allowed: true, until: reviewOn })
  })

  test('of the same norm the longest counts', () => {
    const derogations = [
      buildDerogation({ id: 'short', until: day('2026-11-24') }),
      buildDerogation({ id: 'long', until: null, reviewOn: day('2026-12-24') }),
      buildDerogation({ id: 'shorter', until: day('2026-11-23') }),
    ]
    expect(ask({ derogations })).toMatchObject({
      until: day('2026-12-24'),
      grounds: [{ derogation: 'long' }, { norm: 'pauswg-9-1-6' }],
    })
  })

  test('from one norm does not lift another', () => {
    const requirements = [buildRequirement(), buildRequirement({ id: 'other', norm: 'norm-other' })]
    expect(ask({ requirements, derogations: [buildDerogation()] })).toMatchObject({
      allowed: false,
      requirement: { id: 'other' },
      grounds: [{ norm: 'norm-other' }],
    })
  })

  test('of several, the first end counts', () => {
    const requirements = [buildRequirement(), buildRequirement({ id: 'other', norm: 'norm-other' })]
    const derogations = [
      buildDerogation(),
      buildDerogation({ id: 'second', requirement: 'other', until: day('2026-11-25') }),
    ]
    expect(ask({ requirements, derogations })).toMatchObject({ allowed: true, until: day('2026-11-25') })
  })
})

describe('a demand for electronic identity', () => {
  const eid = buildRequirement({
    kind: 'electronic-identity',
    closes: ['online', 'email'],
    identification: { level: 'substantial', norm: 'bmg-10-3' },
  })

  test.each([
    ['none', false],
    ['low', false],
    ['substantial', true],
    ['high', true],
  ] as const)('whoever proves %s online: open is %s', (identified, allowed) => {
    expect(ask({ requirements: [eid], identified }).allowed).toBe(allowed)
  })
  test('opens with the norm as its ground and the level it takes', () => {
    expect(ask({ requirements: [eid], identified: 'high' })).toMatchObject({
      grounds: [{ norm: 'pauswg-9-1-6' }],
      level: 'substantial',
    })
  })
  test('stays shut by mail, which carries no proof', () => {
    expect(ask({ requirements: [eid], identified: 'high', channel: 'email' }).allowed).toBe(false)
  })
  test('stays shut where the level is not known', () => {
    const unknown = { ...eid, identification: null }
    expect(ask({ requirements: [unknown], identified: 'high' }).allowed).toBe(false)
  })
  test('opens nothing that another requirement shuts', () => {
    expect(ask({ requirements: [eid, buildRequirement()], identified: 'high' }).allowed).toBe(false)
  })
})

describe('a relief that has run out', () => {
  const relief = (overrides = {}) => buildDerogation({ until: day('2026-11-22'), ...overrides })

  test('is told of, with its last day', () => {
    expect(ask({ derogations: [relief()] })).toMatchObject({
      allowed: false,
      ended: { derogation: { id: 'circular' }, last: day('2026-11-22') },
    })
  })
  test('ends with its day of review, when nobody renewed it', () => {
    const derogations = [relief({ until: null, reviewOn: day('2026-11-20') })]
    expect(ask({ derogations })).toMatchObject({ ended: { last: day('2026-11-20') } })
  })
  test.each([
    ['elsewhere', { covers: 'no' }],
    ['of which nobody knows whether it held here', { covers: 'unknown' }],
    ['for another way', { opens: ['post'] }],
    ['that only extended a time', { effect: 'extends' }],
    ['long ago', { from: day('2026-01-01'), until: day('2026-08-24') }],
    ['to come', { from: day('2026-12-01'), until: day('2026-12-31') }],
  ] as const)('one %s is not', (_, overrides) => {
    expect(ask({ derogations: [relief(overrides)] })).toMatchObject({ allowed: false, ended: null })
  })
  test('is not told of where another requirement shut the way all along', () => {
    const requirements = [buildRequirement(), buildRequirement({ id: 'another' })]
    expect(ask({ requirements, derogations: [relief()] })).toMatchObject({ ended: null })
    const both = [relief(), relief({ id: 'second', requirement: 'another', until: day('2026-11-10') })]
    expect(ask({ requirements, derogations: both })).toMatchObject({ ended: { last: day('2026-11-10') } })
  })
})
