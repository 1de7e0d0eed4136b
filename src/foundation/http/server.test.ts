import { connect } from 'node:net'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { CaseHouse } from '../../cases/testing/case-house.ts'
import { mounts } from '../../mounts.ts'
import { portalRoutes } from '../../portal.tsx'
import { workbenchRoutes } from '../../workbench.tsx'
import { MAX_FILE_BYTES } from '../files/index.ts'
import { Client, digestOf } from '../testing/index.ts'
import { buildServer, CSRF_COOKIE, get, type PortalRoute, type Visit } from './index.ts'

let house: CaseHouse
let server: FastifyInstance
beforeAll(async () => {
  house = await CaseHouse.build({ config: { rateLimit: false } })
  server = await buildServer(house.house, mounts)
})

const newClient = () => new Client(server, house.secret)
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const kindOf = (response: LightMyRequestResponse) => String(response.headers['content-type']).split(';')[0]

/** A house that serves nothing but these pages. */
function serverOf(portal: readonly PortalRoute[], config = {}) {
  const others = { api: [], workbench: { ...mounts.workbench, routes: [] } }
  const quiet = { ...house.house.config, ...config }
  return buildServer({ ...house.house, config: quiet }, { portal, ...others })
}

/** What a browser would not send. */
async function raw(line: string, head = '', body = ''): Promise<string> {
  if (!server.server.listening) await server.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.server.address() as { port: number }
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1')
    socket.on('data', part => {
      answer += part
    })
    socket.once('close', () => resolve(answer)).once('error', reject)
    socket.write(`${line} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n${head}\r\n${body}`)
  })
}

describe('every kind of answer', () => {
  const answers: [string, () => Promise<LightMyRequestResponse>, number][] = [
    ['a page', () => newClient().get('/mein-antrag'), 200],
    ['a page of the workbench', () => newClient().get('/amt/anmeldung'), 200],
    ['a redirect', () => newClient().get('/mein-antrag/HH-2222-22'), 303],
    ['a redirect to the sign-in', () => newClient().get('/amt/eingang'), 303],
    ['what does not exist', () => newClient().get('/gibt-es-nicht'), 404],
    [
      'a form that is not ours',
      () => newClient().send({ method: 'POST', url: '/mein-antrag', headers: form }),
      403,
    ],
    [
      'a body that is too large',
      () => newClient().post('/mein-antrag', { nummer: 'x'.repeat(600_000) }),
      413,
    ],
    [
      'a body of an unknown kind',
      () =>
        newClient().send({
          method: 'POST',
          url: '/mein-antrag',
          headers: { 'content-type': 'text/xml' },
          payload: '<a/>',
        }),
      415,
    ],
    ['an act on what can only be read', () => newClient().send({ method: 'PUT', url: '/mein-antrag' }), 404],
    ['an answer for a machine', () => newClient().get('/api/v1/cases/HH-2222-22'), 404],
    ['a call that does not exist', () => newClient().get('/api/v1/none'), 404],
    [
      'a call that is no JSON',
      () =>
        newClient().send({
          method: 'POST',
          url: '/api/v1/feedback',
          headers: { 'content-type': 'application/json' },
          payload: '{,',
        }),
      400,
    ],
    ['the head alone', () => newClient().send({ method: 'HEAD', url: '/mein-antrag' }), 200],
  ]

  test.each(answers)('has the headers that keep a browser safe: %s', async (_, ask, status) => {
    const response = await ask()
    expect(response.statusCode).toBe(status)
    expect(response.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    })
    expect(response.headers).not.toHaveProperty('x-powered-by')
    expect(response.headers).not.toHaveProperty('access-control-allow-origin')
    if (kindOf(response) !== 'undefined') expect(response.headers['cache-control']).toContain('no-store')
  })

  test('styles and scripts have them, too, and may be kept for good', async () => {
    const { body } = await newClient().get('/mein-antrag')
    const assets = [...body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(match => match[1]!)
    expect(assets.length).toBeGreaterThan(3)
    for (const address of assets) {
      const { headers, statusCode } = await newClient().get(address)
      expect([address, statusCode]).toEqual([address, 200])
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['cache-control']).toContain('immutable')
    }
  })

  test('allows no script and no style but our own files, and no page around ours', async () => {
    const policy = String((await newClient().get('/')).headers['content-security-policy'])
    const rules = Object.fromEntries(
      policy.split('; ').map(rule => [rule.split(' ')[0], rule.split(' ').slice(1)]),
    )
    expect(rules).toMatchObject({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
      'base-uri': ["'none'"],
      'object-src': ["'none'"],
    })
    expect(policy).not.toMatch(/unsafe|\*|https?:|blob:/)
    expect(policy.replace("img-src 'self' data:", '')).not.toContain('data:')
  })

  test('no page needs more: no script, style or handler stands in it', async () => {
    const pages = portalRoutes.filter(({ method, path }) => method === 'GET' && !path.includes(':'))
    expect(pages.length).toBeGreaterThan(5)
    for (const { path } of [...pages, { path: '/amt/anmeldung' }, { path: '/gibt-es-nicht' }]) {
      const response = await newClient().get(path)
      if (kindOf(response) !== 'text/html') continue
      expect([
        path,
        response.body.match(/<script(?![^>]*\ssrc=)|<style|\sstyle="|\son[a-z]+="|javascript:/gi),
      ]).toEqual([path, null])
    }
  })
})

