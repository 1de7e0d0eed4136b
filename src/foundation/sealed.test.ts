import { expect, test } from 'vitest'
import { seal, unseal } from './sealed.ts'
import { secretFrom } from './secret.ts'

const secret = secretFrom('a secret for tests alone')
const plain = Buffer.from('something to keep')

test('what is sealed opens again, and never looks the same twice', () => {
  const [one, other] = [seal(secret, 'totp', 'ahrens', plain), seal(secret, 'totp', 'ahrens', plain)]
  expect(unseal(secret, 'totp', 'ahrens', one)).toEqual(plain)
  expect(one).not.toEqual(other)
  expect(one.includes(plain)).toBe(false)
})

test('it opens for nothing and nobody else, and not when a single bit was changed', () => {
  const sealed = seal(secret, 'totp', 'ahrens', plain)
  expect(unseal(secret, 'other', 'ahrens', sealed)).toBeUndefined()
  expect(unseal(secret, 'totp', 'demir', sealed)).toBeUndefined()
  expect(unseal(secretFrom('another secret, just as long'), 'totp', 'ahrens', sealed)).toBeUndefined()
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed[at]! ^= 1
    expect(unseal(secret, 'totp', 'ahrens', changed), `byte ${at}`).toBeUndefined()
  }
  expect(unseal(secret, 'totp', 'ahrens', sealed.subarray(0, 20))).toBeUndefined()
})
