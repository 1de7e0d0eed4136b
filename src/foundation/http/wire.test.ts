import { connect } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { CaseHouse } from '../../cases/testing/case-house.ts'
import { mounts } from '../../mounts.ts'
import { SESSION_COOKIE } from '../../people/index.ts'
import { beginSession } from '../../people/sessions/session.ts'
import { hireStaff } from '../../people/testing/staff.ts'
import { Client, digestOf } from '../testing/index.ts'
import { answer, apiGet, buildServer, get } from './index.ts'

/** A call for whoever works here; the house itself has none yet. */
const forStaff = apiGet('/sample', {
  topic: 'cases',
  summary: { de: 'Probe', en: 'Sample' },
  permission: 'signed-in',
  answers: { 200: { says: { de: 'Da', en: 'Here' }, schema: z.strictObject({}) } },
  handle: async () => answer(200, {}),
})

let house: CaseHouse
let server: FastifyInstance
let port: number
beforeAll(async () => {
  house = await CaseHouse.build({ config: { trustProxy: '10.0.0.7' } })
  server = await buildServer(house.house, { ...mounts, api: [...mounts.api, forStaff] })
  await server.listen({ host: '127.0.0.1', port: 0 })
  port = (server.server.address() as { port: number }).port
})
afterAll(() => server.close())

/** Lines as no library would send them; everything that comes back until the server hangs up. */
function wire(...lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(lines.join('\r\n')))
    socket.on('data', part => {
      heard += part
    })
    socket.once('close', () => resolve(heard)).once('error', reject)
  })
}
const answers = (text: string) => [...text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(match => Number(match[1]))
const HEAD = ['POST /mein-antrag HTTP/1.1', 'Host: amt.example', 'Connection: close']
const HIDDEN = ['GET /hilfe HTTP/1.1', 'Host: amt.example', '', '']

describe('where a request ends is never in doubt:', () => {
  test.each<[string, string[]]>([
    ['a length and chunks', ['Content-Length: 5', 'Transfer-Encoding: chunked', '', '0', '', ...HIDDEN]],
    ['chunks and a length', ['Transfer-Encoding: chunked', 'Content-Length: 5', '', '0', '', ...HIDDEN]],
    ['two lengths', ['Content-Length: 0', 'Content-Length: 5', '', ...HIDDEN]],
    ['a list of lengths', ['Content-Length: 0, 5', '', ...HIDDEN]],
    ['a length with a sign', ['Content-Length: +5', '', ...HIDDEN]],
    ['an encoding nobody knows', ['Transfer-Encoding: chunked, x', '', '0', '', ...HIDDEN]],
    ['a blank before the colon', ['Content-Length : 5', '', ...HIDDEN]],
    ['a chunk of no size', ['Transfer-Encoding: chunked', '', 'x', '', ...HIDDEN]],
  ])('%s is refused, and what follows is no request', async (_, rest) => {
    const [status, ...more] = answers(await wire(...HEAD, ...rest))
    expect(status).toBe(400)
    expect(more).toEqual([])
  })

  test('a head of a hundred kilobytes is refused', async () => {
    const large = `X-Large: ${'x'.repeat(100_000)}`
    expect(answers(await wire(...HEAD, large, '', ''))).toEqual([431])
  })
})

describe('methods', () => {
  test.each(['TRACE', 'CONNECT', 'TRACK', 'PROPFIND'])(
    '%s does nothing and repeats nothing',
    async method => {
      const text = await wire(
        `${method} /hilfe HTTP/1.1`,
        'Host: amt.example',
        'Cookie: schalter_amt=secret-of-mine',
        'Connection: close',
        '',
        '',
      )
      expect(answers(text)).not.toContain(200)
      expect(text).not.toContain('secret-of-mine')
    },
  )

  test('are what the request line says, whatever a header or a field asks for', async () => {
    const opened = await house.open()
    const before = await digestOf(house.db)
    const client = new Client(server, house.secret)
    for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
      const answer = await client.get(`/api/v1/cases/${opened.reference}?_method=DELETE`, {
        [name]: 'DELETE',
      })
      expect([name, answer.statusCode]).toEqual([name, 422])
      expect((await client.get('/mein-antrag?_method=POST', { [name]: 'POST' })).statusCode).toBe(200)
    }
    expect(await digestOf(house.db)).toBe(before)
  })

  test('a connection does not change its protocol', async () => {
    const text = await wire(
      'GET / HTTP/1.1',
      'Host: amt.example',
      'Connection: Upgrade, close',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      '',
      '',
    )
    expect(answers(text)).not.toContain(101)
  })
})

test.each([
  '/.git/config',
  '/.env',
  '/package.json',
  '/src/web.ts',
  '/data/secret',
  '/assets/',
  '/assets',
  '/assets/../package.json',
  '/assets/%2e%2e/package.json',
  '/assets/..%2fpackage.json',
  '/district/services',
])('%s is not there: nothing is served but what is listed', async path => {
  const text = await wire(`GET ${path} HTTP/1.1`, 'Host: amt.example', 'Connection: close', '', '')
  expect(answers(text)).toEqual([404])
})

