import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { type Database, inTransaction, type Transaction } from '../database/index.ts'
import { within } from '../log/index.ts'

export interface StoredEvent {
  readonly id: number
  readonly transactionId: string
  readonly name: string
  readonly subject: string
  readonly data: Record<string, unknown>
  readonly at: Temporal.Instant
  /** In which it happened; null: in no request. */
  readonly requestId: string | null
}

/** Reads every event in order; must be safe to repeat only as far as its own transaction goes. */
export interface EventReader {
  readonly name: string
  readonly events: readonly string[]
  read(tx: Transaction, event: StoredEvent): Promise<void>
}

const BATCH = 200

/**
 * Hands the next events to one reader, in the transaction that also moves its position: an event is read
 * exactly once as far as the database goes. Only transactions older than every running one are read, so that
 * a late commit is never skipped.
 *
 * @returns how many events were looked at; 0 when there is nothing or another process is at it
 */
export async function relayEvents(db: Database, reader: EventReader): Promise<number> {
  await sql`INSERT INTO foundation.event_reader (name) VALUES (${reader.name}) ON CONFLICT DO NOTHING`.execute(
    db,
  )
  return inTransaction(db, async tx => {
    const { rows: positions } = await sql<{ transactionId: string; eventId: number }>`
      SELECT transaction_id::text AS "transactionId", event_id AS "eventId" FROM foundation.event_reader
      WHERE name = ${reader.name} FOR UPDATE SKIP LOCKED`.execute(tx)
    const position = positions[0]
    if (!position) return 0
    const { rows: events } = await sql<StoredEvent>`
      SELECT id, transaction_id::text AS "transactionId", name, subject, data, at,
        request_id AS "requestId" FROM foundation.event
      WHERE (transaction_id, id) > (${position.transactionId}::xid8, ${position.eventId})
        AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
      ORDER BY transaction_id, id LIMIT ${BATCH}`.execute(tx)
    for (const event of events) if (reader.events.includes(event.name)) await readOne(tx, reader, event)
    const last = events.at(-1)
    if (last) {
      await sql`UPDATE foundation.event_reader SET transaction_id = ${last.transactionId}::xid8,
        event_id = ${last.id} WHERE name = ${reader.name}`.execute(tx)
    }
    return events.length
  })
}

/** What a reader writes belongs to the request that the event came from. */
function readOne(tx: Transaction, reader: EventReader, event: StoredEvent): Promise<void> {
  const { requestId } = event
  return requestId ? within({ requestId }, () => reader.read(tx, event)) : reader.read(tx, event)
}
