import { constants } from 'node:fs'
import { mkdir, open, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../database/index.ts'

/** One thing that no restore may undo; see the migration that makes the table. */
export const Irrevocable = z.strictObject({
  id: z.int(),
  relation: z.string().regex(/^[a-z_]+\.[a-z_]+$/),
  keyColumn: z.string().regex(/^[a-z_]+$/),
  key: z.string(),
  change: z.record(z.string().regex(/^[a-z_]+$/), z.unknown()).nullable(),
  at: z.iso.datetime({ offset: true }),
})
export type Irrevocable = z.infer<typeof Irrevocable>

const LogHead = z.strictObject({ log: z.literal('irrevocable'), since: z.iso.datetime({ offset: true }) })

export interface IrrevocableLog {
  /** From when on it is complete. */
  readonly since: string
  readonly entries: readonly Irrevocable[]
}

export function logFile(dataFolder: string): string {
  return join(dataFolder, 'irrevocable.jsonl')
}

export async function readLog(file: string): Promise<IrrevocableLog | null> {
  const text = await readFile(file, 'utf8').catch(error => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  // A line that was being written when the machine stopped is written again as a whole.
  const lines = text.split('\n').filter(line => line.endsWith('}'))
  const { since } = LogHead.parse(JSON.parse(lines[0] ?? '{}'))
  return { since, entries: lines.slice(1).flatMap(entryOf) }
}

function entryOf(line: string): Irrevocable[] {
  try {
    return [Irrevocable.parse(JSON.parse(line))]
  } catch {
    return []
  }
}

/** As many ids back as may still be committed after higher ones. */
const LATE = 2_000

/**
 * Copies what is new in the table to the end of a file outside the database; the worker calls it every few seconds.
 * An entry may stand there twice, never not at all.
 */
export function keepLog(db: Database, file: string): () => Promise<number> {
  let written: Set<number> | undefined
  return async () => {
    written ??= await idsIn(file)
    const last = Math.max(0, ...written)
    const { rows } = await sql<Irrevocable>`
      SELECT id, relation, key_column AS "keyColumn", key, change,
        to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at
      FROM foundation.irrevocable WHERE id > ${last - LATE} ORDER BY id LIMIT 10000`.execute(db)
    const fresh = rows.filter(row => !written!.has(row.id))
    if (fresh.length === 0 && (await exists(file))) return 0
    const head = (await exists(file)) ? [] : [{ log: 'irrevocable', since: await begun(db) }]
    await append(file, [...head, ...fresh])
    const lately = [...written, ...fresh.map(row => row.id)].filter(id => id > last - LATE)
    written = new Set(lately)
    return fresh.length
  }
}

async function idsIn(file: string): Promise<Set<number>> {
  const ids = (await readLog(file))?.entries.map(entry => entry.id) ?? []
  const last = ids.reduce((highest, id) => Math.max(highest, id), 0)
  return new Set(ids.filter(id => id > last - LATE))
}

async function begun(db: Database): Promise<string> {
  const { rows } = await sql<{ at: string }>`
    SELECT value #>> '{}' AS at FROM foundation.setting WHERE name = 'irrevocable-since'`.execute(db)
  return rows[0]!.at
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null)) !== null
}

async function append(file: string, entries: readonly object[]): Promise<void> {
  // With an outside database nobody else makes the data folder.
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const handle = await open(file, constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY, 0o600)
  try {
    // After a line that was broken off the next one begins anew.
    const begin = (await handle.stat()).size > 0 ? '\n' : ''
    await handle.appendFile(`${begin}${entries.map(entry => JSON.stringify(entry)).join('\n')}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
