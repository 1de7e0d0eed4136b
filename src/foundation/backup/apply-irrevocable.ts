import type pg from 'pg'
import type { Irrevocable } from './irrevocable-log.ts'

/**
 * Does again what was done after the backup and must not be undone: deleted rows go, with what hangs on them;
 * revoked links, ended access and what has left the house are as they are now.
 *
 * @returns how many entries found something to do
 */
export async function applyIrrevocable(
  client: pg.ClientBase,
  entries: readonly Irrevocable[],
  since: string,
): Promise<number> {
  const unknown = await notInBackup(client, entries, since)
  let done = 0
  for (const entry of unknown) {
    const { relation, keyColumn, key, change } = entry
    if (!(await columnsExist(client, relation, [keyColumn, ...Object.keys(change ?? {})]))) continue
    done += change
      ? await changeRow(client, relation, keyColumn, key, change)
      : await deleteRows(client, relation, keyColumn, [key])
  }
  await noteAll(client, entries)
  return done
}

const DAY = 24 * 60 * 60 * 1000

/** What the backup knows has its effect in it already, and may have been followed by something else. */
async function notInBackup(
  client: pg.ClientBase,
  entries: readonly Irrevocable[],
  since: string,
): Promise<Irrevocable[]> {
  const { rows } = await client.query<{ id: string }>('SELECT id FROM foundation.irrevocable')
  const known = new Set(rows.map(row => Number(row.id)))
  const seen = new Map(entries.map(entry => [entry.id, entry]))
  return [...seen.values()]
    .filter(entry => !known.has(entry.id) && Date.parse(entry.at) > Date.parse(since) - DAY)
    .sort((a, b) => a.id - b.id)
}

async function columnsExist(
  client: pg.ClientBase,
  relation: string,
  columns: readonly string[],
): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT count(*)::int AS n FROM pg_attribute
     WHERE attrelid = to_regclass($1) AND attname = ANY ($2) AND NOT attisdropped`,
    [relation, columns],
  )
  return rows[0].n === columns.length
}

async function changeRow(
  client: pg.ClientBase,
  relation: string,
  keyColumn: string,
  key: string,
  change: Record<string, unknown>,
): Promise<number> {
  const columns = Object.keys(change).map(column => client.escapeIdentifier(column))
  const set = columns.map(column => `${column} = n.${column}`).join(', ')
  const { rowCount } = await client.query(
    `UPDATE ${relation} t SET ${set} FROM jsonb_populate_record(NULL::${relation}, $1::jsonb) n
     WHERE t.${client.escapeIdentifier(keyColumn)}::text = $2`,
    [JSON.stringify(change), key],
  )
  return rowCount ?? 0
}

interface Reference {
  readonly child: string
  readonly column: string
  readonly optional: boolean
  readonly childKey: string | null
}

/** Whatever refers to a row that is gone goes with it, or forgets it where it may. */
async function deleteRows(
  client: pg.ClientBase,
  relation: string,
  keyColumn: string,
  keys: readonly string[],
): Promise<number> {
  for (const { child, column, optional, childKey } of await referencesTo(client, relation, keyColumn)) {
    const where = `${client.escapeIdentifier(column)}::text = ANY ($1)`
    if (optional) {
      await client.query(`UPDATE ${child} SET ${client.escapeIdentifier(column)} = NULL WHERE ${where}`, [
        keys,
      ])
    } else if (childKey) {
      const id = client.escapeIdentifier(childKey)
      const { rows } = await client.query<{ key: string }>(
        `SELECT ${id}::text AS key FROM ${child} WHERE ${where}`,
        [keys],
      )
      if (rows.length > 0)
        await deleteRows(
          client,
          child,
          childKey,
          rows.map(row => row.key),
        )
    } else {
      await client.query(`DELETE FROM ${child} WHERE ${where}`, [keys])
    }
  }
  const own = `${client.escapeIdentifier(keyColumn)}::text = ANY ($1)`
  const { rowCount } = await client.query(`DELETE FROM ${relation} WHERE ${own}`, [keys])
  return rowCount ?? 0
}

async function referencesTo(
  client: pg.ClientBase,
  relation: string,
  keyColumn: string,
): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS child, a.attname AS column, NOT a.attnotnull AS optional,
       (SELECT CASE count(*) WHEN 1 THEN min(pa.attname) END FROM pg_constraint p
        JOIN pg_attribute pa ON pa.attrelid = p.conrelid AND pa.attnum = ANY (p.conkey)
        WHERE p.conrelid = c.oid AND p.contype = 'p') AS "childKey"
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN LATERAL unnest(k.conkey, k.confkey) AS pair(own, theirs) ON true
     JOIN pg_attribute t ON t.attrelid = k.confrelid AND t.attnum = pair.theirs AND t.attname = $2
     JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = pair.own
     WHERE k.contype = 'f' AND k.confrelid = to_regclass($1)`,
    [relation, keyColumn],
  )
  return rows
}

/** The log goes on where it was, so that a second restore knows no less. */
async function noteAll(client: pg.ClientBase, entries: readonly Irrevocable[]): Promise<void> {
  await client.query(
    `INSERT INTO foundation.irrevocable (id, relation, key_column, key, change, at)
     SELECT id, relation, "keyColumn", key, change, at
     FROM jsonb_to_recordset($1::jsonb)
       AS e(id bigint, relation text, "keyColumn" text, key text, change jsonb, at timestamptz)
     ON CONFLICT (id) DO NOTHING`,
    [JSON.stringify(entries)],
  )
  await client.query(`SELECT setval(pg_get_serial_sequence('foundation.irrevocable', 'id'),
    (SELECT coalesce(max(id), 1) FROM foundation.irrevocable))`)
}