describe('addresses', () => {
  test.each([
    ['GET //evil.example/', 404],
    ['GET /en//evil.example/', 404],
    ['GET /en/\\evil.example/', 404],
    ['GET http://evil.example/gibt-es-nicht', 404],
    ['GET http://[', 200],
    ['GET /mein-antrag/%E0%A4%A', 303],
    ['GET /%', 404],
    ['GET /en/%', 404],
    [`GET /mein-antrag/link/${'x'.repeat(3000)}`, 404],
    ['GET /\\evil.example', 404],
    ['GET /mein-antrag/link/%00', 404],
    ['GET /?%00=%ff', 200],
    ['OPTIONS *', 404],
  ])('however odd are answered by a page of ours: %s', async (line, status) => {
    const answer = await raw(line)
    expect(answer.split('\r\n')[0]).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer.includes("content-security-policy: default-src 'none'")).toBe(true)
    expect(answer.match(/(href|action|src)="(\/\/|\/\\|https?:\/\/)evil/)).toBeNull()
  })

  test('lead to no other house, whatever is put into them', async () => {
    const lures = [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '\\\\evil.example',
      '%2F%2Fevil.example',
      '\r\nX-Evil: 1',
    ]
    const parts = portalRoutes.filter(({ method, path }) => method === 'GET' && path.includes(':'))
    expect(parts.length).toBeGreaterThan(10)
    for (const { path } of parts)
      for (const lure of lures) {
        const url = path.replace(/:\w+/g, encodeURIComponent(lure))
        const response = await newClient().get(`${url}?weiter=${encodeURIComponent(lure)}`)
        expect([url, response.statusCode]).toEqual([url, expect.toSatisfy(status => status < 500)])
        expect(response.headers).not.toHaveProperty('x-evil')
        const { location = '/' } = response.headers
        expect([url, new URL(location, 'https://amt.example').host]).toEqual([url, 'amt.example'])
      }
  })

  test('in English stay English, with and without the slash at the end', async () => {
    const english = await newClient().get('/en/mein-antrag')
    expect(english.body).toContain('<html lang="en">')
    expect(english.body).toContain('action="/en/mein-antrag"')
    expect((await newClient().get('/mein-antrag')).body).toContain('<html lang="de">')
    expect((await newClient().get('/en/mein-antrag/HH-2222-22')).headers.location).toMatch(
      /^\/en\/mein-antrag\?/,
    )
    expect((await newClient().get('/en')).statusCode).toBe(200)
    expect((await newClient().get('/mein-antrag/')).statusCode).toBe(200)
    expect((await newClient().get('/english')).body).toContain('<html lang="de">')
  })

  test('that fail say so in the language of the address', async () => {
    const [german, english] = [
      await newClient().get('/gibt-es-nicht'),
      await newClient().get('/en/gibt-es-nicht'),
    ]
    expect(german.body).toContain('Diese Seite gibt es nicht')
    expect(english.body).toContain('This page does not exist')
    const forbidden = await newClient().send({ method: 'POST', url: '/en/mein-antrag', headers: form })
    expect(forbidden.body).toContain('This page has expired')
  })
})

describe('forms', () => {
  /** Parts of addresses as they may be; whether there is such a thing does not matter here. */
  const filled = (path: string) =>
    path.replace(':reference', 'HH-2222-22').replace(/:\w+/g, '00000000-0000-4000-8000-000000000000')
  const acts = [...portalRoutes, ...workbenchRoutes].filter(({ method }) => method === 'POST')

  test('that are not ours are refused on every route, and nothing happens', async () => {
    expect(acts.length).toBeGreaterThan(15)
    const stranger = newClient()
    const foreignToken = stranger.csrf()
    const attacks: [string, (client: Client, url: string) => Promise<LightMyRequestResponse>][] = [
      ['no token', (client, url) => client.post(url, { _csrf: '' })],
      ['a token of somebody else', (client, url) => client.post(url, { _csrf: foreignToken })],
      ['another site', (client, url) => client.post(url, {}, { 'sec-fetch-site': 'cross-site' })],
      ['a neighbour', (client, url) => client.post(url, {}, { 'sec-fetch-site': 'same-site' })],
      [
        'no cookie',
        (client, url) => {
          const payload = `_csrf=${client.csrf()}`
          return server.inject({ method: 'POST', url, headers: form, payload })
        },
      ],
      [
        'JSON instead of a form',
        (client, url) =>
          client.send({
            method: 'POST',
            url,
            headers: { 'content-type': 'application/json' },
            payload: { _csrf: client.csrf() },
          }),
      ],
    ]
    const before = await digestOf(house.db)
    for (const route of acts)
      for (const [attack, send] of attacks) {
        const { path } = route
        const response = await send(newClient(), filled(path))
        // Who is not signed in is sent there before anything is read.
        const inside = path.startsWith('/amt/') && !path.startsWith('/amt/anmeldung')
        // Another server has no form of ours; without an identity provider there is nobody to call.
        const expected = 'machine' in route ? 404 : inside ? 303 : 403
        expect([path, attack, response.statusCode]).toEqual([path, attack, expected])
        if (expected === 303) expect(response.headers.location).toBe('/amt/anmeldung')
      }
    expect(await digestOf(house.db)).toBe(before)
  })

  test('that are ours are taken: the token on the page belongs to the cookie that came with it', async () => {
    const client = newClient()
    const shown = await client.get('/mein-antrag')
    const token = /name="_csrf" value="([^"]+)"/.exec(shown.body)![1]!
    const fields = { _csrf: token, nummer: 'HH-2222-22', code: '123456' }
    const sent = await client.post('/mein-antrag', fields, { 'sec-fetch-site': 'same-origin' })
    expect(sent.statusCode).toBe(422)
  })

  const BOUNDARY = 'content-type: multipart/form-data; boundary=x\r\n'
  const part = (name: string, value: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  test.each<[string, string, string, RegExp]>([
    ['without a boundary', 'content-type: multipart/form-data\r\n', 'abc', / (4\d\d) /],
    ['that is none', BOUNDARY, 'abc', / 422 /],
    ['that breaks off', BOUNDARY, part('nummer', 'a').slice(0, -4), / 422 /],
    ['with a field named __proto__', BOUNDARY, `${part('__proto__', 'a')}--x--\r\n`, / 4\d\d /],
    ['with 300 fields', BOUNDARY, `${part('a', 'a').repeat(300)}--x--\r\n`, / 413 /],
    ['with a field of 100 kB', BOUNDARY, `${part('nummer', 'a'.repeat(100_000))}--x--\r\n`, / 4\d\d /],
  ])('in many parts are refused, not stumbled over: %s', async (_, type, body, status) => {
    const answer = await raw('POST /mein-antrag', `${type}content-length: ${body.length}\r\n`, body)
    expect(answer.split('\r\n')[0]).toMatch(status)
    expect(answer.includes('<h1>')).toBe(true)
  })

  test('tell of a file that is larger than we take, and keep no more of it than that', async () => {
    const seen: [number, boolean][] = []
    const upload = await serverOf([
      {
        method: 'POST',
        path: '/datei',
        handle: async (visit: Visit) => {
          for (const file of visit.body.files) seen.push([file.content.length, file.tooLarge])
          return { kind: 'json', value: {} }
        },
      },
    ])
    const client = new Client(upload, house.secret)
    for (const size of [MAX_FILE_BYTES, MAX_FILE_BYTES + 100_000]) {
      const file = '--x\r\nContent-Disposition: form-data; name="f"; filename="a.png"\r\n\r\n'
      const payload = Buffer.concat([
        Buffer.from(part('_csrf', client.csrf()) + file),
        Buffer.alloc(size),
        Buffer.from('\r\n--x--\r\n'),
      ])
      const headers = { 'content-type': 'multipart/form-data; boundary=x' }
      const response = await client.send({ method: 'POST', url: '/datei', headers, payload })
      expect(response.statusCode).toBe(200)
    }
    expect(seen).toEqual([
      [MAX_FILE_BYTES, false],
      [MAX_FILE_BYTES + 1, true],
    ])
    await upload.close()
  })
})

