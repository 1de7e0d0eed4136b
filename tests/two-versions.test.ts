import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CaseHouse } from '../src/cases/testing/case-house.ts'
import { migrate, pendingMigrations, poolOf, refuseUnmigrated } from '../src/foundation/database/index.ts'
import { migrationsFolder } from '../src/foundation/database/migration-files.ts'
import { buildServer } from '../src/foundation/http/index.ts'
import { mounts } from '../src/mounts.ts'

/** The next version, as far as this one knows: it expands a table that everybody writes, slowly. */
const NEXT = `
  ALTER TABLE cases.case_record ADD COLUMN mood text NOT NULL DEFAULT 'calm';
  CREATE TABLE cases.next_thing (id uuid PRIMARY KEY, case_id uuid REFERENCES cases.case_record (id));
  CREATE INDEX next_thing_case ON cases.next_thing (case_id);`

let folder: string
const house = await CaseHouse.build()
const server = await buildServer(house.house, mounts)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'schalter-next-'))
  cpSync(migrationsFolder, folder, { recursive: true })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

const pending = () => pendingMigrations(text => poolOf(house.db).query(text))

it('a migration gives way to work that holds a table, and applies when that is done', async () => {
  writeFileSync(join(folder, '9998_next-version.sql'), NEXT)
  let released = false
  const work = house.tx(async tx => {
    await sql`SELECT FROM cases.case_record LIMIT 1`.execute(tx)
    await sleep(5_500)
    released = true
  })
  await sleep(50)
  const migrated = migrate(house.database.ownerUrl, { folder, programRole: 'schalter_app' })
  // Behind a migration that waits for its lock everybody waits, but never for long.
  await sleep(200)
  const start = performance.now()
  await house.open()
  expect(performance.now() - start).toBeLessThan(4_900)
  await Promise.all([work, migrated])
  expect(released).toBe(true)
}, 40_000)

it('the version before goes on with the tables of the next one: ready, reading and writing', async () => {
  expect(await pending()).toEqual([])
  await refuseUnmigrated(house.database.url)
  const opened = await house.open()
  expect(await house.read(opened)).toMatchObject({ reference: opened.reference, state: 'new' })
  expect((await server.inject({ url: '/leistungen/meldebescheinigung' })).statusCode).toBe(200)
})

it('serves while a migration works on something else', async () => {
  writeFileSync(join(folder, '9999_slow.sql'), 'CREATE TABLE cases.slow (id int); SELECT pg_sleep(1.5)')
  let over = false
  const migrated = migrate(house.database.ownerUrl, { folder, programRole: 'schalter_app' }).then(() => {
    over = true
  })
  let acts = 0
  while (!over) {
    await house.open()
    expect((await server.inject({ url: '/leistungen/meldebescheinigung' })).statusCode).toBe(200)
    acts += 1
  }
  await migrated
  expect(acts).toBeGreaterThan(3)
  expect(await pending()).toEqual([])
})

it('the version before does not migrate back', async () => {
  await expect(migrate(house.database.ownerUrl)).rejects.toThrow('it was used with a newer version')
})
