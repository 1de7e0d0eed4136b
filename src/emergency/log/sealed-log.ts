import { sql } from 'kysely'
import { type Chain, type ChainState, checkChain, sealChain } from '../../foundation/audit/index.ts'
import type { Database } from '../../foundation/database/index.ts'

/** One chain over the logs of all emergencies: that a whole one is missing shows as well. */
export const logChain: Chain = {
  name: 'seal-log',
  rows: sql`emergency.log_entry a`,
  seals: sql`emergency.log_seal`,
  rowId: sql`entry_id`,
  text: sql`jsonb_build_array(a.id, a.activation_id, extract(epoch FROM a.at), a.kind, a.by_name, a.note, a.data, a.before,
    a.after)::text`,
}

/** @returns how many entries */
export function sealLog(db: Database): Promise<number> {
  return sealChain(db, logChain)
}

export function checkLog(db: Database): Promise<ChainState> {
  return checkChain(db, logChain)
}

/** An entry with its seal. Whoever hashes `previous` and `text` gets `hash`, without this program. */
export interface SealedEntry {
  readonly position: number
  /** In hexadecimal. */
  readonly previous: string
  readonly hash: string
  readonly text: string
  readonly entry: Readonly<Record<string, unknown>>
}

/** What has its seal already, the oldest first. */
export async function sealedEntriesOf(db: Database, activation: string): Promise<SealedEntry[]> {
  const { seals, text } = logChain
  const { rows } = await sql<SealedEntry>`
    SELECT s.position, encode(coalesce(p.hash, decode(repeat('00', 32), 'hex')), 'hex') AS previous, encode(s.hash, 'hex') AS hash,
      ${text} AS text, jsonb_build_object('id', a.id, 'at', a.at, 'kind', a.kind, 'by', a.by_name, 'note', a.note,
        'data', a.data, 'before', a.before, 'after', a.after) AS entry
    FROM ${seals} s JOIN emergency.log_entry a ON a.id = s.entry_id
    LEFT JOIN ${seals} p ON p.position = s.position - 1
    WHERE a.activation_id = ${activation} ORDER BY s.position`.execute(db)
  return rows
}

/** JSON lines: what happened, and with what anybody can check it. */
export function logFile(entries: readonly SealedEntry[]): string {
  return entries
    .map(({ entry, position, previous, hash, text }) =>
      JSON.stringify({ ...entry, seal: { position, previous, text, hash } }),
    )
    .map(line => `${line}\n`)
    .join('')
}
