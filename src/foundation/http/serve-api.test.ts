import { connect } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { mounts } from '../../mounts.ts'
import { OpenPortal } from '../../services/testing/open-portal.ts'
import { secretFrom } from '../secret.ts'
import { fixedClock, testConfig } from '../testing/index.ts'
import { answer, apiCreate, apiGet, buildServer } from './index.ts'

let portal: OpenPortal
let server: FastifyInstance
const says = { de: 'Ja', en: 'Yes' }
const own = { topic: 'interface', summary: says } as const

/** As the schema says, or more, or less, or of another kind. */
const things: Record<string, unknown> = {
  right: { name: 'x' },
  more: { name: 'x', comment: 'unseen by anybody' },
  less: {},
  other: { name: 7 },
}
const thing = apiGet('/things/:id', {
  ...own,
  params: { id: z.string() },
  answers: { 200: { says, schema: z.strictObject({ name: z.string() }) } },
  handle: async ({ params }) => answer(200, things[params.id] as { name: string }),
})
const echo = apiCreate('/echo', {
  ...own,
  body: z.strictObject({ name: z.string().min(2).max(4), n: z.int().min(0).max(9).optional() }),
  answers: { 201: { says, schema: z.strictObject({ name: z.string() }) } },
  act: async (_, { body }) => answer(201, { name: body.name }),
})

beforeAll(async () => {
  portal = await OpenPortal.open()
  const house = {
    db: portal.db,
    clock: fixedClock('2026-11-03T08:40:00Z'),
    config: testConfig(),
    secret: secretFrom('a secret for tests alone'),
  }
  server = await buildServer(house, { ...mounts, api: [thing, echo] })
})

describe('what leaves', () => {
  test('is what the schema lists', async () => {
    expect((await server.inject('/api/v1/things/right')).json()).toEqual({ name: 'x' })
  })
  test.each(['more', 'less', 'other'])('is nothing where an answer has %s than was described', async id => {
    const response = await server.inject(`/api/v1/things/${id}`)
    expect(response.statusCode).toBe(500)
    expect(response.json().type).toBe('/problems/internal-error')
    expect(response.body).not.toMatch(/unseen|comment|name/)
  })
})

describe('what comes in', () => {
  const post = (payload: unknown, headers = {}) =>
    server.inject({
      method: 'POST',
      url: '/api/v1/echo',
      headers: { 'content-type': 'application/json', ...headers },
      payload: JSON.stringify(payload),
    })
  test('is named field by field, in the language of the caller', async () => {
    const wrong = { n: 12, role: 'admin', 'a/b~c': 1 }
    const german = (await post(wrong)).json()
    expect(german).toMatchObject({ type: '/problems/invalid-input', status: 422 })
    expect(german.errors).toEqual([
      { in: 'body', field: 'name', pointer: '/name', message: 'Dieses Feld fehlt.' },
      { in: 'body', field: 'n', pointer: '/n', message: 'Der größte mögliche Wert ist 9.' },
      { in: 'body', field: 'role', pointer: '/role', message: 'Dieses Feld gibt es hier nicht.' },
      { in: 'body', field: 'a/b~c', pointer: '/a~1b~0c', message: 'Dieses Feld gibt es hier nicht.' },
    ])
    const english = (await post(wrong, { 'accept-language': 'fr, en-GB;q=0.8, de;q=0.5' })).json()
    expect(english.errors[0].message).toBe('This field is missing.')
    expect(english.title).not.toBe(german.title)
  })
  test.each([
    [{ name: 'x' }, 'Mindestens 2 Zeichen.'],
    [{ name: 'xxxxx' }, 'Höchstens 4 Zeichen.'],
    [{ name: 7 }, 'Erwartet wird ein Text.'],
    [{ name: 'xx', n: 1.5 }, 'Erwartet wird eine ganze Zahl.'],
    [{ name: 'xx', n: -1 }, 'Der kleinste mögliche Wert ist 0.'],
    [[], 'Erwartet wird ein JSON-Objekt.'],
  ])('%j is refused with a sentence', async (payload, message) => {
    expect((await post(payload)).json().errors).toMatchObject([{ message }])
  })
  test('by the address is refused where it is not described or stands twice', async () => {
    const names = async (query: string) =>
      (await portal.json<{ errors: { in: string; field: string }[] }>(`/services?${query}`, 422)).errors.map(
        ({ field }) => field,
      )
    expect(await names('x=1&limit=3&__proto__=1')).toEqual(['x', '__proto__'])
    expect(await names('limit=3&limit=4')).toEqual(['limit'])
    expect(await names('limit=0&cursor=x')).toEqual(['limit'])
  })
  test('may hold no keys of JavaScript itself', async () => {
    for (const text of ['{"__proto__":{"name":"xx"}}', '{"constructor":{"prototype":{"name":"xx"}}}']) {
      const response = await server.inject({
        method: 'POST',
        url: '/api/v1/echo',
        headers: { 'content-type': 'application/json' },
        payload: text,
      })
      expect([400, 422]).toContain(response.statusCode)
    }
    expect(({} as { name?: string }).name).toBeUndefined()
  })
})

