import { expect, test } from 'vitest'
import { splitCompound } from './compound.ts'
import { stem } from './stem.ts'

const known = new Set(
  [
    'Melde',
    'Bescheinigung',
    'Hund',
    'Steuer',
    'Anmeldung',
    'Bestätigung',
    'Wohnung',
    'Geber',
    'Park',
    'Ausweis',
  ]
    .map(word => word.toLowerCase().replace('ä', 'ae'))
    .map(stem),
)
const split = (word: string) => splitCompound(word, part => known.has(part))

test.each([
  ['meldebescheinigung', ['meld', 'bescheinig']],
  ['hundesteuer', ['hund', 'steu']],
  ['anmeldungsbestaetigung', ['anmeld', 'bestatig']],
  ['wohnungsgeberbestaetigung', ['wohn', 'geber', 'bestatig']],
  ['parkausweis', ['park', 'auswei']],
])('%s is made of %j', (word, parts) => {
  expect(split(word)).toEqual(parts)
})

test.each(['hund', 'kindergarten', 'ausweise', 'parkuhr', 'ab', '99115003012000'])('%s stays whole', word => {
  expect(split(word)).toEqual([])
})
