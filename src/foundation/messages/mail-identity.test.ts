import { expect, test } from 'vitest'
import { createTestDatabase, testMailIdentity } from '../testing/index.ts'
import { marksOf, rememberedDomain } from './mail-identity.ts'

const id = '3f2b8c1e-5d47-4c0a-9b1d-0a7c2f9e6d54'

test('a house that moves to another address goes on with the Message-IDs it had', async () => {
  const { db } = await createTestDatabase()
  expect(await rememberedDomain(db, 'https://amt.example')).toBe('amt.example')
  expect(await rememberedDomain(db, 'https://new.example/')).toBe('amt.example')
})

test('the marks of a mail are the same on every attempt, and another secret makes others', () => {
  expect(marksOf(testMailIdentity, id)).toEqual(marksOf(testMailIdentity, id))
  expect(marksOf(testMailIdentity, id).messageId).toBe(`<${id}@amt.example>`)
  expect(marksOf({ ...testMailIdentity, bounceAddress: null }, id).returnPath).toBeNull()
})
