import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { CaseHouse } from '../cases/testing/case-house.ts'
import { buildServer } from '../foundation/http/index.ts'
import { Client, digestOf } from '../foundation/testing/index.ts'
import { mounts } from '../mounts.ts'
import { averageOfService, rate, voteOfCase } from './index.ts'
import { averageOf, ENOUGH_VOTES, readRating } from './rating.ts'

let house: CaseHouse
let server: FastifyInstance
beforeAll(async () => {
  house = await CaseHouse.build({ config: { rateLimit: false } })
  server = await buildServer(house.house, mounts)
})

type Opened = Awaited<ReturnType<CaseHouse['open']>>
const pageOf = ({ reference }: Opened) => `/mein-antrag/${reference}/bewertung`

async function decidedCase(): Promise<Opened> {
  const opened = await house.open()
  await sql`UPDATE cases.case_record SET state = 'decided', result = 'granted', decided_at = opened_at
    WHERE id = ${opened.id}`.execute(house.db)
  return opened
}

async function clientOf(opened: Opened): Promise<Client> {
  const client = new Client(server, house.secret)
  await client.get(`/mein-antrag/link/${opened.linkToken}`)
  return client
}

const ratings = () =>
  house.rows(sql<{ stars: number; comment: string; subject: string }>`
    SELECT stars, comment, subject FROM feedback.rating ORDER BY rated_at, id`)
const clear = () => sql`DELETE FROM feedback.rating`.execute(house.db)

describe('a rating', () => {
  test('is one vote for a case, which can be changed; only the first one is an event', async () => {
    await clear()
    const opened = await decidedCase()
    const client = await clientOf(opened)
    const first = await client.post(pageOf(opened), { stars: '2', comment: ' Lange gewartet. ' })
    expect(first.headers.location).toBe(`${pageOf(opened)}?danke`)
    await client.post(pageOf(opened), { stars: '4', comment: '' })
    expect(await ratings()).toEqual([{ stars: 4, comment: '', subject: 'service:meldebescheinigung' }])
    expect((await client.get(pageOf(opened))).body).toMatch(/value="4" checked/)
    const events = sql<{ n: number }>`SELECT count(*) AS n FROM foundation.event WHERE name = 'rating-given'`
    expect(await house.rows(events)).toEqual([{ n: 1 }])
  })

  test('sent ten times at once is one vote', async () => {
    await clear()
    const opened = await decidedCase()
    const vote = voteOfCase((await house.read(opened))!, { stars: 5, comment: '' }, house.clock.now())
    const given = await Promise.all(
      Array.from({ length: 10 }, () => house.tx(tx => rate(tx, house.secret, vote))),
    )
    expect(given.filter(one => one === 'new')).toHaveLength(1)
    expect(await ratings()).toHaveLength(1)
  })

  test('does not lead back to the case', async () => {
    await clear()
    const opened = await decidedCase()
    await (await clientOf(opened)).post(pageOf(opened), { stars: '1', comment: '' })
    const traces = sql`SELECT FROM feedback.rating r
      WHERE strpos(r::text, ${opened.id}) > 0 OR strpos(r::text, ${opened.reference}) > 0`
    expect(await house.rows(traces)).toEqual([])
  })

  test('is given with access only, and after the decision only', async () => {
    const [open, decided] = [await house.open(), await decidedCase()]
    const stranger = new Client(server, house.secret)
    const early = await clientOf(open)
    for (const client of [stranger, early]) client.csrf()
    const before = await digestOf(house.db)
    for (const client of [stranger, early]) {
      const response = await client.post(pageOf(decided), { stars: '5', comment: '' })
      expect(response.headers.location).toBe(`/mein-antrag?nummer=${decided.reference}`)
    }
    expect((await early.post(pageOf(open), { stars: '5', comment: '' })).statusCode).toBe(409)
    expect((await early.get(pageOf(open))).statusCode).toBe(409)
    expect(await digestOf(house.db)).toBe(before)
  })

  test('by machines needs the code, and is cleaned like a form', async () => {
    await clear()
    const [open, decided] = [await house.open(), await decidedCase()]
    const post = (opened: Opened, code: string, rest: object = {}) =>
      server.inject({
        method: 'POST',
        url: '/api/v1/feedback',
        headers: { 'x-case-code': code },
        payload: { subject: opened.reference, stars: 3, ...rest },
      })
    const wrong = decided.code === '000000' ? '000001' : '000000'
    expect((await post(decided, wrong)).statusCode).toBe(404)
    expect((await post(open, open.code)).statusCode).toBe(409)
    for (const rest of [{ stars: 6 }, { stars: 2.5 }, { comment: 'x'.repeat(2001) }, { note: 'x' }])
      expect((await post(decided, decided.code, rest)).statusCode).toBe(422)
    expect(await ratings()).toEqual([])
    const given = await post(decided, decided.code, { comment: ' gut\u0000\u202E gemacht ' })
    expect([given.statusCode, given.json()]).toEqual([201, { stars: 3, comment: 'gut gemacht' }])
    expect((await post(decided, decided.code, { stars: 1 })).statusCode).toBe(200)
    expect(await ratings()).toMatchObject([{ stars: 1, comment: '' }])
  })
})

test('an average is withheld under five votes, and right from five on', async () => {
  await clear()
  for (const stars of [5, 4, 4, 2]) {
    const vote = voteOfCase(await house.read(await decidedCase()), { stars, comment: '' }, house.clock.now())
    await house.tx(tx => rate(tx, house.secret, vote))
  }
  expect(await averageOfService(house.db, 'meldebescheinigung')).toEqual({ n: 4, stars: null })
  const fifth = voteOfCase(
    await house.read(await decidedCase()),
    { stars: 3, comment: '' },
    house.clock.now(),
  )
  await house.tx(tx => rate(tx, house.secret, fifth))
  expect(await averageOfService(house.db, 'meldebescheinigung')).toEqual({ n: 5, stars: 3.6 })
  expect(await averageOfService(house.db, 'wohngeld')).toEqual({ n: 0, stars: null })
  expect(averageOf(ENOUGH_VOTES - 1, 20).stars).toBeNull()
})

test('one to five stars and at most 2,000 characters, nothing else', () => {
  for (const stars of ['', '0', '6', '5.0', ' 5', '5;', '１', '-1'])
    expect(readRating({ stars, comment: '' })).toEqual({ refusal: 'stars' })
  expect(readRating({ stars: '5', comment: 'x'.repeat(2001) })).toEqual({ refusal: 'comment' })
  expect(readRating({ stars: '5', comment: 'x'.repeat(2000) })).toMatchObject({ stars: 5 })
})
