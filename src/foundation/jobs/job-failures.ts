import { sql } from 'kysely'
import type { Database } from '../database/index.ts'

const PREFIX = 'job-failures:'

/** Counted in the database, because whoever asks (the web process, the doctor) is another process. */
export async function noteJobFailure(db: Database, job: string): Promise<void> {
  await sql`INSERT INTO foundation.setting AS s (name, value) VALUES (${PREFIX + job}, '1')
    ON CONFLICT (name) DO UPDATE SET value = to_jsonb((s.value #>> '{}')::bigint + 1)`.execute(db)
}

/** Since the house exists; jobs that never failed are not named. */
export async function jobFailures(db: Database): Promise<{ job: string; failures: number }[]> {
  const { rows } = await sql<{ job: string; failures: number }>`
    SELECT substr(name, ${PREFIX.length + 1}) AS job, (value #>> '{}')::bigint AS failures
    FROM foundation.setting WHERE starts_with(name, ${PREFIX}) ORDER BY 1`.execute(db)
  return rows
}
