import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CaseHouse } from '../../cases/testing/case-house.ts'
import { buildServer } from '../../foundation/http/index.ts'
import { Client, digestOf } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { beginSession, SESSION_COOKIE } from '../sessions/session.ts'
import { hireStaff } from '../testing/staff.ts'
import { houseWithProvider } from './testing/house-with-provider.ts'
import { CLIENT } from './testing/start-provider.ts'

const EVENT = { 'http://schemas.openid.net/event/backchannel-logout': {} }
let both: Awaited<ReturnType<typeof houseWithProvider<CaseHouse>>>
let client: Client
/** What this browser holds of the provider. */
let cookies: Map<string, string>
beforeAll(async () => {
  both = await houseWithProvider(config => CaseHouse.build({ config }))
  for (const sub of ['me', 'other']) await both.linked(sub)
})
afterAll(() => both.provider.stop())
beforeEach(async () => {
  client = both.browser()
  cookies = new Map()
  both.provider.signIn({ sub: 'me', amr: ['mfa'] })
  await both.signIn(client, '/amt/konto', cookies)
})

const isSignedIn = async (by = client) => (await by.get('/amt/konto')).statusCode === 200
const idTokens = async () => {
  const { rows } = await sql<{ n: number; plain: string }>`
    SELECT count(*)::int AS n, string_agg(encode(id_token, 'escape'), ' ') AS plain FROM people.session
    WHERE id_token IS NOT NULL`.execute(both.house.db)
  return rows[0]!
}

describe('signing out', () => {
  test('ends the session here and leads to the provider, which ends it there and sends back', async () => {
    expect(await isSignedIn()).toBe(true)
    const answer = await client.post('/amt/abmeldung')
    expect(await isSignedIn()).toBe(false)
    const there = new URL(String(answer.headers.refresh).replace('0; url=', ''))
    expect(there.href.startsWith(`${both.provider.issuer}/session/end`)).toBe(true)
    expect(there.searchParams.get('id_token_hint')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    expect(there.searchParams.get('post_logout_redirect_uri')).toBe(
      'https://amt.example/amt/abmeldung/fertig',
    )
    // Nobody is signed in any more: neither name nor menu on the page, and the way for who sees no refresh.
    expect(answer.body).not.toMatch(/Jule Ahrens|\/amt\/eingang/)
    expect(answer.body).toContain('session/end')
    expect(await both.provider.visit(there.href, cookies)).toBe('/amt/abmeldung/fertig')
    expect((await client.get('/amt/abmeldung/fertig')).body).toContain('Sie sind abgemeldet')
    // The provider has forgotten this browser: it asks anew who comes.
    both.provider.signIn({ sub: 'other', amr: ['mfa'] })
    await both.signIn(client, '/amt/konto', cookies)
    const { rows } = await sql<{ subject: string }>`
      SELECT link.subject FROM people.session s JOIN people.single_sign_on link USING (staff_id)
      ORDER BY s.created_at DESC, s.last_seen_at DESC`.execute(both.house.db)
    expect(rows.map(({ subject }) => subject)).toContain('other')
  })

  test('of a session by password leads to the sign-in alone', async () => {
    const staff = await hireStaff(both.house)
    const own = both.browser()
    const token = await both.house.tx(tx => beginSession(tx, staff.id, both.house.clock.now()))
    own.cookies.set(SESSION_COOKIE, token)
    const answer = await own.post('/amt/abmeldung')
    expect([answer.headers.refresh, answer.headers.location]).toEqual([undefined, '/amt/anmeldung'])
  })

  test('with a provider that cannot be reached ends the session here, and says that it goes on there', async () => {
    const singleSignOn = {
      issuer: 'http://127.0.0.1:9',
      clientId: 'x',
      clientSecret: 'a secret of the client',
    }
    const config = { ...both.house.house.config, singleSignOn }
    const lonely = new Client(await buildServer({ ...both.house.house, config }, mounts), both.house.secret)
    for (const [name, value] of client.cookies) lonely.cookies.set(name, value)
    const answer = await lonely.post('/amt/abmeldung')
    expect([answer.statusCode, answer.headers.refresh]).toEqual([200, undefined])
    expect(answer.body).toContain('beim Konto des Hauses noch nicht')
    expect(await isSignedIn()).toBe(false)
  })

  test('no other site signs anybody out, and no link does', async () => {
    const forged = { method: 'POST', url: '/amt/abmeldung', payload: '' } as const
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await client.send({ ...forged, headers })).statusCode).toBe(403)
    expect((await client.get('/amt/abmeldung')).statusCode).toBe(404)
    expect(await isSignedIn()).toBe(true)
  })

  test('the database holds the word of the provider sealed, and only as long as the session', async () => {
    const before = await idTokens()
    expect(before.n).toBeGreaterThan(0)
    expect(before.plain).not.toMatch(/eyJ/)
    await client.post('/amt/abmeldung')
    expect((await idTokens()).n).toBe(before.n - 1)
  })
})

