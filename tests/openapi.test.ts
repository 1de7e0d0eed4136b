import { randomUUID } from 'node:crypto'
import { Validator } from '@seriousme/openapi-schema-validator'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { InjectOptions } from 'fastify'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { afterAll, describe, expect, it } from 'vitest'
import { apiRoutes } from '../src/api.ts'
import { keepDaysAhead } from '../src/appointments/index.ts'
import { inTransaction, openDatabase } from '../src/foundation/database/index.ts'
import { keyHashOf } from '../src/foundation/http/idempotency/answer-once.ts'
import { takeKey } from '../src/foundation/http/idempotency/queries.ts'
import { type ApiRoute, buildServer, byPurpose } from '../src/foundation/http/index.ts'
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

/** Counts how often somebody calls. */
const strict = await buildServer({ ...house, config: { ...config, rateLimit: true } }, mounts)
/** There is always a rush for appointments. */
const rushed = await buildServer(
  { ...house, config: { ...config, rateLimit: true, holdsPerMinute: 0 } },
  mounts,
)
/** Its database cannot be reached. */
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
afterAll(() => Promise.all([strict.close(), rushed.close(), broken.close()]))

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

const holds = routeOf('POST', '/appointments/holds')
const appointments = routeOf('POST', '/appointments')

const place = (changes: object = {}) => ({
  services: [{ id: 'meldebescheinigung' }],
  office: 'bergedorf',
  start: '2026-11-10T08:00:00+01:00',
  ...changes,
})
let held = 0
/** Another time for each, until the day is through. */
async function hold() {
  const start = Temporal.ZonedDateTime.from('2026-11-10T09:00[Europe/Berlin]').add({
    minutes: 15 * (held++ % 24),
  })
  return call(holds, { payload: place({ start: start.toString({ timeZoneName: 'never' }) }) })
}
let calls = 0
async function holdByPhone(): Promise<string> {
  const start = `2026-11-10T${10 + calls++}:00:00+01:00`
  return (await call(holds, { payload: place({ mode: 'phone', start }) })).json().id
}
let persons = 0
async function person() {
  persons += 1
  return {
    hold: (await hold()).json().id as string,
    name: `Jonas ${'I'.repeat(persons)}`,
    birthDate: '1988-03-14',
  }
}

/** What is done to an appointment with its code: right, again, with a wrong code, and when it is over. */
async function changes(what: string, contact: object, more: () => Promise<object>) {
  const route = routeOf('POST', `/appointments/:reference/${what}`)
  const booked = async () =>
    (await call(appointments, { payload: { ...(await person()), ...contact } })).json()
  const change = async (reference: string, code: string, rest: Call = {}) =>
    call(route, {
      url: `/appointments/${reference}/${what}`,
      ...rest,
      payload: { code, ...(await more()), ...(rest.payload as object) },
    })
  const { reference, code } = await booked()
  const headers = { 'idempotency-key': `my own ${what}` }
  const fixed = { headers, payload: await more() }
  const done = await change(reference, code, fixed)
  expect(done.statusCode).toBe(200)
  expect((await change(reference, code, fixed)).json()).toEqual(done.json())
  await change(reference, code, { headers, payload: { ...(await more()), code: `${code} ` } })
  await whileKeyIsTaken(route, '', {
    url: `/appointments/${reference}/${what}`,
    payload: { code, ...(await more()) },
  })
  const over = await booked()
  await sql`UPDATE appointments.appointment SET state = 'missed', confirm_until = NULL WHERE reference = ${over.reference}`.execute(
    admin,
  )
  expect((await change(over.reference, over.code)).json().type).toBe('/problems/appointment-over')
  const wrong = over.code === '000000' ? '000001' : '000000'
  for (let n = 0; n < 5; n += 1) expect((await change(over.reference, wrong)).statusCode).toBe(404)
  expect((await change(over.reference, over.code)).statusCode).toBe(429)
  return { reference, code } as { reference: string; code: string }
}

