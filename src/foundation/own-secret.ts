import { createHmac, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Config } from './config.ts'
import type { Database, Transaction } from './database/index.ts'
import { StartError } from './process/index.ts'

/** The installation's secret: as given, else made once and kept in the data folder. */
export function readSecret(config: Config): string {
  return config.givenSecret ?? readStoredSecret(config.dataFolder) ?? store(config.dataFolder)
}

export function readStoredSecret(folder: string): string | undefined {
  try {
    const text = readFileSync(join(folder, 'secret'), 'utf8').trim()
    if (text.length < 16) throw new StartError(`The file ${join(folder, 'secret')} holds no usable secret.`)
    return text
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Written aside and linked: of two starters one makes it, and the other never reads half of it. */
function store(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const aside = join(folder, `secret.${process.pid}`)
  writeFileSync(aside, `${newSecret()}\n`, { mode: 0o600 })
  try {
    linkSync(aside, join(folder, 'secret'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(aside)
  }
  return readStoredSecret(folder)!
}

/**
 * Every code and link ever given out depends on the secret. The database remembers a fingerprint, so that
 * a start with another one is refused instead of silently making all of them worthless.
 */
export async function confirmSecret(database: Database, secret: string): Promise<void> {
  const own = fingerprintOf(secret)
  const { rows } = await sql<{ value: string }>`
    WITH made AS (
      INSERT INTO foundation.setting (name, value)
      VALUES ('secret-fingerprint', ${JSON.stringify(own)}::jsonb)
      ON CONFLICT (name) DO NOTHING RETURNING value
    )
    SELECT value FROM made UNION ALL SELECT value FROM foundation.setting WHERE name = 'secret-fingerprint'
    LIMIT 1`.execute(database)
  if ((rows[0]?.value ?? (await rememberedFingerprint(database))) === own) return
  throw new StartError(
    'SCHALTER_SECRET is not the secret this database was used with, and every link and code given to citizens would stop working: set the old one, or bring back the file "secret" in the data folder.',
  )
}

/** Undefined: no program has used this database yet. */
export async function rememberedFingerprint(database: Database): Promise<string | undefined> {
  const { rows } = await sql<{ value: string }>`
    SELECT value FROM foundation.setting WHERE name = 'secret-fingerprint'`.execute(database)
  return rows[0]?.value
}

/** The database takes the new secret for its own; whoever starts with the one of before is refused. */
export async function rememberSecret(tx: Transaction, secret: string): Promise<void> {
  await sql`UPDATE foundation.setting SET value = ${JSON.stringify(fingerprintOf(secret))}::jsonb
    WHERE name = 'secret-fingerprint'`.execute(tx)
  // What is kept under the secret of before and lives two days at most.
  await sql`DELETE FROM foundation.attempt`.execute(tx)
  await sql`DELETE FROM foundation.idempotency`.execute(tx)
}

/** A secret nobody can guess. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Takes the place of the one in the data folder, whole. */
export function replaceStoredSecret(folder: string, secret: string): void {
  const aside = join(folder, `secret.${process.pid}`)
  writeFileSync(aside, `${secret}\n`, { mode: 0o600 })
  renameSync(aside, join(folder, 'secret'))
}

export function fingerprintOf(secret: string): string {
  return createHmac('sha256', secret).update('schalter: fingerprint of the secret').digest('base64url')
}
