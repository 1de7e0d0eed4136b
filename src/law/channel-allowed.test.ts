import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { channelAllowed, type Derogation, type LawQuestion, type Requirement } from './index.ts'

const at = Temporal.Instant.from('2026-11-23T09:00:00Z')
const day = Temporal.PlainDate.from

function buildRequirement(overrides: Partial<Requirement> = {}): Requirement {
  return {
    id: 'pauswg-9-appearance',
    norm: 'pauswg-9-1-6',
    services: ['personalausweis'],
    step: 'apply',
    kind: 'personal-appearance',
    modality: 'must',
    closes: ['online', 'phone', 'email', 'post', 'video'],
    reason: { de: 'Kommen Sie selbst.', en: 'Come yourself.' },
    instead: { channel: 'onsite', text: { de: 'Vor Ort.', en: 'On site.' } },
    identification: null,
    replacedBy: null,
    validFrom: null,
    validUntil: null,
    ...overrides,
  }
}

function buildDerogation(overrides: Partial<Derogation> = {}): Derogation {
  return {
    id: 'circular',
    requirement: 'pauswg-9-appearance',
    citation: { de: 'Rundschreiben', en: 'Circular' },
    issuer: { de: 'ein Ministerium', en: 'a ministry' },
    territory: null,
    covers: 'yes',
    from: day('2026-11-01'),
    until: day('2026-11-30'),
    source: { text: { de: 'Akte', en: 'file' } },
    ...overrides,
  }
}

function ask(overrides: Partial<LawQuestion> = {}) {
  return channelAllowed({
    requirements: [buildRequirement()],
    derogations: [],
    service: 'personalausweis',
    step: 'apply',
    channel: 'online',
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
    ['alternative', true],
    ['on-demand', true],
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
    ['for another requirement', { requirement: 'other' }],
  ] as const)('%s opens nothing', (_, overrides) => {
    expect(ask({ derogations: [buildDerogation(overrides)] }).allowed).toBe(false)
  })

  test('holds on its first and on its last day', () => {
    const oneDay = buildDerogation({ from: day('2026-11-23'), until: day('2026-11-23') })
    expect(ask({ derogations: [oneDay] }).allowed).toBe(true)
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

const modality = fc.constantFrom(
  'must' as const,
  'should' as const,
  'alternative' as const,
  'on-demand' as const,
)
const channel = fc.constantFrom(...(['online', 'phone', 'email', 'post', 'video', 'onsite'] as const))

test('whatever stands in the book: on site stays open, every answer has a ground, a relief never shuts', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ modality, closes: fc.uniqueArray(channel) }), { maxLength: 4 }),
      fc.array(fc.record({ covers: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const) }), {
        maxLength: 4,
      }),
      channel,
      (laws, reliefs, asked) => {
        const requirements = laws.map((law, n) => buildRequirement({ id: `r${n}`, norm: `n${n}`, ...law }))
        const derogations = reliefs.map((relief, n) =>
          buildDerogation({ id: `d${n}`, requirement: `r${n}`, ...relief }),
        )
        const without = ask({ requirements, channel: asked })
        const answer = ask({ requirements, derogations, channel: asked })
        expect(answer.grounds.length).toBeGreaterThan(0)
        if (asked === 'onsite') expect(answer.allowed).toBe(true)
        if (without.allowed) expect(answer.allowed).toBe(true)
      },
    ),
  )
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