describe('a session that ends at the provider', () => {
  test('ends here within a second, in every browser of that session, and nobody else’s does', async () => {
    both.provider.signIn({ sub: 'other', amr: ['mfa'] })
    const colleague = both.browser()
    await both.signIn(colleague)
    // Signed out at the provider itself: the browser never comes by here.
    const started = performance.now()
    await both.provider.visit(`${both.provider.issuer}/session/end`, cookies).catch(() => {})
    expect(await isSignedIn()).toBe(false)
    expect(performance.now() - started).toBeLessThan(1000)
    expect(await isSignedIn(colleague)).toBe(true)
    const { rows } = await sql`SELECT FROM foundation.audit
      WHERE act = 'staff.sessions-ended' AND actor_name = 'single sign-on'`.execute(both.house.db)
    expect(rows.length).toBeGreaterThan(0)
  })

  test('named by the person alone ends all that rest on the provider, and no other', async () => {
    const home = both.browser()
    await both.signIn(home)
    const { rows } = await sql<{ staffId: string }>`SELECT staff_id AS "staffId" FROM people.single_sign_on
      WHERE subject = 'me'`.execute(both.house.db)
    const byPassword = both.browser()
    const token = await both.house.tx(tx => beginSession(tx, rows[0]!.staffId, both.house.clock.now()))
    byPassword.cookies.set(SESSION_COOKIE, token)
    expect(await tell({ sub: 'me' })).toBe(200)
    expect(await Promise.all([client, home, byPassword].map(isSignedIn))).toEqual([false, false, true])
  })

  test.each<[string, Record<string, unknown>]>([
    ['for another house', { sub: 'me', aud: 'other' }],
    ['of another issuer', { sub: 'me', iss: 'https://evil.example' }],
    ['without the event', { sub: 'me', events: {} }],
    ['with a nonce, as an ID token has one', { sub: 'me', nonce: 'x' }],
    ['about nobody', {}],
    ['of ten minutes ago', { sub: 'me', iat: Math.floor(Date.now() / 1000) - 600 }],
    ['that has run out', { sub: 'me', exp: Math.floor(Date.now() / 1000) - 60 }],
  ])('is not believed from a token %s', async (_, claims) => {
    const before = await digestOf(both.house.db)
    expect(await tell(claims)).toBe(400)
    expect(await isSignedIn()).toBe(true)
    expect(await digestOf(both.house.db)).toBe(before)
  })

  test.each([
    ['unsigned', (token: string) => `${btoa('{"alg":"none"}').replace(/=/g, '')}.${token.split('.')[1]}.`],
    ['changed', (token: string) => token.replace(/\.[^.]+$/, `.${'A'.repeat(342)}`)],
    ['no token', () => 'x'],
    ['empty', () => ''],
  ])('is not believed from one that is %s', async (_, change) => {
    const token = change(await both.provider.sign(claimsOf({ sub: 'me' })))
    expect(await both.call(`logout_token=${token}`)).toBe(400)
    expect(await isSignedIn()).toBe(true)
  })

  test('no session and no form make the call stronger: it is believed for its signature alone', async () => {
    const answer = await client.post('/amt/abmeldung/vom-anbieter', { logout_token: 'x' })
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(await isSignedIn()).toBe(true)
  })

  test('without a provider nobody is there to be told', async () => {
    const config = { ...both.house.house.config, singleSignOn: null }
    const server = await buildServer({ ...both.house.house, config }, mounts)
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const url = '/amt/abmeldung/vom-anbieter'
    expect((await server.inject({ method: 'POST', url, payload: 'x=y', headers })).statusCode).toBe(404)
  })
})

function claimsOf(claims: Record<string, unknown>) {
  const now = Math.floor(Date.now() / 1000)
  const own = {
    iss: both.provider.issuer,
    aud: CLIENT.id,
    iat: now,
    exp: now + 120,
    jti: String(Math.random()),
  }
  return { ...own, events: EVENT, ...claims }
}
async function tell(claims: Record<string, unknown>): Promise<number> {
  return both.call(`logout_token=${await both.provider.sign(claimsOf(claims))}`)
}
