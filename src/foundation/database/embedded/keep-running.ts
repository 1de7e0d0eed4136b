import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from '../../process/index.ts'
import { type Cluster, makeFolderFor } from './cluster.ts'
import { removeStalePidFile } from './prepare-cluster.ts'
import { prepareDatabase } from './prepare-database.ts'
import { settingsFor } from './server-settings.ts'
import { startServer, type Watchdog } from './watchdog.ts'

export type Role = 'schalter_app' | 'schalter_owner' | 'postgres'

export interface Server {
  url(role: Role, database?: string): string
  stop(): Promise<void>
}

/** A server that is killed alone is started again at the same address; the pools reconnect by themselves. */
export async function keepRunning(
  cluster: Cluster,
  logFile: string,
  durable: boolean,
  log: (line: string) => void,
): Promise<Server> {
  const socketFolder = makeSocketFolder(cluster)
  const url = (role: Role, database = 'schalter') =>
    `postgres://${role}@localhost/${database}?host=${encodeURIComponent(socketFolder)}`
  const settings = settingsFor(durable)
  let stopping = false
  let watchdog = await startOnce()

  return {
    url,
    async stop() {
      stopping = true
      await watchdog.stop()
      rmSync(socketFolder, { recursive: true, force: true })
    },
  }

  async function startOnce(): Promise<Watchdog> {
    removeStalePidFile(cluster)
    // Its shell takes it away when it was told to stop.
    if (!existsSync(socketFolder)) makeFolderFor(cluster.user, socketFolder)
    const started = startServer(cluster, socketFolder, settings, logFile)
    try {
      await becomeReady(started, cluster, logFile)
      await prepareDatabase(url('postgres', 'postgres'))
      if (hasEnded(started)) throw new StartError('The database server ended as soon as it had started.')
    } catch (error) {
      await started.stop()
      throw error
    }
    started.process.once('exit', () => stopping || restart())
    return started
  }

  async function restart(): Promise<void> {
    for (let pause = 50; !stopping; pause = Math.min(pause * 2, 5000)) {
      log('The database server ended by itself; it is started again.')
      try {
        watchdog = await startOnce()
        if (stopping) await watchdog.stop()
        else log('The database server runs again.')
        return
      } catch (error) {
        log(error instanceof Error ? error.message : String(error))
        await sleep(pause)
      }
    }
  }
}

const PATIENCE = 60_000

/** Recovery after a crash may take a while; the server notes in its pid file when it takes connections. */
async function becomeReady(watchdog: Watchdog, cluster: Cluster, logFile: string): Promise<void> {
  const deadline = Date.now() + PATIENCE
  while (Date.now() < deadline && !hasEnded(watchdog)) {
    if (statusOf(cluster) === 'ready') return
    await sleep(5)
  }
  throw new StartError(`The embedded database did not start. ${logFile} ends with:\n${lastLines(logFile)}`)
}

function hasEnded({ process }: Watchdog): boolean {
  return process.pid === undefined || process.exitCode !== null || process.signalCode !== null
}

/** Line 8 of postmaster.pid. A file left by an earlier server was removed before this one started. */
function statusOf({ folder }: Cluster): string | undefined {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[7]?.trim()
  } catch {
    return undefined
  }
}

/** Socket paths end after about a hundred characters, hence not in the data folder. */
function makeSocketFolder(cluster: Cluster): string {
  const parent = tmpdir().length <= 60 ? tmpdir() : '/tmp'
  const folder = mkdtempSync(join(realpathSync(parent), 'schalter-'))
  makeFolderFor(cluster.user, folder)
  return folder
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-10).join('\n')
}
