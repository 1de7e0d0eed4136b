import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { recordAudit } from '../audit/index.ts'
import { type Database, inTransaction } from '../database/index.ts'

const NAME = 'last-backup'

/** The doctor asks for it, and the auditor sees who took the data with them. */
export async function recordBackup(
  db: Database,
  backup: { rows: number; encrypted: boolean; at: Temporal.Instant },
): Promise<void> {
  const { at, ...detail } = backup
  await inTransaction(db, async tx => {
    await sql`INSERT INTO foundation.setting (name, value) VALUES (${NAME}, ${JSON.stringify(at.toString())}::jsonb)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value`.execute(tx)
    const actor = { kind: 'system', name: 'schalter backup' } as const
    await recordAudit(tx, {
      actor,
      act: 'database.backed-up',
      object: { kind: 'database', id: 'schalter' },
      detail,
      at,
    })
  })
}

/** When the last backup was made; null: never. */
export async function lastBackup(db: Database): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ at: Temporal.Instant }>`
    SELECT (value #>> '{}')::timestamptz AS at FROM foundation.setting WHERE name = ${NAME}`.execute(db)
  return rows[0]?.at ?? null
}
