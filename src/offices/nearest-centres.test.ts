import { describe, expect, test } from 'vitest'
import {
  centresFrom,
  customerCentres,
  findQuarter,
  nearestCentres,
  type Office,
  type OfficeBook,
} from './index.ts'

function buildOffice(id: string, district: string | null, overrides: Partial<Office> = {}): Office {
  return {
    id,
    name: { de: `Kundenzentrum ${id}`, en: id },
    kind: 'customer-centre',
    district,
    address: null,
    addressTrust: 'demo',
    source: { text: { de: 'Demo', en: 'demo' } },
    directoryId: null,
    accessibility: null,
    hours: null,
    note: null,
    ...overrides,
  }
}

/** Nord touches Mitte and Altona, in this order; nobody knows whom Harburg touches. */
function buildBook(...offices: Office[]): OfficeBook {
  const district = (id: string, ...neighbours: string[]) => [id, { id, name: id, neighbours }] as const
  return {
    districts: new Map([district('nord', 'mitte', 'altona'), district('mitte', 'nord'), district('altona')]),
    quarters: ['Sülldorf', 'St. Pauli', 'Neuwerk'].map(name => ({
      name,
      district: 'mitte',
      trust: 'official',
    })),
    offices: new Map(offices.map(office => [office.id, office])),
    closures: [],
    hotline: null,
  }
}
const ids = (offices: readonly Office[]) => offices.map(({ id }) => id)
const all = buildBook(
  buildOffice('a-harburg', 'harburg'),
  buildOffice('b-altona', 'altona'),
  buildOffice('c-nowhere', null),
  buildOffice('d-nord', 'nord'),
  buildOffice('e-mitte', 'mitte'),
  buildOffice('f-nord', 'nord'),
)

test('customer centres are those with a counter, by name as people sort', () => {
  const named = (id: string, de: string) => buildOffice(id, null, { name: { de, en: de } })
  const archive = buildOffice('archive', null, { kind: 'further-location' })
  const book = buildBook(
    named('1', 'Zoo'),
    archive,
    named('2', 'Örtchen'),
    named('3', 'Ost'),
    named('4', 'Ahn'),
  )
  expect(ids(customerCentres(book))).toEqual(['4', '2', '3', '1'])
})

describe('from one district', () => {
  test('its own centres come first, then its neighbours in their order, then the rest by name', () => {
    expect(ids(centresFrom(all, 'nord'))).toEqual([
      'd-nord',
      'f-nord',
      'e-mitte',
      'b-altona',
      'a-harburg',
      'c-nowhere',
    ])
    expect(ids(centresFrom(all, 'mitte')).slice(0, 3)).toEqual(['e-mitte', 'd-nord', 'f-nord'])
  })
  test('of which no neighbours are known only its own are near', () => {
    expect(ids(centresFrom(all, 'harburg'))).toEqual([
      'a-harburg',
      'b-altona',
      'c-nowhere',
      'd-nord',
      'e-mitte',
      'f-nord',
    ])
    expect(ids(centresFrom(all, 'altona'))[0]).toBe('b-altona')
  })
  test('that nobody knows every centre is as near as another, by name', () => {
    expect(
      ids(centresFrom(buildBook(...[...all.offices.values()].filter(({ district }) => district)), null)),
    ).toEqual(['a-harburg', 'b-altona', 'd-nord', 'e-mitte', 'f-nord'])
  })
})

test('the nearest centres of an office are the others', () => {
  expect(ids(nearestCentres(all, all.offices.get('d-nord')!))).toEqual([
    'f-nord',
    'e-mitte',
    'b-altona',
    'a-harburg',
    'c-nowhere',
  ])
})

test.each([
  ['Sülldorf', 'Sülldorf'],
  ['SULLDORF', 'Sülldorf'],
  ['st pauli', 'St. Pauli'],
  ['Sülldorf-Nord', undefined],
  ['', undefined],
])('%j is the quarter %s', (typed, name) => {
  expect(findQuarter(all, typed)?.name).toBe(name)
})
