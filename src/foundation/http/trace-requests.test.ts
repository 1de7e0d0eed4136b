import { sql } from 'kysely'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { caseMailTemplates } from '../../cases/index.ts'
import { CaseHouse } from '../../cases/testing/case-house.ts'
import { measureHouse } from '../../metrics.ts'
import { mounts } from '../../mounts.ts'
import { jobFailures, noteJobFailure } from '../jobs/index.ts'
import { type MessageOutcome, sendNextMail } from '../messages/index.ts'
import { testMailIdentity } from '../testing/index.ts'
import { buildServer, get, mayReadMetrics, measureRequests, page } from './index.ts'
import { proxyCheck } from './trusted-proxy.ts'

const written = vi.hoisted(() => [] as string[])
vi.mock('fastify', async original => {
  const actual = await original<typeof import('fastify')>()
  const stream = { write: (line: string) => written.push(line) }
  const open = (options: { logger: object }) =>
    actual.default({ ...options, logger: { ...options.logger, stream } } as never)
  return { ...actual, default: open }
})

const house = await CaseHouse.build({
  config: { logLevel: 'info', rateLimit: false, trustProxy: '10.0.0.7' },
})
const probe = get('/probe', async () => {
  await house.open()
  return page('x', 'x')
})
const server = await buildServer(house.house, { ...mounts, portal: [...mounts.portal, probe] })
const registry = measureRequests(server)
server.get('/metrics-try', async (request, reply) => reply.send(mayReadMetrics(request, null) ? 'yes' : 'no'))
server.get('/metrics-token', async (request, reply) =>
  reply.send(mayReadMetrics(request, 'a token of 20 characters') ? 'yes' : 'no'),
)
afterAll(() => server.close())

const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
const given = { 'x-request-id': 'from-the-proxy-1', traceparent: `00-${trace}-00f067aa0ba902b7-01` }
const lineOf = (id: string) => written.map(line => JSON.parse(line)).find(({ reqId }) => reqId === id)

describe('the id of a request', () => {
  it('comes from a proxy the operator trusts, and goes back and into the log with its trace', async () => {
    const answer = await server.inject({ url: '/hilfe', headers: given, remoteAddress: '10.0.0.7' })
    expect(answer.headers['x-request-id']).toBe('from-the-proxy-1')
    expect(lineOf('from-the-proxy-1')).toMatchObject({ route: '/hilfe', traceId: trace })
  })

  it('is ours for everybody else, and where it could hold anything', async () => {
    for (const [headers, remoteAddress] of [
      [given, '10.0.0.8'],
      [{ 'x-request-id': 'jonas@example.org' }, '10.0.0.7'],
      [{ 'x-request-id': 'a' }, '10.0.0.7'],
      [{}, '10.0.0.7'],
    ] as const) {
      const answer = await server.inject({ url: '/hilfe', headers, remoteAddress })
      expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
      expect(lineOf(String(answer.headers['x-request-id'])).traceId).toBeUndefined()
    }
  })

  it('stands on answers of every kind', async () => {
    for (const url of ['/', '/gibt-es-nicht', '/api/v1/services', '/api/v1/nothing', '/amt/'])
      expect((await server.inject({ url })).headers['x-request-id']).toBeDefined()
  })

  it('stands in the audit trail, on the mail it caused, and in the line of the worker that sends it', async () => {
    const answer = await server.inject({ url: '/probe', headers: given, remoteAddress: '10.0.0.7' })
    expect(answer.statusCode).toBe(200)
    const { rows } = await sql<{ audit: string; mail: string }>`
      SELECT (SELECT request_id FROM foundation.audit ORDER BY id DESC LIMIT 1) AS audit,
        (SELECT request_id FROM foundation.outbox LIMIT 1) AS mail`.execute(house.db)
    expect(rows).toEqual([{ audit: 'from-the-proxy-1', mail: 'from-the-proxy-1' }])
    const outcomes: MessageOutcome[] = []
    const { secret, clock, config } = house.house
    const templates = caseMailTemplates({ secret, publicUrl: config.publicUrl })
    await sendNextMail(house.db, clock, templates, { deliver: async () => {} }, testMailIdentity, one =>
      outcomes.push(one),
    )
    expect(outcomes).toMatchObject([{ requestId: 'from-the-proxy-1', outcome: 'sent' }])
    expect(JSON.stringify(outcomes)).not.toContain('@')
  })
})

it.each([
  ['loopback', '127.3.4.5', true],
  ['loopback', '::1', true],
  ['loopback', '10.0.0.7', false],
  ['10.0.0.0/8, fd00::/8', '10.9.9.9', true],
  ['10.0.0.0/8, fd00::/8', 'fd12::1', true],
  ['10.0.0.0/8, fd00::/8', '::ffff:10.1.1.1', true],
  ['10.0.0.0/8, fd00::/8', '11.0.0.1', false],
  [false, '127.0.0.1', false],
] as const)('TRUST_PROXY %s: %s is trusted: %s', (trusted, address, is) => {
  expect(proxyCheck(trusted)(address)).toBe(is)
})

describe('figures', () => {
  it('are told to this machine, but not through a proxy on it', async () => {
    const ask = (headers: Record<string, string>, remoteAddress: string) =>
      server.inject({ url: '/metrics-try', headers, remoteAddress }).then(({ body }) => body)
    expect(await ask({}, '127.0.0.1')).toBe('yes')
    expect(await ask({}, '::1')).toBe('yes')
    expect(await ask({ 'x-forwarded-for': '8.8.8.8' }, '127.0.0.1')).toBe('no')
    expect(await ask({ forwarded: 'for=8.8.8.8' }, '127.0.0.1')).toBe('no')
    expect(await ask({}, '192.0.2.1')).toBe('no')
  })

  it('are told to whoever shows the token, where there is one', async () => {
    const ask = (authorization?: string) =>
      server
        .inject({ url: '/metrics-token', ...(authorization && { headers: { authorization } }) })
        .then(({ body }) => body)
    expect(await ask('Bearer a token of 20 characters')).toBe('yes')
    for (const wrong of [undefined, 'Bearer x', 'Basic a token of 20 characters'])
      expect(await ask(wrong)).toBe('no')
  })

  it('count requests by the template of the route, never by the address', async () => {
    await server.inject({ url: '/mein-antrag/link/AAAAAAAAAAAAAAAAAAAAAA?q=Petersen' })
    const text = await registry.metrics()
    expect(text).toContain('route="/mein-antrag/link/:token"')
    expect(text).not.toMatch(/AAAAAA|Petersen/)
  })

  it('of the house say what waits, and come without personal data', async () => {
    const text = await measureHouse(registry, house.house)()
    for (const name of [
      'mail_waiting',
      'mail_oldest_due_seconds',
      'events_lag_seconds',
      'worker_heartbeat_age_seconds',
      'build_info',
      'database_connections',
    ])
      expect(text).toMatch(new RegExp(`^schalter_${name}[ {]`, 'm'))
    await noteJobFailure(house.db, 'mail')
    await noteJobFailure(house.db, 'mail')
    expect(await jobFailures(house.db)).toEqual([{ job: 'mail', failures: 2 }])
  })
})
