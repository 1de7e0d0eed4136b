import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { Requirement } from '../../law/index.ts'
import { neededLevel } from './needed-level.ts'

const at = Temporal.Instant.from('2026-11-23T09:00:00Z')
type Level = 'low' | 'substantial' | 'high'

/** A norm that demands this level of whoever goes online with this step. */
function demand(step: 'apply' | 'collect', level: Level): Requirement {
  return {
    id: `${step}-${level}`,
    norm: 'bmg-18-3',
    services: ['meldebescheinigung'],
    step,
    kind: 'electronic-identity',
    modality: 'must',
    closes: ['online'],
    reason: { de: 'Weil.', en: 'Because.' },
    instead: { channel: 'post', text: { de: 'Per Post.', en: 'By post.' } },
    identification: { level, norm: 'bmg-10-3' },
    replacedBy: null,
    validFrom: null,
    validUntil: null,
  }
}
const needed = (delivery: 'post' | 'online', ...requirements: Requirement[]) =>
  neededLevel(requirements, { service: 'meldebescheinigung', delivery, at })?.requirement.id ?? null

test.each<[string, 'post' | 'online', Requirement[], string | null]>([
  ['nothing, where no norm does', 'online', [], null],
  ['what applying demands', 'post', [demand('apply', 'low')], 'apply-low'],
  ['what fetching demands, where one fetches online', 'online', [demand('collect', 'high')], 'collect-high'],
  ['nothing of fetching, where a letter comes', 'post', [demand('collect', 'high')], null],
  [
    'the higher of both: fetching',
    'online',
    [demand('apply', 'low'), demand('collect', 'high')],
    'collect-high',
  ],
  [
    'the higher of both: applying',
    'online',
    [demand('apply', 'high'), demand('collect', 'low')],
    'apply-high',
  ],
  [
    'of two equal ones that of applying, which comes first',
    'online',
    [demand('collect', 'low'), demand('apply', 'low')],
    'apply-low',
  ],
  [
    'that of applying alone, where a letter comes',
    'post',
    [demand('apply', 'low'), demand('collect', 'high')],
    'apply-low',
  ],
])('an application that goes online needs %s', (_, delivery, requirements, expected) => {
  expect(needed(delivery, ...requirements)).toBe(expected)
})
