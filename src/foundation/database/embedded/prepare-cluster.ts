import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
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
import { type Cluster, makeFolderFor } from './cluster.ts'
import { initialise } from './initialise.ts'
import { isAlive } from './process-mark.ts'
import type { ServerUser } from './server-user.ts'

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
