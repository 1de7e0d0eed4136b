import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { buildServer } from '../../foundation/http/index.ts'
import { randomToken } from '../../foundation/secret.ts'
import { Client, digestOf } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { portalRoutes } from '../../portal.tsx'
import { closeLetterProcess, lettersOf, produceOrderedLetters } from '../../post/index.ts'
import { decideCase } from '../result/decide-case.ts'
import { CaseHouse, registrar, tradeOfficer } from '../testing/case-house.ts'
import { checkCode } from './citizen-access.ts'
import { newReference } from './reference.ts'

let house: CaseHouse
let server: FastifyInstance
beforeAll(async () => {
  house = await CaseHouse.build({ max: 20, config: { rateLimit: false } })
  server = await buildServer(house.house, mounts)
})
afterAll(() => closeLetterProcess())
afterEach(() => vi.restoreAllMocks())

type Opened = Awaited<ReturnType<CaseHouse['open']>>
const newClient = () => new Client(server, house.secret)
const wrongCode = ({ code }: Opened) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const check = (reference: string, code: string, address = '192.0.2.1') =>
  checkCode(house.house, { reference, code, address })

/** A browser that came by the link in the mail of this case. */
async function clientOf(opened: Opened): Promise<Client> {
  const client = newClient()
  const response = await client.get(`/mein-antrag/link/${opened.linkToken}`)
  expect(response.headers.location).toBe(`/mein-antrag/${opened.reference}`)
  return client
}

/** Whether this browser sees the case. */
async function sees(client: Client, { reference }: Opened): Promise<boolean> {
  const response = await client.get(`/mein-antrag/${reference}`)
  if (response.statusCode === 200) return response.body.includes(reference)
  expect(response.headers.location).toBe(`/mein-antrag?nummer=${reference}`)
  return false
}

test('a case can be closed on a device that others use, and opened again there', async () => {
  const [opened, other] = [await house.open(), await house.open()]
  const client = await clientOf(opened)
  await client.get(`/mein-antrag/link/${other.linkToken}`)
  const closed = await client.post(`/mein-antrag/${opened.reference}/schliessen`)
  expect(closed.headers.location).toBe('/mein-antrag?geschlossen=ja')
  expect((await client.get('/mein-antrag?geschlossen=ja')).body).toContain('auf diesem Gerät geschlossen')
  expect(await sees(client, opened)).toBe(false)
  expect(await sees(client, other)).toBe(true)
  await client.post('/mein-antrag', { nummer: opened.reference, code: opened.code })
  expect(await sees(client, opened)).toBe(true)
})

