import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { CaseHouse } from '../../cases/testing/case-house.ts'
import type { Client } from '../../foundation/testing/index.ts'
import { codeOf, stepAt } from '../second-factor/one-time-code.ts'
import { SESSION_COOKIE } from '../sessions/session.ts'
import { houseWithProvider } from './testing/house-with-provider.ts'
import type { Person } from './testing/start-provider.ts'

/** Sensitive, and not the first page after a sign-in: the place that must not be lost. */
const PLACE = '/amt/konto/notfallcodes'
const CONFIRM = `/amt/konto/bestaetigung?zu=${encodeURIComponent(PLACE)}`
const AT_PROVIDER = `/amt/konto/bestaetigung/extern?zu=${encodeURIComponent(PLACE)}`
const me: Person = { sub: 'me', amr: ['pwd', 'mfa'] }

let both: Awaited<ReturnType<typeof houseWithProvider<CaseHouse>>>
let client: Client
beforeAll(async () => {
  both = await houseWithProvider(config => CaseHouse.build({ config }))
  await both.linked('me', { secondFactor: false })
  await both.linked('other')
})
afterAll(() => both.provider.stop())
beforeEach(async () => {
  client = both.browser()
  both.provider.signIn(me)
  await both.signIn(client)
  both.house.clock.advance({ minutes: 10, seconds: 1 })
})

async function toProvider(cookies?: Map<string, string>, change = (url: URL) => url) {
  const away = await client.get(AT_PROVIDER)
  return both.provider.visit(change(new URL(String(away.headers.location))).href, cookies)
}
const asked = async () => (await client.get(PLACE)).headers.location

test('whoever came from the provider is sent there, is asked anew, and comes back to the place', async () => {
  expect(await asked()).toBe(CONFIRM)
  expect((await client.get(CONFIRM)).body).toContain(AT_PROVIDER)
  const away = new URL(String((await client.get(AT_PROVIDER)).headers.location))
  expect([away.searchParams.get('prompt'), away.searchParams.get('max_age')]).toEqual(['login', '0'])
  const before = client.cookies.get(SESSION_COOKIE)
  const back = await client.get(await both.provider.visit(away.href))
  expect([back.statusCode, back.headers.location]).toEqual([303, PLACE])
  expect((await client.get(PLACE)).statusCode).toBe(200)
  expect(client.cookies.get(SESSION_COOKIE)).not.toBe(before)
})

test.each<[string, Person, RegExp]>([
  ['somebody else there', { sub: 'other', amr: ['mfa'] }, /jemand anderes/],
  ['somebody whom we do not know', { sub: 'stranger', amr: ['mfa'] }, /jemand anderes/],
  ['a single factor', { sub: 'me', amr: ['pwd'] }, /nur nach einem Faktor/],
  ['a sign-in of an hour ago', { ...me, secondsAgo: 3600 }, /nicht bestätigt/],
])('%s confirms nothing, and the place is kept for the next try', async (_, person, sentence) => {
  both.provider.signIn(person)
  const back = await client.get(await toProvider())
  expect([back.statusCode, sentence.test(back.body)]).toEqual([422, true])
  expect(back.body).toContain(AT_PROVIDER)
  expect(await asked()).toBe(CONFIRM)
})

test('taking the demand for a new proof out of the address helps nobody', async () => {
  // Signed in there long ago, in this very browser: the provider would say yes without a question.
  const cookies = new Map<string, string>()
  both.provider.signIn({ ...me, secondsAgo: 3600 })
  await both.signIn(client, '/amt/konto', cookies)
  both.house.clock.advance({ minutes: 10, seconds: 1 })
  const path = await toProvider(cookies, url => {
    url.searchParams.delete('prompt')
    url.searchParams.delete('max_age')
    return url
  })
  expect((await client.get(path)).statusCode).toBe(422)
  expect(await asked()).toBe(CONFIRM)
})

test('an answer counts in the browser that asked, and once', async () => {
  const path = await toProvider()
  const thief = both.browser()
  expect((await thief.get(path)).statusCode).toBe(422)
  expect((await thief.get('/amt/konto')).statusCode).toBe(303)
  expect((await client.get(path)).headers.location).toBe(PLACE)
  both.house.clock.advance({ minutes: 10, seconds: 1 })
  expect((await client.get(path)).statusCode).toBe(422)
  expect(await asked()).toBe(CONFIRM)
})

test('an answer that comes after the session has ended signs nobody in', async () => {
  const path = await toProvider()
  client.cookies.delete(SESSION_COOKIE)
  const back = await client.get(path)
  expect(back.headers.location).toBe(`/amt/anmeldung?weiter=${encodeURIComponent(PLACE)}`)
  expect((await client.get('/amt/konto')).statusCode).toBe(303)
})

test('leads to the workbench and nowhere else', async () => {
  const away = await client.get('/amt/konto/bestaetigung/extern?zu=https%3A%2F%2Fevil.example%2F')
  const back = await client.get(await both.provider.visit(String(away.headers.location)))
  expect(back.headers.location).toBe('/amt/')
})

test('whoever came by password is asked for a code, and sees no way to the provider', async () => {
  const staff = await both.linked('by-password')
  const own = both.browser()
  const typed = { name: staff.signIn, password: 'vier Wörter ohne Zusammenhang', weiter: '/amt/konto' }
  await own.post('/amt/anmeldung', typed)
  await own.post('/amt/anmeldung/code', { code: codeOf(staff.totp, stepAt(both.house.clock.now())) })
  const page = await own.get(CONFIRM)
  expect([page.statusCode, page.body.includes('bestaetigung/extern')]).toEqual([200, false])
})
