import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from './open-database.ts'

/** A write that is to happen under a condition: `INSERT … SELECT … WHERE ${only}`, `UPDATE … WHERE … AND ${only}`. */
export type Write = (only: RawBuilder<boolean>) => RawBuilder<unknown>
/** For a write that stands alone. */
export const always = sql<boolean>`true`

/**
 * Several writes as one statement, because each way to the database and back costs more than a write itself. They see
 * the tables as they were before, and none sees what another of them writes.
 */
export async function writeTogether(transaction: Transaction, writes: readonly Write[]): Promise<void> {
  if (writes.length === 0) return
  await sql`WITH ${named(writes, always)} SELECT`.execute(transaction)
}

/**
 * The same behind a first write that decides: where it writes no row, none of the others writes.
 * @returns what the first one returned
 */
export async function writeBehind<Row>(
  transaction: Transaction,
  first: RawBuilder<Row>,
  writes: readonly Write[],
): Promise<Row | undefined> {
  const others = named(writes, sql<boolean>`EXISTS (SELECT FROM first)`)
  const { rows } = await sql<Row>`WITH first AS (${first}), ${others} SELECT * FROM first`.execute(
    transaction,
  )
  return rows[0]
}

function named(writes: readonly Write[], only: RawBuilder<boolean>): RawBuilder<unknown> {
  return sql.join(writes.map((write, i) => sql`${sql.ref(`write_${i}`)} AS (${write(only)})`))
}
