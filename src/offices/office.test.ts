import { expect, test } from 'vitest'
import { createTestDatabase } from '../foundation/testing/index.ts'
import { centresFrom, findQuarter, nearestCentres, readOfficeBook } from './index.ts'

const { db } = await createTestDatabase({ demo: true })
const book = await readOfficeBook(db)

test('the city has its districts, quarters, centres and hotline, with hours as the file has them', () => {
  expect(book.districts.size).toBe(7)
  expect(book.quarters).toHaveLength(104)
  expect(book.hotline).toMatchObject({ number: '115', hours: { weekly: { length: 5 } } })
  const billstedt = book.offices.get('billstedt')!
  expect(billstedt.address).toEqual({ street: 'Öjendorfer Weg 9', postcode: '22111', place: 'Hamburg' })
  expect(billstedt.hours!.weekly[0]).toEqual({ day: 'monday', from: '08:00', to: '16:00' })
  expect(billstedt.accessibility).toBeNull()
  expect(book.offices.get('horn')).toMatchObject({ kind: 'further-location', address: null, hours: null })
})

test.each([
  ['Eimsbüttel', 'eimsbuettel'],
  ['eimsbuttel', 'eimsbuettel'],
  ['ST. PAULI', 'hamburg-mitte'],
  ['St Pauli', 'hamburg-mitte'],
])('%s lies in %s', (name, district) => {
  expect(findQuarter(book, name)?.district).toBe(district)
})

test('a quarter nobody knows is none', () => {
  expect(findQuarter(book, 'Atlantis')).toBeNull()
})

test('nearness goes by district: the own one, then its neighbours, then the rest', () => {
  const near = centresFrom(book, 'altona').map(({ district }) => district)
  expect(near.slice(0, 4)).toEqual(['altona', 'altona', 'eimsbuettel', 'eimsbuettel'])
  expect(near).toHaveLength(16)
  const others = nearestCentres(book, book.offices.get('altona')!)
  expect(others.map(({ id }) => id)).not.toContain('altona')
  expect(others[0]!.id).toBe('blankenese')
})
