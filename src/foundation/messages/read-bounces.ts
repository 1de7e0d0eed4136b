import type { Dirent } from 'node:fs'
import { mkdir, open, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/index.ts'
import type { Secret } from '../secret.ts'
import { mailNamedBy } from './bounce-token.ts'
import { LARGEST_REPORT, readDeliveryReport } from './delivery-report.ts'
import { noteReport } from './note-undelivered.ts'

/** `other`: not a report, or one that does not name a mail of ours with its token; it changes nothing. */
export type ReadAs = 'noted' | 'known' | 'other'

const BATCH = 50

/**
 * Reads what the mail server put into a folder, as files or as a Maildir (`new/`), and moves each mail to `done/` or
 * `other/`. Killed between the two, it is read once more, which changes nothing.
 *
 * @returns how many were read
 */
export async function readBounces(
  db: Database,
  clock: Clock,
  secret: Secret,
  folder: string,
): Promise<number> {
  const waiting = [
    ...(await mailsIn(folder, name => name.endsWith('.eml'))),
    ...(await mailsIn(join(folder, 'new'), name => !name.startsWith('.'))),
  ].slice(0, BATCH)
  for (const path of waiting) {
    const readAs = await readBounce(db, clock, secret, await firstBytes(path))
    await putAside(folder, path, readAs === 'other' ? 'other' : 'done')
  }
  return waiting.length
}

/** One mail that came to the return path; anybody can write there. */
export async function readBounce(db: Database, clock: Clock, secret: Secret, mail: Buffer): Promise<ReadAs> {
  const report = await readDeliveryReport(mail).catch(() => null)
  const mailId = report && mailNamedBy(secret, report.names)
  return mailId ? noteReport(db, mailId, report, clock.now()) : 'other'
}

async function mailsIn(folder: string, isMail: (name: string) => boolean): Promise<string[]> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(error => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return entries
    .filter(entry => entry.isFile() && isMail(entry.name))
    .map(({ name }) => join(folder, name))
    .sort()
}

/** One byte more than a report may have, so that what is too large is seen as such and never read whole. */
async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const bytes = Buffer.alloc(LARGEST_REPORT + 1)
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function putAside(folder: string, path: string, where: 'done' | 'other'): Promise<void> {
  await mkdir(join(folder, where), { recursive: true })
  await rename(path, join(folder, where, path.slice(path.lastIndexOf('/') + 1)))
}
