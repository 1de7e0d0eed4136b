import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CaseHouse } from '../../cases/testing/case-house.ts'
import { buildServer } from '../../foundation/http/index.ts'
import { tokenHash } from '../../foundation/secret.ts'
import { Client } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { workbenchRoutes } from '../../workbench.tsx'
import { resetFactor, setActive } from '../access/change-access.ts'
import { codeOf, stepAt } from '../second-factor/one-time-code.ts'
import { renewRecoveryCodes } from '../second-factor/recovery-codes.ts'
import { SESSION_COOKIE } from '../sessions/session.ts'
import { hireStaff, PASSWORD, type TestStaff } from '../testing/staff.ts'
import { BEGUN_COOKIE } from './begun-sign-in.ts'

const [PAGE, CODE] = ['/amt/anmeldung', '/amt/anmeldung/code']
const STRONG = 'Kupfer Nebel Radweg Quitte'

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
  // Tries of the tests before count no more.
  house.clock.advance({ hours: 25 })
})

const code = ({ totp }: TestStaff, steps = 0) => codeOf(totp, stepAt(house.clock.now()) + steps)
const giveName = (name = staff.signIn, password = PASSWORD, weiter = '/amt/konto', by = client) =>
  by.post(PAGE, { name, password, weiter })
const giveCode = (typed: string, by = client) => by.post(CODE, { code: typed })
const isSignedIn = async (by = client) => (await by.get('/amt/konto')).statusCode === 200

async function signIn(who = staff, by = client, typed = code(who)) {
  await giveName(who.signIn, PASSWORD, '/amt/konto', by)
  return giveCode(typed, by)
}

describe('the password', () => {
  test('leads to the second factor, and that to the session', async () => {
    const first = await giveName()
    expect([first.statusCode, first.headers.location]).toEqual([303, CODE])
    const second = await giveCode(code(staff))
    expect([second.statusCode, second.headers.location]).toEqual([303, '/amt/konto'])
    expect(await isSignedIn()).toBe(true)
  })

  test('small and capital letters and blanks of the name do not matter', async () => {
    expect((await giveName(` ${staff.signIn.toUpperCase()} `)).headers.location).toBe(CODE)
  })

  test('an unknown name and a wrong password get the same answer, in about the same time', async () => {
    const time = async (name: string) => {
      const started = performance.now()
      const answer = await giveName(name, 'falsch')
      const body = answer.body.replaceAll(name, '').replace(/value="[^"]*"/g, '')
      return { status: answer.statusCode, body, ms: performance.now() - started }
    }
    await time('warm-up')
    const [wrong, unknown] = [await time(staff.signIn), await time('niemand-hat-diesen-namen')]
    expect([wrong.status, unknown.status]).toEqual([422, 422])
    expect(wrong.body).toBe(unknown.body)
    expect(Math.max(wrong.ms, unknown.ms) / Math.min(wrong.ms, unknown.ms)).toBeLessThan(4)
  })

  test('five wrong ones lock the name, the right one does not open it, and a quarter of an hour does', async () => {
    for (let n = 0; n < 5; n += 1) expect((await giveName(staff.signIn, 'falsch')).statusCode).toBe(422)
    expect((await giveName()).statusCode).toBe(429)
    house.clock.advance({ minutes: 16 })
    expect((await giveName()).headers.location).toBe(CODE)
  })

  test('of a hundred tries at once five are looked at', async () => {
    const tries = await Promise.all(Array.from({ length: 100 }, () => giveName(staff.signIn, 'falsch')))
    expect(tries.filter(({ statusCode }) => statusCode === 422)).toHaveLength(5)
    expect(tries.filter(({ statusCode }) => statusCode === 429)).toHaveLength(95)
  })

  test.each(['', ' '])('an empty field is asked for again', async empty => {
    expect((await giveName(staff.signIn, empty.trim())).statusCode).toBe(422)
    expect((await giveName('', PASSWORD)).statusCode).toBe(422)
  })

  test('of whoever has left opens nothing', async () => {
    await sql`UPDATE people.staff SET active = false WHERE id = ${staff.id}`.execute(house.db)
    expect((await giveName()).statusCode).toBe(422)
  })
})

