import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { CaseHouse } from '../src/cases/testing/case-house.ts'
import { buildServer } from '../src/foundation/http/index.ts'
import { Client } from '../src/foundation/testing/index.ts'
import { mounts } from '../src/mounts.ts'
import { linkStaff } from '../src/people/single-sign-on/linked-staff.ts'
import { hireStaff } from '../src/people/testing/staff.ts'

const CLIENT = { clientId: 'schalter', clientSecret: 'a secret of the client' }
const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 })

type Claims = Record<string, unknown>
interface Said {
  readonly header?: Claims
  readonly claims?: Claims
  readonly sign?: (text: string) => string
}

/** A provider that says whatever a test wants it to say. */
let said: Said = {}
let asked = { nonce: '' }
const posted: string[] = []
const provider = createServer((request, response) => {
  const json = (value: unknown) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(value))
  }
  if (request.url?.startsWith('/.well-known/')) return json(metadata())
  if (request.url === '/keys')
    return json({
      keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }],
    })
  request
    .on('data', part => posted.push(String(part)))
    .on('end', () => json({ access_token: 'x', token_type: 'bearer', id_token: idToken() }))
})
await new Promise<void>(resolve => provider.listen(0, '127.0.0.1', resolve))
const issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
afterAll(() => provider.close())

function metadata() {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  }
}

const seconds = () => Math.floor(Date.now() / 1000)
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const byOwnKey = (text: string) => sign('sha256', Buffer.from(text), own.privateKey).toString('base64url')

const byForeignKey = (text: string) =>
  sign('sha256', Buffer.from(text), foreign.privateKey).toString('base64url')

function idToken(): string {
  const right = { iss: issuer, sub: 'jule', aud: CLIENT.clientId, nonce: asked.nonce, amr: ['mfa'] }
  const claims = { ...right, iat: seconds(), exp: seconds() + 300, ...said.claims }
  const text = `${part({ alg: 'RS256', kid: 'k1', ...said.header })}.${part(claims)}`
  return `${text}.${(said.sign ?? byOwnKey)(text)}`
}

const house = await CaseHouse.build({ config: { rateLimit: false, singleSignOn: { issuer, ...CLIENT } } })
const server = await buildServer(house.house, mounts)
const staff = await hireStaff(house)
await house.tx(tx => linkStaff(tx, { issuer, subject: 'jule' }, staff.id, house.clock.now()))

let client: Client
beforeEach(() => {
  client = new Client(server, house.secret)
  said = {}
  posted.length = 0
})

/** To the provider and back, whatever it says. */
async function signIn(): Promise<number> {
  const away = new URL(String((await client.get('/amt/anmeldung/extern')).headers.location))
  asked = { nonce: away.searchParams.get('nonce')! }
  const back = new URLSearchParams({ code: 'c', state: away.searchParams.get('state')!, iss: issuer })
  return (await client.get(`/amt/anmeldung/extern/zurueck?${back}`)).statusCode
}
const isSignedIn = async () => (await client.get('/amt/konto')).statusCode === 200

describe('an identity provider', () => {
  test('whose word fits signs somebody in, and is asked with the verifier of this very question', async () => {
    const away = new URL(String((await client.get('/amt/anmeldung/extern')).headers.location))
    expect(Object.fromEntries(away.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      scope: 'openid email',
    })
    expect(await signIn()).toBe(303)
    expect(await isSignedIn()).toBe(true)
    expect(new URLSearchParams(posted.join('')).get('code_verifier')).toMatch(/^[\w-]{43}$/)
  })

  const hmac = (text: string) => createHmac('sha256', CLIENT.clientSecret).update(text).digest('base64url')
  test.each<[string, () => Said]>([
    ['is meant for another program', () => ({ claims: { aud: 'another' } })],
    ['is meant for several, and given to another', () => ({ claims: { aud: ['schalter', 'x'], azp: 'x' } })],
    ['answers another question', () => ({ claims: { nonce: 'of-somebody-else' } })],
    ['answers no question', () => ({ claims: { nonce: undefined } })],
    ['is by another issuer', () => ({ claims: { iss: 'https://login.example' } })],
    ['is over', () => ({ claims: { iat: seconds() - 900, exp: seconds() - 600 } })],
    ['has no end', () => ({ claims: { exp: undefined } })],
    ['is of tomorrow', () => ({ claims: { nbf: seconds() + 86_400, iat: seconds() + 86_400 } })],
    ['names nobody', () => ({ claims: { sub: undefined } })],
    ['is not signed', () => ({ header: { alg: 'none' }, sign: () => '' })],
    ['is signed with the key of a stranger', () => ({ sign: byForeignKey })],
    ['is signed, and changed afterwards', () => ({ sign: text => byOwnKey(`${text}x`) })],
    ['is signed with what we share', () => ({ header: { alg: 'HS256' }, sign: hmac })],
    ['is signed by a kind nobody agreed on', () => ({ header: { alg: 'PS256' } })],
    ['asks for a rule we do not know', () => ({ header: { crit: ['x'], x: 1 } })],
  ])('whose word %s signs nobody in', async (_, words) => {
    said = words()
    expect(await signIn()).toBe(422)
    expect(await isSignedIn()).toBe(false)
  })

  test('is known by issuer and subject together: the same subject elsewhere is nobody here', async () => {
    said = { claims: { sub: 'JULE' } }
    expect(await signIn()).toBe(403)
    expect(await isSignedIn()).toBe(false)
  })

  test('keeps its tokens between itself and us: the browser gets none', async () => {
    const status = await signIn()
    expect(status).toBe(303)
    for (const value of client.cookies.values()) expect(value).not.toMatch(/^eyJ|^x$/)
    const account = await client.get('/amt/konto')
    expect(account.body).not.toContain('eyJ')
  })
})
