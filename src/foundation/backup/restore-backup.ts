import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import { connect, installJobs, migrate, programRole, rebuild } from '../database/index.ts'
import { StartError } from '../process/index.ts'
import { applyIrrevocable } from './apply-irrevocable.ts'
import type { Key } from './archive-reader.ts'
import type { Head, Manifest } from './backup-contents.ts'
import { type IrrevocableLog, readLog } from './irrevocable-log.ts'
import { logOfDatabase, refuseWhileOpen, refuseWithData } from './present-database.ts'
import { holdUnsentMails, renumberEvents } from './settle-past.ts'
import { verifyBackup } from './verify-backup.ts'

export interface BackupToRestore {
  readonly url: string
  readonly migrationUrl: string
  readonly file: string
  readonly key: Key
  /** May take the place of what is there. */
  readonly replace: boolean
  /** Files that tell what happened after the backup. */
  readonly logs: readonly string[]
  /** The operator knows that nothing says what was deleted since. */
  readonly withoutLog: boolean
  readonly log: (line: string) => void
}

export interface Restored {
  readonly head: Head
  readonly rows: number
  readonly heldMails: number
  readonly doneAgain: number
}

/** All of it or nothing: one transaction makes the tables, fills them and settles what happened since. */
export async function restoreBackup(restore: BackupToRestore): Promise<Restored> {
  const { migrationUrl, url, file, key, log } = restore
  // First without touching anything: a damaged file must not cost what is there.
  const { head: checked } = await verifyBackup(file, key)
  const client = await connect(migrationUrl, 'schalter restore')
  let restored: Restored
  try {
    await refuseWhileOpen(client)
    if (!restore.replace) await refuseWithData(client)
    const logs = await logsOf(client, restore, checked)
    await installJobs(migrationUrl)
    restored = await fill(client, restore, logs)
  } finally {
    await client.end()
  }
  await migrate(migrationUrl, { programRole: await programRole(url, migrationUrl), log })
  return restored
}

async function logsOf(client: pg.Client, restore: BackupToRestore, head: Head): Promise<IrrevocableLog[]> {
  const found = await Promise.all(restore.logs.map(readLog))
  const logs = [...found, await logOfDatabase(client)].filter(log => log !== null)
  if (covers(logs, head) || restore.withoutLog) return logs
  throw new StartError(
    `Nothing tells what was deleted, revoked or sent since this backup was made (${head.at}): give the file irrevocable.jsonl of the old data folder with --log FILE, or accept with --without-log that what was deleted since comes back.`,
  )
}

function covers(logs: readonly IrrevocableLog[], head: Head): boolean {
  return logs.some(log => Date.parse(log.since) <= Date.parse(head.at))
}

async function fill(
  client: pg.Client,
  restore: BackupToRestore,
  logs: readonly IrrevocableLog[],
): Promise<Restored> {
  await client.query('BEGIN')
  try {
    const loader = new Loader(client)
    const { head, manifest } = await verifyBackup(restore.file, restore.key, {
      onHead: async head => {
        await rebuild(client, head.migrations)
        await loader.open(head)
      },
      onPart: (table, content) => loader.take(table, content),
    })
    await loader.endTable()
    await setSequences(client, manifest)
    await renumberEvents(client)
    const doneAgain = await applyIrrevocable(
      client,
      logs.flatMap(log => log.entries),
      head.at,
    )
    const heldMails = await holdUnsentMails(client)
    // What was done between backup and now is lost to every later restore, too.
    if (!covers(logs, head)) {
      await client.query(
        "UPDATE foundation.setting SET value = to_jsonb(now()) WHERE name = 'irrevocable-since'",
      )
    }
    await note(client, head, { doneAgain, heldMails, withoutLog: restore.withoutLog })
    await loader.close()
    await client.query('COMMIT')
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0)
    return { head, rows, heldMails, doneAgain }
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}

/** Fills table after table; rows are taken as they are, so no trigger or policy has a say meanwhile. */
class Loader {
  private columns = new Map<string, readonly string[]>()
  private current: { table: string; stream: CopyStreamQuery } | undefined
  private walled: string[] = []

  constructor(private readonly client: pg.Client) {}

  async open(head: Head): Promise<void> {
    this.columns = new Map(head.tables.map(table => [table.name, table.columns]))
    const { rows } = await this.client.query<{ name: string; forced: boolean }>(`
      SELECT format('%I.%I', n.nspname, c.relname) AS name, c.relforcerowsecurity AS forced
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND n.nspname !~ '^(pg_|information_schema$|public$|graphile_worker$)'`)
    for (const { name } of rows) await this.client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`)
    this.walled = rows.filter(row => row.forced).map(row => row.name)
    for (const name of this.walled) await this.client.query(`ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`)
    // Rows that migrations made are in the backup, too.
    const data = rows.map(row => row.name).filter(name => name !== 'foundation.migration')
    await this.client.query(`TRUNCATE ${data.join(', ')}`)
  }

  async take(table: string, content: Buffer): Promise<void> {
    if (this.current?.table !== table) {
      await this.endTable()
      const list = this.columns.get(table)!.map(column => this.client.escapeIdentifier(column))
      const stream = this.client.query(copyFrom(`COPY ${table} (${list.join(', ')}) FROM STDIN`))
      stream.on('error', () => {})
      this.current = { table, stream }
    }
    const { stream } = this.current!
    if (!stream.write(content)) await Promise.race([once(stream, 'drain'), finished(stream)])
  }

  async endTable(): Promise<void> {
    if (!this.current) return
    const { stream } = this.current
    this.current = undefined
    stream.end()
    await finished(stream)
  }

  async close(): Promise<void> {
    const { rows } = await this.client.query<{ name: string }>(`
      SELECT DISTINCT t.tgrelid::regclass::text AS name FROM pg_trigger t
      WHERE NOT t.tgisinternal AND t.tgenabled = 'D'`)
    // Checks of references wait for the end of a statement, and a table with waiting checks cannot be altered.
    await this.client.query('SET CONSTRAINTS ALL IMMEDIATE')
    for (const { name } of rows) await this.client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`)
    for (const name of this.walled) await this.client.query(`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`)
  }
}

async function setSequences(client: pg.Client, { sequences }: Manifest): Promise<void> {
  for (const { name, last } of sequences) {
    await client.query('SELECT setval(to_regclass($1::text), $2::bigint)', [name, last])
  }
}

async function note(client: pg.Client, head: Head, detail: Record<string, unknown>): Promise<void> {
  await client.query(
    `INSERT INTO foundation.audit (at, actor_kind, actor_name, act, object_kind, object_id, detail)
     VALUES (now(), 'system', 'schalter restore', 'database.restored', 'database', 'schalter', $1)`,
    [JSON.stringify({ ...detail, backupOf: head.at })],
  )
}
