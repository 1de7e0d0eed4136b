import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CaseHouse } from '../../cases/testing/case-house.ts'
import { buildServer } from '../../foundation/http/index.ts'
import { Client } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { workbenchRoutes } from '../../workbench.tsx'
import { codeOf, stepAt } from '../second-factor/one-time-code.ts'
import { beginSession, SESSION_COOKIE } from '../sessions/session.ts'
import { hireStaff, PASSWORD, type TestStaff } from '../testing/staff.ts'

let house: CaseHouse
let server: FastifyInstance
let staff: TestStaff
beforeAll(async () => {
  house = await CaseHouse.build({ config: { rateLimit: false } })
  server = await buildServer(house.house, mounts)
})
beforeEach(async () => {
  staff = await hireStaff(house, {
    roles: ['caseworker', 'team-lead', 'post-clerk', 'editor', 'auditor', 'administrator'],
  })
  house.clock.advance({ hours: 25 })
})

async function signedIn(): Promise<Client> {
  const client = new Client(server, house.secret)
  client.cookies.set(SESSION_COOKIE, await house.tx(tx => beginSession(tx, staff.id, house.clock.now())))
  return client
}
const isSignedIn = async (client: Client) => (await client.get('/amt/konto')).statusCode === 200
const code = (steps = 0, totp = staff.totp) => codeOf(totp, stepAt(house.clock.now()) + steps)

test('every page of whoever is signed in offers the sign-out', async () => {
  const client = await signedIn()
  const pages = workbenchRoutes.filter(
    ({ method, path, permission }) => method === 'GET' && !path.includes(':') && permission !== 'anyone',
  )
  let seen = 0
  for (const { path } of [...pages, { path: '/amt/vorgang/HH-2222-22' }]) {
    const answer = await client.get(path)
    if (!String(answer.headers['content-type']).startsWith('text/html')) continue
    seen += 1
    expect([path, answer.body.includes('action="/amt/abmeldung"')]).toEqual([path, true])
    expect([path, answer.headers['cache-control']]).toEqual([path, expect.stringContaining('no-store')])
  }
  expect(seen).toBeGreaterThan(8)
})

describe('sessions', () => {
  test('may be several at once, and each is shown to whoever has them', async () => {
    const browsers = await Promise.all(Array.from({ length: 4 }, signedIn))
    const { body } = await browsers[0]!.get('/amt/konto')
    expect(body.match(/name="session" value="[0-9a-f-]{36}"/g)!.length).toBeGreaterThanOrEqual(3)
    expect(await Promise.all(browsers.map(isSignedIn))).toEqual([true, true, true, true])
  })

  test('are ended after a factor that was given in the last ten minutes, and by nobody without', async () => {
    const [client, other] = [await signedIn(), await signedIn()]
    house.clock.advance({ minutes: 10, seconds: 1 })
    const asked = await client.post('/amt/konto/sitzungen/ende', { session: 'others' })
    expect(asked.headers.location).toBe('/amt/konto/bestaetigung?zu=%2Famt%2Fkonto')
    expect(await isSignedIn(other)).toBe(true)
    await client.post('/amt/konto/bestaetigung', { code: code(), weiter: '/amt/konto' })
    await client.post('/amt/konto/sitzungen/ende', { session: 'others' })
    expect([await isSignedIn(client), await isSignedIn(other)]).toEqual([true, false])
  })

  test('come into being by an act of a person: no page that is read makes one', async () => {
    const before = await sql`SELECT FROM people.session`.execute(house.db)
    const stranger = new Client(server, house.secret)
    for (const { path } of workbenchRoutes.filter(({ method }) => method === 'GET'))
      await stranger.get(path.replace(/:\w+/g, 'x'))
    expect((await sql`SELECT FROM people.session`.execute(house.db)).rows).toHaveLength(before.rows.length)
    expect(stranger.cookies.has(SESSION_COOKIE)).toBe(false)
  })
})

describe('factors', () => {
  test('a new app ends every other session, and the old one opens nothing any more', async () => {
    const [client, other] = [await signedIn(), await signedIn()]
    const { body } = await client.get('/amt/konto/zweiter-faktor')
    const key = /<code class="code">([A-Z2-7 ]+)</.exec(body)![1]!
    const { Secret } = await import('otpauth')
    const totp = Buffer.from(Secret.fromBase32(key.replaceAll(' ', '')).bytes)
    expect((await client.post('/amt/konto/zweiter-faktor', { code: code(0, totp) })).statusCode).toBe(200)
    expect([await isSignedIn(client), await isSignedIn(other)]).toEqual([true, false])
    const old = await client.post('/amt/konto/bestaetigung', { code: code(), weiter: '/amt/konto' })
    expect(old.statusCode).toBe(422)
  })

  test('a password goes on for years: nobody is made to change it', async () => {
    house.clock.advance({ hours: 24 * 365 * 10 })
    const client = new Client(server, house.secret)
    const step = await client.post('/amt/anmeldung', { name: staff.signIn, password: PASSWORD })
    expect(step.headers.location).toBe('/amt/anmeldung/code')
    expect((await client.post('/amt/anmeldung/code', { code: code() })).headers.location).toBe('/amt/')
  })

  test('fields for passwords hide what is typed and let a password manager fill them', async () => {
    const client = await signedIn()
    const signIn = await new Client(server, house.secret).get('/amt/anmeldung')
    const change = await client.get('/amt/konto/passwort')
    const fields = [
      ...(signIn.body + change.body).matchAll(/<input[^>]*id="(password|repeat|current)"[^>]*>/g),
    ]
    expect(fields.map(([, name]) => name)).toEqual(['password', 'current', 'password', 'repeat'])
    for (const [field] of fields) {
      expect(field).toContain('type="password"')
      expect(field).toMatch(/autocomplete="(current|new)-password"/)
      expect(field).not.toMatch(/maxlength|pattern|onpaste|readonly/i)
    }
  })

  test('no question is asked whose answer others know, and no hint is shown', async () => {
    const { body } = await new Client(server, house.secret).get('/amt/anmeldung')
    const fields = [...body.matchAll(/<input[^>]*name="([^"]+)"/g)].map(match => match[1])
    expect(new Set(fields)).toEqual(new Set(['_csrf', 'weiter', 'name', 'password', 'answer']))
  })
})
