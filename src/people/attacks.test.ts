import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CaseHouse } from '../cases/testing/case-house.ts'
import { buildServer, CSRF_COOKIE } from '../foundation/http/index.ts'
import { Client, digestOf } from '../foundation/testing/index.ts'
import { mounts } from '../mounts.ts'
import { setActive } from './access/change-access.ts'
import { codeOf, stepAt } from './second-factor/one-time-code.ts'
import { renewRecoveryCodes } from './second-factor/recovery-codes.ts'
import { SESSION_COOKIE } from './sessions/session.ts'
import { BEGUN_COOKIE } from './sign-in/begun-sign-in.ts'
import { hireStaff, PASSWORD, type TestStaff } from './testing/staff.ts'
import { createToken } from './tokens/staff-token.ts'

/** What an attacker tries at the doors of staff and is not proved elsewhere beside the door itself. */
const CONFIRM = '/amt/konto/bestaetigung'
const form = { 'content-type': 'application/x-www-form-urlencoded' }
let house: CaseHouse
let server: FastifyInstance
let client: Client
let staff: TestStaff
beforeAll(async () => {
  house = await CaseHouse.build({ max: 12, config: { rateLimit: false } })
  server = await buildServer(house.house, mounts)
})
beforeEach(async () => {
  client = new Client(server, house.secret)
  staff = await hireStaff(house)
  house.clock.advance({ hours: 25 })
})

const code = (steps = 0) => codeOf(staff.totp, stepAt(house.clock.now()) + steps)
const isSignedIn = async (by = client) => (await by.get('/amt/konto')).statusCode === 200
async function signIn(by = client, typed = code()) {
  await by.post('/amt/anmeldung', { name: staff.signIn, password: PASSWORD, weiter: '/amt/konto' })
  return by.post('/amt/anmeldung/code', { code: typed })
}
/** The same browser in the hands of somebody who has copied its cookies. */
function copyOf(by: Client): Client {
  const copy = new Client(server, house.secret)
  for (const [name, value] of by.cookies) copy.cookies.set(name, value)
  return copy
}

describe('a form of another site', () => {
  const forms = [
    ['/amt/anmeldung', () => `name=${staff.signIn}&password=${encodeURIComponent(PASSWORD)}`],
    ['/amt/anmeldung/code', () => `code=${code()}`],
    ['/amt/anmeldung/passkey', () => 'answer={}'],
    ['/amt/anmeldung/passkey/aufgabe', () => ''],
    [CONFIRM, () => `code=${code()}`],
    ['/amt/abmeldung', () => ''],
    ['/amt/konto/sitzungen/ende', () => 'session=others'],
    ['/amt/konto/passwort', () => `current=${encodeURIComponent(PASSWORD)}&password=x&repeat=x`],
  ] as const

  test.each(forms)('to %s is refused without the token, and nothing is changed', async (url, payload) => {
    await signIn(client, code(-1))
    const before = await digestOf(house.db)
    const answer = await client.send({ method: 'POST', url, payload: payload(), headers: form })
    expect(answer.statusCode).toBe(403)
    expect(await digestOf(house.db)).toBe(before)
    expect(await isSignedIn()).toBe(true)
  })

  test.each(forms)(
    'to %s is refused with the token as well, where the browser says so',
    async (url, payload) => {
      await signIn(client, code(-1))
      const before = await digestOf(house.db)
      for (const site of ['cross-site', 'same-site']) {
        const own = `_csrf=${client.csrf()}&${payload()}`
        const headers = { ...form, 'sec-fetch-site': site }
        expect((await client.send({ method: 'POST', url, payload: own, headers })).statusCode).toBe(403)
      }
      expect(await digestOf(house.db)).toBe(before)
    },
  )

  test('that was open before a sign-in is worth nothing after it', async () => {
    const token = client.csrf()
    await signIn()
    const payload = `_csrf=${token}`
    const answer = await client.send({ method: 'POST', url: '/amt/abmeldung', payload, headers: form })
    expect(answer.statusCode).toBe(403)
    expect(await isSignedIn()).toBe(true)
  })
})

