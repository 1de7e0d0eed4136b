import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, words } from './normalise.ts'

test.each([
  ['Führungszeugnis', 'fuehrungszeugnis'],
  ['FÜHRUNGSZEUGNIS', 'fuehrungszeugnis'],
  ['Fu\u0308hrung', 'fuehrung'],
  ['Äpfel Öl', 'aepfel oel'],
  ['Straße GROẞ', 'strasse gross'],
  ['Ærø', 'aeroe'],
  ['Yıldız', 'yildiz'],
  ['Café, Ñandú', 'cafe, nandu'],
  ['Füh\u00ADrung', 'fuehrung'],
])('%s is folded to %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test.each<[string, string[]]>([
  ['Online-Ausweis (neu)', ['online', 'ausweis', 'neu']],
  ['Bürger*innen', ['buergerinnen']],
  ['Bürger:in und Bürger_innen', ['buergerin', 'und', 'buergerinnen']],
  ['Bürger*insel', ['buerger', 'insel']],
  ['§ 18 BMG', ['18', 'bmg']],
  ['—', []],
])('%j has the words %j', (text, expected) => {
  expect(words(text)).toEqual(expected)
})

test('what is folded stays as it is, and words are letters from a to z and digits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      expect(fold(fold(text))).toBe(fold(text))
      for (const word of words(text)) expect(word).toMatch(/^[a-z0-9]+$/)
    }),
  )
})
