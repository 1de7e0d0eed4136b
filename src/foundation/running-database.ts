import type { Config } from './config.ts'
import { type Connection, readConnectionFile } from './database/index.ts'
import { StartError } from './process/index.ts'

/** The database a part started alone works with: the outside one, or the embedded one that `npm start` runs. */
export function runningDatabase(config: Config): Connection {
  if (config.databaseUrl) {
    return { url: config.databaseUrl, migrationUrl: config.migrationUrl ?? config.databaseUrl }
  }
  const connection = readConnectionFile(config.dataFolder)
  if (connection) return connection
  throw new StartError(
    `No database runs in ${config.dataFolder}: start it with npm start, or set DATABASE_URL to one that runs.`,
  )
}