describe('a cookie from a neighbour under the same domain', () => {
  const at = (cookie: string) => server.inject({ url: '/amt/konto', headers: { cookie } })

  test('signs nobody in, whichever name a neighbour can give it', async () => {
    await signIn()
    const token = client.cookies.get(SESSION_COOKIE)!
    for (const name of [SESSION_COOKIE, `__Secure-${SESSION_COOKIE}`])
      expect([name, (await at(`${name}=${token}`)).statusCode]).toEqual([name, 303])
    expect((await at(`__Host-${SESSION_COOKIE}=${token}`)).statusCode).toBe(200)
  })

  test('does not stand before the own one', async () => {
    const [mine, theirs] = [client, new Client(server, house.secret)]
    await signIn(theirs, code(-1))
    await signIn(mine, code())
    const [own, planted] = [mine, theirs].map(by => by.cookies.get(SESSION_COOKIE)!)
    const planting = `__Secure-${SESSION_COOKIE}=${planted}; ${SESSION_COOKIE}=${planted}`
    const answer = await at(`${planting}; __Host-${SESSION_COOKIE}=${own}; ${planting}`)
    expect(answer.statusCode).toBe(200)
    await mine.post('/amt/abmeldung')
    expect((await at(`${planting}; __Host-${SESSION_COOKIE}=${own}`)).statusCode).toBe(303)
  })

  test('makes no form ours, and carries no half-session on', async () => {
    const visitor = client.csrf()
    const planted = client.cookies.get(CSRF_COOKIE)!
    await client.post('/amt/anmeldung', { name: staff.signIn, password: PASSWORD })
    const begun = client.cookies.get(BEGUN_COOKIE)!
    const payload = `_csrf=${visitor}&code=${code()}`
    const own = `__Host-${CSRF_COOKIE}=${planted}; __Host-${BEGUN_COOKIE}=${begun}`
    for (const cookie of [
      own.replace(`__Host-${CSRF_COOKIE}`, `__Secure-${CSRF_COOKIE}`),
      own.replace(`__Host-${BEGUN_COOKIE}`, `__Secure-${BEGUN_COOKIE}`),
    ]) {
      const headers = { ...form, cookie }
      const answer = await server.inject({ method: 'POST', url: '/amt/anmeldung/code', payload, headers })
      expect(answer.cookies.some(({ name }) => name.endsWith(SESSION_COOKIE))).toBe(false)
    }
  })

  test('all that is set at the sign-in only this very host can set', async () => {
    const set = [
      ...(await client.post('/amt/anmeldung', { name: staff.signIn, password: PASSWORD })).cookies,
      ...(await client.post('/amt/anmeldung/code', { code: code() })).cookies,
    ].filter(({ value }) => value)
    expect(set.length).toBeGreaterThan(2)
    for (const cookie of set) {
      expect(cookie.name).toMatch(/^__Host-/)
      expect(cookie).toMatchObject({ path: '/', secure: true, httpOnly: true, sameSite: 'Lax' })
      expect(cookie.domain).toBeUndefined()
    }
  })
})

