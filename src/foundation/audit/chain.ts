import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { type Database, inTransaction, type Transaction } from '../database/index.ts'

/** Rows that nobody changes, and their seals: each the hash of the one before and of the text of its row. */
export interface Chain {
  /** For the lock under which one process at a time seals. */
  readonly name: string
  /** The table with its alias `a`; rows have a rising `id`. */
  readonly rows: RawBuilder<unknown>
  readonly seals: RawBuilder<unknown>
  /** The column of the seals that names the row. */
  readonly rowId: RawBuilder<unknown>
  /** The row `a` as the database prints it: as JSON, so that nothing can move from one field to the next and read the same. */
  readonly text: RawBuilder<unknown>
}

interface SealableRow {
  readonly id: number
  readonly text: string
}

/** An id may commit after higher ones; none is expected to come later than this many rows. */
const LATEST_COMMIT = 100_000

const GENESIS = Buffer.alloc(32)

export function nextHash(previous: Buffer, text: string): Buffer {
  return createHash('sha256').update(previous).update(text).digest()
}

async function lastSeal(tx: Transaction, { seals }: Chain): Promise<{ position: number; hash: Buffer }> {
  const { rows } = await sql<{ position: number; hash: Buffer }>`
    SELECT position, hash FROM ${seals} ORDER BY position DESC LIMIT 1`.execute(tx)
  return rows[0] ?? { position: 0, hash: GENESIS }
}

/** Seals what has been written since the last call; several processes may try, one does it. @returns how many rows */
export async function sealChain(db: Database, chain: Chain): Promise<number> {
  const { rows: written, seals, rowId, text } = chain
  return inTransaction(db, async tx => {
    const { rows: locks } = await sql<{ locked: boolean }>`
      SELECT pg_try_advisory_xact_lock(hashtext(${chain.name})) AS locked`.execute(tx)
    if (!locks[0]?.locked) return 0
    const { rows } = await sql<SealableRow>`
      SELECT a.id, ${text} AS text FROM ${written}
      WHERE a.id > (SELECT coalesce(max(${rowId}), 0) - ${LATEST_COMMIT} FROM ${seals})
        AND NOT EXISTS (SELECT FROM ${seals} s WHERE s.${rowId} = a.id)
      ORDER BY a.id LIMIT 5000`.execute(tx)
    if (rows.length === 0) return 0
    let { position, hash } = await lastSeal(tx, chain)
    const sealed = rows.map(row => {
      position += 1
      hash = nextHash(hash, row.text)
      return { position, id: row.id, hash: hash.toString('hex') }
    })
    await sql`
      INSERT INTO ${seals} (position, ${rowId}, hash)
      SELECT position, id, decode(hash, 'hex')
      FROM jsonb_to_recordset(${JSON.stringify(sealed)}::jsonb) AS s(position bigint, id bigint, hash text)`.execute(
      tx,
    )
    return rows.length
  })
}

export interface ChainState {
  /** Seals that were walked. */
  readonly checked: number
  /** Id of the first row that does not fit; null: all do. */
  readonly broken: number | null
}

/** Walks the chain, missing rows included. */
export async function checkChain(
  db: Database,
  { rows: written, seals, rowId, text }: Chain,
): Promise<ChainState> {
  let hash: Buffer = GENESIS
  let position = 0
  for (;;) {
    const { rows } = await sql<SealableRow & { position: number; hash: Buffer }>`
      SELECT s.position, s.hash, s.${rowId} AS id, ${text} AS text
      FROM ${seals} s LEFT JOIN ${written} ON a.id = s.${rowId}
      WHERE s.position > ${position} ORDER BY s.position LIMIT 5000`.execute(db)
    if (rows.length === 0) return { checked: position, broken: null }
    for (const row of rows) {
      hash = nextHash(hash, row.text)
      if (row.position !== position + 1 || !hash.equals(row.hash))
        return { checked: position, broken: row.id }
      position = row.position
    }
  }
}