describe('methods', () => {
  test.each(['PUT', 'PATCH', 'DELETE', 'POST'] as const)(
    '%s on what can only be read is 405',
    async method => {
      const response = await portal.server.inject({ method, url: '/api/v1/services/personalausweis' })
      expect([response.statusCode, response.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
      expect(response.json()).toMatchObject({ type: '/problems/method-not-allowed', status: 405 })
    },
  )
  test('HEAD is GET without the body', async () => {
    const get = await portal.server.inject('/api/v1/offices/altona')
    const head = await portal.server.inject({ method: 'HEAD', url: '/api/v1/offices/altona' })
    expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, '', get.headers.etag])
  })
  test('OPTIONS tells what an address can do', async () => {
    const ask = async (url: string) =>
      (await portal.server.inject({ method: 'OPTIONS', url: `/api/v1${url}` })).headers
    expect(await ask('/services')).toMatchObject({
      allow: 'GET, HEAD, OPTIONS',
      'access-control-allow-origin': '*',
    })
    expect(await ask('/applications')).toMatchObject({ allow: 'POST, OPTIONS' })
    for (const url of ['/applications', '/feedback', '/cases/HH-2222-22'])
      expect(await ask(url)).not.toHaveProperty('access-control-allow-origin')
  })
})

describe('other sites', () => {
  test('may read public facts and nothing else, and never with the cookies of a visitor', async () => {
    const ask = async (url: string) =>
      (await portal.server.inject({ url: `/api/v1${url}`, headers: { origin: 'https://evil.example' } }))
        .headers
    for (const url of ['/services', '/services/none', '/offices?x=1', '/status', '/openapi.json']) {
      expect(await ask(url)).toMatchObject({
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
      })
      expect(await ask(url)).not.toHaveProperty('access-control-allow-credentials')
    }
    expect(await ask('/cases/HH-2222-22')).not.toHaveProperty('access-control-allow-origin')
  })
})

describe('copies', () => {
  test('of public facts may be kept, one for each language', async () => {
    const ask = (language: string) =>
      portal.server.inject({
        url: '/api/v1/services/personalausweis',
        headers: { 'accept-language': language },
      })
    const [german, english] = [await ask('de'), await ask('en')]
    expect(german.headers['cache-control']).toBe('public, max-age=10')
    expect(german.headers.vary).toContain('accept-language')
    expect(english.headers.etag).not.toBe(german.headers.etag)
    expect([german.headers['content-language'], english.headers['content-language']]).toEqual(['de', 'en'])
  })
  test('of what is personal or wrong may not', async () => {
    for (const url of ['/cases/HH-2222-22', '/services/none', '/services?limit=0'])
      expect((await portal.server.inject(`/api/v1${url}`)).headers['cache-control']).toBe('no-store')
  })
})

test('what nobody described is a problem as well', async () => {
  expect(await portal.json('/none', 404)).toMatchObject({
    type: '/problems/not-found',
    title: 'Das gibt es nicht',
  })
  expect(await portal.json('/none?language=en', 404)).toMatchObject({ title: 'There is no such thing' })
})

test('a request that is no HTTP is answered without a word about us', async () => {
  await portal.server.listen({ host: '127.0.0.1', port: 0 })
  const { port } = portal.server.server.address() as { port: number }
  const text = await new Promise<string>(resolve => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.write('GET /api/v1/services HTTP/9.9\r\n\r\n'))
    socket.on('data', part => {
      heard += part
    })
    socket.once('close', () => resolve(heard))
  })
  expect(text).toMatch(/^HTTP\/1\.1 400 /)
  expect(text).not.toMatch(/fastify|node/i)
  await portal.server.close()
})
