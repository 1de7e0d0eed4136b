import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { type Database, json, type Transaction } from '../../foundation/database/index.ts'
import type { Change } from './change.ts'

type Db = Database | Transaction

/** In the order in which they were made. */
export async function changesOf(db: Db, activation: string): Promise<Change[]> {
  const { rows } = await sql<Change>`
    SELECT activation_id AS activation, number, state, added, dropped, reason, prepared_by_id AS "preparedById",
      prepared_by AS "preparedBy", prepared_at AS "preparedAt", released_by AS "releasedBy", released_at AS "releasedAt", alone
    FROM emergency.change WHERE activation_id = ${activation} ORDER BY number`.execute(db)
  return rows
}

/** The one that waits for its release; null: none. */
export async function waitingChange(db: Db, activation: string): Promise<Change | null> {
  return (await changesOf(db, activation)).find(({ state }) => state === 'prepared') ?? null
}

export type NewChange = Pick<
  Change,
  'activation' | 'added' | 'dropped' | 'reason' | 'preparedById' | 'preparedBy' | 'preparedAt'
>

/** False: another one waits. */
export async function insertChange(tx: Transaction, one: NewChange): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO emergency.change (activation_id, number, state, added, dropped, reason, prepared_by_id, prepared_by, prepared_at)
    SELECT ${one.activation}::uuid, count(*) + 1, 'prepared', ${json(one.added)}::jsonb, ${one.dropped}::int[], ${one.reason},
      ${one.preparedById}, ${one.preparedBy}, ${one.preparedAt}::timestamptz
    FROM emergency.change WHERE activation_id = ${one.activation}
    ON CONFLICT DO NOTHING RETURNING number`.execute(tx)
  return rows.length === 1
}

export async function markChangeReleased(
  tx: Transaction,
  { activation, number }: Pick<Change, 'activation' | 'number'>,
  by: { readonly id: string; readonly name: string },
  at: Temporal.Instant,
  alone: string | null,
): Promise<void> {
  await sql`UPDATE emergency.change SET state = 'released', released_by_id = ${by.id}, released_by = ${by.name},
      released_at = ${at}, alone = ${alone}
    WHERE activation_id = ${activation} AND number = ${number} AND state = 'prepared'`.execute(tx)
}

export async function markChangeWithdrawn(
  tx: Transaction,
  { activation, number }: Pick<Change, 'activation' | 'number'>,
): Promise<void> {
  await sql`UPDATE emergency.change SET state = 'withdrawn'
    WHERE activation_id = ${activation} AND number = ${number} AND state = 'prepared'`.execute(tx)
}
