import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { buildServer } from '../../foundation/http/index.ts'
import { Client } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { closeLetterProcess, lettersOf, produceOrderedLetters } from '../../post/index.ts'
import type { OpenedCase } from '../intake/open-case.ts'
import { decideCase } from '../result/decide-case.ts'
import { CaseHouse, registrar } from '../testing/case-house.ts'

const TITLE = 'Warum möchten Sie diesen Vorgang öffnen?'
let house: CaseHouse
let server: FastifyInstance
beforeAll(async () => {
  house = await CaseHouse.build({ config: { rateLimit: false } })
  const workbench = { ...mounts.workbench, identify: async () => registrar }
  server = await buildServer(house.house, { ...mounts, workbench })
})

async function finished(): Promise<OpenedCase & { letter: string }> {
  const opened = await house.open()
  const granted = { kind: 'granted', words: '' } as const
  await house.tx(tx => decideCase(tx, house.step(opened), granted, house.clock.today()))
  await produceOrderedLetters(house.db, house.clock)
  await closeLetterProcess()
  return { ...opened, letter: (await lettersOf(house.db, opened.id))[0]!.id }
}

/** Somebody waits for a row that another transaction holds. */
async function untilSomebodyWaits(): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const { rows } = await sql`SELECT FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(house.db)
    if (rows.length > 0) return
    await sleep(10)
  }
  throw new Error('Nobody came to wait for the case.')
}

/** The request has found nothing unusual in the case when this change, held back until then, is committed. */
async function meanwhile<Answer>(change: ReturnType<typeof sql>, request: () => Promise<Answer>) {
  let answer: Promise<Answer> | undefined
  await house.tx(async tx => {
    await change.execute(tx)
    answer = request()
    await untilSomebodyWaits()
  })
  return answer!
}

const looks = async (opened: OpenedCase) =>
  (await house.audited(opened)).filter(act => /read|note|decoy|look/.test(act))
const aged = ({ id }: OpenedCase) =>
  sql`UPDATE cases.case_record SET decided_at = decided_at - interval '31 days' WHERE id = ${id}`

test.each([
  ['the case', 'GET', () => '', 200],
  ['its letter', 'GET', (letter: string) => `/brief/${letter}`, 200],
  ['an act', 'POST', () => '/note', 409],
] as const)(
  '%s that becomes unusual between question and look is not seen',
  async (_, method, path, status) => {
    const opened = await finished()
    const before = await looks(opened)
    const client = new Client(server, house.secret)
    const url = `/amt/vorgang/${opened.reference}${path(opened.letter)}`
    const answer = await meanwhile(aged(opened), () =>
      method === 'GET' ? client.get(url) : client.post(url, { words: 'Ein Vermerk.' }),
    )
    expect([answer.statusCode, answer.body.includes(TITLE)]).toEqual([status, true])
    expect(answer.body).not.toContain('Demoweg')
    expect(await looks(opened)).toEqual(before)
  },
)

test('a case that is handed over in between is not found, and nobody has looked', async () => {
  const opened = await finished()
  const before = await looks(opened)
  const handedOver = sql`UPDATE cases.case_record SET team = 'gewerbe' WHERE id = ${opened.id}`
  const client = new Client(server, house.secret)
  const answer = await meanwhile(handedOver, () => client.get(`/amt/vorgang/${opened.reference}`))
  expect(answer.statusCode).toBe(404)
  expect(await looks(opened)).toEqual(before)
})
