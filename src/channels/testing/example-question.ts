import { Temporal } from 'temporal-polyfill'
import type { Requirement } from '../../law/index.ts'
import type { Office, OfficeBook } from '../../offices/index.ts'
import type { ChannelQuestion, ServiceWays } from '../channel-question.ts'
import type { Overlay } from '../overlay.ts'

export const at = Temporal.Instant.from('2026-11-23T09:00:00Z')

export function buildOffice(id: string, district: string | null): Office {
  return {
    id,
    name: { de: `Kundenzentrum ${id}`, en: `${id} customer centre` },
    kind: 'customer-centre',
    district,
    address: null,
    addressTrust: 'demo',
    source: { text: { de: 'Demo', en: 'demo' } },
    directoryId: null,
    accessibility: null,
    hours: null,
    note: null,
  }
}

/** Three centres: two in one district, the third next door. */
export const offices: OfficeBook = {
  districts: new Map([
    ['mitte', { id: 'mitte', name: 'Mitte', neighbours: ['altona'] }],
    ['altona', { id: 'altona', name: 'Altona', neighbours: ['mitte'] }],
  ]),
  quarters: [],
  offices: new Map(
    [buildOffice('billstedt', 'mitte'), buildOffice('city', 'mitte'), buildOffice('altona', 'altona')].map(
      office => [office.id, office],
    ),
  ),
  closures: [],
  hotline: null,
}

export function buildService(overrides: Partial<ServiceWays> = {}): ServiceWays {
  return {
    id: 'meldebescheinigung',
    team: 'melderecht',
    offers: {
      advice: { online: {}, phone: {}, onsite: {} },
      apply: { online: {}, phone: {}, post: {}, onsite: {} },
      identify: {},
      collect: { post: {}, onsite: {} },
    },
    closedByPractice: [],
    form: { minutes: 4, pages: [] },
    ...overrides,
  }
}

export function buildRequirement(overrides: Partial<Requirement> = {}): Requirement {
  return {
    id: 'requirement',
    norm: 'bmg-1',
    services: ['meldebescheinigung'],
    step: 'apply',
    kind: 'written-form',
    modality: 'must',
    closes: ['phone'],
    reason: { de: 'Wir brauchen Ihre Unterschrift.', en: 'We need your signature.' },
    instead: { channel: 'post', text: { de: 'Schreiben Sie einen Brief.', en: 'Write a letter.' } },
    identification: null,
    replacedBy: null,
    validFrom: null,
    validUntil: null,
    ...overrides,
  }
}

export function buildOverlay(overrides: Partial<Overlay> = {}): Overlay {
  return {
    id: 'overlay',
    place: { kind: 'city' },
    service: null,
    step: null,
    channel: 'onsite',
    state: 'closed',
    reason: { de: 'Für Besuche geschlossen.', en: 'Closed to visitors.' },
    from: at.subtract({ hours: 1 }),
    until: at.add({ hours: 24 }),
    priority: 0,
    condition: null,
    activation: null,
    ...overrides,
  }
}

export function buildQuestion(overrides: Partial<ChannelQuestion> = {}): ChannelQuestion {
  return {
    service: buildService(),
    law: { requirements: [], derogations: [] },
    overlays: [],
    adopted: [],
    offices,
    office: null,
    at,
    identified: 'none',
    ...overrides,
  }
}
