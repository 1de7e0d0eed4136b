import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { dwellingText, mainDwelling } from './dwellings.ts'
import type { RegisteredDwelling, RegisteredPerson } from './population-register.ts'

function buildDwelling(kind: RegisteredDwelling['kind'], street: string): RegisteredDwelling {
  const movedInOn = Temporal.PlainDate.from('2020-01-01')
  return { kind, street, postcode: '22111', place: 'Hamburg', movedInOn, movedOutOn: null }
}
const main = (...dwellings: RegisteredDwelling[]) =>
  mainDwelling({ dwellings } as unknown as RegisteredPerson)?.street

test('the main dwelling counts, or the only one (§ 21 (2) BMG)', () => {
  const [former, secondary] = [
    buildDwelling('former', 'Alter Weg 1'),
    buildDwelling('secondary', 'Nebenweg 2'),
  ]
  expect(main(former, secondary, buildDwelling('main', 'Hauptweg 3'))).toBe('Hauptweg 3')
  expect(main(former, buildDwelling('sole', 'Einziger Weg 4'))).toBe('Einziger Weg 4')
  expect(main(former, secondary)).toBeUndefined()
})

test('a dwelling is written in one line', () => {
  expect(dwellingText(buildDwelling('sole', 'Musterweg 7'))).toBe('Musterweg 7, 22111 Hamburg')
})
