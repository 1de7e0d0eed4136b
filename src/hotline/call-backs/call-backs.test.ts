import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { auditOf } from '../../foundation/audit/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { Forbidden } from '../../foundation/errors.ts'
import { buildServer } from '../../foundation/http/index.ts'
import type { Role, StaffActor } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, fixedClock, testConfig } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { askCallBack } from './ask-call-back.ts'
import { finishCall, takeCallBack } from './call-somebody.ts'
import { CALL_BACK_DAYS, expireCallBacks } from './expire-call-backs.ts'
import { closeQueues, openQueue, openQueues, waitingCallBacks } from './queries.ts'

const { db } = await createTestDatabase({ demo: true })
const clock = fixedClock('2026-11-26T08:40:00Z')
const person = (id: string, teams: string[], ...roles: Role[]): StaffActor => ({
  kind: 'staff',
  id,
  name: `Demo ${id}`,
  roles,
  teams,
})
const agent = person('a1', [], 'hotline-agent')
const colleague = person('a2', [], 'hotline-agent')
const clerk = person('c1', ['gewerbe'], 'caseworker')
let signedIn: StaffActor = agent
beforeEach(() => {
  signedIn = agent
})
const server = await buildServer(
  { db, clock, config: testConfig(), secret: secretFrom('a secret for tests alone') },
  { ...mounts, workbench: { ...mounts.workbench, identify: async () => signedIn } },
)
afterAll(() => server.close())
const tx = <Result>(work: Parameters<typeof inTransaction<Result>>[1]) => inTransaction(db, work)

const activation = randomUUID()
await tx(one => openQueue(one, { id: randomUUID(), activation, team: 'melderecht' }, clock.now()))

let numbers = 0
async function asked(overrides: { phone?: string; team?: string; service?: string } = {}) {
  numbers += 1
  const id = randomUUID()
  const about = {
    team: 'melderecht',
    service: 'meldebescheinigung',
    phone: `040 1000${numbers}`,
    ...overrides,
  }
  const words = {
    name: 'Demo Anruf',
    errand: 'Was muss ich mitbringen?',
    wished: 'any',
    language: 'de',
  } as const
  const outcome = await tx(one => askCallBack(one, { id, ...about, ...words, askedAt: clock.now() }, null))
  return { id, outcome }
}
const call = (id: string, staff = agent) => ({ id, staff, at: clock.now() })
const take = (id: string, staff = agent) => tx(one => takeCallBack(one, call(id, staff)))
const finish = (id: string, how: 'reached' | 'nobody' | 'letter', staff = agent) =>
  tx(one => finishCall(one, call(id, staff), how))
async function stateOf(id: string) {
  const { rows } = await sql<{ ending: string | null; attempts: number }>`
    SELECT ending, attempts FROM hotline.call_back WHERE id = ${id}`.execute(db)
  return rows[0]
}

describe('a call-back', () => {
  test('is noted where a queue is open, once for a number and a service, and not where none is', async () => {
    const phone = '040 7654321'
    const first = await asked({ phone })
    expect(first.outcome).toBe('noted')
    expect((await asked({ phone: '(040) 765-4321' })).outcome).toBe('waits-already')
    expect((await asked({ team: 'gewerbe', service: 'gewerbeanmeldung' })).outcome).toBe('closed')
    await take(first.id)
    await finish(first.id, 'reached')
    expect((await asked({ phone })).outcome).toBe('noted')
  })

  test('is taken by one person at a time, for a quarter of an hour; only they say what came of it', async () => {
    const { id } = await asked()
    const both = await Promise.all([take(id), take(id, colleague)])
    expect(both.filter(Boolean)).toHaveLength(1)
    const [holder, other] = both[0] ? [agent, colleague] : [colleague, agent]
    expect(await finish(id, 'reached', other)).toBe(false)
    clock.advance({ minutes: 16 })
    expect(await take(id, other)).toBe(true)
    expect(await finish(id, 'reached', holder)).toBe(false)
    expect(await finish(id, 'reached', other)).toBe(true)
    expect(await finish(id, 'reached', other)).toBe(false)
    expect(await take(id)).toBe(false)
    expect(await stateOf(id)).toEqual({ ending: 'reached', attempts: 0 })
    const acts = (await auditOf(db, 'call-back', id)).map(({ act }) => act)
    expect(acts).toEqual(['call-back.asked', 'call-back.taken', 'call-back.taken', 'call-back.ended'])
  })

  test('is over after three attempts, and comes behind those that nobody has tried', async () => {
    const { id } = await asked()
    for (const attempts of [1, 2]) {
      await take(id)
      await finish(id, 'nobody')
      expect(await stateOf(id)).toEqual({ ending: null, attempts })
    }
    const later = await asked()
    const order = (await waitingCallBacks(db, null, 100)).map(one => one.id)
    expect(order.indexOf(later.id)).toBeLessThan(order.indexOf(id))
    await take(id)
    await finish(id, 'nobody')
    expect(await stateOf(id)).toEqual({ ending: 'three-attempts', attempts: 3 })
    expect(await finish(id, 'nobody')).toBe(false)
  })

  test('is nobody else’s business: caseworkers have those of their teams, others none', async () => {
    const { id } = await asked()
    expect(await take(id, clerk)).toBe(false)
    const editor = person('e1', [], 'editor')
    await expect(take(id, editor)).rejects.toThrow(Forbidden)
    await expect(finish(id, 'reached', editor)).rejects.toThrow(Forbidden)
    expect((await waitingCallBacks(db, ['gewerbe'], 100)).map(one => one.id)).not.toContain(id)
  })

  test('is deleted a while after its end, and never before it', async () => {
    const [over, waiting] = [await asked(), await asked()]
    await take(over.id)
    await finish(over.id, 'letter')
    clock.advance({ days: CALL_BACK_DAYS + 1 })
    expect(await expireCallBacks(db, clock)).toBeGreaterThan(0)
    expect(await stateOf(over.id)).toBeUndefined()
    expect(await stateOf(waiting.id)).toEqual({ ending: null, attempts: 0 })
    clock.advance({ days: -CALL_BACK_DAYS - 1 })
  })
})

