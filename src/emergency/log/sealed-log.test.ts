import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checkChainsCommand } from '../../foundation/command/index.ts'
import { type Database, inTransaction, openPool } from '../../foundation/database/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { createTestDatabase, fixedClock, type TestDatabase } from '../../foundation/testing/index.ts'
import { approvePlan } from '../plans/approve-plan.ts'
import { addPlanVersion } from '../plans/queries.ts'
import { noteDecision, noteReview } from '../switch/keep-log.ts'
import { logOf } from '../switch/queries.ts'
import { endActivation } from '../switch/switch-off.ts'
import { prepareActivation, releaseActivation } from '../switch/switch-on.ts'
import { examplePlan } from '../testing/example-plan.ts'
import { checkLog, logChain, logFile, sealedEntriesOf, sealLog } from './sealed-log.ts'

const clock = fixedClock('2026-11-30T06:00:00Z')
const at = clock.now()
const person = (id: string, role: StaffActor['roles'][number]): StaffActor => ({
  kind: 'staff',
  id,
  name: `Demo ${id}`,
  roles: [role],
  teams: [],
})
const [lead, manager] = [person('lead', 'team-lead'), person('manager', 'office-manager')]

let house: TestDatabase
let db: Database
let admin: pg.Pool
let running: string
beforeAll(async () => {
  house = await createTestDatabase({ max: 10, demo: true })
  db = house.db
  admin = openPool(house.adminUrl, { max: 1 })
})
afterAll(() => admin.end())

/** As somebody who may do everything, and has switched off what would stop them. */
async function tamper(statement: string): Promise<void> {
  await admin.query('SET session_replication_role = replica')
  await admin.query(statement)
  await admin.query('SET session_replication_role = origin')
}

const DO_OF_MIGRATION = /DO \$\$[\s\S]*END \$\$;/
const migration = readFileSync('database/migrations/0097_log_sealed.sql', 'utf8')

beforeEach(async () => {
  await tamper('TRUNCATE emergency.log_seal, emergency.log_entry RESTART IDENTITY')
  await tamper('DELETE FROM emergency.activation')
  running = await run(`plan-${randomUUID().slice(0, 8)}`)
})

/** Prepared and released: two entries. */
async function run(plan: string): Promise<string> {
  const id = randomUUID()
  await inTransaction(db, async tx => {
    await addPlanVersion(tx, { definition: examplePlan({ id: plan }), basedOn: 0, author: lead, at })
    await approvePlan(tx, { plan, number: 1, staff: manager, at })
    const times = { startsAt: at, endsAt: null, reviewAt: at.add({ hours: 24 }) }
    await prepareActivation(tx, { id, plan, ...times, staff: lead, at })
    await releaseActivation(tx, { id, staff: manager, breakGlass: '', at })
  })
  return id
}

const note = (text: string) =>
  inTransaction(db, tx => noteDecision(tx, { id: running, staff: lead, at }, text))

describe('the chain over the log', () => {
  test('holds while many write and several seal at once', async () => {
    await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        await note(`Entscheidung ${n}`)
        await sealLog(db)
      }),
    )
    while ((await sealLog(db)) > 0);
    expect(await checkLog(db)).toEqual({ checked: 14, broken: null })
  })

  test.each(["note = 'anders'", "by_name = 'Demo anderer'", "kind = 'noted'", `after = '{"state":"over"}'`])(
    'shows the entry in which somebody set %s',
    async change => {
      await note('eins')
      await sealLog(db)
      await tamper(`UPDATE emergency.log_entry SET ${change} WHERE id = 2`)
      expect(await checkLog(db)).toEqual({ checked: 1, broken: 2 })
    },
  )

  test('shows that a whole emergency was taken out together with its seals', async () => {
    const other = await run('other')
    await note('danach')
    await sealLog(db)
    await tamper(
      `DELETE FROM emergency.log_seal WHERE entry_id IN (SELECT id FROM emergency.log_entry WHERE activation_id = '${other}')`,
    )
    await tamper(`DELETE FROM emergency.log_entry WHERE activation_id = '${other}'`)
    expect((await checkLog(db)).broken).toBe(5)
  })

  test('nobody changes entries or seals, whoever migrates neither', async () => {
    await sealLog(db)
    const pool = openPool(house.ownerUrl, { max: 1 })
    for (const table of ['emergency.log_entry', 'emergency.log_seal'])
      for (const change of [`DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`])
        await expect(pool.query(change), change).rejects.toThrow(/append-only/)
    await pool.end()
  })

  test('what stood in the log before there was a chain is in it from the migration on', async () => {
    await note('Alt: „früher“')
    await admin.query(migration.match(DO_OF_MIGRATION)![0])
    expect(await checkLog(db)).toEqual({ checked: 3, broken: null })
    await note('neu')
    await sealLog(db)
    expect(await checkLog(db)).toEqual({ checked: 4, broken: null })
  })

  test('is walked by a command that names the entry', async () => {
    await sealLog(db)
    const said: string[] = []
    const call = { database: async () => db, say: (line: string) => said.push(line) }
    const command = checkChainsCommand({ Log: logChain })
    await command.run(call as unknown as Parameters<typeof command.run>[0])
    expect(said).toEqual(['Log: 2 entries, all as they were written'])
    await tamper(`UPDATE emergency.log_entry SET note = 'anders' WHERE id = 1`)
    await expect(command.run(call as unknown as Parameters<typeof command.run>[0])).rejects.toThrow(
      /Log: entry 1 /,
    )
  })
})

test('entries say what was before and after', async () => {
  await inTransaction(db, tx => noteReview(tx, { id: running, staff: lead, at }, at.add({ hours: 48 })))
  await inTransaction(db, tx => endActivation(tx, { id: running, staff: manager, at }))
  const changes = (await logOf(db, running)).map(({ kind, before, after }) => [kind, before, after])
  const [reviewAt, next] = [`${at.add({ hours: 24 })}`, `${at.add({ hours: 48 })}`]
  expect(changes.reverse()).toMatchObject([
    ['prepared', null, { state: 'prepared', startsAt: `${at}`, reviewAt }],
    ['released', { state: 'prepared' }, { state: 'released' }],
    ['reviewed', { reviewAt }, { reviewAt: next }],
    ['over', { state: 'released', endsAt: null }, { state: 'over', endsAt: `${at}` }],
  ])
})

test('whoever has the file alone can check each line and that none in between is missing', async () => {
  await note('Das Haus A bleibt zu.')
  await sealLog(db)
  const lines = logFile(await sealedEntriesOf(db, running))
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(lines.map(({ kind, note: text }) => [kind, text])).toEqual([
    ['prepared', null],
    ['released', null],
    ['noted', 'Das Haus A bleibt zu.'],
  ])
  let previous = '0'.repeat(64)
  for (const { id, seal } of lines) {
    expect(seal.previous).toBe(previous)
    previous = createHash('sha256').update(Buffer.from(seal.previous, 'hex')).update(seal.text).digest('hex')
    expect(seal.hash).toBe(previous)
    expect(JSON.parse(seal.text)[0]).toBe(id)
  }
})
