import { chmodSync, chownSync, mkdirSync } from 'node:fs'
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

export function makeFolderFor(user: ServerUser | undefined, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  if (user) chownSync(folder, user.uid, user.gid)
}

/** What PostgreSQL's programs need of our environment: nothing that could change what they do. */
export const serverEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
