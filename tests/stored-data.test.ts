import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { buildServer } from '../src/foundation/http/index.ts'
import { deletionJobs, storedDataText } from '../src/foundation/retention/index.ts'
import { root } from '../src/foundation/root.ts'
import { secretFrom } from '../src/foundation/secret.ts'
import { createTestDatabase, fixedClock, testConfig } from '../src/foundation/testing/index.ts'
import { mounts } from '../src/mounts.ts'
import { retention } from '../src/retention.ts'

const { db } = await createTestDatabase()

it('every table of the database stands in the record, once, and nothing else does', async () => {
  const { rows } = await sql<{ name: string }>`
    SELECT DISTINCT CASE schemaname WHEN 'graphile_worker' THEN 'graphile_worker.*'
      ELSE schemaname || '.' || tablename END AS name
    FROM pg_tables WHERE schemaname !~ '^(pg_|information_schema$)' ORDER BY 1`.execute(db)
  const recorded = retention.flatMap(rule => rule.tables)
  expect(recorded.toSorted()).toEqual(rows.map(row => row.name).toSorted())
})

it('whatever has a period has a job that keeps it, and the other way round', () => {
  const settled = (rule: (typeof retention)[number]) => !('open' in rule.keep)
  expect(retention.filter(rule => settled(rule) !== (rule.deletion !== undefined))).toEqual([])
})

it('each job runs on an empty house and twice', async () => {
  const clock = fixedClock('2026-11-03T08:52:00Z')
  const jobs = deletionJobs(retention)
  expect(new Set(jobs.map(job => job.name)).size).toBe(jobs.length)
  for (const job of [...jobs, ...jobs]) await job.run(db, clock)
})

it('docs/operations/stored-data.md is what the rules say', async () => {
  await expect(storedDataText(retention)).toMatchFileSnapshot(join(root, 'docs/operations/stored-data.md'))
})

it('citizens read it in both languages', async () => {
  const config = testConfig({ rateLimit: false })
  const clock = fixedClock('2026-11-03T08:52:00Z')
  const server = await buildServer(
    { db, config, clock, secret: secretFrom('a secret for tests alone') },
    mounts,
  )
  const german = await server.inject({ url: '/datenschutz/speicherung' })
  const english = await server.inject({ url: '/en/datenschutz/speicherung' })
  expect([german.statusCode, english.statusCode]).toEqual([200, 200])
  for (const { what, personal } of retention.filter(rule => rule.personal)) {
    expect(
      personal && german.body.includes(escapeText(what.de)) && english.body.includes(escapeText(what.en)),
    ).toBe(true)
  }
  expect(german.body).toContain('30 Tage nach der letzten Änderung')
  expect(english.body).toContain('30 days after the last change')
})

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
