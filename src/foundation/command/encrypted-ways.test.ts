import { expect, test } from 'vitest'
import { createTestDatabase } from '../testing/index.ts'
import { databaseWay, mailWay, wayToDatabase } from './encrypted-ways.ts'

test('PostgreSQL tells over which way it is asked', async () => {
  const { db } = await createTestDatabase()
  expect(await wayToDatabase(db)).toEqual({ encrypted: expect.any(Boolean), local: true })
})

test.each([
  [{ encrypted: false, local: true }, 'ok'],
  [{ encrypted: true, local: false }, 'ok'],
  [{ encrypted: false, local: false }, 'wrong'],
])('a database by %j is %s', (way, state) => {
  expect(databaseWay(way).state).toBe(state)
})

test.each([
  [null, []],
  ['smtps://mail.amt.example', ['ok']],
  ['smtp://mail.amt.example:587?requireTLS=true', ['ok']],
  ['smtp://127.0.0.1:25', ['ok']],
  ['smtp://[::1]:25', ['ok']],
  ['smtp://mail.amt.example:587', ['note']],
  ['smtp://127.amt.example', ['note']],
])('mails by %s: %j', (smtpUrl, states) => {
  expect(mailWay({ smtpUrl }).map(({ state }) => state)).toEqual(states)
})
