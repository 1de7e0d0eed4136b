import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { CaseHouse } from '../../cases/testing/case-house.ts'
import { answer, apiGet, buildServer } from '../../foundation/http/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { digestOf } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { peoplePermissions } from '../permissions.ts'
import { createToken, listTokens, revokeToken } from './staff-token.ts'

let house: CaseHouse
let server: FastifyInstance
beforeAll(async () => {
  house = await CaseHouse.build()
  const own = {
    topic: 'cases',
    summary: { de: 'Wer ruft auf?', en: 'Who is calling?' },
    answers: {
      200: { says: { de: 'Die Person', en: 'The person' }, schema: z.strictObject({ name: z.string() }) },
    },
  } as const
  const handle = async ({ staff }: { staff: StaffActor }) => answer(200, { name: staff.name })
  const whoAmI = apiGet('/who-am-i', { ...own, permission: 'signed-in', handle })
  const rights = apiGet('/rights', { ...own, permission: peoplePermissions.readRights, handle })
  server = await buildServer(house.house, { ...mounts, api: [whoAmI, rights] })
})

async function staff(roles: StaffActor['roles'] = ['auditor']): Promise<string> {
  const id = randomUUID()
  await sql`INSERT INTO people.staff (id, sign_in, name, roles, teams, password_hash, demo, created_at)
    VALUES (${id}, ${id}, 'Renate Quast', ${roles}, ARRAY[]::text[], '', true, ${house.clock.now()})`.execute(
    house.db,
  )
  return id
}

async function token(staffId: string, days = 30): Promise<string> {
  return house.tx(tx => createToken(tx, { staffId, name: 'Auskunft', days }, house.clock.now()))
}

function call(authorization?: string, url = '/api/v1/who-am-i') {
  return server.inject({ url, headers: authorization ? { authorization } : {} })
}

test('a call with a token is a call of the person who holds it', async () => {
  const own = await token(await staff())
  expect(own).toMatch(/^schalter_[\w-]{22}$/)
  const answer = await call(`Bearer ${own}`)
  expect([answer.statusCode, answer.json()]).toEqual([200, { name: 'Renate Quast' }])
  expect((await call(`bearer ${own}`)).statusCode).toBe(200)
})

test('without a good token a call ends with 401 and says how to call, and nothing is changed', async () => {
  const own = await token(await staff())
  const before = await digestOf(house.db)
  for (const [given, challenge] of [
    [undefined, 'Bearer realm="schalter"'],
    ['Basic cXVhc3Q6cXVhc3Q=', 'Bearer realm="schalter"'],
    ['Bearer', 'Bearer realm="schalter"'],
    [`Bearer schalter_${'A'.repeat(22)}`, 'Bearer realm="schalter", error="invalid_token"'],
    [`Bearer ${own.slice(0, -1)}`, 'Bearer realm="schalter", error="invalid_token"'],
    [`Bearer ${own.replace('schalter_', '')}`, 'Bearer realm="schalter", error="invalid_token"'],
  ] as const) {
    const answer = await call(given)
    expect([given, answer.statusCode]).toEqual([given, 401])
    expect(answer.headers['www-authenticate']).toBe(challenge)
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(answer.json()).toMatchObject({ status: 401, title: expect.any(String) })
  }
  expect(await digestOf(house.db)).toBe(before)
})

test('the token has the rights of the person and no others', async () => {
  const [auditor, clerk] = [await token(await staff()), await token(await staff(['post-clerk']))]
  expect((await call(`Bearer ${auditor}`, '/api/v1/rights')).statusCode).toBe(200)
  const refused = await call(`Bearer ${clerk}`, '/api/v1/rights')
  expect(refused.statusCode).toBe(403)
  expect(refused.headers['content-type']).toMatch(/^application\/problem\+json/)
})

test('it ends when it is revoked, when its days are over, and when the person leaves', async () => {
  const status = async (own: string) => (await call(`Bearer ${own}`)).statusCode
  const [holder, leaving] = [await staff(), await staff()]
  const [revoked, left] = [await token(holder), await token(leaving)]
  const { id } = (await listTokens(house.db)).find(({ signIn }) => signIn === holder)!
  expect(await house.tx(tx => revokeToken(tx, id, house.clock.now()))).toBe(holder)
  expect(await house.tx(tx => revokeToken(tx, id, house.clock.now()))).toBeUndefined()
  expect(await status(revoked)).toBe(401)
  await sql`UPDATE people.staff SET active = false WHERE id = ${leaving}`.execute(house.db)
  expect(await status(left)).toBe(401)
  const short = await token(holder, 1)
  house.clock.advance({ hours: 23, minutes: 59 })
  expect(await status(short)).toBe(200)
  house.clock.advance({ minutes: 1 })
  expect(await status(short)).toBe(401)
})

test('the database holds no token, and knows when one was used last', async () => {
  const holder = await staff()
  const own = await token(holder)
  await call(`Bearer ${own}`)
  const [found] = (await listTokens(house.db)).filter(({ signIn }) => signIn === holder)
  expect(found!.lastUsedAt!.equals(house.clock.now())).toBe(true)
  const { rows } = await sql`SELECT t::text FROM people.staff_token t`.execute(house.db)
  expect(JSON.stringify(rows)).not.toContain(own.slice(9))
})

test('a token in the address or in a cookie is none: addresses are kept in logs, cookies sent by other sites', async () => {
  const own = await token(await staff())
  for (const name of ['access_token', 'token', 'authorization'])
    expect([name, (await call(undefined, `/api/v1/who-am-i?${name}=${own}`)).statusCode]).toEqual([name, 401])
  for (const cookie of [`__Host-schalter_amt=${own}`, `token=${own}`])
    expect((await server.inject({ url: '/api/v1/who-am-i', headers: { cookie } })).statusCode).toBe(401)
})