describe('the half-session', () => {
  test('opens no page of the workbench and does no act of it', async () => {
    await giveName()
    const begun = client.cookies.get(BEGUN_COOKIE)!
    client.cookies.set(SESSION_COOKIE, begun)
    for (const { method, path, permission } of workbenchRoutes) {
      if (permission === 'anyone') continue
      const url = path.replace(/:\w+/g, 'x')
      const answer = await (method === 'GET' ? client.get(url) : client.post(url))
      expect([url, answer.statusCode, String(answer.headers.location)]).toEqual([
        url,
        303,
        expect.stringMatching(/^\/amt\/anmeldung/),
      ])
    }
  })

  test('is hidden from scripts, and over after ten minutes', async () => {
    const first = await giveName()
    const cookie = first.cookies.find(({ name }) => name.endsWith(BEGUN_COOKIE))!
    expect(cookie).toMatchObject({ path: '/', httpOnly: true, secure: true, sameSite: 'Lax' })
    house.clock.advance({ minutes: 10 })
    const late = await giveCode(code(staff))
    expect(late.headers.location).toBe(`${PAGE}?abgelaufen`)
    expect(await isSignedIn()).toBe(false)
  })

  test('sets up no second factor where there is one, and no password', async () => {
    await giveName()
    for (const path of ['/amt/anmeldung/einrichten', '/amt/anmeldung/passwort'])
      expect((await client.post(path, { code: code(staff) })).headers.location).toBe(CODE)
    expect(await isSignedIn()).toBe(false)
  })

  test('becomes one session, however often the code is sent at once', async () => {
    await giveName()
    const answers = await Promise.all(Array.from({ length: 8 }, () => giveCode(code(staff))))
    const sessions = await sql`SELECT FROM people.session WHERE staff_id = ${staff.id}`.execute(house.db)
    expect(sessions.rows).toHaveLength(1)
    expect(answers.filter(({ statusCode }) => statusCode === 303).length).toBeGreaterThan(0)
  })
})

describe('the second factor', () => {
  test('a code counts once, also in another browser', async () => {
    const typed = code(staff)
    expect((await signIn(staff, client, typed)).statusCode).toBe(303)
    const thief = new Client(server, house.secret)
    expect((await signIn(staff, thief, typed)).statusCode).toBe(422)
    expect(await isSignedIn(thief)).toBe(false)
  })

  test('of four browsers with one code at once one gets in', async () => {
    const browsers = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const browser = new Client(server, house.secret)
        await giveName(staff.signIn, PASSWORD, '/amt/konto', browser)
        return browser
      }),
    )
    const typed = code(staff)
    await Promise.all(browsers.map(browser => giveCode(typed, browser)))
    const inside = await Promise.all(browsers.map(browser => isSignedIn(browser)))
    expect(inside.filter(Boolean)).toHaveLength(1)
  })

  test.each([
    [-2, 422],
    [-1, 303],
    [0, 303],
    [1, 303],
    [2, 422],
  ])('a code of %i steps from now answers %i', async (steps, status) => {
    expect((await signIn(staff, client, code(staff, steps))).statusCode).toBe(status)
  })

  test('a code from before the last one is refused', async () => {
    await signIn(staff, client, code(staff, 1))
    expect((await signIn(staff, new Client(server, house.secret), code(staff, 0))).statusCode).toBe(422)
  })

  test('five wrong codes lock, over all browsers, and the right one does not open', async () => {
    await giveName()
    for (let n = 0; n < 5; n += 1) expect((await giveCode('000000')).statusCode).toBe(422)
    const other = new Client(server, house.secret)
    expect((await signIn(staff, other)).statusCode).toBe(429)
    house.clock.advance({ minutes: 16 })
    expect((await signIn(staff, other)).statusCode).toBe(303)
  })

  test('a code for paper works once, and of two at the same moment once', async () => {
    const codes = await house.tx(tx => renewRecoveryCodes(tx, house.secret, staff.id, house.clock.now()))
    const browsers = [client, new Client(server, house.secret)]
    for (const browser of browsers) await giveName(staff.signIn, PASSWORD, '/amt/konto', browser)
    await Promise.all(browsers.map(browser => giveCode(codes[0]!.toUpperCase().replace('-', ' '), browser)))
    const inside = await Promise.all(browsers.map(browser => isSignedIn(browser)))
    expect(inside.filter(Boolean)).toHaveLength(1)
    const { rows } = await sql`SELECT FROM foundation.audit
      WHERE act = 'staff.recovery-code-used' AND object_id = ${staff.id}`.execute(house.db)
    expect(rows).toHaveLength(1)
  })

  test('is not kept as it is: neither secret nor codes stand in the database', async () => {
    const codes = await house.tx(tx => renewRecoveryCodes(tx, house.secret, staff.id, house.clock.now()))
    const { rows } = await sql`SELECT s::text, r::text FROM people.staff s
      JOIN people.recovery_code r ON r.staff_id = s.id WHERE s.id = ${staff.id}`.execute(house.db)
    const text = JSON.stringify(rows)
    expect(text).not.toContain(staff.totp.toString('hex'))
    for (const one of codes) expect(text).not.toContain(one)
  })
})

