import { Validator } from '@seriousme/openapi-schema-validator'
import type { InjectOptions } from 'fastify'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { apiRoutes } from '../src/api.ts'
import { keepDaysAhead } from '../src/appointments/index.ts'
import { inTransaction, openDatabase } from '../src/foundation/database/index.ts'
import { keyHashOf } from '../src/foundation/http/idempotency/answer-once.ts'
import { takeKey } from '../src/foundation/http/idempotency/queries.ts'
import { type ApiRoute, buildServer } from '../src/foundation/http/index.ts'
import { describeApi } from '../src/foundation/openapi/index.ts'
import { secretFrom } from '../src/foundation/secret.ts'
import { createTestDatabase, fixedClock, testConfig } from '../src/foundation/testing/index.ts'
import { mounts } from '../src/mounts.ts'
import { DescribedAnswers } from './support/described-answers.ts'

const { db, adminUrl } = await createTestDatabase({ demo: true })
const admin = openDatabase(adminUrl, { max: 1 })
afterAll(() => admin.destroy())
const config = testConfig({ publicUrl: 'https://amt.example', rateLimit: false })
const secret = secretFrom('a secret for tests alone')
const house = { db, config, secret, clock: fixedClock('2026-11-03T08:52:00Z') }
const server = await buildServer(house, mounts)

const days = await keepDaysAhead(db, house.clock)

const document = JSON.parse(JSON.stringify(describeApi(apiRoutes, config.publicUrl, 'de')))
const answers = new DescribedAnswers(document)

type Call = Omit<InjectOptions, 'method' | 'url'> & { readonly url?: string }

async function call(route: ApiRoute, { url = route.path, ...rest }: Call = {}, at = server) {
  const { method } = route
  const response = await at.inject({ method, url: `/api/v1${url}`, ...rest })
  answers.check(method, route.path.replace(/:(\w+)/g, '{$1}'), response)
  return response
}

function routeOf(method: string, path: string): ApiRoute {
  return apiRoutes.find(route => route.method === method && route.path === path)!
}

const application = {
  service: 'wohnsitz-abmelden',
  answers: { message: 'Hallo', familyName: 'Petersen', givenNames: 'Jonas', delivery: 'online' },
}
const applications = routeOf('POST', '/applications')
const feedback = routeOf('POST', '/feedback')

async function opened(): Promise<{ reference: string; code: string }> {
  return (await call(applications, { payload: application })).json()
}
async function decided() {
  const { reference, code } = await opened()
  await sql`UPDATE cases.case_record SET state = 'decided', result = 'granted', decided_at = opened_at
    WHERE reference = ${reference}`.execute(admin)
  return { reference, code }
}
/** A call whose key is held by somebody else for as long as it waits. */
async function whileKeyIsTaken(route: ApiRoute, scope: string, rest: Call): Promise<void> {
  const key = `taken ${route.path}`
  const keyHash = keyHashOf(secret, { route: `${route.method} ${route.path}`, scope, key })
  await inTransaction(db, async tx => {
    expect(await takeKey(tx, keyHash)).toBe(true)
    const answer = await call(route, { ...rest, headers: { ...rest.headers, 'idempotency-key': key } })
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([409, '1'])
  })
}

/** What a call cannot do without. */
const asks: Record<string, string> = {
  '/appointments/availability': '?service=personalausweis',
  '/appointments/slots': '?service=personalausweis&office=altona&date=2026-11-09',
}

