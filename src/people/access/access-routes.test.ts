import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { CaseHouse } from '../../cases/testing/case-house.ts'
import { buildServer } from '../../foundation/http/index.ts'
import { Client, digestOf } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { beginSession, findSession, SESSION_COOKIE } from '../sessions/session.ts'
import { hireStaff, type TestStaff } from '../testing/staff.ts'

let house: CaseHouse
let server: FastifyInstance
let harms: TestStaff
let jule: TestStaff
beforeAll(async () => {
  house = await CaseHouse.build({ config: { rateLimit: false } })
  server = await buildServer(house.house, mounts)
})
beforeEach(async () => {
  harms = await hireStaff(house, { roles: ['administrator'] })
  jule = await hireStaff(house)
})

async function signedIn(staff: TestStaff): Promise<Client> {
  const client = new Client(server, house.secret)
  client.cookies.set(SESSION_COOKIE, await house.tx(tx => beginSession(tx, staff.id, house.clock.now())))
  return client
}
const page = (staff: TestStaff, rest = '') => `/amt/zugaenge/${staff.id}${rest}`

async function linesAbout(staff: TestStaff): Promise<{ act: string; by: string }[]> {
  const { rows } = await sql<{ act: string; by: string }>`SELECT act, actor_id AS by FROM foundation.audit
    WHERE object_id = ${staff.id} ORDER BY id`.execute(house.db)
  return rows
}

test.each([
  ['abmelden', 'staff.sessions-ended'],
  ['sperren', 'staff.disabled'],
] as const)('%s: the next request of an ended session is refused', async (errand, act) => {
  const [admin, hers] = [await signedIn(harms), await signedIn(jule)]
  expect((await hers.get('/amt/konto')).statusCode).toBe(200)
  const before = await admin.get(page(jule))
  expect(before.body).toContain('<dt>Offene Sitzungen</dt><dd>1</dd>')
  expect((await admin.get(page(jule, `/${errand}`))).body).toContain('Jule Ahrens')
  const done = await admin.post(page(jule, `/${errand}`))
  expect([done.statusCode, done.headers.location]).toEqual([303, page(jule, `?fertig=${errand}`)])
  expect((await hers.get('/amt/konto')).headers.location).toBe('/amt/anmeldung?weiter=%2Famt%2Fkonto')
  expect((await admin.get(done.headers.location!)).body).toMatch(/Sitzungen sind beendet/)
  expect(await linesAbout(jule)).toEqual([{ act, by: harms.id }])
})

test('a closed access offers nothing but to be opened, and is opened', async () => {
  const admin = await signedIn(harms)
  await admin.post(page(jule, '/sperren'))
  const closed = await admin.get(page(jule))
  expect(closed.body).toContain('gesperrt')
  expect(closed.body.match(/zugaenge\/[\w-]+\/\w+/g)).toEqual([page(jule, '/oeffnen').slice(5)])
  expect((await admin.post(page(jule, '/sperren'))).statusCode).toBe(409)
  expect((await admin.get(page(jule, '/startpasswort'))).statusCode).toBe(409)
  expect((await admin.post(page(jule, '/oeffnen'))).statusCode).toBe(303)
  expect((await (await signedIn(jule)).get('/amt/konto')).statusCode).toBe(200)
})

test.each([
  ['startpasswort', ['staff.start-password-given'], true],
  ['zweiter-faktor', ['staff.second-factor-reset', 'staff.start-password-given'], false],
] as const)('%s: a start password is seen once, and sessions end', async (errand, acts, keepsApp) => {
  const [admin, hers] = [await signedIn(harms), await signedIn(jule)]
  const done = await admin.post(page(jule, `/${errand}`))
  expect(done.body).toMatch(/<code class="code">([a-z2-9]{5}-){3}[a-z2-9]{5}<\/code>/)
  expect((await hers.get('/amt/konto')).statusCode).toBe(303)
  const after = await admin.get(page(jule))
  expect(after.body).not.toContain('class="code"')
  expect(after.body).toContain(`<dt>Zweiter Faktor</dt><dd>${keepsApp ? 'App' : 'keiner'}</dd>`)
  expect((await linesAbout(jule)).map(({ act }) => act)).toEqual(acts)
})

test('the own access offers nothing, and nothing can be done with it', async () => {
  const admin = await signedIn(harms)
  expect((await admin.get(page(harms))).body).toContain('Das ist Ihr eigener Zugang')
  const before = await digestOf(house.db)
  for (const errand of ['abmelden', 'sperren', 'oeffnen', 'startpasswort', 'zweiter-faktor']) {
    const answers = [await admin.get(page(harms, `/${errand}`)), await admin.post(page(harms, `/${errand}`))]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403])
  }
  expect(await digestOf(house.db)).toBe(before)
})

test('nobody but administrators sees an access or changes one', async () => {
  const others = ['caseworker', 'team-lead', 'office-manager', 'auditor'] as const
  for (const role of others) {
    const client = await signedIn(await hireStaff(house, { roles: [role] }))
    const before = await digestOf(house.db)
    const answers = await Promise.all([
      client.get('/amt/zugaenge'),
      client.get(page(jule)),
      client.get(page(jule, '/sperren')),
      client.post(page(jule, '/sperren')),
    ])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403])
    expect(await digestOf(house.db)).toBe(before)
  }
})

test('after ten minutes the second factor is asked for again, and nothing is done before', async () => {
  const admin = await signedIn(harms)
  house.clock.advance({ minutes: 11 })
  const token = await house.tx(tx => beginSession(tx, jule.id, house.clock.now()))
  for (const answer of [await admin.get(page(jule, '/sperren')), await admin.post(page(jule, '/sperren'))])
    expect(answer.headers.location).toBe(
      `/amt/konto/bestaetigung?zu=${encodeURIComponent(page(jule, '/sperren'))}`,
    )
  expect(await findSession(house.db, token, house.clock.now())).not.toBeNull()
  expect((await admin.get(page(jule))).statusCode).toBe(200)
})

test('an access or an errand that is none is not found', async () => {
  const admin = await signedIn(harms)
  const nobody = '/amt/zugaenge/00000000-0000-4000-8000-000000000000'
  for (const path of [nobody, `${nobody}/sperren`, page(jule, '/loeschen'), '/amt/zugaenge/x'])
    expect([path, (await admin.get(path)).statusCode]).toEqual([path, 404])
})

test('the list tells who has signed in when, in both languages', async () => {
  const admin = await signedIn(harms)
  await signedIn(jule)
  const { body } = await admin.get('/amt/zugaenge')
  expect(body).toContain(page(jule))
  expect(body).toContain(jule.signIn)
  expect(body).toContain('3. November 2026, 10:03 Uhr')
  admin.cookies.set('schalter_sprache', 'en')
  expect((await admin.get('/amt/zugaenge')).body).toContain('Last sign-in')
})
