import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How a part started alone (`npm run web`) reaches the database that `npm start` runs. */
export interface Connection {
  /** For the program. */
  url: string
  /** For whoever migrates. */
  migrationUrl: string
}

const FILE = 'connection.json'

export function writeConnectionFile(dataFolder: string, connection: Connection): void {
  const file = join(dataFolder, FILE)
  writeFileSync(`${file}.new`, `${JSON.stringify(connection, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

export function readConnectionFile(dataFolder: string): Connection | undefined {
  try {
    return JSON.parse(readFileSync(join(dataFolder, FILE), 'utf8'))
  } catch {
    return undefined
  }
}

export function removeConnectionFile(dataFolder: string): void {
  rmSync(join(dataFolder, FILE), { force: true })
}
