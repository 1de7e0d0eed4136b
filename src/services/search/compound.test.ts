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

test.each([
  [
    'of equal splits the one whose last part is longest',
    ['abc', 'defghi', 'abcdef', 'ghi'],
    'abcdefghi',
    ['abc', 'defghi'],
  ],
  ['the fewest parts', ['abc', 'def', 'ghi', 'defghi'], 'abcdefghi', ['abc', 'defghi']],
  ['four parts at most', ['abc', 'def', 'ghj', 'klm'], 'abcdefghjklm', ['abc', 'def', 'ghj', 'klm']],
  ['no five parts', ['abc', 'def', 'ghj', 'klm', 'npq'], 'abcdefghjklmnpq', []],
  ['no part of two letters', ['ab', 'cdefg'], 'abcdefg', []],
  ['no part of two letters before a link', ['ab', 'cdefg'], 'absdefg', []],
  [
    'the fewest parts, though others were found first',
    ['abc', 'def', 'ghj', 'abcdef'],
    'abcdefghj',
    ['abcdef', 'ghj'],
  ],
  ['no part of two letters that a link makes long enough', ['ab', 'defg'], 'absdefg', []],
  ['no link that is not there', ['abc', 'hjk'], 'abcdhjk', []],
  ['no last part of two letters', ['abcde', 'fg'], 'abcdefg', []],
  ['nothing where the word is known as it is', ['abcdef'], 'abcdef', []],
  ['nothing with a digit, though it is known', ['abc', '1de'], 'abc1de', []],
  ['nothing with a digit', ['abc', 'def'], 'abc1def', []],
  ['two parts of three letters', ['abc', 'dfg'], 'abcdfg', ['abc', 'dfg']],
])('takes %s', (_, known, word, parts) => {
  expect(splitCompound(word, stem => known.includes(stem))).toEqual(parts)
})

test.each(['', 's', 'es', 'n', 'en', 'e', 'er'])('parts may be linked by %j', link => {
  expect(splitCompound(`baum${link}haus`, stem => ['baum', 'haus'].includes(stem)).at(-1)).toBe('haus')
})