describe('number and code', () => {
  test('open the case, however they are written', async () => {
    const opened = await house.open()
    const { reference, code } = opened
    const spoken = {
      reference: reference.toLowerCase().replaceAll('-', ' '),
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
    }
    expect(await check(spoken.reference, spoken.code)).toMatchObject({ ok: true, found: { id: opened.id } })
    const client = newClient()
    const response = await client.post('/mein-antrag', { nummer: spoken.reference, code: spoken.code })
    expect(response.headers.location).toBe(`/mein-antrag/${reference}`)
    expect(await sees(client, opened)).toBe(true)
  })

  test('the code of another case is wrong', async () => {
    const [mine, yours] = [await house.open(), await house.open()]
    expect(await check(yours.reference, mine.code)).toEqual({ ok: false, refusal: 'wrong' })
  })

  test('five tries, then not even the right one helps until a day has passed; the link still does', async () => {
    const opened = await house.open()
    for (let n = 0; n < 5; n++)
      expect(await check(opened.reference, wrongCode(opened))).toEqual({ ok: false, refusal: 'wrong' })
    expect(await check(opened.reference, opened.code)).toEqual({ ok: false, refusal: 'locked' })
    const response = await newClient().post('/mein-antrag', { nummer: opened.reference, code: opened.code })
    expect(response.statusCode).toBe(429)
    expect(response.cookies.some(({ name }) => name.includes('vorgang'))).toBe(false)
    expect(await sees(await clientOf(opened), opened)).toBe(true)
    house.clock.advance({ hours: 24, seconds: 1 })
    expect(await check(opened.reference, opened.code)).toMatchObject({ ok: true })
  })

  test('fifty tries at once are five tries', async () => {
    const opened = await house.open()
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => check(opened.reference, wrongCode(opened))),
    )
    const refused = answers.map(answer => (answer.ok ? 'in' : answer.refusal))
    expect(refused.filter(one => one === 'wrong')).toHaveLength(5)
    expect(refused.filter(one => one === 'locked')).toHaveLength(45)
    expect(await check(opened.reference, opened.code)).toEqual({ ok: false, refusal: 'locked' })
  })

  test('what can be no number at all is just wrong', async () => {
    for (const reference of ['', '\u0000', '\uD800', "'; --", 'x'.repeat(10_000), 'HH-0000-00'])
      expect(await check(reference, '123456')).toEqual({ ok: false, refusal: 'wrong' })
    const response = await server.inject({ url: '/api/v1/cases/%00', headers: { 'x-case-code': '123456' } })
    expect(response.statusCode).toBe(404)
  })

  test('each spelling of a number counts as the same number', async () => {
    const opened = await house.open()
    const spellings = [
      opened.reference,
      opened.reference.toLowerCase(),
      opened.reference.replaceAll('-', ''),
      ` ${opened.reference.replaceAll('-', ' – ')} `,
      opened.reference.slice(3),
    ]
    for (const spelling of spellings) await check(spelling, wrongCode(opened))
    expect(await check(opened.reference, opened.code)).toEqual({ ok: false, refusal: 'locked' })
  })

  test('sixty wrong ones with many numbers from one address lock that address, and no other', async () => {
    const opened = await house.open()
    const limited = { ...house.house, config: { ...house.house.config, rateLimit: true } }
    const guess = (reference: string, code: string, address: string) =>
      checkCode(limited, { reference, code, address })
    for (let n = 0; n < 60; n++)
      expect(await guess(newReference(), '123456', '192.0.2.66')).toEqual({ ok: false, refusal: 'wrong' })
    const right = [opened.reference, opened.code] as const
    expect(await guess(...right, '192.0.2.66')).toEqual({ ok: false, refusal: 'locked' })
    expect(await guess(...right, '192.0.2.67')).toMatchObject({ ok: true })
  })

  test('whoever gets in has all tries again', async () => {
    const opened = await house.open()
    for (let round = 0; round < 2; round++) {
      for (let n = 0; n < 4; n++) await check(opened.reference, wrongCode(opened))
      expect(await check(opened.reference, opened.code)).toMatchObject({ ok: true })
    }
  })

  test('for a number that does not exist answer, lock and the way through the database are the same', async () => {
    const opened = await house.open()
    const unknown = newReference()
    const query = vi.spyOn(pg.Client.prototype, 'query')
    const statements = (): string[] => {
      const texts = query.mock.calls.map(([text]) => String((text as { text?: string }).text ?? text))
      query.mockClear()
      // Whether a connection has to be told whose it is now depends on who had it before.
      return texts.filter(text => !text.startsWith("SELECT set_config('schalter."))
    }
    const ask = async (reference: string) => {
      const response = await newClient().post('/mein-antrag', { nummer: reference, code: wrongCode(opened) })
      const body = response.body
        .replaceAll(reference, 'HH-0000-00')
        .replace(/name="_csrf" value="[^"]+"/g, '')
      return { status: response.statusCode, body, statements: statements() }
    }
    for (let n = 0; n < 6; n++) {
      const [existing, none] = [await ask(opened.reference), await ask(unknown)]
      expect(none).toEqual(existing)
      expect(existing.status).toBe(n < 5 ? 422 : 429)
      expect(existing.statements.length).toBeGreaterThan(0)
    }
  })
})

describe('the link', () => {
  test('is 128 bits, and neither it nor the code stands anywhere in the database', async () => {
    const opened = await house.open()
    expect(Buffer.from(opened.linkToken, 'base64url')).toHaveLength(16)
    expect(opened.linkToken).toMatch(/^[\w-]{22}$/)
    const { rows: tables } = await sql<{ name: string }>`
      SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname IN ('foundation', 'cases', 'post', 'people', 'applications', 'feedback')`.execute(
      house.db,
    )
    for (const { name } of tables) {
      const found = sql`SELECT FROM ${sql.raw(name)} t
        WHERE strpos(t::text, ${opened.linkToken}) > 0 OR t::text ~ ${`\\y${opened.code}\\y`}`
      expect([name, (await found.execute(house.db)).rows]).toEqual([name, []])
    }
  })

  test('guessed, cut, changed or of another kind opens nothing', async () => {
    const opened = await house.open()
    const { linkToken } = opened
    const flipped = (linkToken[0] === 'A' ? 'B' : 'A') + linkToken.slice(1)
    const guesses = [flipped, linkToken.slice(0, 21), `${linkToken}A`, linkToken.toUpperCase(), opened.code]
    for (const guess of [...guesses, ...Array.from({ length: 100 }, randomToken)]) {
      const response = await newClient().get(`/mein-antrag/link/${guess}`)
      expect(response.statusCode).toBe(404)
      expect(response.cookies.some(({ name }) => name.includes('vorgang'))).toBe(false)
    }
  })

  test('together with cookie and code is worth nothing once the epoch has changed', async () => {
    const opened = await house.open()
    const client = await clientOf(opened)
    expect(await sees(client, opened)).toBe(true)
    await sql`UPDATE cases.case_record SET access_epoch = access_epoch + 1 WHERE id = ${opened.id}`.execute(
      house.db,
    )
    expect(await sees(client, opened)).toBe(false)
    expect((await newClient().get(`/mein-antrag/link/${opened.linkToken}`)).statusCode).toBe(404)
    expect(await check(opened.reference, opened.code)).toEqual({ ok: false, refusal: 'wrong' })
  })
})

