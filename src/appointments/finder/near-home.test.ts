import { expect, it } from 'vitest'
import type { OfficeBook } from '../../offices/index.ts'
import { nearHome } from './near-home.ts'
import { finderPath, wantedFrom } from './wanted.ts'

const book = {
  quarters: [
    { name: 'Ottensen', district: 'altona', trust: 'demo' },
    { name: 'St. Pauli', district: 'hamburg-mitte', trust: 'demo' },
  ],
} as unknown as OfficeBook
const asked = (query: string) => nearHome(wantedFrom(new URLSearchParams(query)), book)

it.each([
  ['stadtteil=Ottensen', 'bezirk-altona'],
  ['stadtteil=+ottensen+&wo=bergedorf', 'bezirk-altona'],
  ['stadtteil=St+Pauli', 'bezirk-hamburg-mitte'],
])('%s looks in the district of the quarter and beside it', (query, where) => {
  expect(asked(query)).toMatchObject({ where, quarter: null })
})

it('leaves what nobody knows as it was typed, and the place that was chosen', () => {
  expect(asked('stadtteil=Atlantis&wo=bergedorf')).toMatchObject({ where: 'bergedorf', quarter: 'Atlantis' })
  expect(asked('wo=bergedorf')).toMatchObject({ where: 'bergedorf', quarter: null })
})

it('stands in no address: the district does', () => {
  expect(finderPath(asked('leistung=reisepass&stadtteil=Ottensen'))).toBe(
    '/termin?leistung=reisepass&wo=bezirk-altona',
  )
  expect(finderPath(asked('leistung=reisepass&stadtteil=Atlantis'))).toBe('/termin?leistung=reisepass')
})
