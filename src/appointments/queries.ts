import { sql } from 'kysely'
import type { Database, Transaction } from '../foundation/database/index.ts'
import type { ServiceNeed } from './appointment.ts'

/** What appointments for these services take; those for which none are given are missing. */
export async function needsOf(
  db: Database | Transaction,
  services: readonly string[],
): Promise<ReadonlyMap<string, ServiceNeed>> {
  const { rows } = await sql<ServiceNeed>`
    SELECT service_id AS service, minutes, setup_minutes AS "setupMinutes", kinds, modes, walk_in AS "walkIn"
    FROM appointments.need WHERE service_id = ANY(${services}::text[])`.execute(db)
  return new Map(rows.map(need => [need.service, need]))
}
