import { describe, expect, test } from 'vitest'
import { randomToken, sameText, secretFrom, tokenHash } from './secret.ts'

const secret = secretFrom('a secret for tests alone')

describe('what is derived from the secret', () => {
  test('is the same for the same, and 128 bits', () => {
    expect(secret.token('link', 'case', 0)).toBe(
      secretFrom('a secret for tests alone').token('link', 'case', 0),
    )
    expect(Buffer.from(secret.token('link', 'case', 0), 'base64url')).toHaveLength(16)
    expect(secret.token('link', 'case', 0)).toMatch(/^[\w-]{22}$/)
  })

  test.each([
    ['another purpose', secret.token('csrf', 'case', 0)],
    ['another epoch, by which a link is revoked', secret.token('link', 'case', 1)],
    ['parts that are joined otherwise', secret.token('link', 'cas', 'e', 0)],
    ['a text instead of a number', secret.token('link', 'case', '0')],
    ['a part less', secret.token('link', 'case')],
    ['another house', secretFrom('another secret').token('link', 'case', 0)],
  ])('is another for %s', (_, other) => {
    expect(other).not.toBe(secret.token('link', 'case', 0))
  })

  test('can be spoken as six digits, evenly and with leading zeros', () => {
    const codes = Array.from({ length: 20_000 }, (_, n) => secret.spokenCode('code', n))
    expect(codes.filter(code => !/^\d{6}$/.test(code))).toEqual([])
    for (let digit = 0; digit < 10; digit++) {
      const share = codes.filter(code => code.startsWith(String(digit))).length / codes.length
      expect(share).toBeGreaterThan(0.09)
      expect(share).toBeLessThan(0.11)
    }
  })

  test('as a hash hides what was hashed from whoever has no secret', () => {
    expect(secret.hash('voter', 'paula')).toHaveLength(32)
    expect(secret.hash('voter', 'paula')).not.toEqual(secretFrom('another secret').hash('voter', 'paula'))
    expect(secret.hash('voter', 'paula')).not.toEqual(secret.hash('key', 'paula'))
    expect(secret.hash('voter', 'paula')).not.toEqual(tokenHash('paula'))
  })
})

test('random tokens never come twice, also over the page they are drawn from', () => {
  const tokens = Array.from({ length: 2000 }, randomToken)
  expect(new Set(tokens).size).toBe(2000)
  expect(tokens.filter(token => !/^[\w-]{22}$/.test(token) || /^A{10}/.test(token))).toEqual([])
})

test.each([
  ['same', 'same', true],
  ['same', 'Same', false],
  ['', '', true],
  ['short', 'short and longer', false],
])('%j and %j are the same text: %s', (a, b, expected) => {
  expect(sameText(a, b)).toBe(expected)
})
