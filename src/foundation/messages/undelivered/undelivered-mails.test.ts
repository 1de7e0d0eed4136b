import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { CaseHouse } from '../../../cases/testing/case-house.ts'
import { mounts } from '../../../mounts.ts'
import { beginSession, SESSION_COOKIE } from '../../../people/sessions/session.ts'
import { hireStaff } from '../../../people/testing/staff.ts'
import { Forbidden } from '../../errors.ts'
import { buildServer } from '../../http/index.ts'
import { type Role, roleNames } from '../../permissions/index.ts'
import { Client, digestOf, testMailIdentity } from '../../testing/index.ts'
import { NoSuchAddress } from '../mail-refusal.ts'
import { mailsAbout, queueMail } from '../outbox.ts'
import { sendNextMail } from '../send-mail.ts'
import { lookAfterMails } from './undelivered-mails.ts'

const PAGE = '/amt/unzustellbar'
let house: CaseHouse
let server: FastifyInstance
let draft: string
let ofCase: string
beforeAll(async () => {
  house = await CaseHouse.build({ config: { rateLimit: false } })
  server = await buildServer(house.house, mounts)
})
afterAll(() => server.close())
beforeEach(async () => {
  await sql`DELETE FROM foundation.outbox`.execute(house.db)
  draft = randomUUID()
  ofCase = randomUUID()
  await queue(draft, 'entwurf@example.org')
  await queue(ofCase, 'vorgang@example.org', 'melderecht')
  await bounce()
})

const queue = (subjectId: string, address: string, team?: string) =>
  house.tx(tx =>
    queueMail(tx, {
      ...{ address, template: 'draft-saved', language: 'de', subjectId, at: house.clock.now() },
      ...(team ? { team } : {}),
    }),
  )
const template = { name: 'draft-saved', render: async () => ({ subject: 'x', text: 'x' }) }
const send = async (deliver: () => Promise<void>) => {
  while (await sendNextMail(house.db, house.clock, [template], { deliver }, testMailIdentity));
}
const bounce = () =>
  send(async () => {
    throw new NoSuchAddress('550 <script>no such user</script>')
  })
const mailOf = async (subjectId: string) => (await mailsAbout(house.db, subjectId))[0]!

async function signedIn(...roles: Role[]): Promise<Client> {
  const staff = await hireStaff(house, { roles })
  const client = new Client(server, house.secret)
  client.cookies.set(SESSION_COOKIE, await house.tx(tx => beginSession(tx, staff.id, house.clock.now())))
  return client
}

test('an administrator sees what belongs to no case, with what the server said, and nothing else', async () => {
  const { body, statusCode } = await (await signedIn('administrator')).get(PAGE)
  expect(statusCode).toBe(200)
  expect(body).toContain('entwurf@example.org')
  expect(body).toContain('Link zum Entwurf')
  expect(body).toContain('&lt;script>no such user')
  expect(body).not.toContain('vorgang@example.org')
})

test('sent again it is the mail it always was, and the audit trail says who wanted it', async () => {
  const { id } = await mailOf(draft)
  const answer = await (await signedIn('administrator')).post(PAGE, { act: 'again', mail: id })
  expect(answer.headers.location).toBe(`${PAGE}?eingetragen=1`)
  await send(async () => {})
  expect(await mailOf(draft)).toMatchObject({ id, givenUpAt: null, sentAt: expect.anything() })
  const lines = await house.rows(
    sql<{
      act: string
      who: string
    }>`SELECT act, actor_kind AS who FROM foundation.audit WHERE object_id = ${id}`,
  )
  expect(lines).toEqual([{ act: 'mail.sent-again', who: 'staff' }])
})

test('what is done is gone from the list and stays in the outbox', async () => {
  const client = await signedIn('administrator')
  await client.post(PAGE, { act: 'settle', mail: (await mailOf(draft)).id })
  expect((await client.get(PAGE)).body).toContain('Alles ist angekommen')
  expect((await mailOf(draft)).settledAt).not.toBeNull()
})

test('nothing chosen is said so; a mail of a case is its team’s, even by its id', async () => {
  const client = await signedIn('administrator')
  expect((await client.post(PAGE, { act: 'settle' })).statusCode).toBe(422)
  expect((await client.post(PAGE, { act: 'burn', mail: (await mailOf(draft)).id })).statusCode).toBe(404)
  const before = await digestOf(house.db)
  const { headers } = await client.post(PAGE, { act: 'settle', mail: (await mailOf(ofCase)).id })
  expect(headers.location).toBe(`${PAGE}?eingetragen=0`)
  expect(await digestOf(house.db)).toBe(before)
})

test.each(roleNames.filter(role => role !== 'administrator'))('%s may not', async role => {
  const client = await signedIn(role)
  const { id } = await mailOf(draft)
  const before = await digestOf(house.db)
  expect((await client.get(PAGE)).statusCode).toBe(403)
  expect((await client.post(PAGE, { act: 'settle', mail: id })).statusCode).toBe(403)
  const by = { kind: 'staff', id: randomUUID(), name: role, roles: [role], teams: [] } as const
  const care = { by, act: 'settle', ids: [id], at: house.clock.now() } as const
  await expect(house.tx(tx => lookAfterMails(tx, care))).rejects.toThrow(Forbidden)
  expect(await digestOf(house.db)).toBe(before)
})
