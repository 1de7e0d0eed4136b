import { sql } from 'kysely'
import type pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Database, inTransaction, openPool } from '../database/index.ts'
import { createTestDatabase, type TestDatabase } from '../testing/index.ts'
import { type AuditEntry, latestAudit, recordAudit } from './record-audit.ts'
import { findBrokenSeal, sealAudit } from './seal-audit.ts'

const at = Temporal.Instant.from('2026-11-03T08:52:00Z')
const actor = { kind: 'staff', id: 'a', name: 'Jule Ahrens', roles: [], teams: [] } as const

let house: TestDatabase
let db: Database
let admin: pg.Pool
beforeAll(async () => {
  house = await createTestDatabase({ max: 12 })
  db = house.db
  admin = openPool(house.adminUrl, { max: 1 })
})
afterAll(() => admin.end())

/** As somebody who may do everything, and has switched off what would stop them. */
async function tamper(statement: string, values: unknown[] = []): Promise<void> {
  await admin.query('SET session_replication_role = replica')
  await admin.query(statement, values)
  await admin.query('SET session_replication_role = origin')
}

beforeEach(() => tamper('TRUNCATE foundation.audit, foundation.audit_seal RESTART IDENTITY'))

function record(count: number, entry: Partial<AuditEntry> = {}): Promise<void> {
  const line = { actor, act: 'case.read', object: { kind: 'case', id: 'x' }, at, ...entry } as const
  return inTransaction(db, async tx => {
    for (let n = 0; n < count; n++) await recordAudit(tx, line)
  })
}

describe('rows and seals', () => {
  test.each(['the program', 'whoever migrates'])('are changed or deleted by nobody: %s', async who => {
    await record(2)
    await sealAudit(db)
    const pool = openPool(who === 'the program' ? house.url : house.ownerUrl, { max: 1 })
    for (const table of ['foundation.audit', 'foundation.audit_seal']) {
      const column = table === 'foundation.audit' ? "act = 'case.noted'" : 'position = 9'
      for (const change of [
        `UPDATE ${table} SET ${column}`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
      ])
        await expect(pool.query(change), change).rejects.toThrow(/append-only|permission denied/)
    }
    await pool.end()
    expect(await latestAudit(db, null, 10)).toHaveLength(2)
    expect(await findBrokenSeal(db)).toBeNull()
  })

  test('cannot be opened to change by the program', async () => {
    const pool = openPool(house.url, { max: 1 })
    for (const attempt of [
      'ALTER TABLE foundation.audit DISABLE TRIGGER ALL',
      'SET session_replication_role = replica',
      'DROP TABLE foundation.audit',
      'CREATE OR REPLACE FUNCTION foundation.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$',
    ])
      await expect(pool.query(attempt), attempt).rejects.toThrow(/permission denied|must be owner/)
    await pool.end()
  })
})

describe('the chain', () => {
  test('holds over all rows, sealed bit by bit and by several at once', async () => {
    for (let round = 0; round < 5; round++) {
      await record(7)
      await Promise.all([sealAudit(db), sealAudit(db), sealAudit(db)])
    }
    while ((await sealAudit(db)) > 0);
    const { rows } = await sql<{ n: number; last: number }>`
      SELECT count(*) AS n, max(position) AS last FROM foundation.audit_seal`.execute(db)
    expect(rows).toEqual([{ n: 35, last: 35 }])
    expect(await findBrokenSeal(db)).toBeNull()
  })

  test('takes in a row that was begun earlier and committed later', async () => {
    await inTransaction(db, async tx => {
      await recordAudit(tx, { actor, act: 'case.note', object: { kind: 'case', id: 'x' }, at })
      await record(3)
      expect(await sealAudit(db)).toBe(3)
    })
    expect(await sealAudit(db)).toBe(1)
    expect(await findBrokenSeal(db)).toBeNull()
  })

  test.each([
    ["act = 'case.noted'"],
    ["at = at + interval '1 microsecond'"],
    ["actor_name = 'Cem Demir'"],
    ["actor_kind = 'citizen'"],
    ["object_id = 'y'"],
    [`detail = '{"file": "other"}'`],
    ["request_id = 'r'"],
    // Text that moves from one field into the next.
    ["actor_id = NULL, actor_name = 'a|Jule Ahrens'"],
    ['actor_id = actor_name, actor_name = actor_id'],
    ["act = 'case.read|case', object_kind = 'x', object_id = ''"],
    ["actor_id = 'a|Jule Ahrens', actor_name = NULL"],
  ])('shows the row in which somebody set %s', async change => {
    await record(5)
    await sealAudit(db)
    await tamper(`UPDATE foundation.audit SET ${change} WHERE id = 3`)
    expect(await findBrokenSeal(db)).toBe(3)
  })

  test.each([1, 3, 5])('shows that row %i was deleted, the last one, too', async id => {
    await record(5)
    await sealAudit(db)
    await tamper('DELETE FROM foundation.audit WHERE id = $1', [id])
    expect(await findBrokenSeal(db)).toBe(id)
  })

  test('shows that a row was deleted together with its seal', async () => {
    await record(5)
    await sealAudit(db)
    await tamper('DELETE FROM foundation.audit_seal WHERE audit_id = 3')
    await tamper('DELETE FROM foundation.audit WHERE id = 3')
    expect(await findBrokenSeal(db)).toBe(4)
  })

  test('shows that seals changed places or were made up', async () => {
    await record(5)
    await sealAudit(db)
    await tamper(`UPDATE foundation.audit_seal SET hash = sha256('made up') WHERE position = 2`)
    expect(await findBrokenSeal(db)).toBe(2)
    await tamper('DELETE FROM foundation.audit_seal WHERE position = 1')
    expect(await findBrokenSeal(db)).toBe(2)
  })
})