test('every text says that it is UTF-8, and every style, script and font what it is', async () => {
  const client = new Client(server, house.secret)
  const opened = await house.open()
  const { body } = await client.get('/mein-antrag')
  const styles = [...body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(match => match[1]!)
  const signs = styles.filter(path => path.endsWith('.svg'))
  expect(styles.length).toBeGreaterThan(3)
  expect(signs.length).toBeGreaterThan(0)
  const pages = ['/', '/en', '/amt/anmeldung', '/gibt-es-nicht', '/api', '/api/v1/services', '/api/v1/none']
  for (const path of [...styles, ...pages, `/api/v1/cases/${opened.reference}`]) {
    const { headers } = await client.get(path)
    const type = String(headers['content-type'])
    const expected = type.startsWith('font/') ? /^font\/woff2$/ : /^[a-z+/-]+; charset=utf-8$/
    expect([path, type]).toEqual([path, expect.stringMatching(expected)])
  }
})

describe('what a caller says of himself', () => {
  const lies = (n: number) => ({
    'x-forwarded-for': `198.51.100.${n}`,
    'x-real-ip': `198.51.100.${n}`,
    forwarded: `for=198.51.100.${n};host=evil.example`,
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'http',
    host: 'evil.example',
  })

  test('does not make him another caller; only the proxy that is named is believed', async () => {
    const send = (n: number, remoteAddress: string) => {
      const client = new Client(server, house.secret)
      const payload = new URLSearchParams({ _csrf: client.csrf(), name: `n-${n}`, password: 'x' }).toString()
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      const headers = { ...lies(n), ...type }
      return client.send({ method: 'POST', url: '/amt/anmeldung', remoteAddress, headers, payload })
    }
    const tries = []
    for (let n = 0; n < 52; n += 1) tries.push((await send(n, '192.0.2.1')).statusCode)
    expect(tries.filter(status => status === 429)).toHaveLength(2)
    expect((await send(60, '192.0.2.2')).statusCode).toBe(422)
    expect((await send(61, '10.0.0.7')).statusCode).toBe(422)
  })

  test('stands in no link and no redirect', async () => {
    const client = new Client(server, house.secret)
    for (const path of ['/', '/mein-antrag', '/mein-antrag/HH-2222-22', '/amt/eingang', '/api/v1/services']) {
      const answer = await client.get(path, lies(1))
      expect([path, JSON.stringify(answer.headers) + answer.body]).toEqual([
        path,
        expect.not.stringContaining('evil.example'),
      ])
    }
  })
})

describe('calls for machines', () => {
  test('take nothing that another site’s form could send', async () => {
    const before = await digestOf(house.db)
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json-x', '']) {
      const answer = await server.inject({
        method: 'POST',
        url: '/api/v1/feedback',
        headers: type ? { 'content-type': type } : {},
        payload: '{"subject":"wohngeld","stars":5}',
      })
      expect([type, answer.statusCode]).toEqual([type, expect.toBeOneOf([400, 415, 422])])
    }
    expect(await digestOf(house.db)).toBe(before)
  })

  test('do not know the session of a browser', async () => {
    const staff = await hireStaff(house, { roles: ['administrator', 'auditor'] })
    const client = new Client(server, house.secret)
    const token = await house.tx(tx => beginSession(tx, staff.id, house.clock.now()))
    client.cookies.set(SESSION_COOKIE, token)
    expect((await client.get('/amt/konto')).statusCode).toBe(200)
    expect((await client.get('/api/v1/sample')).statusCode).toBe(401)
    expect((await client.get(`/api/v1/sample?access_token=${token}`)).statusCode).toBe(401)
    expect((await client.get('/api/v1/sample', { authorization: `Bearer ${token}` })).statusCode).toBe(401)
  })
})

test('an address is decoded once: what is still encoded then is only a name', async () => {
  const client = new Client(server, house.secret)
  expect((await client.get('/leistungen/%6Deldebescheinigung')).statusCode).toBe(200)
  expect((await client.get('/leistungen/%256Deldebescheinigung')).statusCode).toBe(404)
  const typed = await client.post('/mein-antrag', { nummer: '%48H-2222-22 &amp; &lt;', code: '0' })
  expect(typed.body).toContain('%48H-2222-22 &amp;amp; &amp;lt;')
})

test('a fault tells whoever asked nothing of the program, and the next request is answered as ever', async () => {
  const detail = 'SELECT secret FROM /opt/schalter/src: password=hunter2'
  const broken = await buildServer(house.house, {
    ...mounts,
    portal: [
      ...mounts.portal,
      get('/kaputt', async () => {
        throw Object.assign(new Error(detail), { statusCode: 500, detail })
      }),
    ],
  })
  const client = new Client(broken, house.secret)
  for (const path of ['/kaputt', '/en/kaputt']) {
    const { statusCode, body, headers } = await client.get(path)
    expect([path, statusCode]).toEqual([path, 500])
    expect(body + JSON.stringify(headers)).not.toMatch(
      /hunter2|SELECT|\/opt|at .*\.ts|Error:|node_modules|stack/,
    )
    expect(body).toContain('<h1>')
  }
  expect((await client.get('/mein-antrag')).statusCode).toBe(200)
  await broken.close()
})
