import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePaperNumber, sayPaperNumber } from './paper-number.ts'
import { parseSpokenReference } from './spoken-reference.ts'

const numbers = fc.integer({ min: 1_000_000, max: 9_999_999 })
const digitsOf = (number: number) => sayPaperNumber(number).replace(/\D/g, '')

test('what is printed is found again, however it is typed', () => {
  fc.assert(
    fc.property(numbers, number => {
      const said = sayPaperNumber(number)
      expect(said).toMatch(/^P-\d{4}-\d{4}$/)
      for (const typed of [said, said.toLowerCase(), digitsOf(number), ` ${said.replaceAll('-', ' ')} `])
        expect(parsePaperNumber(typed)).toBe(number)
    }),
  )
})

test('one wrong digit, and two neighbours swapped, are always noticed', () => {
  fc.assert(
    fc.property(numbers, number => {
      const digits = digitsOf(number)
      for (let at = 0; at < digits.length; at += 1) {
        for (const other of '0123456789') {
          if (other === digits[at]) continue
          expect(parsePaperNumber(`${digits.slice(0, at)}${other}${digits.slice(at + 1)}`)).toBeNull()
        }
        const [a, b] = [digits[at], digits[at + 1]]
        if (b && a !== b)
          expect(parsePaperNumber(`${digits.slice(0, at)}${b}${a}${digits.slice(at + 2)}`)).toBeNull()
      }
    }),
  )
})

test('it is never the number of a case, nor is anything else a number on paper', () => {
  fc.assert(
    fc.property(numbers, number => {
      expect(parseSpokenReference('HH', sayPaperNumber(number))).toBeNull()
    }),
  )
  for (const typed of ['', 'P-', 'P-0000-0000', 'P-1000-00', 'HH-7KQ2-M4', 'P-1000-00000', 'Q-1000-0000'])
    expect(parsePaperNumber(typed)).toBeNull()
})
