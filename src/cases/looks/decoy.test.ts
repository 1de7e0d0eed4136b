import { Registry } from 'prom-client'
import { beforeAll, expect, test } from 'vitest'
import { averageOfService } from '../../feedback/queries.ts'
import { buildServer } from '../../foundation/http/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { Client } from '../../foundation/testing/index.ts'
import { measureHouse } from '../../metrics.ts'
import { mounts } from '../../mounts.ts'
import { closeLetterProcess, lettersOf, produceOrderedLetters } from '../../post/index.ts'
import { accessCode } from '../access/citizen-access.ts'
import { caseCommands } from '../commands.ts'
import { exportCase } from '../export/export-cases.ts'
import type { OpenedCase } from '../intake/open-case.ts'
import { decideCase } from '../result/decide-case.ts'
import { measuredDuration } from '../result/queries.ts'
import { buildStaff, CaseHouse, postClerk, registrar } from '../testing/case-house.ts'
import { markDecoy } from './decoy.ts'
import { explainLook } from './explain-look.ts'

const auditor = buildStaff('Renate Quast', [], ['auditor'])
const lead = buildStaff('Beate Lorenz', ['melderecht'], ['team-lead'])
let house: CaseHouse
let ordinary: OpenedCase
let running: OpenedCase
let decoy: OpenedCase
let letter: string
beforeAll(async () => {
  house = await CaseHouse.build({ config: { rateLimit: false } })
  ordinary = await finished()
  running = await house.open()
  decoy = await finished()
  await produceOrderedLetters(house.db, house.clock)
  await closeLetterProcess()
  letter = (await lettersOf(house.db, decoy.id))[0]!.id
  expect(await lay(decoy)).toBe(true)
})

async function finished(): Promise<OpenedCase> {
  const opened = await house.open()
  const granted = { kind: 'granted', words: '' } as const
  await house.tx(tx => decideCase(tx, house.step(opened), granted, house.clock.today()))
  return opened
}
function lay({ id }: OpenedCase): Promise<boolean> {
  const by = { actor: { kind: 'system', name: 'operator' }, at: house.clock.now() } as const
  return house.tx(tx => markDecoy(tx, id, by))
}
async function as(staff: StaffActor): Promise<Client> {
  const workbench = { ...mounts.workbench, identify: async () => staff }
  return new Client(await buildServer(house.house, { ...mounts, workbench }), house.secret)
}
const trail = async () => (await (await as(auditor)).get('/amt/protokoll')).body
const figure = async (name: string) =>
  Number(
    new RegExp(`^schalter_${name} (\\d+)`, 'm').exec(
      await (await measureHouse(new Registry(), house.house))(),
    )?.[1],
  )
const alarms = () => figure('decoys_opened')

test('nothing is said before somebody opens a decoy, nor when they open another case', async () => {
  await (await as(registrar)).get(`/amt/vorgang/${ordinary.reference}`)
  expect(await trail()).not.toContain('Alarm')
  expect(await alarms()).toBe(0)
})

test('a decoy stands in the list where the curious find it, and in no count of open cases', async () => {
  const inbox = await (await as(registrar)).get('/amt/eingang?ansicht=done')
  expect(inbox.body).toContain(decoy.reference)
  expect(inbox.body).not.toMatch(/köder|decoy/i)
  expect(await figure('cases_open')).toBe(1)
  expect(await alarms()).toBe(0)
})

test('a case that is still worked on is no decoy', async () => {
  expect(await lay(running)).toBe(false)
  expect((await house.read(running)).decoy).toBe(false)
})

test('whoever opens a decoy sees an ordinary case, and the auditor an alarm with the name', async () => {
  const page = await (await as(registrar)).get(`/amt/vorgang/${decoy.reference}`)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain(decoy.reference)
  expect(page.body).not.toMatch(/köder|decoy/i)
  const body = await trail()
  expect(body).toContain('Alarm: Köder geöffnet')
  expect(body).toMatch(new RegExp(`Jule Ahrens hat den Fall ${decoy.id} geöffnet`))
  expect(await alarms()).toBe(1)
  const audited = await house.audited(decoy)
  expect(audited).toEqual(expect.arrayContaining(['case.decoy-laid', 'case.decoy-opened']))
})