/** What only this call can do right or wrong; the rest is tried on every call alike. A new call has to be added. */
const scenes: Record<string, () => Promise<void>> = {
  'GET /services': async () => {
    const route = routeOf('GET', '/services')
    for (const url of ['/services', '/services?q=ausweis&limit=3&language=en', '/services?limit=100'])
      expect((await call(route, { url })).statusCode).toBe(200)
    await call(route, { url: '/services?cursor=abc' })
  },
  'GET /services/:id': async () => {
    const route = routeOf('GET', '/services/:id')
    const { rows } = await sql<{ id: string }>`SELECT id FROM services.service`.execute(db)
    expect(rows.length).toBeGreaterThan(20)
    for (const { id } of rows)
      for (const language of ['de', 'en'])
        expect((await call(route, { url: `/services/${id}?language=${language}` })).statusCode).toBe(200)
  },
  'GET /services/:id/channels': async () => {
    const route = routeOf('GET', '/services/:id/channels')
    const at = encodeURIComponent('2026-12-24T09:00:00+01:00')
    for (const query of ['', '?office=altona', `?at=${at}`, `?office=altona&at=${at}&language=en`])
      expect((await call(route, { url: `/services/personalausweis/channels${query}` })).statusCode).toBe(200)
    expect((await call(route, { url: '/services/personalausweis/channels?at=gestern' })).statusCode).toBe(422)
  },
  'GET /offices': async () => {
    for (const url of ['/offices', '/offices?limit=2', '/offices?language=en'])
      expect((await call(routeOf('GET', '/offices'), { url })).statusCode).toBe(200)
  },
  'GET /offices/:id': async () => {
    expect((await call(routeOf('GET', '/offices/:id'), { url: '/offices/altona' })).statusCode).toBe(200)
  },
  'GET /appointments/availability': async () => {
    expect(days).toBeGreaterThan(10)
    const route = routeOf('GET', '/appointments/availability')
    const ask = async (query: string) => call(route, { url: `/appointments/availability?${query}` })
    const everywhere = (await ask('service=personalausweis')).json()
    expect(everywhere.earliest.start).toBe('2026-11-03T10:00:00+01:00')
    expect(everywhere.withoutAppointment).toBe(false)
    const family = 'service=wohnsitz-anmelden:4&service=personalausweis:2&office=altona&office=bergedorf'
    const found = (await ask(`${family}&from=2026-11-09&to=2026-11-10&mode=onsite&needs=more-time`)).json()
    expect(
      found.items.map(({ office, date }: { office: string; date: string }) => `${office} ${date}`),
    ).toEqual(['altona 2026-11-09', 'bergedorf 2026-11-09', 'altona 2026-11-10', 'bergedorf 2026-11-10'])
    for (const none of [
      'service=elterngeld',
      'service=personalausweis&mode=video',
      'service=beglaubigung&needs=interpreter:fa',
    ])
      expect((await ask(none)).json()).toMatchObject({ items: [], earliest: null })
    for (const wrong of [
      '',
      'service=mondfahrt',
      'service=personalausweis:9',
      'service=personalausweis&from=morgen',
      'service=personalausweis&to=2026-11-09&to=2026-11-10',
    ])
      expect([wrong, (await ask(wrong)).statusCode]).toEqual([wrong, 422])
  },
  'GET /appointments/slots': async () => {
    const route = routeOf('GET', '/appointments/slots')
    const ask = async (query: string) => call(route, { url: `/appointments/slots?${query}` })
    const slots = (await ask('service=personalausweis&office=altona&date=2026-11-09')).json().items
    expect(slots[0]).toEqual({ start: '2026-11-09T08:00:00+01:00', free: 3 })
    const query = 'service=personalausweis&office=altona&from=2026-11-09&to=2026-11-09'
    const day = (
      await call(routeOf('GET', '/appointments/availability'), { url: `/appointments/availability?${query}` })
    ).json()
    expect(day.items).toEqual([{ office: 'altona', date: '2026-11-09', times: slots.length }])
    expect((await ask('service=elterngeld&office=altona&date=2026-11-09')).json().items).toEqual([])
    expect((await ask('service=personalausweis&office=mond&date=2026-11-09')).statusCode).toBe(404)
    expect((await ask('service=personalausweis&office=altona')).statusCode).toBe(422)
  },
  'GET /status': async () => {
    expect((await call(routeOf('GET', '/status'))).statusCode).toBe(200)
  },
  'GET /openapi.json': async () => {
    const answer = await call(routeOf('GET', '/openapi.json'))
    expect(answer.json()).toEqual(document)
  },
  'GET /cases/:reference': async () => {
    const route = routeOf('GET', '/cases/:reference')
    const { reference, code } = await decided()
    const as = (given: string) =>
      call(route, { url: `/cases/${reference}`, headers: { 'x-case-code': given } })
    expect((await as(code)).statusCode).toBe(200)
    const wrong = code === '000000' ? '000001' : '000000'
    for (let n = 0; n < 5; n += 1) expect((await as(wrong)).statusCode).toBe(404)
    expect((await as(code)).statusCode).toBe(429)
  },
  'POST /applications': async () => {
    expect((await call(applications, { payload: application })).statusCode).toBe(201)
    const headers = { 'idempotency-key': 'once and again' }
    const first = await call(applications, { headers, payload: application })
    const again = await call(applications, { headers, payload: application })
    expect([again.statusCode, again.body]).toEqual([201, first.body])
    await call(applications, { headers, payload: { ...application, language: 'en' } })
    await call(applications, { payload: { service: 'wohnsitz-abmelden', answers: { message: 7 } } })
    await call(applications, { payload: { ...application, service: 'mondfahrt' } })
    await call(applications, { payload: { ...application, service: 'personalausweis' } })
    await whileKeyIsTaken(applications, '', { payload: application })
  },
  'POST /feedback': async () => {
    const { reference, code } = await decided()
    const headers = { 'x-case-code': code }
    const payload = { subject: reference, stars: 4 }
    expect((await call(feedback, { headers, payload })).statusCode).toBe(201)
    expect((await call(feedback, { headers, payload })).statusCode).toBe(200)
    const keyed = { ...headers, 'idempotency-key': 'my own vote' }
    await call(feedback, { headers: keyed, payload })
    expect((await call(feedback, { headers: keyed, payload: { ...payload, stars: 1 } })).statusCode).toBe(422)
    await call(feedback, { payload: { ...payload, subject: 'HH-2222-22' } })
    const fresh = await opened()
    await call(feedback, {
      headers: { 'x-case-code': fresh.code },
      payload: { subject: fresh.reference, stars: 1 },
    })
    await whileKeyIsTaken(feedback, code, { headers, payload })
  },
}

