import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { authenticatorAddress, codeOf, matchingStep, spelledSecret, stepAt } from './one-time-code.ts'

/** The secret of RFC 6238, appendix B. */
const secret = Buffer.from('12345678901234567890')
const atSecond = (second: number) => Temporal.Instant.fromEpochMilliseconds(second * 1000)

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at second %i the code is %s, as RFC 6238 has it', (second, code) => {
  expect(codeOf(secret, stepAt(atSecond(second)))).toBe(code)
  expect(matchingStep(secret, code, atSecond(second))).toBe(Math.floor(second / 30))
})

test('a step lasts thirty seconds', () => {
  expect([0, 29, 30, 59, 60].map(second => stepAt(atSecond(second)))).toEqual([0, 0, 1, 1, 2])
})

describe('a code counts', () => {
  test('in its own step, the one before and the one after, and tells which one it is of', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 1e8 }), fc.integer({ min: -4, max: 4 }), (step, late) => {
        const matched = matchingStep(secret, codeOf(secret, step), atSecond((step + late) * 30))
        expect(matched).toBe(Math.abs(late) <= 1 ? step : null)
      }),
    )
  })

  test('with spaces between its digits', () => {
    expect(matchingStep(secret, ' 287 082 ', atSecond(59))).toBe(1)
  })

  test.each(['', '28708', '2870820', 'x287082', '287082x', '28708a', '２８７０８２'])('not as %j', typed => {
    expect(matchingStep(secret, typed, atSecond(59))).toBeNull()
  })

  test('for its own secret only', () => {
    expect(matchingStep(Buffer.from('09876543210987654321'), '287082', atSecond(59))).toBeNull()
  })
})

test('what an app scans names the house, the person and how codes are made', () => {
  const address = new URL(authenticatorAddress(secret, 'ahrens'))
  expect(address.protocol).toBe('otpauth:')
  expect(decodeURIComponent(address.pathname)).toMatch(/Schalter:ahrens$/)
  expect(Object.fromEntries(address.searchParams)).toEqual({
    issuer: 'Schalter',
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  })
})

test('who types instead of scanning reads base32 in groups of four', () => {
  expect(spelledSecret(secret)).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ')
})
