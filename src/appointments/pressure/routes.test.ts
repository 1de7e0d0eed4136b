import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { buildServer } from '../../foundation/http/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { Client, createTestDatabase, fixedClock, testConfig } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { keepDaysAhead } from '../availability/keep-days-ahead.ts'

const { db } = await createTestDatabase({ demo: true })
const secret = secretFrom('a secret for tests alone')
const clock = fixedClock('2026-11-03T08:52:00Z')
const server = await buildServer({ db, secret, clock, config: testConfig({ holdsPerMinute: 0 }) }, mounts)
afterAll(() => server.close())
await keepDaysAhead(db, clock)

let visitor: Client
beforeEach(async () => {
  visitor = new Client(server, secret)
  await sql`DELETE FROM foundation.attempt`.execute(db)
  await sql`DELETE FROM appointments.place`.execute(db)
})

const chosen = {
  seite: 'page-1',
  leistung: 'meldebescheinigung:2',
  ab: '9',
  platz: 'bergedorf/2026-11-10/12',
}
async function held() {
  const { rows } = await sql<{ id: string }>`SELECT id FROM appointments.place WHERE state = 'held'`.execute(
    db,
  )
  return rows
}

/** As the script on the page does it. */
async function solutionIn(body: string): Promise<string> {
  const [, text] = /data-task="([^"]+)"/.exec(body)!
  const challenge = JSON.parse(text!.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
  const solution = await solveChallenge({ challenge, deriveKey })
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
}

test('a hold without a solution loses nothing: the choice stands there with a task, and goes through with it', async () => {
  const { statusCode, body } = await visitor.post('/termin/platz', chosen)
  expect([statusCode, await held()]).toEqual([428, []])
  for (const kept of [
    'Gleich geht es weiter',
    'value="meldebescheinigung:2"',
    `value="${chosen.platz}"`,
    'name="ab"',
  ])
    expect(body).toContain(kept)
  expect(body).toContain('Sie selbst müssen nichts tun')
  const nachweis = await solutionIn(body)
  const clicks = await Promise.all([1, 2].map(() => visitor.post('/termin/platz', { ...chosen, nachweis })))
  const [place] = await held()
  expect(clicks.map(({ headers }) => headers.location)).toEqual(Array(2).fill(`/termin/platz/${place!.id}`))

  const replayed = await visitor.post('/termin/platz', {
    ...chosen,
    platz: 'bergedorf/2026-11-10/16',
    nachweis,
  })
  expect([replayed.statusCode, await held()]).toEqual([428, [place]])
  expect(replayed.body).toContain('Für jeden Platz, den Sie wählen, braucht es eine neue Rechenaufgabe.')
  expect(replayed.body).toContain('value="bergedorf/2026-11-10/16"')
})

test('a wrong solution and an office that is none are no fault of the house', async () => {
  for (const nachweis of ['x', 'e30=', 'A'.repeat(5000)]) {
    const { statusCode, body } = await visitor.post('/en/termin/platz', { ...chosen, nachweis })
    expect([statusCode, body.includes('The sum was not solved rightly yet. Here is a new one.')]).toEqual([
      428,
      true,
    ])
  }
  const nowhere = { ...chosen, platz: 'mond/2026-11-09/12' }
  expect((await visitor.post('/termin/platz', nowhere)).statusCode).toBe(303)
  expect((await visitor.post('/termin/warten', nowhere)).statusCode).toBe(303)
  expect((await visitor.post('/termin/warten', { ...chosen, platz: '' })).headers.location).toBe('/termin')
})

test('the page of the free times carries the task already', async () => {
  const { body } = await visitor.get('/termin?leistung=meldebescheinigung')
  const nachweis = await solutionIn(body)
  const answer = await visitor.post('/termin/platz', { ...chosen, leistung: 'meldebescheinigung', nachweis })
  expect([answer.statusCode, (await held()).length]).toEqual([303, 1])
})

test('without a script one waits instead, and too early loses nothing', async () => {
  const refused = await visitor.post('/termin/platz', chosen)
  expect(refused.body).toContain('Ohne Skript weiter')
  expect(refused.body).toContain('etwa 20 Sekunden')
  const waiting = await visitor.post('/termin/warten', chosen)
  expect([waiting.statusCode, waiting.body.includes('In etwa 20 Sekunden können Sie')]).toEqual([200, true])
  const wartemarke = /name="wartemarke" value="([^"]+)"/.exec(waiting.body)![1]!
  clock.advance({ seconds: 12 })
  const early = await visitor.post('/termin/platz', { ...chosen, wartemarke })
  expect([early.statusCode, early.body.includes('In etwa 10 Sekunden können Sie')]).toEqual([200, true])
  expect(early.body).toContain(`value="${wartemarke}"`)
  clock.advance({ seconds: 8 })
  const taken = await visitor.post('/termin/platz', { ...chosen, wartemarke })
  const [place] = await held()
  expect(taken.headers.location).toBe(`/termin/platz/${place!.id}`)
  const another = await visitor.post('/termin/platz', { ...chosen, seite: 'page-2', wartemarke })
  expect([another.statusCode, (await held()).length]).toEqual([428, 1])
})

test('somebody who was slower gets the nearest places, with a task for the next try', async () => {
  await sql`UPDATE appointments.day SET stopped = true WHERE day = '2026-11-10'`.execute(db)
  const { body } = await visitor.post('/termin/platz', chosen)
  const gone = await visitor.post('/termin/platz', { ...chosen, nachweis: await solutionIn(body) })
  expect([gone.statusCode, gone.body.includes('data-task=')]).toEqual([409, true])
  await sql`UPDATE appointments.day SET stopped = false`.execute(db)
})

test('a program is told the task, solves it, and gets the same answer again for its key', async () => {
  const payload = {
    services: [{ id: 'meldebescheinigung', persons: 1 }],
    office: 'bergedorf',
    start: '2026-11-10T10:00:00+01:00',
  }
  const call = (body: object, key = 'one place') =>
    server.inject({
      method: 'POST',
      url: '/api/v1/appointments/holds',
      payload: body,
      headers: { 'idempotency-key': key },
    })
  const asked = await call(payload)
  expect([asked.statusCode, asked.json().type]).toEqual([428, '/problems/proof-of-work'])
  const { challenge } = asked.json()
  const solution = await solveChallenge({ challenge, deriveKey })
  const proof = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
  const first = await call({ ...payload, proof })
  expect(first.statusCode).toBe(201)
  clock.advance({ minutes: 20 })
  expect((await call({ ...payload, proof })).json()).toEqual(first.json())
  expect((await call({ ...payload, proof }, 'another place')).statusCode).toBe(428)
})
