import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distance } from './distance.ts'

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