/** Bodies that pass the schema. */
const passing: Record<string, object> = {
  '/applications': application,
  '/feedback': { subject: 'HH-2222-22', stars: 1 },
  '/appointments/holds': place(),
  '/appointments': { hold: randomUUID(), name: 'Jonas', birthDate: '1988-03-14' },
  '/appointments/:reference/confirmation': { code: '000000' },
  '/appointments/:reference/move': { code: '000000', hold: randomUUID() },
  '/appointments/:reference/cancellation': { code: '000000' },
}

/** What a call cannot do without. */
const asks: Record<string, string> = {
  '/appointments/availability': '?service=personalausweis',
  '/appointments/slots': '?service=personalausweis&office=altona&date=2026-11-09',
}

/** What only this call can do right or wrong; the rest is tried on every call alike. A new call has to be added. */
const scenes: Record<string, () => Promise<unknown>> = {
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
  'POST /appointments/holds': async () => {
    const first = await hold()
    expect(first.statusCode).toBe(201)
    const headers = { 'idempotency-key': 'one place' }
    const once = await call(holds, { headers, payload: place() })
    expect((await call(holds, { headers, payload: place() })).json()).toEqual(once.json())
    await call(holds, { headers, payload: place({ mode: 'phone' }) })
    for (const wrong of [
      { office: 'mond' },
      { services: [{ id: 'mondfahrt' }] },
      { services: [{ id: 'personalausweis' }], mode: 'video' },
      { start: '2026-11-10T08:05:00Z' },
    ])
      expect((await call(holds, { payload: place(wrong) })).statusCode).toBe(422)
    const shut = await call(holds, { payload: place({ start: '2026-11-14T10:00:00+01:00' }) })
    expect([shut.statusCode, shut.json().type]).toEqual([409, '/problems/slot-taken'])
    const asked = await call(holds, { payload: place() }, rushed)
    expect([asked.statusCode, asked.json().type]).toEqual([428, '/problems/proof-of-work'])
    const { challenge } = asked.json()
    const solution = await solveChallenge({ challenge, deriveKey })
    const proof = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
    const start = '2026-11-10T15:00:00+01:00'
    expect((await call(holds, { payload: place({ start, proof }) }, rushed)).statusCode).toBe(201)
    await whileKeyIsTaken(holds, '', { payload: place() })
  },
  'POST /appointments': async () => {
    const payload = await person()
    expect((await call(appointments, { payload })).json()).toMatchObject({ state: 'booked' })
    const twice = await call(appointments, { payload: { ...payload, hold: (await hold()).json().id } })
    expect([twice.statusCode, twice.json().type]).toEqual([409, '/problems/has-appointment'])
    const gone = await call(appointments, { payload: { ...payload, hold: randomUUID() } })
    expect([gone.statusCode, gone.json().type]).toEqual([409, '/problems/hold-expired'])
    const mail = {
      ...(await person()),
      email: 'jonas@example.org',
      phone: '040 123456',
      needs: ['more-time'],
    }
    expect((await call(appointments, { payload: mail })).json()).toMatchObject({ state: 'pending' })
    const { reference, code } = await opened()
    const ofCase = { ...(await person()), case: reference }
    expect((await call(appointments, { payload: ofCase })).statusCode).toBe(404)
    const headers = { 'x-case-code': code, 'idempotency-key': 'of a case' }
    const booked = await call(appointments, { headers, payload: ofCase })
    expect(booked.statusCode).toBe(201)
    expect((await call(appointments, { headers, payload: ofCase })).json()).toEqual(booked.json())
    await call(appointments, { headers, payload: { ...ofCase, name: 'Jemand Anders' } })
    for (const wrong of [
      { name: '日本' },
      { birthDate: '2030-01-01' },
      { email: 'nirgends' },
      { attendees: [{ name: 'Zu Viel', birthDate: '2019-01-01' }] },
    ])
      expect((await call(appointments, { payload: { ...(await person()), ...wrong } })).statusCode).toBe(422)
    const called = { ...(await person()), hold: await holdByPhone() }
    const unheard = await call(appointments, { payload: called })
    expect([unheard.statusCode, JSON.stringify(unheard.json().errors)]).toEqual([
      422,
      expect.stringContaining('/phone'),
    ])
    const heard = await call(appointments, { payload: { ...called, phone: '040 7654321' } })
    expect(heard.statusCode).toBe(201)
    const often = async () =>
      call(appointments, { payload: { ...(await person()), phone: '040 765432' } }, strict)
    for (let n = 0; n < 6; n += 1) expect((await often()).statusCode).toBe(201)
    const tooOften = await often()
    expect([tooOften.statusCode, tooOften.headers['retry-after']]).toEqual([429, '86400'])
    await whileKeyIsTaken(appointments, '', { payload: await person() })
  },
  'POST /appointments/:reference/confirmation': () =>
    changes('confirmation', { email: 'jonas@example.org' }, async () => ({})),
  'POST /appointments/:reference/move': async () => {
    const newPlace = async () => ({ hold: (await hold()).json().id })
    const { reference, code } = await changes('move', {}, newPlace)
    const payload = { code, hold: randomUUID() }
    const gone = await call(routeOf('POST', '/appointments/:reference/move'), {
      url: `/appointments/${reference}/move`,
      payload,
    })
    expect(gone.json().type).toBe('/problems/hold-expired')
    const called = await call(routeOf('POST', '/appointments/:reference/move'), {
      url: `/appointments/${reference}/move`,
      payload: { code, hold: await holdByPhone() },
    })
    expect([called.statusCode, called.json().detail]).toEqual([422, expect.stringContaining('Telefonnummer')])
  },
  'POST /appointments/:reference/cancellation': async () => {
    const { reference, code } = await changes('cancellation', {}, async () => ({}))
    const again = await call(routeOf('POST', '/appointments/:reference/cancellation'), {
      url: `/appointments/${reference}/cancellation`,
      payload: { code },
    })
    expect(again.json()).toEqual({ reference, state: 'cancelled' })
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
      const payload = passing[route.path]
      if (concrete !== route.path)
        expect((await call(route, { url: concrete, ...(payload && { payload }) })).statusCode).toBe(404)
      if (!route.body) return
      const send = (type: string, payload: string) =>
        call(route, { url: concrete, headers: { 'content-type': type }, payload })
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
      const { tries, windowMinutes } = byPurpose[route.limit]
      const good = passing[route.path]!
      const { headers } = await call(route, { payload: good, remoteAddress: '192.0.2.7' }, strict)
      expect(headers.ratelimit).toBe(`"${route.limit}";r=${tries - 1};t=${windowMinutes * 60}`)
      await sql`UPDATE foundation.attempt SET failures = 10000`.execute(db)
      const refused = await call(route, { payload: good, remoteAddress: '192.0.2.7' }, strict)
      expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, String(windowMinutes * 60)])
      expect(refused.headers.ratelimit).toBe(`"${route.limit}";r=0;t=${windowMinutes * 60}`)
      await sql`DELETE FROM foundation.attempt`.execute(db)
    })

    it('tells nothing of a fault inside', async () => {
      const concrete = route.path.replace(/:\w+/g, 'altona') + (asks[route.path] ?? '')
      const payload = passing[route.path]
      const answer = await call(route, { url: concrete, ...(payload && { payload }) }, broken)
      expect(answer.statusCode).toBe(500)
      expect(answer.body).not.toMatch(/postgres|127\.0\.0\.1|ECONN|pool|node_modules/i)
      expect(answer.json().requestId).toMatch(/^[0-9a-f-]{36}$/)
    })
  },
)

it('every status and every problem that is described was seen', () => {
  expect(answers.unseen()).toEqual([])
})
