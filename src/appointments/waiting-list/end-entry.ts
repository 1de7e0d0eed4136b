import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../../foundation/database/index.ts'

/** Its keys go with it: these people may join again. An offer that is open goes to somebody else. */
export async function endEntry(
  tx: Transaction,
  id: string,
  state: 'served' | 'left' | 'over',
  at: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`
    WITH ended AS (
      UPDATE appointments.waiting SET state = ${state}, confirm_until = NULL, ended_at = ${at}
      WHERE id = ${id} AND state IN ('unconfirmed', 'waiting') RETURNING id
    ), keys AS (DELETE FROM appointments.waiting_key WHERE waiting_id IN (SELECT id FROM ended)
    ), offers AS (
      UPDATE appointments.offer SET state = 'withdrawn', ended_at = ${at}
      WHERE waiting_id IN (SELECT id FROM ended) AND state = 'open'
    )
    SELECT id FROM ended`.execute(tx)
  return rows.length > 0
}
