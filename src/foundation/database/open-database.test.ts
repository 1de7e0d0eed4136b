import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../testing/index.ts'
import { type Database, inTransaction, json, openDatabase, violatedConstraint } from './open-database.ts'

let db: Database
let ownerUrl: string
beforeAll(async () => {
  ;({ db, ownerUrl } = await createTestDatabase())
  const owner = openDatabase(ownerUrl)
  await sql`CREATE TABLE foundation.sample (day date UNIQUE, data jsonb, number bigint)`.execute(owner)
  await sql`GRANT ALL ON foundation.sample TO schalter_app`.execute(owner)
  await owner.destroy()
})

async function one<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row> {
  return (await query.execute(db)).rows[0]!
}

describe('values', () => {
  it('reads instants, days and counts as what they are', async () => {
    const row = await one(
      sql<Record<string, unknown>>`SELECT '2026-11-06 12:00:00.123456+01'::timestamptz AS instant,
        '2024-02-29'::date AS day, count(*) AS count, 0.30::numeric AS share,
        ARRAY['2026-01-01'::date, NULL] AS days, ARRAY[1::bigint, 2] AS numbers`,
    )
    expect(String(row.instant)).toBe('2026-11-06T11:00:00.123456Z')
    expect(row.instant).toBeInstanceOf(Temporal.Instant)
    expect(row.day).toEqual(Temporal.PlainDate.from('2024-02-29'))
    expect(row).toMatchObject({ count: 1, share: '0.30', numbers: [1, 2] })
    expect(row.days).toEqual([Temporal.PlainDate.from('2026-01-01'), null])
  })

  it('takes Temporal values as parameters, alone and in arrays', async () => {
    const instant = Temporal.Instant.from('2026-03-29T01:00:00Z')
    const day = Temporal.PlainDate.from('2026-03-29')
    const row = await one(
      sql<Record<string, unknown>>`SELECT ${instant}::timestamptz AS instant, ${day}::date AS day,
        ${[day, day]}::date[] AS days, ${json([1, { day }])} AS data`,
    )
    expect(row).toEqual({ instant, day, days: [day, day], data: [1, { day: '2026-03-29' }] })
  })

  it('refuses what could not be exact or is no point in time', async () => {
    await expect(one(sql`SELECT 9007199254740993::bigint`)).rejects.toThrow('too large to be exact')
    await expect(one(sql`SELECT 'infinity'::timestamptz`)).rejects.toThrow('no point in our time')
    expect(await one(sql`SELECT 1 AS still`)).toEqual({ still: 1 })
  })
})

describe('inTransaction', () => {
  it('leaves nothing behind when the work fails', async () => {
    const failed = inTransaction(db, async tx => {
      await sql`INSERT INTO foundation.sample (day) VALUES ('2026-01-01')`.execute(tx)
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect(await one(sql`SELECT count(*) FROM foundation.sample`)).toEqual({ count: 0 })
  })

  it('does the work again after a deadlock', async () => {
    await sql`INSERT INTO foundation.sample (day, number) VALUES ('2026-01-02', 0), ('2026-01-03', 0)`.execute(
      db,
    )
    const both = (first: string, second: string) =>
      inTransaction(db, async tx => {
        await sql`UPDATE foundation.sample SET number = number + 1 WHERE day = ${first}`.execute(tx)
        await sql`SELECT pg_sleep(0.2)`.execute(tx)
        await sql`UPDATE foundation.sample SET number = number + 1 WHERE day = ${second}`.execute(tx)
      })
    await Promise.all([both('2026-01-02', '2026-01-03'), both('2026-01-03', '2026-01-02')])
    expect(await one(sql`SELECT sum(number)::int AS sum FROM foundation.sample`)).toEqual({ sum: 4 })
  })

  it('names the constraint that refused a row', async () => {
    const twice = sql`INSERT INTO foundation.sample (day) VALUES ('2026-05-01'), ('2026-05-01')`.execute(db)
    expect(violatedConstraint(await twice.catch(error => error))).toBe('sample_day_key')
  })
})

describe('the program’s role', () => {
  it('cannot alter tables or rewrite the audit', async () => {
    await expect(sql`ALTER TABLE foundation.setting ADD extra int`.execute(db)).rejects.toThrow(
      'must be owner',
    )
    await expect(sql`CREATE TABLE foundation.mine ()`.execute(db)).rejects.toThrow('permission denied')
    await expect(sql`DELETE FROM foundation.audit`.execute(db)).rejects.toThrow('permission denied')
    await expect(sql`UPDATE foundation.audit SET act = 'x'`.execute(db)).rejects.toThrow('permission denied')
    await expect(sql`TRUNCATE foundation.audit`.execute(db)).rejects.toThrow('permission denied')
    await expect(sql`DELETE FROM foundation.migration`.execute(db)).rejects.toThrow('permission denied')
  })

  it('can put jobs into the queue', async () => {
    await sql`SELECT graphile_worker.add_job('greet')`.execute(db)
    expect(await one(sql`SELECT count(*) FROM graphile_worker.jobs`)).toEqual({ count: 1 })
  })
})