it('is a valid OpenAPI 3.1 document in both languages', async () => {
  for (const language of ['de', 'en'] as const) {
    const described = JSON.parse(JSON.stringify(describeApi(apiRoutes, config.publicUrl, language)))
    const validator = new Validator()
    const { errors, valid } = await validator.validate(described)
    expect([errors, valid, validator.version]).toEqual([undefined, true, '3.1'])
  }
})

describe.each(apiRoutes.map(route => [`${route.method} ${route.path}`, route] as const))(
  '%s',
  (name, route) => {
    it('answers as described what only it can', async () => {
      expect(Object.keys(scenes)).toContain(name)
      await scenes[name]!()
    })

    it('refuses as described what it does not know', async () => {
      const concrete = route.path.replace(/:\w+/g, 'gibt-es-nicht')
      const body = route.body ? { payload: {} } : {}
      expect((await call(route, { url: `${concrete}?undeclared=1`, ...body })).statusCode).toBe(422)
      expect((await call(route, { url: `${concrete}?language=fr`, ...body })).statusCode).toBe(422)
      if (concrete !== route.path) expect((await call(route, { url: concrete })).statusCode).toBe(404)
      if (!route.body) return
      const send = (type: string, payload: string) =>
        call(route, { headers: { 'content-type': type }, payload })
      expect((await send('application/json', '{,')).statusCode).toBe(400)
      expect((await send('application/json', '')).statusCode).toBe(400)
      expect((await send('application/json', `{"x":"${'x'.repeat(600_000)}"}`)).statusCode).toBe(413)
      expect((await send('text/plain', '{}')).statusCode).toBe(415)
      expect((await send('application/x-www-form-urlencoded', 'a=1')).statusCode).toBe(415)
      for (const given of ['{"undeclared":1}', '[]', 'null', '7'])
        expect((await send('application/json', given)).statusCode).toBe(422)
    })

    it('is not sent twice to whoever has it', async () => {
      if (route.keep === undefined) return
      const url = route.path.replace('/services/:id', '/services/personalausweis').replace(':id', 'altona')
      const { etag } = (await call(route, { url })).headers
      const unchanged = await call(route, { url, headers: { 'if-none-match': `"other", W/${etag}` } })
      expect(unchanged.statusCode).toBe(304)
    })

    it('asks to wait, as described', async () => {
      if (!route.limit) return
      const strict = await buildServer({ ...house, config: { ...config, rateLimit: true } }, mounts)
      const good = route === applications ? application : { subject: 'HH-2222-22', stars: 1 }
      const { headers } = await call(route, { payload: good, remoteAddress: '192.0.2.7' }, strict)
      expect(headers.ratelimit).toMatch(/^"[a-z]+";r=599;t=3600$/)
      await sql`UPDATE foundation.attempt SET failures = 10000`.execute(db)
      const refused = await call(route, { payload: good, remoteAddress: '192.0.2.7' }, strict)
      expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '3600'])
      expect(refused.headers.ratelimit).toMatch(/;r=0;t=3600$/)
      await strict.close()
    })

    it('tells nothing of a fault inside', async () => {
      const unreachable = {
        ...house,
        config: { ...config },
        db: openDatabase('postgres://nobody@127.0.0.1:1/pool'),
      }
      const broken = await buildServer(unreachable, mounts)
      Object.defineProperty(unreachable.config, 'publicUrl', {
        get: () => {
          throw new Error('pool')
        },
      })
      const concrete = route.path.replace(/:\w+/g, 'altona') + (asks[route.path] ?? '')
      const payload = route === applications ? application : { subject: 'HH-2222-22', stars: 1 }
      const answer = await call(route, { url: concrete, ...(route.body ? { payload } : {}) }, broken)
      expect(answer.statusCode).toBe(500)
      expect(answer.body).not.toMatch(/postgres|127\.0\.0\.1|ECONN|pool|node_modules/i)
      expect(answer.json().requestId).toMatch(/^[0-9a-f-]{36}$/)
      await broken.close()
    })
  },
)

it('every status and every problem that is described was seen', () => {
  expect(answers.unseen()).toEqual([])
})
