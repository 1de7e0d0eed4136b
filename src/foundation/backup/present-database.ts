import type pg from 'pg'
import { StartError } from '../process/index.ts'
import { Irrevocable, type IrrevocableLog } from './irrevocable-log.ts'
import { tablesToCopy } from './tables-to-copy.ts'

/** A restore beside citizens who are being served would tear their work away. */
export async function refuseWhileOpen(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT DISTINCT application_name AS name FROM pg_stat_activity
    WHERE datname = current_database() AND application_name IN ('schalter web', 'schalter worker')`)
  if (rows.length > 0) {
    throw new StartError(
      `Stop Schalter first (connected: ${rows.map(row => row.name).join(', ')}), then restore.`,
    )
  }
}

export async function refuseWithData(client: pg.ClientBase): Promise<void> {
  if (!(await exists(client, 'foundation.migration'))) return
  for (const { name } of await tablesToCopy(client)) {
    const { rows } = await client.query(`SELECT EXISTS (SELECT FROM ${name}) AS filled`)
    if (rows[0].filled) {
      throw new StartError(
        `This database holds data (${name}): restore into an empty one, or put the backup in its place with --replace.`,
      )
    }
  }
}

/** What the database that is replaced knows itself. */
export async function logOfDatabase(client: pg.ClientBase): Promise<IrrevocableLog | null> {
  if (!(await exists(client, 'foundation.irrevocable'))) return null
  const { rows: begun } = await client.query<{ since: string }>(
    "SELECT value #>> '{}' AS since FROM foundation.setting WHERE name = 'irrevocable-since'",
  )
  if (!begun[0]) return null
  const { rows } = await client.query(`
    SELECT id::text::json AS id, relation, key_column AS "keyColumn", key, change,
      to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at
    FROM foundation.irrevocable i ORDER BY i.id`)
  return { since: begun[0].since, entries: rows.map(row => Irrevocable.parse(row)) }
}

async function exists(client: pg.ClientBase, relation: string): Promise<boolean> {
  const { rows } = await client.query('SELECT to_regclass($1) IS NOT NULL AS yes', [relation])
  return rows[0].yes
}
