import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../process/index.ts'
import { root } from '../root.ts'

export interface Migration {
  number: number
  name: string
  text: string
  sha256: string
}

export const migrationsFolder: string = join(root, 'database/migrations')

/** In order; names and numbers that leave a doubt are refused. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter(name => name.endsWith('.sql'))
    .sort()
  const migrations = names.map(name => {
    const number = /^(\d{4})_[a-z0-9-_]+\.sql$/.exec(name)?.[1]
    if (!number) throw new StartError(`The migration ${name} must be named like 0001_what-it-does.sql.`)
    const text = readFileSync(join(folder, name), 'utf8')
    return { number: Number(number), name, text, sha256: createHash('sha256').update(text).digest('hex') }
  })
  for (const [i, { number, name }] of migrations.entries()) {
    if (migrations[i - 1]?.number === number) {
      throw new StartError(`The migrations ${migrations[i - 1]!.name} and ${name} share a number.`)
    }
  }
  return migrations
}
