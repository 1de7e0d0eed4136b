import { Temporal } from 'temporal-polyfill'
import type { Derogation, Requirement } from '../index.ts'

const day = Temporal.PlainDate.from

export function buildRequirement(overrides: Partial<Requirement> = {}): Requirement {
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

/** Covers the city from 1 to 30 November 2026. */
export function buildDerogation(overrides: Partial<Derogation> = {}): Derogation {
  return {
    id: 'circular',
    requirement: 'pauswg-9-appearance',
    effect: 'suspends',
    citation: { de: 'Rundschreiben', en: 'Circular' },
    issuer: { de: 'ein Ministerium', en: 'a ministry' },
    territory: { kind: 'city' },
    covers: 'yes',
    opens: null,
    from: day('2026-11-01'),
    until: day('2026-11-30'),
    reviewOn: null,
    source: { text: { de: 'Akte', en: 'file' } },
    ...overrides,
  }
}
