import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { CaseHouse } from '../../cases/testing/case-house.ts'
import { sealAudit } from '../audit/index.ts'
import { beat } from '../jobs/index.ts'
import { houseFindings } from './house-findings.ts'
import { mailServer } from './mail-server.ts'

const house = await CaseHouse.build()
const { db } = house
const said = async (state?: string) =>
  (await houseFindings(db)).filter(one => !state || one.state === state).map(({ text }) => text)

it('a house in order has nothing wrong', async () => {
  await house.open()
  await sql`UPDATE foundation.outbox SET due_at = now()`.execute(db)
  await sealAudit(db)
  await beat(db)
  expect(await said('wrong')).toEqual([])
  expect(await said('ok')).toContain('The audit trail fits its seals, to the end')
})

it('says what waits, what is old and what was changed', async () => {
  await sql`UPDATE foundation.outbox SET due_at = now() - interval '5 hours'`.execute(db)
  await sql`INSERT INTO foundation.outbox (id, address, template, language, subject_id, created_at, due_at, held_at)
    VALUES (${randomUUID()}, 'a@example.org', 'x', 'de', ${randomUUID()}, now(), now(), now())`.execute(db)
  await sql`INSERT INTO foundation.setting (name, value) VALUES ('last-backup', to_jsonb(now() - interval '3 days'))`.execute(
    db,
  )
  await sql`UPDATE foundation.setting SET value = to_jsonb(now() - interval '1 hour') WHERE name = 'jobs-heartbeat'`.execute(
    db,
  )
  const all = (await said()).join('\n')
  expect(all).toMatch(/mails wait, the oldest for 5 hours/)
  expect(all).toContain('1 mails are held')
  expect(all).toContain('The last backup is 72 hours old')
  expect(all).toContain('No worker has been heard of')
})

it('knows whether the mail server answers', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  expect(await mailServer({ smtpUrl: `smtp://127.0.0.1:${port}` })).toMatchObject({ state: 'ok' })
  await new Promise(resolve => server.close(resolve))
  expect(await mailServer({ smtpUrl: `smtp://127.0.0.1:${port}` })).toMatchObject({ state: 'wrong' })
  expect(await mailServer({ smtpUrl: null })).toMatchObject({ state: 'note' })
})
