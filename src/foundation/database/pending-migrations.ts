import { StartError } from '../process/index.ts'
import { connect } from './connect.ts'
import { migrationsFolder, readMigrations } from './migration-files.ts'

/** Names of the migrations the database still lacks; for readiness and for the doctor. */
export async function pendingMigrations(
  query: (text: string) => Promise<{ rows: unknown[] }>,
  folder: string = migrationsFolder,
): Promise<string[]> {
  const exists = await query("SELECT to_regclass('foundation.migration') IS NOT NULL AS yes")
  const applied = (exists.rows[0] as { yes: boolean }).yes
    ? ((await query('SELECT number FROM foundation.migration')).rows as { number: number }[])
    : []
  const numbers = new Set(applied.map(row => row.number))
  return readMigrations(folder)
    .filter(migration => !numbers.has(migration.number))
    .map(migration => migration.name)
}

/** Throws a sentence when the database is not as this version of the program needs it. */
export async function refuseUnmigrated(url: string): Promise<void> {
  const client = await connect(url)
  try {
    const missing = await pendingMigrations(text => client.query(text))
    if (missing.length === 0) return
    throw new StartError(
      `The database lacks ${missing.length} migrations (from ${missing[0]} on): run npm run schalter -- migrate.`,
    )
  } finally {
    await client.end()
  }
}
