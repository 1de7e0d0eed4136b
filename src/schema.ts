import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dumpSchema, migrate, openPool, startTemporary } from './foundation/database/index.ts'
import { runProcess, StartError } from './foundation/process/index.ts'
import { root } from './foundation/root.ts'

/** `npm run schema` writes database/schema.sql as the migrations give it; `--compare` only compares. */
await runProcess(async own => {
  const schema = await schemaOfMigrations()
  const file = join(root, 'database/schema.sql')
  if (process.argv.includes('--compare')) compare(readFileSync(file, 'utf8'), schema)
  else writeFileSync(file, schema)
  await own.stop()
})

async function schemaOfMigrations(): Promise<string> {
  const server = await startTemporary('npm run schema')
  try {
    await migrate(server.url('schalter_owner'))
    const pool = openPool(server.url('schalter_owner'))
    try {
      return await dumpSchema(pool)
    } finally {
      await pool.end()
    }
  } finally {
    await server.stop()
  }
}

function compare(written: string, given: string): void {
  if (written === given) return
  const [before, after] = [written.split('\n'), given.split('\n')]
  const line = after.findIndex((text, i) => text !== before[i])
  throw new StartError(
    `database/schema.sql is not what the migrations give, from line ${line + 1} on:
  written: ${before[line] ?? '(nothing)'}
  given:   ${after[line] ?? '(nothing)'}
Write it anew with npm run schema.`,
  )
}
