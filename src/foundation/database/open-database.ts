import {
  type Dialect,
  type DialectAdapter,
  type Driver,
  Kysely,
  type Transaction as KyselyTransaction,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely'
import pg from 'pg'
import { PreparingClient } from './prepare-statements.ts'
import { type Sight, seeing, systemSight } from './sight.ts'
import { valueTypes } from './values.ts'

/** No table types: every query is written with Kysely's `sql` tag and says the shape of its rows. */
type Tables = Record<string, never>

export type Database = Kysely<Tables>
export type Transaction = KyselyTransaction<Tables>
export type Pool = pg.Pool

export interface PoolOptions {
  /** Connections at most. */
  max?: number
  /** Seen in pg_stat_activity. */
  name?: string
}

interface Source {
  readonly pool: pg.Pool
  readonly driver: Driver
  readonly sight: Sight
  /** Shared by all handles on these connections, so that it tells one database from another. */
  readonly adapter: DialectAdapter
}
const sources = new WeakMap<object, Source>()

/** As the house itself, which sees every row; `narrowed` gives what visitors work with. */
export function openDatabase(url: string, options: PoolOptions = {}): Database {
  const pool = openPool(url, options)
  const driver = new PostgresDriver({ pool })
  void driver.init()
  return databaseOn({ pool, driver, sight: systemSight, adapter: new PostgresAdapter() }, () =>
    driver.destroy(),
  )
}

/** The same connections, seeing only what this member of staff or this visitor may see; cheap enough for each request. */
export function narrowed(
  database: Database,
  to: {
    readonly actor: 'staff' | 'citizen'
    readonly teams?: readonly string[]
    readonly reach?: readonly string[]
  },
): Database {
  const sight = { teams: [], reach: [], ...to, keys: new Set<string>() }
  return databaseOn({ ...sourceOf(database), sight })
}

function databaseOn(source: Source, destroy: () => Promise<void> = async () => {}): Database {
  const driver = { ...seeing(source.driver, source.sight), destroy }
  const database = new Kysely<Tables>({ dialect: dialectOf(driver, source) })
  sources.set(database, source)
  return database
}

/** One and the same object for a database and every transaction in it: the key of what is kept about it. */
export function identityOf(handle: Database | Transaction): object {
  return handle.getExecutor().adapter
}

function dialectOf(driver: Driver, { adapter }: Source): Dialect {
  return {
    createDriver: () => driver,
    createAdapter: () => adapter,
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

function sourceOf(database: Database): Source {
  const source = sources.get(database)
  if (!source) throw new Error('This database was not opened by openDatabase')
  return source
}

/**
 * From here on this visit, or until its end this transaction, also sees what belongs to the case or draft of this id:
 * called where somebody has shown a link, a code or a cookie, or has just made the thing.
 */
export async function letIn(db: Database | Transaction, id: string): Promise<void> {
  if (!db.isTransaction) sourceOf(db as Database).sight.keys.add(id)
  else
    await sql`SELECT set_config('schalter.keys',
      concat_ws(',', nullif(current_setting('schalter.keys', true), ''), ${id}::uuid), true)`.execute(db)
}

/** For what reaches beyond the person who is asking, such as handing a case to another team. */
export async function asSystem<Result>(tx: Transaction, work: () => Promise<Result>): Promise<Result> {
  const { rows } = await sql<{ before: string | null }>`
    SELECT current_setting('schalter.actor', true) AS before, set_config('schalter.actor', 'system', true)`.execute(
    tx,
  )
  const before = rows[0]?.before ?? ''
  if (before === 'system') return work()
  try {
    return await work()
  } finally {
    // After a fault the transaction refuses everything but its end, and the setting ends with it.
    await sql`SELECT set_config('schalter.actor', ${before}, true)`.execute(tx).catch(() => {})
  }
}

/**
 * The pool under a database, for what speaks to pg itself (jobs, COPY, LISTEN). It is closed with the database. What its
 * connections see of personal rows is what their last user saw: for those use `connect`.
 */
export function poolOf(database: Database): Pool {
  return sourceOf(database).pool
}

export function openPool(url: string, { max = 10, name = 'schalter' }: PoolOptions = {}): Pool {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max,
    application_name: name,
    types: valueTypes,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  })
  // Without listeners a connection that breaks would end the process; the next query reports the fault.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}

export interface TransactionOptions {
  /** Reports read many tables at one moment. */
  isolation?: 'read committed' | 'repeatable read' | 'serializable'
}

const ATTEMPTS = 4

/** Only routes and jobs call this. Work is done again when PostgreSQL asks for it, so it does nothing outside. */
export async function inTransaction<Result>(
  database: Database,
  work: (transaction: Transaction) => Promise<Result>,
  { isolation = 'read committed' }: TransactionOptions = {},
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.transaction().setIsolationLevel(isolation).execute(work)
    } catch (error) {
      if (attempt === ATTEMPTS || !mayBeRepeated(error)) throw error
      await new Promise(resolve => setTimeout(resolve, Math.random() * 20 * attempt))
    }
  }
}

const SERIALIZATION_FAILURE = '40001'
const DEADLOCK = '40P01'

function mayBeRepeated(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code
  return code === SERIALIZATION_FAILURE || code === DEADLOCK
}

/** The name of the constraint that refused a row (unique, check, foreign key, exclusion), else undefined. */
export function violatedConstraint(error: unknown): string | undefined {
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string }
  return code?.startsWith('23') ? constraint : undefined
}

/** A value for a jsonb column; pg would take a bare array for a PostgreSQL array. */
export function json(value: unknown): RawBuilder<unknown> {
  return sql`${JSON.stringify(value)}::jsonb`
}
