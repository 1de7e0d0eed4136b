import { Registry } from 'prom-client'
import { beforeAll, expect, test } from 'vitest'
import { buildServer } from '../../foundation/http/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { Client } from '../../foundation/testing/index.ts'
import { measureHouse } from '../../metrics.ts'
import { mounts } from '../../mounts.ts'
import { caseCommands } from '../commands.ts'
import type { OpenedCase } from '../intake/open-case.ts'
import { buildStaff, CaseHouse, registrar } from '../testing/case-house.ts'
import { markDecoy } from './decoy.ts'
import { explainLook } from './explain-look.ts'

const auditor = buildStaff('Renate Quast', [], ['auditor'])
let house: CaseHouse
let ordinary: OpenedCase
let decoy: OpenedCase
beforeAll(async () => {
  house = await CaseHouse.build({ config: { rateLimit: false } })
  ordinary = await house.open()
  decoy = await house.open()
  const by = { actor: { kind: 'system', name: 'operator' }, at: house.clock.now() } as const
  await house.tx(tx => markDecoy(tx, decoy.id, by))
})

async function as(staff: StaffActor): Promise<Client> {
  const workbench = { ...mounts.workbench, identify: async () => staff }
  return new Client(await buildServer(house.house, { ...mounts, workbench }), house.secret)
}
const trail = async () => (await (await as(auditor)).get('/amt/protokoll')).body
const measured = async () =>
  (await measureHouse(new Registry(), house.db)()).match(/^schalter_decoys_opened (\d+)/m)?.[1]

test('nothing is said before somebody opens a decoy, nor when they open another case', async () => {
  await (await as(registrar)).get(`/amt/vorgang/${ordinary.reference}`)
  expect(await trail()).not.toContain('Alarm')
  expect(await measured()).toBe('0')
})

test('whoever opens a decoy sees an ordinary case, and the auditor an alarm with the name', async () => {
  const page = await (await as(registrar)).get(`/amt/vorgang/${decoy.reference}`)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain(decoy.reference)
  expect(page.body).not.toMatch(/köder|decoy/i)
  const body = await trail()
  expect(body).toContain('Alarm: Köder geöffnet')
  expect(body).toMatch(new RegExp(`Jule Ahrens hat den Fall ${decoy.id} geöffnet`))
  expect(await measured()).toBe('1')
  const audited = await house.audited(decoy)
  expect(audited).toEqual(expect.arrayContaining(['case.decoy-laid', 'case.decoy-opened']))
})

test('the alarm stands for thirty days, the line for ever', async () => {
  house.clock.advance({ hours: 24 * 31 })
  const body = await trail()
  expect(body).not.toContain('Alarm: Köder geöffnet')
  expect(body).toContain('case.decoy-opened')
})

test('an operator lays one out at the command line', async () => {
  const said: string[] = []
  const call = {
    arguments: [ordinary.reference],
    database: async () => house.db,
    say: (line: string) => void said.push(line),
  }
  await caseCommands.find(({ name }) => name === 'case decoy')!.run(call as never)
  expect(said).toHaveLength(1)
  expect((await house.read(ordinary)).decoy).toBe(true)
  const unknown = { ...call, arguments: ['HH-2222-22'] } as never
  await expect(caseCommands.find(({ name }) => name === 'case decoy')!.run(unknown)).rejects.toThrow(
    'There is no such case.',
  )
})

test('the auditor reads why somebody looked, in words', async () => {
  const named = buildStaff('Uwe Petersen', ['melderecht'], ['caseworker'])
  const why = { reason: 'deputising', words: 'Für Frau Demir, die krank ist.' } as const
  await house.tx(tx => explainLook(tx, house.step(ordinary, named), why))
  const body = await trail()
  expect(body).toContain('Die Person hat denselben Familiennamen.')
  expect(body).toContain('Grund: Vertretung einer Kollegin oder eines Kollegen.')
  expect(body).toContain('„Für Frau Demir, die krank ist.“')
})
