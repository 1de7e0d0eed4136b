import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { CaseHouse } from '../../cases/testing/case-house.ts'
import { mounts } from '../../mounts.ts'
import { codeOf, stepAt } from '../../people/second-factor/one-time-code.ts'
import { beginSession, SESSION_COOKIE } from '../../people/sessions/session.ts'
import { hireStaff, PASSWORD } from '../../people/testing/staff.ts'
import { Client } from '../testing/index.ts'
import { buildServer } from './index.ts'

const written = vi.hoisted(() => [] as string[])
/** The server as it is, but its log comes here instead of to standard output. */
vi.mock('fastify', async original => {
  const actual = await original<typeof import('fastify')>()
  const stream = { write: (line: string) => written.push(line) }
  const open = (options: { logger: object }) =>
    actual.default({ ...options, logger: { ...options.logger, stream } } as never)
  return { ...actual, default: open }
})

const WARN = 40
const house = await CaseHouse.build({ config: { logLevel: 'warn' } })
const server = await buildServer(house.house, mounts)
afterAll(() => server.close())
beforeEach(() => {
  written.length = 0
})
const lines = () => written.map(line => JSON.parse(line))

test('an act that somebody may not do leaves a warning with the access, the route and the id of the request', async () => {
  const staff = await hireStaff(house, { roles: ['post-clerk'] })
  const client = new Client(server, house.secret)
  client.cookies.set(SESSION_COOKIE, await house.tx(tx => beginSession(tx, staff.id, house.clock.now())))
  const answer = await client.get('/amt/protokoll')
  expect(answer.statusCode).toBe(403)
  const reqId = answer.headers['x-request-id']
  expect(lines()).toMatchObject([
    { level: WARN, refused: 403, access: staff.id, reqId },
    { level: WARN, status: 403, route: '/amt/protokoll', method: 'GET', reqId },
  ])
  expect(written.join('')).not.toContain(staff.name)
})

test('a form that is not ours, and a caller who asks too often, leave one as well', async () => {
  const client = new Client(server, house.secret)
  await client.post('/mein-antrag', { _csrf: 'made-up' })
  const statuses = []
  for (let n = 0; n < 61; n += 1)
    statuses.push((await client.post('/mein-antrag', { nummer: 'HH-2222-22', code: '000000' })).statusCode)
  expect(statuses).toContain(429)
  expect(lines()[0]).toMatchObject({ level: WARN, status: 403, route: '/mein-antrag' })
  expect(lines().filter(({ status }) => status === 429).length).toBeGreaterThan(0)
})

test('a sign-in that fails leaves one, with the step and without a name; one that succeeds is in the audit trail', async () => {
  const staff = await hireStaff(house)
  const client = new Client(server, house.secret)
  const name = staff.signIn
  await client.post('/amt/anmeldung', { name, password: 'falsch' })
  await client.post('/amt/anmeldung', { name, password: PASSWORD })
  await client.post('/amt/anmeldung/code', { code: '000000' })
  expect(lines()).toMatchObject([
    { level: WARN, signIn: 'refused' },
    { level: WARN, signIn: 'refused' },
  ])
  expect(written.join('')).not.toContain(name)
  const code = codeOf(staff.totp, stepAt(house.clock.now()))
  await client.post('/amt/anmeldung/code', { code })
  const { rows } = await sql`SELECT act, detail FROM foundation.audit
    WHERE actor_id = ${staff.id}`.execute(house.db)
  expect(rows).toMatchObject([{ act: 'staff.sign-in', detail: { by: 'password+totp' } }])
})

test('what goes as it should leaves none', async () => {
  const client = new Client(server, house.secret)
  await client.get('/mein-antrag')
  await client.get('/gibt-es-nicht')
  expect(written).toEqual([])
})

test('a line is JSON with a time in UTC, and whatever somebody sends stays within its value', async () => {
  const client = new Client(server, house.secret)
  const evil = 'x\r\n{"level":50,"msg":"forged"}\u001b[31m\u2028'
  await client.send({
    method: 'POST',
    url: `/mein-antrag?${encodeURIComponent(evil)}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': encodeURIComponent(evil) },
    payload: `_csrf=${encodeURIComponent(evil)}`,
  })
  expect(written).toHaveLength(1)
  const [text] = written
  expect(text!.trimEnd().split('\n')).toHaveLength(1)
  expect(text).not.toContain('forged')
  expect(Math.abs(JSON.parse(text!).time - Date.now())).toBeLessThan(60_000)
})
