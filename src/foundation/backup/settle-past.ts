import type pg from 'pg'

/**
 * Event positions are transaction numbers of the server that wrote them, which mean nothing on another one. Each
 * event is put behind exactly those readers that had not read it.
 */
export async function renumberEvents(client: pg.ClientBase): Promise<void> {
  await client.query(`
    UPDATE foundation.event e SET transaction_id = (
      SELECT count(DISTINCT (r.transaction_id::text, r.event_id)) FROM foundation.event_reader r
      WHERE (r.transaction_id, r.event_id) < (e.transaction_id, e.id))::text::xid8`)
  await client.query(`
    UPDATE foundation.event_reader r SET event_id = 9007199254740991, transaction_id = n.level::text::xid8
    FROM (SELECT name, dense_rank() OVER (ORDER BY transaction_id, event_id) - 1 AS level
          FROM foundation.event_reader) n
    WHERE n.name = r.name`)
}

/** What was unsent then may have left since: a person decides. Its Message-ID is the same as ever. */
export async function holdUnsentMails(client: pg.ClientBase): Promise<number> {
  const { rowCount } = await client.query(`
    UPDATE foundation.outbox SET held_at = now() WHERE sent_at IS NULL AND given_up_at IS NULL`)
  return rowCount ?? 0
}
