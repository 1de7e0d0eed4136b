import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distance, forgiven } from './distance.ts'

test.each([
  ['ausweis', 'ausweis', 0],
  ['ausweis', 'auswies', 1],
  ['ausweis', 'auwseis', 1],
  ['ausweis', 'aus', 4],
  ['', 'ab', 2],
  ['pass', 'spaß', 3],
])('%s and %s are %i slips apart', (a, b, expected) => {
  expect(distance(a, b, 5)).toBe(expected)
})

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })

test('the same both ways, and beyond the limit just beyond', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
      const exact = distance(a, b, 20)
      expect(distance(b, a, 20)).toBe(exact)
      expect(distance(a, b, limit)).toBe(Math.min(exact, limit + 1))
      expect(exact === 0).toBe(a === b)
    }),
  )
})

test.each([
  [4, 0],
  [5, 1],
  [8, 1],
  [9, 2],
  [30, 2],
])('a word of %i letters forgives %i slips', (length, slips) => {
  expect(forgiven(length)).toBe(slips)
})

test.each([
  ['abcd', 'abdc', 1],
  ['abcd', 'badc', 2],
  ['ca', 'abc', 3],
  ['ab', 'ba', 1],
  ['a', 'b', 1],
  ['abc', '', 3],
  ['bca', 'abc', 2],
])('%s and %s: neighbours swapped count once, and only neighbours', (a, b, expected) => {
  expect(distance(a, b, 9)).toBe(expected)
})