test.each<[string, () => Promise<void>]>([
  [
    'its letter in the case',
    async () => {
      const paper = await (await as(registrar)).get(`/amt/vorgang/${decoy.reference}/brief/${letter}`)
      expect([paper.statusCode, paper.headers['content-type']]).toEqual([200, 'application/pdf'])
    },
  ],
  [
    'its letter in the post room',
    async () => {
      const paper = await (await as(postClerk)).get(`/amt/post/${letter}/brief`)
      expect([paper.statusCode, paper.headers['content-type']]).toEqual([200, 'application/pdf'])
    },
  ],
  [
    'its letter as the auditor',
    async () => {
      expect((await (await as(auditor)).get(`/amt/post/${letter}/brief`)).statusCode).toBe(200)
    },
  ],
  [
    'its letter from the post room as the lead of its team, who is led to the case',
    async () => {
      const client = await as(lead)
      const path = `/amt/vorgang/${decoy.reference}/brief/${letter}`
      expect((await client.get(`/amt/post/${letter}/brief`)).headers.location).toBe(path)
      expect((await client.get(path)).statusCode).toBe(200)
    },
  ],
  [
    'an act on it without having seen it',
    async () => {
      const note = await (await as(registrar)).post(`/amt/vorgang/${decoy.reference}/note`, { words: 'Hm.' })
      expect(note.statusCode).toBe(303)
    },
  ],
  [
    'it as a citizen, by its code',
    async () => {
      const code = accessCode(house.secret, decoy.id, (await house.read(decoy)).accessEpoch)
      const server = await buildServer(house.house, mounts)
      const headers = { 'x-case-code': code }
      const answer = await server.inject({ url: `/api/v1/cases/${decoy.reference}`, headers })
      expect(answer.statusCode).toBe(200)
    },
  ],
  [
    'it at the command line, with everything in it',
    async () => {
      const record = await house.read(decoy)
      await house.tx(tx => exportCase(tx, record, house.clock.now()))
    },
  ],
])('whoever opens %s raises the alarm', async (_, open) => {
  const before = await alarms()
  await open()
  expect(await alarms()).toBe(before + 1)
})

test('the letter of an ordinary case raises none', async () => {
  const before = await alarms()
  const [paper] = await lettersOf(house.db, ordinary.id)
  expect((await (await as(postClerk)).get(`/amt/post/${paper!.id}/brief`)).statusCode).toBe(200)
  expect(await alarms()).toBe(before)
})

test('the measured durations leave decoys out', async () => {
  const others = 19
  for (let n = 0; n < others; n += 1) await finished()
  const now = house.clock.now().add({ hours: 1 })
  // Twenty that count: nineteen and the ordinary one. The decoy would be the twenty-first.
  expect((await measuredDuration(house.db, 'meldebescheinigung', now))?.n).toBe(others + 1)
})

test('a vote given with the code of a decoy is taken and counts in no average', async () => {
  const server = await buildServer(house.house, mounts)
  const before = await averageOfService(house.db, 'meldebescheinigung')
  const vote = async (opened: OpenedCase) => {
    const { accessEpoch } = await house.read(opened)
    const headers = {
      'x-case-code': accessCode(house.secret, opened.id, accessEpoch),
      'idempotency-key': `vote-of-${opened.id}`,
    }
    const payload = { subject: opened.reference, stars: 1 }
    return (await server.inject({ method: 'POST', url: '/api/v1/feedback', headers, payload })).statusCode
  }
  expect(await vote(decoy)).toBe(201)
  expect((await averageOfService(house.db, 'meldebescheinigung')).n).toBe(before.n)
  expect(await vote(ordinary)).toBe(201)
  expect((await averageOfService(house.db, 'meldebescheinigung')).n).toBe(before.n + 1)
})

test('the alarm stands for thirty days, the line for ever', async () => {
  house.clock.advance({ hours: 24 * 31 })
  const body = await trail()
  expect(body).not.toContain('Alarm: Köder geöffnet')
  expect(body).toContain('Köder geöffnet')
})

test('an operator lays one out at the command line, and is told why not', async () => {
  const said: string[] = []
  const laying = caseCommands.find(({ name }) => name === 'case decoy')!
  const call = (reference: string) =>
    ({
      arguments: [reference],
      database: async () => house.db,
      say: (line: string) => void said.push(line),
    }) as never
  await laying.run(call(ordinary.reference))
  expect(said).toHaveLength(1)
  expect((await house.read(ordinary)).decoy).toBe(true)
  await expect(laying.run(call('HH-2222-22'))).rejects.toThrow('There is no such case.')
  await expect(laying.run(call(running.reference))).rejects.toThrow('still being worked on')
})

test('the auditor reads acts and reasons in words', async () => {
  const named = buildStaff('Uwe Petersen', ['melderecht'], ['caseworker'])
  const why = { reason: 'deputising', words: 'Für Frau Demir, die krank ist.' } as const
  await house.tx(tx => explainLook(tx, house.step(running, named), why))
  const body = await trail()
  expect(body).toContain('Die Person hat denselben Familiennamen.')
  expect(body).toContain('Grund: Vertretung einer Kollegin oder eines Kollegen.')
  expect(body).toContain('„Für Frau Demir, die krank ist.“')
  expect(body).toContain('Ungewöhnlichen Blick begründet')
  expect(body).not.toMatch(/(case|letter|staff)\.[a-z-]+/)
  const client = await as(auditor)
  client.cookies.set('schalter_sprache', 'en')
  const english = (await client.get('/amt/protokoll')).body
  expect(english).toContain('Unusual look explained')
  expect(english).not.toMatch(/(case|letter|staff)\.[a-z-]+/)
})
