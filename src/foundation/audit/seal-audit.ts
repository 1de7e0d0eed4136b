import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Database, inTransaction, type Transaction } from '../database/index.ts'

interface SealableRow {
  readonly id: number
  /** The row as the database prints it: the same text when it is checked again. */
  readonly text: string
}

/** As JSON, so that nothing can move from one field to the next and still read the same. */
const rowText = sql`jsonb_build_array(a.id, extract(epoch FROM a.at), a.actor_kind, a.actor_id, a.actor_name,
  a.act, a.object_kind, a.object_id, a.detail, a.request_id)::text`

export function nextHash(previous: Buffer, text: string): Buffer {
  return createHash('sha256').update(previous).update(text).digest()
}

/** An id may commit after higher ones; none is expected to come later than this many rows. */
const LATEST_COMMIT = 100_000

const GENESIS = Buffer.alloc(32)

async function lastSeal(tx: Transaction): Promise<{ position: number; hash: Buffer }> {
  const { rows } = await sql<{ position: number; hash: Buffer }>`
    SELECT position, hash FROM foundation.audit_seal ORDER BY position DESC LIMIT 1`.execute(tx)
  return rows[0] ?? { position: 0, hash: GENESIS }
}

/** Seals what has been written since the last call; several processes may try, one does it. */
export async function sealAudit(db: Database): Promise<number> {
  return inTransaction(db, async tx => {
    const { rows: locks } = await sql<{ locked: boolean }>`
      SELECT pg_try_advisory_xact_lock(hashtext('seal-audit')) AS locked`.execute(tx)
    if (!locks[0]?.locked) return 0
    const { rows } = await sql<SealableRow>`
      SELECT a.id, ${rowText} AS text FROM foundation.audit a
      WHERE a.id > (SELECT coalesce(max(audit_id), 0) - ${LATEST_COMMIT} FROM foundation.audit_seal)
        AND NOT EXISTS (SELECT FROM foundation.audit_seal s WHERE s.audit_id = a.id)
      ORDER BY a.id LIMIT 5000`.execute(tx)
    if (rows.length === 0) return 0
    let { position, hash } = await lastSeal(tx)
    const seals = rows.map(row => {
      position += 1
      hash = nextHash(hash, row.text)
      return { position, audit_id: row.id, hash: hash.toString('hex') }
    })
    await sql`
      INSERT INTO foundation.audit_seal (position, audit_id, hash)
      SELECT position, audit_id, decode(hash, 'hex')
      FROM jsonb_to_recordset(${JSON.stringify(seals)}::jsonb) AS s(position bigint, audit_id bigint, hash text)`.execute(
      tx,
    )
    return rows.length
  })
}

/** Walks the chain, missing rows included, and returns the first audit id that does not fit it, or null when all do. */
export async function findBrokenSeal(db: Database): Promise<number | null> {
  let hash: Buffer = GENESIS
  let position = 0
  for (;;) {
    const { rows } = await sql<SealableRow & { position: number; hash: Buffer }>`
      SELECT s.position, s.hash, s.audit_id AS id, ${rowText} AS text
      FROM foundation.audit_seal s LEFT JOIN foundation.audit a ON a.id = s.audit_id
      WHERE s.position > ${position} ORDER BY s.position LIMIT 5000`.execute(db)
    if (rows.length === 0) return null
    for (const row of rows) {
      hash = nextHash(hash, row.text)
      if (row.position !== position + 1 || !hash.equals(row.hash)) return row.id
      position = row.position
    }
  }
}
