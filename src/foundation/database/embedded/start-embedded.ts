import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { prepareDataFolder } from '../../data-folder.ts'
import { StartError } from '../../process/index.ts'
import { type Cluster, makeFolderFor, prepareCluster, removeStalePidFile } from './cluster.ts'
import { lockFolder } from './folder-lock.ts'
import { serverPrograms } from './programs.ts'
import { serverUser } from './server-user.ts'
import { startServer, type Watchdog } from './watchdog.ts'

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

export type Role = 'schalter_app' | 'schalter_owner' | 'postgres'

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
    await prepareCluster(cluster, options.durable ?? true)
    const server = await keepRunning(cluster, join(folder, 'postgres.log'), options)
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

/** A server that is killed alone is started again at the same address; the pools reconnect by themselves. */
async function keepRunning(cluster: Cluster, logFile: string, options: EmbeddedOptions) {
  const socketFolder = makeSocketFolder(cluster)
  const url = (role: Role, database = 'schalter') =>
    `postgres://${role}@localhost/${database}?host=${encodeURIComponent(socketFolder)}`
  const settings = settingsFor(options.durable ?? true)
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
      options.log?.('The database server ended by itself; it is started again.')
      try {
        watchdog = await startOnce()
        if (stopping) await watchdog.stop()
        else options.log?.('The database server runs again.')
        return
      } catch (error) {
        options.log?.(error instanceof Error ? error.message : String(error))
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

/** Roles and database are made on the first start, and again where they are missing. */
async function prepareDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'schalter'")
    if (rows.length > 0) return
    await client.query(ROLES)
    await client.query('CREATE DATABASE schalter OWNER schalter_owner')
  } finally {
    await client.end()
  }
}

const ROLES = `
DO $$ BEGIN
  IF to_regrole('schalter_owner') IS NULL THEN CREATE ROLE schalter_owner LOGIN; END IF;
  IF to_regrole('schalter_app') IS NULL THEN CREATE ROLE schalter_app LOGIN; END IF;
END $$`

/** Socket paths end after about a hundred characters, hence not in the data folder. */
function makeSocketFolder(cluster: Cluster): string {
  const parent = tmpdir().length <= 60 ? tmpdir() : '/tmp'
  const folder = mkdtempSync(join(realpathSync(parent), 'schalter-'))
  makeFolderFor(cluster.user, folder)
  return folder
}

/** Terse messages, and no statements: people's data does not belong into a log. */
const SETTINGS = [
  'listen_addresses=',
  'unix_socket_permissions=0700',
  'max_connections=200',
  'shared_buffers=256MB',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_line_prefix=%m [%p] ',
  'log_checkpoints=off',
  'log_error_verbosity=terse',
  'log_min_error_statement=panic',
]

const FAST_AND_LOOSE = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'autovacuum_naptime=5min',
]

function settingsFor(durable: boolean): string[] {
  return [...SETTINGS, ...(durable ? [] : FAST_AND_LOOSE), ...smallSharedMemory()]
}

/** Containers often give /dev/shm only 64 MB, and parallel queries then fail for want of space. */
function smallSharedMemory(): string[] {
  if (process.platform !== 'linux') return []
  try {
    const { bsize, blocks } = statfsSync('/dev/shm')
    return bsize * blocks < 256_000_000 ? ['dynamic_shared_memory_type=mmap'] : []
  } catch {
    return ['dynamic_shared_memory_type=mmap']
  }
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-10).join('\n')
}
