import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { type Connection, connect, readConnectionFile, startEmbedded } from '../database/index.ts'
import { StartError } from '../process/index.ts'

export interface ReachedDatabase {
  readonly connection: Connection
  /** Where it came from, for people. */
  readonly kind: 'outside' | 'running' | 'started for this command'
  leave(): Promise<void>
}

/**
 * The outside database, else the embedded one that runs, else the embedded one started for as long as it is
 * needed, under the same lock: so a command and `npm start` never open one folder twice.
 */
export async function reachDatabase(
  config: Config,
  { make = false }: { make?: boolean } = {},
): Promise<ReachedDatabase> {
  const leave = async () => {}
  if (config.databaseUrl) {
    const connection = { url: config.databaseUrl, migrationUrl: config.migrationUrl ?? config.databaseUrl }
    return { connection, kind: 'outside', leave }
  }
  const running = readConnectionFile(config.dataFolder)
  if (running && (await answers(running.url))) return { connection: running, kind: 'running', leave }

  if (!make && !existsSync(join(config.dataFolder, 'postgres'))) {
    throw new StartError(`There is no database in ${config.dataFolder} yet: npm start makes one.`)
  }
  const embedded = await startEmbedded({ folder: config.dataFolder, program: 'npm run schalter' })
  return {
    connection: { url: embedded.url('schalter_app'), migrationUrl: embedded.url('schalter_owner') },
    kind: 'started for this command',
    leave: () => embedded.stop(),
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    await (await connect(url)).end()
    return true
  } catch {
    return false
  }
}
