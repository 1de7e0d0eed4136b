import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { StartError } from '../../process/index.ts'
import { isAlive } from './process-mark.ts'
import type { Programs } from './programs.ts'
import type { ServerUser } from './server-user.ts'

/** The files of one PostgreSQL server. */
export interface Cluster {
  folder: string
  programs: Programs
  user: ServerUser | undefined
  /** Keeps the data folder locked as long as a program of ours writes into it. */
  lock: number
}

/**
 * Another account may not be able to pass through the folders above (a home closed to others). Its own
 * working folder it always reaches, and there every process of the server stays.
 */
export function pathForServer(cluster: Cluster): string {
  return cluster.user && process.platform === 'linux' ? '/proc/self/cwd' : cluster.folder
}

/** Makes the files where there are none: aside and renamed, so that a broken-off start leaves nothing half made. */
export async function prepareCluster(cluster: Cluster, durable: boolean): Promise<void> {
  if (!existsSync(join(cluster.folder, 'PG_VERSION'))) {
    const aside = `${cluster.folder}.new`
    rmSync(aside, { recursive: true, force: true })
    makeFolderFor(cluster.user, aside)
    await initialise({ ...cluster, folder: aside }, durable)
    renameSync(aside, cluster.folder)
  }
  refuseOtherVersion(cluster)
  giveTo(cluster.user, cluster.folder)
  writeAccessRules(cluster)
}

export function makeFolderFor(user: ServerUser | undefined, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  if (user) chownSync(folder, user.uid, user.gid)
}

/** A folder that root has copied or restored belongs to root, and the server could not read it. */
function giveTo(user: ServerUser | undefined, folder: string): void {
  if (!user || statSync(folder).uid === user.uid) return
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    lchownSync(join(entry.parentPath, entry.name), user.uid, user.gid)
  }
  // Last, so that a start broken off here begins again.
  chmodSync(folder, 0o700)
  chownSync(folder, user.uid, user.gid)
}

/** What PostgreSQL's programs need of our environment: nothing that could change what they do. */
export const serverEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** Sorting by code point and UTF-8 everywhere; where German order matters a query says so by collation. */
const INITDB = [
  '--username=postgres',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--data-checksums',
  '--auth=reject',
  '--no-instructions',
]

async function initialise(cluster: Cluster, durable: boolean): Promise<void> {
  const child = spawn(
    join(cluster.programs.folder, 'bin/initdb'),
    ['-D', pathForServer(cluster), ...INITDB, ...(durable ? [] : ['--no-sync'])],
    {
      cwd: cluster.folder,
      env: serverEnvironment,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', cluster.lock],
      ...cluster.user,
    },
  )
  let said = ''
  child.stdout!.on('data', text => (said += text))
  child.stderr!.on('data', text => (said += text))
  const code = await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject))
  if (code !== 0) throw new StartError(`The database could not be made in ${cluster.folder}:\n${said.trim()}`)
}

function refuseOtherVersion({ folder, programs }: Cluster): void {
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  if (found === programs.major) return
  throw new StartError(
    `The database in ${folder} was made by PostgreSQL ${found}, and this Schalter brings ${programs.major}: restore a backup into an empty data folder.`,
  )
}

/**
 * After a crash or a copied folder the file may name a process id that now belongs to somebody else, and
 * PostgreSQL would refuse to start for ever. We hold the folder's lock, so no server of ours is running.
 */
export function removeStalePidFile({ folder }: Cluster): void {
  const file = join(folder, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (isAlive(pid) && worksIn(pid, folder)) {
    throw new StartError(
      `A PostgreSQL server that Schalter did not start (process ${pid}) runs on ${folder}: stop it first.`,
    )
  }
  rmSync(file)
}

function worksIn(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder
  } catch {
    return false
  }
}

/** Whoever may start the server may use it: the kernel vouches for the account, and no password lies about. */
function writeAccessRules({ folder, user }: Cluster): void {
  const account = userInfo().username.replaceAll('"', '""')
  write('pg_hba.conf', 'local all all peer map=schalter\n')
  write('pg_ident.conf', `schalter "${account}" all\n`)

  function write(name: string, text: string): void {
    writeFileSync(join(folder, name), text, { mode: 0o600 })
    if (user) chownSync(join(folder, name), user.uid, user.gid)
  }
}
