import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { assuranceLevels, levelSuffices } from '../people/index.ts'
import { type Requirement, requiredLevel, signatureFor } from './index.ts'

const at = Temporal.Instant.from('2026-11-23T09:00:00Z')
const day = Temporal.PlainDate.from

function buildDemand(overrides: Partial<Requirement> = {}): Requirement {
  return {
    id: 'demand',
    norm: 'bmg-18-3',
    services: ['meldebescheinigung'],
    step: 'collect',
    kind: 'electronic-identity',
    modality: 'must',
    closes: ['online', 'email'],
    reason: { de: 'Weil.', en: 'Because.' },
    instead: { channel: 'post', text: { de: 'Per Post.', en: 'By post.' } },
    identification: { level: 'high', norm: 'bmg-10-3' },
    replacedBy: null,
    validFrom: null,
    validUntil: null,
    ...overrides,
  }
}

const question = { service: 'meldebescheinigung', step: 'collect', at } as const
const levelOf = (...requirements: Requirement[]) =>
  requiredLevel({ ...question, requirements })?.level ?? null

describe('the level a step needs', () => {
  test.each<[string, Partial<Requirement>, 'high' | null]>([
    ['as the norm says', {}, 'high'],
    ['none for another step', { step: 'apply' }, null],
    ['none for another service', { services: ['wohngeld'] }, null],
    ['none where it is an alternative', { modality: 'alternative' }, null],
    ['none where it has not been demanded', { modality: 'on-demand' }, null],
    ['none where the level is not known', { identification: null }, null],
    ['none where the online way is not concerned', { closes: ['email'] }, null],
    ['none after its last day', { validUntil: day('2026-11-22') }, null],
    ['still on its last day', { validUntil: day('2026-11-23') }, 'high'],
    ['none before its first day', { validFrom: day('2026-11-24') }, null],
  ])('%s', (_, overrides, level) => {
    expect(levelOf(buildDemand(overrides))).toBe(level)
  })

  test('of several demands every one is met by the highest', () => {
    const level = fc.constantFrom('low', 'substantial', 'high' as const)
    fc.assert(
      fc.property(fc.array(level, { minLength: 1, maxLength: 4 }), levels => {
        const demands = levels.map(level => buildDemand({ identification: { level, norm: 'bmg-10-3' } }))
        const needed = levelOf(...demands)!
        expect(levels).toContain(needed)
        expect(levels.every(level => levelSuffices(needed, level))).toBe(true)
      }),
    )
  })
})

describe('levels', () => {
  test('are in one order: what suffices for more suffices for less', () => {
    const level = fc.constantFrom(...assuranceLevels)
    fc.assert(
      fc.property(level, level, level, (a, b, c) => {
        expect(levelSuffices(a, a)).toBe(true)
        if (levelSuffices(a, b) && levelSuffices(b, c)) expect(levelSuffices(a, c)).toBe(true)
        if (levelSuffices(a, b) && levelSuffices(b, a)) expect(a).toBe(b)
      }),
    )
  })
})

describe('a signature', () => {
  const written = buildDemand({
    step: 'apply',
    norm: 'bmg-23-1',
    kind: 'written-form',
    closes: ['phone', 'email'],
    identification: null,
    replacedBy: [{ means: 'form-with-eid', norm: 'bmg-23-2' }],
  })
  const sign = (requirements: Requirement[], identified: (typeof assuranceLevels)[number]) =>
    signatureFor({ ...question, step: 'apply', requirements }, identified)

  test('is not needed where no norm demands writing', () => {
    expect(sign([], 'none')).toEqual({ kind: 'none-needed', norm: 'vwvfg-10' })
  })
  test('is not needed online where what is typed counts as written', () => {
    expect(sign([{ ...written, replacedBy: null }], 'none').kind).toBe('none-needed')
  })
  test('is replaced by a form whose author has proved who they are at level high', () => {
    expect(sign([written], 'high')).toEqual({
      kind: 'replaced',
      norm: 'bmg-23-1',
      by: { means: 'form-with-eid', norm: 'bmg-23-2' },
    })
  })
  test.each(['none', 'low', 'substantial'] as const)('is by hand at level %s', level => {
    expect(sign([written], level)).toMatchObject({ kind: 'by-hand', substitutes: written.replacedBy })
  })
  test('is by hand where what would replace it is not known', () => {
    const unknown = { ...written, closes: ['online' as const], replacedBy: null }
    expect(sign([unknown], 'high')).toEqual({ kind: 'by-hand', norm: 'bmg-23-1', substitutes: null })
  })
  test('one that nothing replaces outweighs one that something does', () => {
    const other = { ...written, norm: 'beeg-7-1', closes: ['online' as const], replacedBy: null }
    expect(sign([written, other], 'high')).toMatchObject({ kind: 'by-hand', norm: 'beeg-7-1' })
  })
})
