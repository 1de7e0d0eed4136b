import { sql } from 'kysely'
import type { Database, Transaction } from '../../foundation/database/index.ts'

/** Offices that have a pool of appointments by telephone. */
export async function officesWithPhones(db: Database | Transaction): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ office: string }>`
    SELECT office_id AS office FROM appointments.pool WHERE kind = 'phone' AND office_id IS NOT NULL`.execute(
    db,
  )
  return new Set(rows.map(({ office }) => office))
}
