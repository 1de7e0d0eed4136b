import { Logger, runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { StartError } from '../process/index.ts'
import { connect } from './connect.ts'
import { grantToProgram } from './grants.ts'
import { type Migration, migrationsFolder, readMigrations } from './migration-files.ts'

export interface MigrateOptions {
  /** The role the program works under, when it is not the one that migrates. */
  programRole?: string
  folder?: string
  /** Hears of every migration that was applied. */
  log?: (line: string) => void
}

/** The role the program works under, where it is another than the one that migrates. */
export async function programRole(url: string, migrationUrl: string): Promise<string | undefined> {
  if (url === migrationUrl) return undefined
  const [program, owner] = await Promise.all([url, migrationUrl].map(roleOf))
  return program === owner ? undefined : program
}

async function roleOf(url: string): Promise<string> {
  const client = await connect(url)
  try {
    return (await client.query('SELECT current_user AS role')).rows[0].role
  } finally {
    await client.end()
  }
}

/** Any number, as long as all who migrate share it. */
const LOCK = 7_410_518

/** Brings the database up to what the program expects. Safe to call from two starters at once. */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<void> {
  const wanted = readMigrations(options.folder ?? migrationsFolder)
  const client = await connect(url, 'schalter migrate')
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await prepare(client)
    await installJobs(url)
    for (const migration of await stillToApply(client, wanted)) {
      await apply(client, migration)
      options.log?.(`Migration ${migration.name} applied.`)
    }
    if (options.programRole) await grantToProgram(client, options.programRole)
  } finally {
    await client.end()
  }
}

async function prepare(client: pg.Client): Promise<void> {
  await client.query(`
    CREATE SCHEMA IF NOT EXISTS foundation;
    CREATE TABLE IF NOT EXISTS foundation.migration (
      number integer PRIMARY KEY,
      name text NOT NULL,
      sha256 text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now()
    );
    COMMENT ON TABLE foundation.migration IS 'Migrations applied to this database, with the hash of each file'`)
}

/** The job queue brings its own migrations; ours may then speak of its functions. */
export async function installJobs(url: string): Promise<void> {
  await runMigrations({ connectionString: url, logger: new Logger(() => () => {}) })
}

async function stillToApply(client: pg.Client, wanted: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<Migration>(
    'SELECT number, name, sha256 FROM foundation.migration ORDER BY number',
  )
  const known = new Map(wanted.map(migration => [migration.number, migration]))
  for (const { number, name, sha256 } of rows) {
    const migration = known.get(number)
    if (!migration) {
      throw new StartError(
        `The database knows the migration ${name}, which this Schalter lacks: it was used with a newer version.`,
      )
    }
    if (migration.sha256 !== sha256) {
      throw new StartError(
        `The migration ${migration.name} was changed after it was applied to this database: restore the file and write a new migration.`,
      )
    }
  }
  const last = rows.at(-1)?.number ?? 0
  const missed = wanted.find(({ number }) => number < last && !rows.some(row => row.number === number))
  if (missed) {
    throw new StartError(
      `The migration ${missed.name} comes before others that are applied: give it a higher number.`,
    )
  }
  return wanted.filter(({ number }) => number > last)
}

/** A migration that waits for a lock makes everybody wait behind it: it gives way, and tries again. */
const LOCK_WAIT = '4s'
const LONGEST = '10min'
const TRIES = 5
const LOCK_NOT_AVAILABLE = '55P03'

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    await client.query('BEGIN')
    try {
      await client.query(
        `SET LOCAL lock_timeout = '${LOCK_WAIT}'; SET LOCAL statement_timeout = '${LONGEST}'`,
      )
      await applyWithin(client, migration)
      await client.query('COMMIT')
      return
    } catch (error) {
      await client.query('ROLLBACK')
      const busy =
        error instanceof StartError && (error.cause as pg.DatabaseError)?.code === LOCK_NOT_AVAILABLE
      if (!busy || tries === TRIES) throw error
      await new Promise(resolve => setTimeout(resolve, 1_000 * tries))
    }
  }
}

async function applyWithin(client: pg.Client, { number, name, text, sha256 }: Migration): Promise<void> {
  try {
    await client.query(text)
    await client.query('INSERT INTO foundation.migration (number, name, sha256) VALUES ($1, $2, $3)', [
      number,
      name,
      sha256,
    ])
  } catch (error) {
    const { message, position, hint } = error as pg.DatabaseError
    const line = position ? ` at line ${text.slice(0, Number(position)).split('\n').length}` : ''
    throw new StartError(`The migration ${name} failed${line}: ${message}${hint ? ` (${hint})` : ''}`, {
      cause: error,
    })
  }
}

/**
 * Makes our schemas anew as these migrations give them, in the transaction that is open: for a restore, which
 * fills the tables as they were when the backup was made. The job queue must be installed.
 */
export async function rebuild(
  client: pg.Client,
  applied: readonly Pick<Migration, 'number' | 'name' | 'sha256'>[],
  folder: string = migrationsFolder,
): Promise<void> {
  const own = readMigrations(folder)
  const wanted = applied.map(({ number, name, sha256 }) => {
    const found = own.find(migration => migration.number === number && migration.sha256 === sha256)
    if (found) return found
    throw new StartError(
      `The backup was made with the migration ${name}, which this Schalter lacks or has in another form: use the version that made it, or a newer one.`,
    )
  })
  for (const schema of schemasOf(own)) await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
  await prepare(client)
  for (const migration of wanted) await applyWithin(client, migration)
}

/** Only what our own files make: somebody else's schema in the same database is not touched. */
function schemasOf(migrations: readonly Migration[]): string[] {
  const made = migrations.flatMap(({ text }) => [
    ...text.matchAll(/^CREATE SCHEMA (?:IF NOT EXISTS )?(\w+)/gm),
  ])
  return [...new Set(['foundation', ...made.map(match => match[1]!)])]
}