describe('the first sign-in', () => {
  test('own password, second factor, codes for paper, and only then the session', async () => {
    const fresh = await hireStaff(house, { secondFactor: false, startPasswordHours: 24 })
    expect((await giveName(fresh.signIn)).headers.location).toBe('/amt/anmeldung/passwort')
    const weak = await client.post('/amt/anmeldung/passwort', {
      password: 'Hamburg2026!',
      repeat: 'Hamburg2026!',
    })
    expect(weak.statusCode).toBe(422)
    const chosen = await client.post('/amt/anmeldung/passwort', { password: STRONG, repeat: STRONG })
    expect(chosen.headers.location).toBe('/amt/anmeldung/einrichten')
    expect(await isSignedIn()).toBe(false)
    const { body } = await client.get('/amt/anmeldung/einrichten')
    const key = /<code class="code">([A-Z2-7 ]+)</.exec(body)![1]!
    const { Secret } = await import('otpauth')
    const totp = Buffer.from(Secret.fromBase32(key.replaceAll(' ', '')).bytes)
    const done = await client.post('/amt/anmeldung/einrichten', { code: code({ ...fresh, totp }) })
    expect(done.statusCode).toBe(200)
    expect(done.body.match(/<code class="code">[a-z2-9]{5}-[a-z2-9]{5}</g)).toHaveLength(10)
    expect(await isSignedIn()).toBe(true)
    expect(
      (await giveName(fresh.signIn, STRONG, '', new Client(server, house.secret))).headers.location,
    ).toBe(CODE)
  })

  test('a start password is over after its days', async () => {
    const fresh = await hireStaff(house, { secondFactor: false, startPasswordHours: 1 })
    house.clock.advance({ hours: 1 })
    expect((await giveName(fresh.signIn)).statusCode).toBe(422)
  })

  test('after a reset neither the password nor the codes of before open anything', async () => {
    const change = { actor: { kind: 'system', name: 'operator' } as const, clock: house.clock }
    const password = await house.tx(tx => resetFactor(tx, change, staff.id))
    expect((await giveName()).statusCode).toBe(422)
    expect((await giveName(staff.signIn, password)).headers.location).toBe('/amt/anmeldung/passwort')
  })
})

