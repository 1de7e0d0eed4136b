import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { inTransaction, letIn, narrowed } from '../database/index.ts'
import { createTestDatabase, fixedClock } from '../testing/index.ts'
import { queueMail } from './outbox.ts'

const { db } = await createTestDatabase({ max: 1 })
const clock = fixedClock('2026-11-03T08:52:00Z')

/** How often an index was asked since the database exists. */
async function asked(index: string): Promise<number> {
  await sql`SELECT pg_stat_force_next_flush()`.execute(db)
  const { rows } = await sql<{ n: number }>`
    SELECT coalesce(pg_stat_get_numscans(${index}::regclass), 0)::int AS n`.execute(db)
  return rows[0]!.n
}

it('what an address got is found by an index, behind row-level security as well', async () => {
  await sql`
    INSERT INTO foundation.outbox (id, address, template, language, subject_id, data, created_at, due_at)
    SELECT gen_random_uuid(), 'person-' || n || '@example.org', 'greeting', 'de', gen_random_uuid(), '{}', now(), now()
    FROM generate_series(1, 3000) n`.execute(db)
  const before = await asked('foundation.outbox_address_key')
  const visitor = narrowed(db, { actor: 'citizen' })
  const mail = {
    address: 'Person-7@example.org',
    template: 'greeting',
    language: 'de',
    at: clock.now(),
  } as const
  const subjectId = '00000000-0000-4000-8000-000000000001'
  await letIn(visitor, subjectId)
  await inTransaction(visitor, tx => queueMail(tx, { ...mail, subjectId }))
  expect(await asked('foundation.outbox_address_key')).toBeGreaterThan(before)
})
