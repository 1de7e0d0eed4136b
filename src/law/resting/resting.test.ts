import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { DerogationOnFile } from '../derogations/queries.ts'
import { buildDerogation } from '../testing/build-law.ts'
import { countResting, filters, restingOn } from './resting.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const released = Temporal.Instant.from('2026-11-01T08:00:00Z')
const both = (text: string) => ({ de: text, en: text })

function onFile(id: string, overrides: Partial<DerogationOnFile> = {}): DerogationOnFile {
  return {
    ...buildDerogation({ id }),
    title: both(id),
    instrument: 'decree',
    reference: null,
    conditions: null,
    note: null,
    enteredBy: null,
    enteredName: null,
    enteredAt: released,
    releasedName: null,
    releasedAt: null,
    terms: [],
    ...overrides,
  }
}

const day = (text: string) => Temporal.PlainDate.from(text)
const rows = restingOn(
  [
    onFile('over', { until: day('2026-11-22') }),
    onFile('last-day', { until: today }),
    onFile('in-60', { until: day('2027-01-21') }),
    onFile('later', { from: day('2026-12-01'), until: day('2027-12-01') }),
    onFile('unclear', { covers: 'unknown', until: null, reviewOn: day('2027-01-01') }),
    onFile('elsewhere', { covers: 'no' }),
    onFile('waiting', { enteredBy: 'l1', enteredName: 'Sven Recht', until: day('2027-01-01') }),
    onFile('endless', { until: null, conditions: both('solange'), reviewOn: day('2027-06-01') }),
    onFile('reviewed', { until: day('2027-12-31'), reviewOn: day('2026-11-01') }),
    onFile('lapsed', { covers: 'unknown', until: null, reviewOn: day('2020-05-15') }),
  ],
  { requirements: [] },
  [],
  today,
)

test('what waits stands first, then what ends first, and what is over last', () => {
  expect(rows.map(({ derogation, standing, left }) => [derogation.id, standing, left])).toEqual([
    ['waiting', 'waiting', 40],
    ['last-day', 'running', 1],
    ['in-60', 'running', 60],
    ['endless', 'running', 191],
    ['later', 'coming', 374],
    ['unclear', 'unclear', 40],
    ['elsewhere', 'elsewhere', 8],
    ['lapsed', 'lapsed', null],
    ['over', 'over', null],
    ['reviewed', 'over', null],
  ])
})

test('the figures count what ends soon only among what holds', () => {
  expect(countResting(rows)).toEqual({ soon: 1, near: 2, endless: 2, unclear: 1, withNeed: 0, all: 10 })
})

test('each filter shows its rows', () => {
  const shown = (name: keyof typeof filters) =>
    rows.filter(filters[name]).map(({ derogation }) => derogation.id)
  expect(shown('alle')).toHaveLength(10)
  expect(shown('endet-bald')).toEqual(['last-day', 'in-60'])
  expect(shown('ohne-ende')).toEqual(['endless', 'unclear'])
  expect(shown('ungeklaert')).toEqual(['unclear'])
  expect(shown('wartet-auf-freigabe')).toEqual(['waiting'])
  expect(shown('vorbei')).toEqual(['lapsed', 'over', 'reviewed'])
})
