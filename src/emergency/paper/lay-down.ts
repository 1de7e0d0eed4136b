import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { newestFile } from './index-file.tsx'
import type { Folder } from './make-folder.ts'

/** The newest ones that are kept of each office. */
const KEPT = 3
/** One that is being made; whoever made it is gone after so long. */
const DRAFT = /^\.mappe-(\d{13})-/
const DRAFT_HOURS = 1

/** `2026-11-28-0805Z-1000100`: in universal time, so that the names have one order, also where the clock goes back an hour. */
const NAME = /^(\d{4})-(\d\d)-(\d\d)-(\d\d)(\d\d)Z-(\d{7})$/

/**
 * Lays a folder down under `root`/office: written aside, made safe on the disk and renamed, so that whoever is cut off in the
 * middle leaves the one before as it was. Then `index.html` beside it leads to the new one, and old ones are taken away.
 * @returns where it lies
 */
export async function layDown(root: string, folder: Folder): Promise<string> {
  const { office, range, madeAt, files } = folder
  const place = join(root, office.id)
  const name = `${stampOf(madeAt)}-${range.first}`
  const draft = join(place, draftName(madeAt))
  try {
    for (const file of files) await writeSafely(join(draft, file.name), file.content)
    await rename(draft, join(place, name))
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    // Two processes in the same minute: the other one was quicker, and both say the same.
    if (!isTaken(error)) throw error
  }
  const newest = (await foldersIn(place)).at(-1)
  if (newest) await replace(place, 'index.html', newestFile(office.name.de, newest, 'de'), { at: madeAt, mode: 0o600 })
  await tidy(place, madeAt)
  return join(place, name)
}

function draftName(at: Temporal.Instant): string {
  return `.mappe-${String(at.epochMilliseconds).padStart(13, '0')}-${randomUUID()}`
}

/** Unlike `writeWhole` also where two processes do the same at once. */
async function replace(
  place: string,
  name: string,
  content: string,
  { at, mode }: { readonly at: Temporal.Instant; readonly mode: number },
): Promise<void> {
  const draft = join(place, draftName(at))
  await writeSafely(draft, Buffer.from(content), mode)
  await rename(draft, join(place, name))
}

/** What is open, for everybody: a proxy under another account shows it while the house is down. */
export async function layStatusDown(folder: string, html: string, at: Temporal.Instant): Promise<void> {
  await mkdir(folder, { recursive: true })
  await replace(folder, 'index.html', html, { at, mode: 0o644 })
  await dropDrafts(folder, at)
}

/** Readable by the account of the program alone: names of citizens stand in it. */
async function writeSafely(path: string, content: Buffer, mode = 0o600): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'w', mode)
  try {
    await file.writeFile(content)
    // A stick is often pulled as soon as the command ends.
    await file.sync()
  } finally {
    await file.close()
  }
}

function isTaken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return code === 'ENOTEMPTY' || code === 'EEXIST'
}

/** The finished ones, oldest first. */
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

/** Whatever else lies there is not ours. */
async function tidy(place: string, now: Temporal.Instant): Promise<void> {
  for (const name of (await foldersIn(place)).slice(0, -KEPT))
    await rm(join(place, name), { recursive: true, force: true })
  await dropDrafts(place, now)
}

/** What was left behind by a process that was cut off. */
async function dropDrafts(place: string, now: Temporal.Instant): Promise<void> {
  for (const name of await readdir(place)) {
    const begun = Number(DRAFT.exec(name)?.[1] ?? Number.POSITIVE_INFINITY)
    if (now.epochMilliseconds - begun > DRAFT_HOURS * 3_600_000)
      await rm(join(place, name), { recursive: true, force: true })
  }
}
