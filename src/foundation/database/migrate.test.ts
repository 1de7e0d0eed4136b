import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createEmptyDatabase } from '../testing/index.ts'
import { migrate, programRole } from './migrate.ts'
import { pendingMigrations } from './pending-migrations.ts'

let folder: string
let ownerUrl: string
let url: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'schalter-migrations-'))
  ;({ ownerUrl, url } = await createEmptyDatabase())
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text)
}

function bringUp(): Promise<void> {
  return migrate(ownerUrl, { folder, programRole: 'schalter_app' })
}

async function as<Row extends pg.QueryResultRow>(address: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

it('applies each file once, in order, also with several starters at once', async () => {
  write('0001_note.sql', 'CREATE TABLE foundation.note (text text)')
  write('0002_first-note.sql', "SELECT pg_sleep(0.1); INSERT INTO foundation.note VALUES ('only once')")
  await Promise.all([bringUp(), bringUp(), bringUp()])
  await bringUp()
  expect(await as(url, 'SELECT text FROM foundation.note')).toEqual([{ text: 'only once' }])
})

it('tells what is still to apply', async () => {
  write('0001_note.sql', 'CREATE TABLE foundation.note ()')
  const query = async (text: string) => ({ rows: await as(ownerUrl, text) })
  expect(await pendingMigrations(query, folder)).toEqual(['0001_note.sql'])
  await bringUp()
  expect(await pendingMigrations(query, folder)).toEqual([])
})

it('leaves nothing of a migration that fails, and says where it failed', async () => {
  write('0001_note.sql', 'CREATE TABLE foundation.note ()')
  write('0002_broken.sql', 'CREATE TABLE foundation.half ();\n\nSELECT nonsense;')
  await expect(bringUp()).rejects.toThrow('The migration 0002_broken.sql failed at line 3: column "nonsense"')
  expect(await as(ownerUrl, "SELECT to_regclass('foundation.half')::text AS half")).toEqual([{ half: null }])
  write('0002_broken.sql', 'CREATE TABLE foundation.whole ();')
  await bringUp()
})

it('refuses a file that was changed after it was applied', async () => {
  write('0001_note.sql', 'CREATE TABLE foundation.note ()')
  await bringUp()
  write('0001_note.sql', 'CREATE TABLE foundation.other ()')
  await expect(bringUp()).rejects.toThrow('The migration 0001_note.sql was changed after it was applied')
})

it('refuses a database that a newer version has used', async () => {
  write('0001_note.sql', '')
  write('0002_later.sql', '')
  await bringUp()
  rmSync(join(folder, '0002_later.sql'))
  await expect(bringUp()).rejects.toThrow('knows the migration 0002_later.sql, which this Schalter lacks')
})

it('refuses names and numbers that are in doubt', async () => {
  write('0002_two.sql', '')
  await bringUp()
  write('0001_one.sql', '')
  await expect(bringUp()).rejects.toThrow('0001_one.sql comes before others that are applied')
  write('0001_uno.sql', '')
  await expect(bringUp()).rejects.toThrow('0001_one.sql and 0001_uno.sql share a number')
  write('third.sql', '')
  await expect(bringUp()).rejects.toThrow('third.sql must be named like 0001_')
})

it('gives the program rows, and no more', async () => {
  write('0001_note.sql', 'CREATE SCHEMA desk; CREATE TABLE desk.note (id bigserial, text text)')
  await bringUp()
  await as(
    url,
    "INSERT INTO desk.note (text) VALUES ('a'); UPDATE desk.note SET text = 'b'; DELETE FROM desk.note",
  )
  await expect(as(url, 'ALTER TABLE desk.note ADD more text')).rejects.toThrow('must be owner')
  expect(await programRole(url, ownerUrl)).toBe('schalter_app')
  expect(await programRole(ownerUrl, ownerUrl)).toBeUndefined()
})
