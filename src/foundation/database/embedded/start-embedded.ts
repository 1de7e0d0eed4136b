import { join } from 'node:path'
import { prepareDataFolder } from '../../data-folder.ts'
import type { Cluster } from './cluster.ts'
import { lockFolder } from './folder-lock.ts'
import { keepRunning, type Role } from './keep-running.ts'
import { prepareCluster } from './prepare-cluster.ts'
import { serverPrograms } from './programs.ts'
import { serverUser } from './server-user.ts'

export interface EmbeddedOptions {
  /** Holds `postgres/` and the lock; made when missing. */
  folder: string
  /** Who opens it, for the sentence a second opener gets. */
  program: string
  /** False only where losing everything costs nothing (tests): no fsync. */
  durable?: boolean
  /** Hears of a server that died by itself, and that it runs again. */
  log?: (line: string) => void
}

export interface EmbeddedDatabase {
  /** `postgres://…` over the unix socket; by default the program's own database. */
  url(role: Role, database?: string): string
  /** After every connection is closed. Takes about 10 ms. */
  stop(): Promise<void>
}

export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const folder = prepareDataFolder(options.folder)
  const lock = await lockFolder(folder, options.program)
  try {
    const clusterFolder = join(folder, 'postgres')
    const user = serverUser(clusterFolder)
    const programs = serverPrograms(user, folder)
    const cluster: Cluster = { folder: clusterFolder, programs, user, lock: lock.descriptor }
    const durable = options.durable ?? true
    await prepareCluster(cluster, durable)
    const server = await keepRunning(
      cluster,
      join(folder, 'postgres.log'),
      durable,
      options.log ?? (() => {}),
    )
    return {
      url: server.url,
      async stop() {
        await server.stop()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}