describe('the session', () => {
  test('has a token of its own at every sign-in; one planted beforehand is worth nothing', async () => {
    client.cookies.set(SESSION_COOKIE, 'A'.repeat(22))
    const answer = await signIn()
    const cookie = answer.cookies.find(({ name }) => name.endsWith(SESSION_COOKIE))!
    expect(cookie).toMatchObject({ path: '/', httpOnly: true, secure: true, sameSite: 'Lax' })
    expect(cookie.value).toMatch(/^[\w-]{22}$/)
    expect(cookie.value).not.toBe('A'.repeat(22))
    const { rows } = await sql`SELECT FROM people.session
      WHERE token_hash = ${tokenHash('A'.repeat(22))}`.execute(house.db)
    expect(rows).toHaveLength(0)
  })

  test('ends after two idle hours', async () => {
    await signIn()
    house.clock.advance({ minutes: 119 })
    expect(await isSignedIn()).toBe(true)
    house.clock.advance({ minutes: 121 })
    expect(await isSignedIn()).toBe(false)
  })

  test('ends after twelve hours, however busy', async () => {
    await signIn()
    for (let hour = 1; hour < 12; hour += 1) {
      house.clock.advance({ hours: 1 })
      expect([hour, await isSignedIn()]).toEqual([hour, true])
    }
    house.clock.advance({ hours: 1 })
    expect(await isSignedIn()).toBe(false)
  })

  test('ends with the sign-out, for whoever kept the cookie as well', async () => {
    await signIn()
    const kept = client.cookies.get(SESSION_COOKIE)!
    await client.post('/amt/abmeldung')
    client.cookies.set(SESSION_COOKIE, kept)
    expect(await isSignedIn()).toBe(false)
  })

  test('ended from another device, or with the access closed, is refused at the very next request', async () => {
    const office = new Client(server, house.secret)
    await signIn()
    await signIn(staff, office, code(staff, 1))
    expect([await isSignedIn(), await isSignedIn(office)]).toEqual([true, true])
    const started = performance.now()
    await office.post('/amt/konto/sitzungen/ende', { session: 'others' })
    expect([await isSignedIn(), await isSignedIn(office)]).toEqual([false, true])
    expect(performance.now() - started).toBeLessThan(1000)
    const change = { actor: { kind: 'system', name: 'operator' } as const, clock: house.clock }
    await house.tx(tx => setActive(tx, change, staff.id, false))
    expect(await isSignedIn(office)).toBe(false)
  })

  test('of somebody else is ended by nobody', async () => {
    await signIn()
    const other = await hireStaff(house)
    const stranger = new Client(server, house.secret)
    await signIn(other, stranger)
    const { rows } = await sql<{ id: string }>`SELECT id FROM people.session
      WHERE staff_id = ${staff.id}`.execute(house.db)
    await stranger.post('/amt/konto/sitzungen/ende', { session: rows[0]!.id })
    expect(await isSignedIn()).toBe(true)
  })
})

test.each([
  '//evil.example',
  'https://evil.example/amt/',
  '/amt/\\evil.example',
  '/amt//evil.example',
  '/amt/anmeldung',
  'javascript:alert(1)',
  '/leistungen',
])('the way on to %s leads into the workbench', async weiter => {
  await giveName(staff.signIn, PASSWORD, weiter)
  expect((await giveCode(code(staff))).headers.location).toBe('/amt/')
})

describe('what is sensitive', () => {
  const SENSITIVE = ['/amt/konto/zweiter-faktor', '/amt/konto/notfallcodes', '/amt/konto/passkeys']

  test.each(SENSITIVE)('%s asks for the second factor again after ten minutes', async path => {
    await signIn()
    expect((await client.get(path)).statusCode).toBe(200)
    house.clock.advance({ minutes: 10, seconds: 1 })
    for (const answer of [await client.get(path), await client.post(path)])
      expect(answer.headers.location).toBe(`/amt/konto/bestaetigung?zu=${encodeURIComponent(path)}`)
    const before = client.cookies.get(SESSION_COOKIE)!
    const confirmed = await client.post('/amt/konto/bestaetigung', { code: code(staff), weiter: path })
    expect(confirmed.headers.location).toBe(path)
    expect((await client.get(path)).statusCode).toBe(200)
    // The token of before is worth nothing any more.
    client.cookies.set(SESSION_COOKIE, before)
    expect(await isSignedIn()).toBe(false)
  })

  test('a new password asks for the old one and signs out everywhere else', async () => {
    const home = new Client(server, house.secret)
    await signIn()
    await signIn(staff, home, code(staff, 1))
    const change = (current: string, password: string, repeat = password) =>
      client.post('/amt/konto/passwort', { current, password, repeat })
    for (const [current, password, repeat] of [
      ['falsch', STRONG],
      [PASSWORD, 'zu kurz'],
      [PASSWORD, 'Passwort12345'],
      [PASSWORD, 'Jule Ahrens arbeitet hier'],
      [PASSWORD, STRONG, `${STRONG}!`],
      [PASSWORD, PASSWORD],
    ] as const)
      expect([password, (await change(current, password, repeat)).statusCode]).toEqual([password, 422])
    expect(await isSignedIn(home)).toBe(true)
    expect((await change(PASSWORD, STRONG)).statusCode).toBe(303)
    expect([await isSignedIn(), await isSignedIn(home)]).toEqual([true, false])
  })
})
