import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from '../database/index.ts'
import { type EventReader, relayEvents } from '../events/index.ts'

/**
 * Relays until the reader has seen every event that is there now. A transaction of any database on the same
 * server holds the relay back, so with tests beside each other one call may be too early.
 */
export async function relayAll(db: Database, reader: EventReader): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    await relayEvents(db, reader)
    if (!(await hasUnread(db, reader.name))) return
    await sleep(25)
  }
  throw new Error(`Events were still unread by ${reader.name} after ten seconds.`)
}

async function hasUnread(db: Database, reader: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM foundation.event e JOIN foundation.event_reader r ON r.name = ${reader}
    WHERE (e.transaction_id, e.id) > (r.transaction_id, r.event_id) LIMIT 1`.execute(db)
  return rows.length > 0
}
