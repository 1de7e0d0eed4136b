import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createTestDatabase } from '../testing/index.ts'
import { connect } from './connect.ts'
import type { Database } from './index.ts'

const prepared = async (db: Database, like: string) => {
  const { rows } = await sql<{ statement: string }>`
    SELECT statement FROM pg_prepared_statements WHERE position(${like}::text IN statement) > 0
      AND position('pg_prepared_statements' IN statement) = 0`.execute(db)
  return rows.length
}

test('a statement that comes again is prepared, one that was put together for this once is not', async () => {
  const { db } = await createTestDatabase({ max: 1 })
  for (let n = 0; n < 6; n++) {
    await sql`SELECT ${n}::int + 1 AS "again"`.execute(db)
    await sql`SELECT ${n}::int + 1 AS ${sql.ref(`once_${n}`)}`.execute(db)
  }
  expect(await prepared(db, '"again"')).toBe(1)
  expect(await prepared(db, 'once_')).toBe(0)
  const { rows } = await sql<{ again: number }>`SELECT ${41}::int + 1 AS "again"`.execute(db)
  expect(rows).toEqual([{ again: 42 }])
})

test('a table that gets a column under a running program does not disturb what is prepared', async () => {
  const { db, ownerUrl } = await createTestDatabase({ max: 1 })
  const read = (name: string) =>
    sql`SELECT name, value FROM foundation.setting WHERE name = ${name}`.execute(db)
  for (let n = 0; n < 6; n++) await read('none')
  const owner = await connect(ownerUrl)
  await owner.query('ALTER TABLE foundation.setting ADD COLUMN later text')
  await owner.end()
  expect((await read('none')).rows).toEqual([])
})

test('a statement that is refused is refused again, and the connection goes on', async () => {
  const { db } = await createTestDatabase({ max: 1 })
  const divide = (by: number) => sql<{ share: number }>`SELECT 10 / ${by}::int AS share`.execute(db)
  for (let n = 0; n < 7; n++) await expect(divide(0)).rejects.toThrow('division by zero')
  expect((await divide(5)).rows).toEqual([{ share: 2 }])
})
