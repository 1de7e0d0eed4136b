import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { Conflict, Invalid } from '../../errors.ts'
import { secretFrom } from '../../secret.ts'
import { createTestDatabase, fixedClock } from '../../testing/index.ts'
import { answerOnce, type KeyedRequest } from './answer-once.ts'
import { deleteOldAnswers } from './queries.ts'

const { db } = await createTestDatabase({ max: 10 })
const secret = secretFrom('a secret for tests alone')
const clock = fixedClock('2026-11-03T08:52:00Z')
const request = (key: string, rest: Partial<KeyedRequest> = {}): KeyedRequest => ({
  route: 'POST /things',
  scope: '',
  key,
  body: '{"n":1}',
  at: clock.now(),
  ...rest,
})

// The act of these tests: a setting with a name that nobody has used.
const things = async () =>
  (
    await sql<{ n: number }>`SELECT count(*) AS n FROM foundation.setting WHERE name LIKE 'thing %'`.execute(
      db,
    )
  ).rows[0]!.n
let made = 0
function once(asked: KeyedRequest) {
  return answerOnce(db, secret, asked, async tx => {
    made += 1
    const name = `thing ${made}`
    await sql`INSERT INTO foundation.setting (name, value) VALUES (${name}, '1')`.execute(tx)
    return { status: 201, text: JSON.stringify({ name }) }
  })
}

test('two hundred at once under one key are one act and one answer', async () => {
  const before = await things()
  const all = await Promise.all(Array.from({ length: 200 }, () => once(request('two hundred'))))
  expect(new Set(all.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
  expect(await things()).toBe(before + 1)
})

test('whatever order keys and bodies come in: one act a key, and another body never gets an answer', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uuid(),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 1 })), { maxLength: 12 }),
      async (run, calls) => {
        const before = await things()
        const answers = await Promise.all(
          calls.map(async ([key, body]) => {
            const asked = request(`${run} ${key}`, { body: `${body}` })
            const answer = await once(asked).catch(error => error)
            return { key, body, answer }
          }),
        )
        const keys = new Set(calls.map(([key]) => key))
        expect(await things()).toBe(before + keys.size)
        for (const key of keys) {
          const own = answers.filter(one => one.key === key)
          const given = own.filter(({ answer }) => !(answer instanceof Error))
          expect(new Set(given.map(({ answer }) => answer.text)).size).toBe(1)
          expect(new Set(given.map(({ body }) => body)).size).toBe(1)
          for (const { answer } of own) if (answer instanceof Error) expect(answer).toBeInstanceOf(Invalid)
        }
      },
    ),
    { numRuns: 15 },
  )
})

test('a call that was refused leaves the key free', async () => {
  const refuse = () => Promise.reject(new Conflict({ de: 'Nein.', en: 'No.' }))
  await expect(answerOnce(db, secret, request('refused once'), refuse)).rejects.toThrow(Conflict)
  expect((await once(request('refused once'))).status).toBe(201)
})

test('a key is worth nothing on another route, to another caller, or in another house', async () => {
  const first = await once(request('mine alone'))
  const others = [
    await once(request('mine alone', { route: 'POST /others' })),
    await once(request('mine alone', { scope: 'somebody else' })),
    await answerOnce(db, secretFrom('another secret altogether'), request('mine alone'), async () => ({
      status: 201,
      text: 'another',
    })),
  ]
  for (const other of others) expect(other.text).not.toBe(first.text)
})

test('an answer that was changed or moved to another key is not given', async () => {
  await once(request('first of two'))
  await once(request('other of two'))
  await sql`UPDATE foundation.idempotency i SET answer = o.answer FROM foundation.idempotency o
    WHERE i.key_hash <> o.key_hash`.execute(db)
  await expect(once(request('other of two'))).rejects.toThrow()
  await sql`DELETE FROM foundation.idempotency`.execute(db)
})

test('answers are kept for two days', async () => {
  const { text } = await once(request('two days'))
  await deleteOldAnswers(db, clock.now().add({ hours: 48 }))
  expect((await once(request('two days'))).text).toBe(text)
  await deleteOldAnswers(db, clock.now().add({ hours: 48, seconds: 1 }))
  expect((await once(request('two days'))).text).not.toBe(text)
})
