import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** What is being written, with when it was begun in milliseconds. */
const DRAFT = /^\.entwurf-(\d{13})-/
const DRAFT_KEPT_MS = 3_600_000

export interface FileToWrite {
  /** With `/` between folders. */
  readonly name: string
  readonly content: Buffer
}

/**
 * Written aside, made safe on the disk and renamed: whoever is cut off in the middle leaves what was there as it was. Where
 * another process has written a folder of this name meanwhile, theirs stays. Open to the account of the program alone.
 * @param at milliseconds since 1970
 */
export async function writeWholeFolder(
  place: string,
  name: string,
  files: readonly FileToWrite[],
  at: number,
): Promise<void> {
  const draft = join(place, draftName(at))
  try {
    for (const file of files) await writeSafely(join(draft, file.name), file.content, 0o600)
    await rename(draft, join(place, name))
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (!isTaken(error)) throw error
  }
}

/** One file in the same way; unlike `writeWhole` also where two processes do the same at once. */
export async function replaceFile(
  place: string,
  name: string,
  content: string,
  { at, mode }: { readonly at: number; readonly mode: number },
): Promise<void> {
  const draft = join(place, draftName(at))
  await writeSafely(draft, Buffer.from(content), mode)
  await rename(draft, join(place, name))
}

/** Takes away what was left behind by a process that was cut off. Whatever else lies there stays. */
export async function dropDrafts(place: string, now: number): Promise<void> {
  for (const name of await readdir(place)) {
    const begun = DRAFT.exec(name)?.[1]
    if (begun && now - Number(begun) > DRAFT_KEPT_MS)
      await rm(join(place, name), { recursive: true, force: true })
  }
}

function draftName(at: number): string {
  return `.entwurf-${String(at).padStart(13, '0')}-${randomUUID()}`
}

async function writeSafely(path: string, content: Buffer, mode: number): Promise<void> {
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
