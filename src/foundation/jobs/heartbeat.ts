import { sql } from 'kysely'
import type { Database } from '../database/index.ts'

const NAME = 'jobs-heartbeat'
const SILENCE_SECONDS = 30

/** The worker says that it works; written by the clock of the database, so that hosts need not agree. */
export async function beat(db: Database): Promise<void> {
  await sql`INSERT INTO foundation.setting (name, value) VALUES (${NAME}, to_jsonb(now()))
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`.execute(db)
}

/** Whether some worker has been heard of in the last half minute. */
export async function jobsRun(db: Database): Promise<boolean> {
  const { rows } = await sql<{ alive: boolean }>`
    SELECT (value #>> '{}')::timestamptz > now() - make_interval(secs => ${SILENCE_SECONDS}) AS alive
    FROM foundation.setting WHERE name = ${NAME}`.execute(db)
  return rows[0]?.alive ?? false
}
