import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { confirmSecret, readSecret } from './own-secret.ts'
import { createTestDatabase, testConfig } from './testing/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'schalter-secret-'))
afterAll(() => rmSync(folder, { recursive: true }))
const config = testConfig({ dataFolder: folder, givenSecret: null })

it('is made once, is long, and only we may read it', () => {
  const secret = readSecret(config)
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
  expect(readSecret(config)).toBe(secret)
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
})

it('is the given one where one is given', () => {
  expect(readSecret({ ...config, givenSecret: 'given by the operator' })).toBe('given by the operator')
})

it('is never an empty file', () => {
  writeFileSync(join(folder, 'secret'), '')
  expect(() => readSecret(config)).toThrow('holds no usable secret')
})

it('is remembered by the database, which takes no other', async () => {
  const { db } = await createTestDatabase()
  await Promise.all([1, 2, 3].map(() => confirmSecret(db, 'the first secret')))
  await confirmSecret(db, 'the first secret')
  await expect(confirmSecret(db, 'another secret')).rejects.toThrow('SCHALTER_SECRET is not the secret')
})
