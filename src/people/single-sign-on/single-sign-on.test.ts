import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CaseHouse } from '../../cases/testing/case-house.ts'
import { buildServer } from '../../foundation/http/index.ts'
import { Client, digestOf } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { codeOf, stepAt } from '../second-factor/one-time-code.ts'
import { hireStaff, PASSWORD, type StaffOptions } from '../testing/staff.ts'
import { houseWithProvider, START } from './testing/house-with-provider.ts'

let both: Awaited<ReturnType<typeof houseWithProvider<CaseHouse>>>
let house: typeof both.house
let server: typeof both.server
let provider: typeof both.provider
let client: Client
beforeAll(async () => {
  both = await houseWithProvider(config => CaseHouse.build({ config }))
  ;({ house, server, provider } = both)
})
afterAll(() => provider.stop())
beforeEach(() => {
  client = both.browser()
})

const linked = (sub: string, options?: StaffOptions) => both.linked(sub, options)
const signIn = (next?: string) => both.signIn(client, next)

async function nobodySignedIn(act: () => Promise<number>, status: number) {
  const before = await digestOf(house.db)
  expect(await act()).toBe(status)
  expect((await client.get('/amt/konto')).statusCode).toBe(303)
  expect(await digestOf(house.db)).toBe(before)
}

describe('whoever is linked', () => {
  test('is signed in where the provider has asked for two factors', async () => {
    await linked('mfa')
    provider.signIn({ sub: 'mfa', amr: ['pwd', 'mfa'] })
    const back = await signIn('/amt/tasten')
    expect([back.statusCode, back.headers.location]).toEqual([303, '/amt/tasten'])
    const account = await client.get('/amt/konto')
    expect(account.body).toContain('Einmalanmeldung')
  })

  test('gives our second factor where the provider asked for a password alone', async () => {
    const { totp } = await linked('password-only')
    provider.signIn({ sub: 'password-only', amr: ['pwd'] })
    const back = await signIn()
    expect(back.headers.location).toBe('/amt/anmeldung/code')
    expect((await client.get('/amt/konto')).statusCode).toBe(303)
    const code = codeOf(totp, stepAt(house.clock.now()))
    expect((await client.post('/amt/anmeldung/code', { code })).headers.location).toBe('/amt/konto')
    expect((await client.get('/amt/konto')).statusCode).toBe(200)
  })

  test('sets one up first where there is none', async () => {
    await linked('new', { secondFactor: false })
    provider.signIn({ sub: 'new' })
    expect((await signIn()).headers.location).toBe('/amt/anmeldung/einrichten')
  })

  test('is nobody here once the access is closed', async () => {
    const { id } = await linked('left')
    await sql`UPDATE people.staff SET active = false WHERE id = ${id}`.execute(house.db)
    provider.signIn({ sub: 'left', amr: ['mfa'] })
    await nobodySignedIn(async () => (await signIn()).statusCode, 403)
  })
})

describe('whoever is not linked', () => {
  test('becomes nobody here by signing in there', async () => {
    provider.signIn({ sub: 'stranger', email: 'stranger@amt.example', email_verified: true, amr: ['mfa'] })
    await nobodySignedIn(async () => (await signIn()).statusCode, 403)
  })

  test('is linked once by the verified address they sign in with here', async () => {
    const staff = await hireStaff(house, { signIn: 'ahrens@amt.example' })
    provider.signIn({ sub: 'a-1', email: 'Ahrens@amt.example', email_verified: true, amr: ['mfa'] })
    expect((await signIn()).statusCode).toBe(303)
    const { rows } = await sql`SELECT subject FROM people.single_sign_on
      WHERE staff_id = ${staff.id}`.execute(house.db)
    expect(rows).toEqual([{ subject: 'a-1' }])
    // The address was given to somebody else later: that is another person.
    client = new Client(server, house.secret)
    provider.signIn({ sub: 'a-2', email: 'ahrens@amt.example', email_verified: true, amr: ['mfa'] })
    await nobodySignedIn(async () => (await signIn()).statusCode, 403)
  })

  test('is not linked by an address that nobody verified', async () => {
    await hireStaff(house, { signIn: 'demir@amt.example' })
    provider.signIn({ sub: 'd-1', email: 'demir@amt.example', email_verified: false, amr: ['mfa'] })
    await nobodySignedIn(async () => (await signIn()).statusCode, 403)
  })
})

describe('the way back', () => {
  async function away() {
    provider.signIn({ sub: 'back', amr: ['mfa'] })
    const { headers } = await client.get(START)
    return provider.visit(String(headers.location))
  }
  beforeAll(() => linked('back'))

  test.each<[string, (path: string) => Promise<string>]>([
    [
      'in another browser',
      async path => {
        client = new Client(server, house.secret)
        return path
      },
    ],
    ['with another state', async path => path.replace(/state=[^&]+/, 'state=other')],
    ['without a code', async path => path.replace(/code=[^&]+&?/, '')],
    ['with a made-up code', async path => path.replace(/code=[^&]+/, 'code=made-up')],
    ['from another issuer', async path => path.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example')],
    [
      'after more than ten minutes',
      async path => {
        house.clock.advance({ minutes: 11 })
        return path
      },
    ],
  ])('%s signs nobody in', async (_, change) => {
    const path = await change(await away())
    await nobodySignedIn(async () => (await client.get(path)).statusCode, 422)
  })

  test('works once', async () => {
    const path = await away()
    const cookies = new Map(client.cookies)
    expect((await client.get(path)).statusCode).toBe(303)
    client = new Client(server, house.secret)
    for (const [name, value] of cookies) client.cookies.set(name, value)
    await nobodySignedIn(async () => (await client.get(path)).statusCode, 422)
  })

  test('leads to the workbench and nowhere else', async () => {
    provider.signIn({ sub: 'back', amr: ['mfa'] })
    expect((await signIn('https://evil.example/')).headers.location).toBe('/amt/')
  })
})

test('a provider that is down stops nobody: the page says so, and the password works', async () => {
  const singleSignOn = { issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: 'a secret of the client' }
  const config = { ...house.house.config, singleSignOn }
  const lonely = await buildServer({ ...house.house, config }, mounts)
  client = new Client(lonely, house.secret)
  expect((await client.get('/amt/anmeldung')).body).toContain(START)
  const answer = await client.get(START)
  expect(answer.statusCode).toBe(503)
  expect(answer.body).toContain('nicht erreichbar')
  const { signIn: name } = await hireStaff(house)
  const step = await client.post('/amt/anmeldung', { name, password: PASSWORD })
  expect(step.headers.location).toBe('/amt/anmeldung/code')
})

test('without a provider there is no button and no way', async () => {
  const config = { ...house.house.config, singleSignOn: null }
  client = new Client(await buildServer({ ...house.house, config }, mounts), house.secret)
  expect((await client.get('/amt/anmeldung')).body).not.toContain(START)
  for (const path of [START, `${START}/zurueck?code=x&state=y`])
    expect((await client.get(path)).headers.location).toBe('/amt/anmeldung')
})