describe('a code', () => {
  test('that signed somebody in does not confirm anything, nor the other way round', async () => {
    const typed = code()
    await signIn(client, typed)
    expect((await client.post(CONFIRM, { code: typed, weiter: '/amt/konto' })).statusCode).toBe(422)
    const next = code(1)
    expect((await client.post(CONFIRM, { code: next, weiter: '/amt/konto' })).statusCode).toBe(303)
    expect((await signIn(new Client(server, house.secret), next)).statusCode).toBe(422)
  })

  test.each([
    ['of the app', async () => code(1)],
    ['on paper', async () => (await papers())[0]!],
  ])('%s, sent at once from two browsers to confirm, confirms in one', async (_, pick) => {
    const home = new Client(server, house.secret)
    await signIn(client, code(-1))
    await signIn(home, code(0))
    house.clock.advance({ minutes: 10, seconds: 1 })
    const typed = await pick()
    const answers = await Promise.all([client, home].map(by => by.post(CONFIRM, { code: typed })))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 422])
  })

  test('on paper counts once at the sign-in and then nowhere', async () => {
    const [first] = await papers()
    expect((await signIn(client, first!)).statusCode).toBe(303)
    expect((await client.post(CONFIRM, { code: first! })).statusCode).toBe(422)
    expect((await signIn(new Client(server, house.secret), first!)).statusCode).toBe(422)
  })

  test('on paper of somebody else opens nothing', async () => {
    const other = await hireStaff(house)
    const codes = await house.tx(tx => renewRecoveryCodes(tx, house.secret, other.id, house.clock.now()))
    expect((await signIn(client, codes[0]!)).statusCode).toBe(422)
    expect(await isSignedIn()).toBe(false)
  })

  test('wrong ones to confirm with are counted with those of the sign-in', async () => {
    await signIn()
    for (let n = 0; n < 5; n += 1)
      expect((await client.post(CONFIRM, { code: '000000' })).statusCode).toBe(422)
    expect((await client.post(CONFIRM, { code: code(1) })).statusCode).toBe(429)
    expect((await signIn(new Client(server, house.secret), code(1))).statusCode).toBe(429)
  })

  const papers = () => house.tx(tx => renewRecoveryCodes(tx, house.secret, staff.id, house.clock.now()))
})

describe('a session', () => {
  test('that was copied is worth nothing once its owner has confirmed or signed in anew', async () => {
    await signIn(client, code(-1))
    const thief = copyOf(client)
    expect(await isSignedIn(thief)).toBe(true)
    await client.post(CONFIRM, { code: code(0), weiter: '/amt/konto' })
    expect([await isSignedIn(), await isSignedIn(thief)]).toEqual([true, false])
    const later = copyOf(client)
    await signIn(client, code(1))
    expect([await isSignedIn(), await isSignedIn(later)]).toEqual([true, false])
  })

  test('of whoever confirms leads on into the workbench alone', async () => {
    await signIn(client, code(-1))
    const evil = ['//evil.example', 'https://evil.example/amt/', '/amt/\\evil.example', '/amt//evil.example']
    for (const [index, weiter] of evil.entries()) {
      const page = await client.get(`${CONFIRM}?zu=${encodeURIComponent(weiter)}`)
      expect(page.body).not.toContain('evil.example')
      if (index > 0) house.clock.advance({ seconds: 30 })
      expect((await client.post(CONFIRM, { code: code(), weiter })).headers.location).toBe('/amt/')
    }
  })

  test('is no token, and a token is no session', async () => {
    await signIn()
    const session = client.cookies.get(SESSION_COOKIE)!
    const token = await house.tx(tx =>
      createToken(tx, { staffId: staff.id, name: 'Probe', days: 1 }, house.clock.now()),
    )
    const cookie = `__Host-${SESSION_COOKIE}=${token}`
    expect((await server.inject({ url: '/amt/konto', headers: { cookie } })).statusCode).toBe(303)
    const { rows } =
      await sql`SELECT FROM people.staff_token t JOIN people.session s USING (token_hash)`.execute(house.db)
    expect([session === token, rows.length]).toEqual([false, 0])
  })

  test('half of which is there is nothing once the access is closed', async () => {
    await client.post('/amt/anmeldung', { name: staff.signIn, password: PASSWORD })
    const change = { actor: { kind: 'system', name: 'operator' }, clock: house.clock } as const
    await house.tx(tx => setActive(tx, change, staff.id, false))
    expect((await client.post('/amt/anmeldung/code', { code: code() })).headers.location).toMatch(
      /^\/amt\/anmeldung/,
    )
    expect(await isSignedIn()).toBe(false)
  })
})
