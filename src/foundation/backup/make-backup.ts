import { createHash } from 'node:crypto'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Temporal } from 'temporal-polyfill'
import { connect } from '../database/index.ts'
import { type ArchiveWriter, type Lock, writeArchive } from './archive-writer.ts'
import { HEAD, type Head, MANIFEST, type Manifest, partName } from './backup-contents.ts'
import { type TableToCopy, tablesToCopy } from './tables-to-copy.ts'

export interface BackupToMake {
  /** Of a role that sees every row: whoever migrates. */
  readonly url: string
  readonly file: string
  readonly lock: Lock
  readonly version: string
  readonly leaveOut: readonly string[]
  readonly now: Temporal.Instant
}

export interface MadeBackup {
  readonly tables: number
  readonly rows: number
}

/** Every table as it was at one moment, while the house goes on working. */
export async function makeBackup(backup: BackupToMake): Promise<MadeBackup> {
  const client = await connect(backup.url, 'schalter backup')
  const archive = await writeArchive(backup.file, backup.lock)
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const head = await headOf(client, backup)
    await archive.add(HEAD, asJson(head))
    const manifest: Manifest = { tables: {}, sequences: [] }
    for (const table of head.tables) manifest.tables[table.name] = await copyTable(client, table, archive)
    manifest.sequences = await sequences(client)
    await client.query('COMMIT')
    await archive.add(MANIFEST, asJson(manifest))
    await archive.finish()
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0)
    return { tables: head.tables.length, rows }
  } catch (error) {
    await archive.giveUp()
    throw error
  } finally {
    await client.end()
  }
}

async function headOf(client: pg.Client, { version, leaveOut, now }: BackupToMake): Promise<Head> {
  const { rows: migrations } = await client.query<Head['migrations'][number]>(
    'SELECT number, name, sha256 FROM foundation.migration ORDER BY number',
  )
  const { rows: secret } = await client.query<{ value: string }>(
    "SELECT value FROM foundation.setting WHERE name = 'secret-fingerprint'",
  )
  const tables = (await tablesToCopy(client)).filter(({ name }) => !leaveOut.includes(unquoted(name)))
  return {
    format: 1,
    program: 'schalter',
    version,
    at: now.toString(),
    migrations,
    tables: tables.map(({ name, columns }) => ({ name, columns: [...columns] })),
    leftOut: [...leaveOut],
    secretFingerprint: secret[0]?.value ?? null,
  }
}

/** Members of a few megabytes: one never has to hold a table in memory, or know its size beforehand. */
const PART = 4 * 1024 * 1024

async function copyTable(
  client: pg.Client,
  { name, columns }: TableToCopy,
  archive: ArchiveWriter,
): Promise<Manifest['tables'][string]> {
  const hash = createHash('sha256')
  let [rows, bytes, parts] = [0, 0, 0]
  let waiting: Buffer[] = []
  let size = 0
  const write = async () => {
    parts += 1
    const content = Buffer.concat(waiting)
    waiting = []
    size = 0
    hash.update(content)
    bytes += content.length
    rows += linesIn(content)
    await archive.add(partName(name, parts), content)
  }
  const list = columns.map(column => client.escapeIdentifier(column)).join(', ')
  for await (const chunk of client.query(copyTo(`COPY ${name} (${list}) TO STDOUT`))) {
    waiting.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size >= PART) await write()
  }
  if (size > 0) await write()
  return { rows, bytes, sha256: hash.digest('hex') }
}

/** COPY writes a line break inside a value as `\n`: every byte 10 ends a row. */
export function linesIn(content: Buffer): number {
  let lines = 0
  for (let at = content.indexOf(10); at >= 0; at = content.indexOf(10, at + 1)) lines += 1
  return lines
}

/** As text: a sequence may be beyond what a number holds exactly. */
async function sequences(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<Manifest['sequences'][number]>(`
    SELECT format('%I.%I', schemaname, sequencename) AS name, last_value::text AS last FROM pg_sequences
    WHERE last_value IS NOT NULL AND schemaname <> 'graphile_worker' AND schemaname <> 'public' ORDER BY 1`)
  return rows
}

export function unquoted(name: string): string {
  return name.replaceAll('"', '')
}

function asJson(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
}
