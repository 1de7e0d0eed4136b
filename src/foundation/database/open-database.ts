import { Kysely, type Transaction as KyselyTransaction, PostgresDialect, type RawBuilder, sql } from 'kysely'
import pg from 'pg'
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

const pools = new WeakMap<object, pg.Pool>()

export function openDatabase(url: string, options: PoolOptions = {}): Database {
  const pool = openPool(url, options)
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  pools.set(database, pool)
  return database
}

/** One and the same object for a database and every transaction in it: the key of what is kept about it. */
export function identityOf(handle: Database | Transaction): object {
  return handle.getExecutor().adapter
}

/** The pool under a database, for what speaks to pg itself (jobs, COPY, LISTEN). It is closed with the database. */
export function poolOf(database: Database): Pool {
  const pool = pools.get(database)
  if (!pool) throw new Error('This database was not opened by openDatabase')
  return pool
}

export function openPool(url: string, { max = 10, name = 'schalter' }: PoolOptions = {}): Pool {
  const pool = new pg.Pool({
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

/**
 * Several writes as one statement, because each way to the database and back costs more than a write itself. They see
 * the tables as they were before, and none sees what another of them writes.
 */
export async function writeTogether(
  transaction: Transaction,
  writes: readonly RawBuilder<unknown>[],
): Promise<void> {
  const parts = writes.map((write, i) => sql`${sql.ref(`write_${i}`)} AS (${write})`)
  await sql`WITH ${sql.join(parts)} SELECT`.execute(transaction)
}

/** A value for a jsonb column; pg would take a bare array for a PostgreSQL array. */
export function json(value: unknown): RawBuilder<unknown> {
  return sql`${JSON.stringify(value)}::jsonb`
}
