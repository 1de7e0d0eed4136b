import { expect, test } from 'vitest'
import { stem } from './stem.ts'

test.each([
  ['ausweise', 'ausweises', 'ausweisen'],
  ['pass', 'paesse', 'paessen'],
  ['anmeldung', 'anmeldungen'],
  ['fuhrungszeugnis', 'fuehrungszeugnis'],
  ['kind', 'kinder', 'kindes', 'kindern', 'kindens', 'kindem'],
  ['grosse', 'grossem', 'grossen', 'grosser', 'grosses'],
  ['arzt', 'arztinnen'],
])('%s and its forms meet', (...forms) => {
  expect(new Set(forms.map(stem)).size).toBe(1)
})

test.each([
  ['ofen', 'what is left has four letters at least', 'ofen'],
  ['kinder', 'four letters are enough', 'kind'],
  ['bmg2026en', 'what has a digit is a number of something', 'bmg2026en'],
  ['neue', 'e after o, u or a is an umlaut written out', 'neu'],
  ['diener', 'e after another letter stays', 'dien'],
])('%s: %s', (word, _, expected) => {
  expect(stem(word)).toBe(expected)
})