async function post(url: string, fields: Record<string, string>) {
  const page = await server.inject({ url: '/amt/konto' })
  const cookie = page.cookies.find(({ name }) => name === 'schalter_form')
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1]
  return server.inject({
    method: 'POST',
    url,
    cookies: { [cookie!.name]: cookie!.value },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ _csrf: token!, ...fields }).toString(),
  })
}
const typed = {
  leistung: 'meldebescheinigung',
  name: 'Demo Person',
  anliegen: 'Eine Frage',
  zeit: 'any',
  seite: 'x',
}

describe('citizens', () => {
  test('find the offer where a queue is open, and nowhere else', async () => {
    expect((await server.inject({ url: '/leistungen/meldebescheinigung' })).body).toContain(
      '/rueckruf?leistung=',
    )
    expect((await server.inject({ url: '/leistungen/gewerbeanmeldung' })).body).not.toContain('/rueckruf')
    const shut = await server.inject({ url: '/rueckruf?leistung=gewerbeanmeldung' })
    expect([shut.statusCode, shut.body.includes('keine Rückrufe')]).toEqual([200, true])
    const sent = await post('/rueckruf', { ...typed, leistung: 'gewerbeanmeldung', nummer: '040 121212' })
    expect(sent.statusCode).toBe(409)
    expect((await server.inject({ url: '/rueckruf?leistung=nirgends' })).statusCode).toBe(404)
  })

  test('are told what is missing, and the same whether the number waits already or not', async () => {
    const wrong = await post('/rueckruf', { ...typed, name: '', nummer: 'keine', anliegen: '' })
    expect(wrong.statusCode).toBe(422)
    for (const field of ['name', 'nummer', 'anliegen']) expect(wrong.body).toContain(`href="#${field}"`)
    const answers = []
    for (const name of ['Demo Eins', 'Demo Zwei'])
      answers.push(await post('/rueckruf', { ...typed, name, nummer: '040 333444' }))
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers.location])).toEqual([
      [303, '/rueckruf/vorgemerkt'],
      [303, '/rueckruf/vorgemerkt'],
    ])
  })

  test('who ask very often are sent to the telephone', async () => {
    const statuses = []
    for (let n = 0; n < 5; n++)
      statuses.push(
        (await post('/rueckruf', { ...typed, nummer: '040 555666', anliegen: `Frage ${n}` })).statusCode,
      )
    expect(statuses).toEqual([303, 303, 303, 429, 429])
  })
})

test('staff see who waits, the number only of whom they call; and enter one for a caller', async () => {
  const { id } = await asked({ phone: '040 888999' })
  expect((await server.inject({ url: '/amt/rueckrufe' })).body).not.toContain('040 888999')
  expect((await post(`/amt/rueckrufe/${id}/uebernahme`, {})).headers.location).toBe('/amt/rueckrufe')
  expect((await server.inject({ url: '/amt/rueckrufe' })).body).toContain('040 888999')
  signedIn = colleague
  const other = (await server.inject({ url: '/amt/rueckrufe' })).body
  expect([other.includes('040 888999'), other.includes('Demo a1 ruft an')]).toEqual([false, true])
  expect((await post(`/amt/rueckrufe/${id}/uebernahme`, {})).headers.location).toContain('nicht=frei')
  signedIn = agent
  const done = await post(`/amt/rueckrufe/${id}/ergebnis`, { wie: 'reached' })
  expect(done.headers.location).toContain('gesagt=fertig')
  const shop = { ...typed, leistung: 'gewerbeanmeldung', nummer: '040 111222' }
  expect((await post('/amt/rueckrufe', shop)).headers.location).toContain('gesagt=eingetragen')
  expect((await post('/amt/rueckrufe', shop)).headers.location).toContain('gesagt=wartet')
  signedIn = person('e1', [], 'editor')
  expect((await server.inject({ url: '/amt/rueckrufe' })).statusCode).toBe(403)
})

test('a queue is open as long as any operation says so, in whichever order they end', async () => {
  const [first, second] = [randomUUID(), randomUUID()]
  const open = async () => (await openQueues(db)).some(({ team }) => team === null)
  for (const one of [first, second]) {
    const queue = { id: randomUUID(), activation: one, team: null }
    await tx(within => openQueue(within, queue, clock.now()))
    await tx(within => openQueue(within, queue, clock.now()))
  }
  expect(await tx(within => closeQueues(within, first, clock.now()))).toBe(1)
  expect(await open()).toBe(true)
  expect(await tx(within => closeQueues(within, second, clock.now()))).toBe(1)
  expect(await tx(within => closeQueues(within, second, clock.now()))).toBe(0)
  expect(await open()).toBe(false)
})
