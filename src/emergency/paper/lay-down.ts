import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { dropDrafts, replaceFile, writeWholeFolder } from '../../foundation/write-whole-folder.ts'
import { newestFile } from './index-file.tsx'
import type { Folder } from './make-folder.ts'

/** The newest ones that are kept of each office. */
const KEPT = 3

/** `2026-11-28-0805Z-1000100`: in universal time, so that the names have one order, also where the clock goes back an hour. */
const NAME = /^(\d{4})-(\d\d)-(\d\d)-(\d\d)(\d\d)Z-\d{7}$/

/**
 * Lays a folder down under `root`/office; then `index.html` beside it leads to the newest, and old ones are taken away.
 * @returns where it lies
 */
export async function layDown(root: string, folder: Folder): Promise<string> {
  const { office, range, madeAt, files } = folder
  const place = join(root, office.id)
  const name = `${stampOf(madeAt)}-${range.first}`
  const at = madeAt.epochMilliseconds
  await writeWholeFolder(place, name, files, at)
  const old = await foldersIn(place)
  const newest = newestFile(office.name.de, old.at(-1) ?? name, 'de')
  await replaceFile(place, 'index.html', newest, { at, mode: 0o600 })
  for (const one of old.slice(0, -KEPT)) await rm(join(place, one), { recursive: true, force: true })
  await dropDrafts(place, at)
  return join(place, name)
}

/** What is open, for everybody: a proxy under another account shows it while the house is down. */
export async function layStatusDown(folder: string, html: string, at: Temporal.Instant): Promise<void> {
  await mkdir(folder, { recursive: true })
  await replaceFile(folder, 'index.html', html, { at: at.epochMilliseconds, mode: 0o644 })
  await dropDrafts(folder, at.epochMilliseconds)
}

/** The finished ones, oldest first. Whatever else lies there is not ours. */
export async function foldersIn(place: string): Promise<string[]> {
  const names = await readdir(place).catch(() => [] as string[])
  return names.filter(name => NAME.test(name)).sort()
}

/** When a folder was made, to the minute. */
export function madeAtOf(name: string): Temporal.Instant | null {
  const parts = NAME.exec(name)
  if (!parts) return null
  const [, year, month, day, hour, minute] = parts
  return Temporal.Instant.from(`${year}-${month}-${day}T${hour}:${minute}:00Z`)
}

function stampOf(at: Temporal.Instant): string {
  return `${at.toString().slice(0, 16).replace('T', '-').replace(':', '')}Z`
}