describe('cookies', () => {
  test('are set by no page that has no form', async () => {
    const pages = portalRoutes.filter(({ method, path }) => method === 'GET' && !path.includes(':'))
    let without = 0
    for (const { path } of [...pages, { path: '/gibt-es-nicht' }]) {
      const response = await newClient().get(path)
      const hasForm = response.body.includes('name="_csrf"')
      if (!hasForm) without += 1
      expect([path, response.cookies.length > 0]).toEqual([path, hasForm])
    }
    expect(without).toBeGreaterThan(3)
  })

  test('are hidden from scripts, sent by no other site, and by https alone where we are reached so', async () => {
    const opened = await house.open()
    const plain = await buildServer(
      { ...house.house, config: { ...house.house.config, publicUrl: 'http://127.0.0.1:8080' } },
      mounts,
    )
    for (const [one, secure] of [
      [server, true],
      [plain, undefined],
    ] as const) {
      const client = new Client(one, house.secret)
      const set = [
        ...(await client.get('/mein-antrag')).cookies,
        ...(await client.get(`/mein-antrag/link/${opened.linkToken}`)).cookies,
      ]
      const prefix = secure ? '__Host-' : ''
      expect(set.map(({ name }) => name)).toEqual([
        `${prefix}${CSRF_COOKIE}`,
        expect.stringMatching(new RegExp(`^${prefix}schalter_vorgang`)),
      ])
      for (const cookie of set) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
      for (const cookie of set) expect((cookie as { secure?: boolean }).secure).toBe(secure)
    }
    await plain.close()
  })

  test('that came without their prefix open nothing where we are reached by https', async () => {
    const opened = await house.open()
    const [granted] = (await newClient().get(`/mein-antrag/link/${opened.linkToken}`)).cookies
    const ask = (name: string) =>
      server.inject({
        url: `/mein-antrag/${opened.reference}`,
        headers: { cookie: `${name}=${granted!.value}` },
      })
    expect((await ask(granted!.name)).statusCode).toBe(200)
    expect((await ask(granted!.name.replace('__Host-', ''))).statusCode).toBe(303)
  })
})

describe('a file', () => {
  test.each([
    'Ausweis.pdf',
    'a"; filename="b.html',
    'a\r\nSet-Cookie: x=1\r\n\r\n<script>',
    'Łukasz Müller.pdf',
    '\u2028\u202E.pdf',
    "it's (1)*.pdf",
  ])('leaves under its name and breaks no header: %j', async name => {
    const files = await serverOf([
      get('/datei', async () => ({
        kind: 'file',
        content: Buffer.from('<script>alert(1)</script>'),
        type: 'application/pdf',
        name,
        disposition: 'attachment',
      })),
    ])
    const response = await files.inject('/datei')
    expect(response.statusCode).toBe(200)
    expect(response.cookies).toEqual([])
    const disposition = String(response.headers['content-disposition'])
    const [, plain, encoded] = /^attachment; filename="([\x20-\x7e]*)"; filename\*=UTF-8''([\w.%!~-]*)$/.exec(
      disposition,
    )!
    expect(plain).not.toMatch(/["\\]/)
    expect(decodeURIComponent(encoded!)).toBe(name)
    expect(response.headers).toMatchObject({
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': 'application/pdf',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    })
    await files.close()
  })
})