describe('the cookie', () => {
  test('of one case opens no other, also under the other’s name', async () => {
    const [mine, yours] = [await house.open(), await house.open()]
    const client = await clientOf(mine)
    expect(await sees(client, yours)).toBe(false)
    const [name, value] = [...client.cookies].find(([cookie]) => cookie.includes('vorgang'))!
    const other = name.replace(mine.reference.replaceAll('-', ''), yours.reference.replaceAll('-', ''))
    expect(other).not.toBe(name)
    client.cookies.set(other, value)
    expect(await sees(client, yours)).toBe(false)
  })

  test('ends after four hours by our clock, also where the browser claims another end', async () => {
    const opened = await house.open()
    const client = await clientOf(opened)
    const [name, value] = [...client.cookies].find(([cookie]) => cookie.includes('vorgang'))!
    house.clock.advance({ hours: 3, minutes: 59 })
    expect(await sees(client, opened)).toBe(true)
    house.clock.advance({ minutes: 1, seconds: 1 })
    expect(await sees(client, opened)).toBe(false)
    const later = Number(value.split('.')[0]) + 3600
    for (const forged of [
      value.replace(/^\d+/, String(later)),
      `${later}.`,
      'x.y',
      '',
      'Infinity.x',
      '1e99.x',
    ]) {
      client.cookies.set(name, forged)
      expect(await sees(client, opened)).toBe(false)
    }
  })
})

describe('every page and act of a case', () => {
  const ofCase = portalRoutes.filter(({ path }) => path.startsWith('/mein-antrag/:reference'))

  test('asks for number and code where the browser has no access to this very case, and changes nothing', async () => {
    expect(ofCase.length).toBeGreaterThan(10)
    const [mine, yours] = [await house.open(), await house.open()]
    const strangers = [newClient(), await clientOf(mine)]
    for (const stranger of strangers) stranger.csrf()
    const before = await digestOf(house.db)
    for (const { method, path } of ofCase) {
      const url = path.replace(':reference', yours.reference).replace(/:\w+/g, yours.id)
      for (const stranger of strangers) {
        const response = method === 'GET' ? await stranger.get(url) : await stranger.post(url, { text: 'x' })
        expect([method, path, response.statusCode, response.headers.location]).toEqual([
          method,
          path,
          303,
          `/mein-antrag?nummer=${yours.reference}`,
        ])
      }
      expect([path, await digestOf(house.db)]).toEqual([path, before])
    }
  })

  test('answers the same for a case that does not exist', async () => {
    const unknown = newReference()
    for (const { method, path } of ofCase) {
      const url = path.replace(':reference', unknown).replace(/:\w+/g, crypto.randomUUID())
      const client = newClient()
      const response = method === 'GET' ? await client.get(url) : await client.post(url)
      expect([response.statusCode, response.headers.location]).toEqual([
        303,
        `/mein-antrag?nummer=${unknown}`,
      ])
    }
  })
})

describe('letters', () => {
  const granted = { kind: 'granted', words: '' } as const
  const today = () => house.clock.today()

  async function withLetter(delivery: 'post' | 'online'): Promise<Opened & { letter: string }> {
    const online = delivery === 'online'
    const opened = await house.open(online ? 'gewerbeanmeldung' : 'meldebescheinigung', { delivery })
    const step = house.step(opened, online ? tradeOfficer : registrar)
    await house.tx(tx => decideCase(tx, step, granted, today()))
    await produceOrderedLetters(house.db, house.clock)
    const [letter] = await lettersOf(house.db, opened.id)
    return { ...opened, letter: letter!.id }
  }

  test('delivered online are fetched by their citizen only, as a download; no others are fetched at all', async () => {
    const [online, other, paper] = [
      await withLetter('online'),
      await withLetter('online'),
      await withLetter('post'),
    ]
    const [client, paperClient] = [await clientOf(online), await clientOf(paper)]
    const fetch = async (from: Client, reference: string, letter: string) =>
      from.get(`/mein-antrag/${reference}/brief/${letter}`)
    const before = await digestOf(house.db)
    expect((await fetch(client, online.reference, other.letter)).statusCode).toBe(404)
    expect((await fetch(client, online.reference, crypto.randomUUID())).statusCode).toBe(404)
    expect((await fetch(client, online.reference, 'x')).statusCode).toBe(404)
    expect((await fetch(paperClient, paper.reference, paper.letter)).statusCode).toBe(404)
    expect((await fetch(paperClient, paper.reference, online.letter)).statusCode).toBe(404)
    expect(await digestOf(house.db)).toBe(before)
    const own = await fetch(client, online.reference, online.letter)
    expect(own.statusCode).toBe(200)
    expect(own.headers['content-disposition']).toContain(`attachment; filename="${online.reference}.pdf"`)
    expect(own.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  })
})

test('an address made up in a link does not reach into the program', async () => {
  const opened = await house.open()
  const client = await clientOf(opened)
  for (const word of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
    expect((await client.get(`/mein-antrag/${opened.reference}?danke=${word}`)).statusCode).toBe(200)
})
