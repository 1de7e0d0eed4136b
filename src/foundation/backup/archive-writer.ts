import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { createGzip } from 'node:zlib'
import { Encrypter } from 'age-encryption'
import { pack } from 'tar-stream'

/** For whom a backup is locked; neither: anybody who has the file can read it. */
export interface Lock {
  /** Public keys as `age1…`: who makes backups cannot read them. */
  readonly recipients: readonly string[]
  readonly passphrase?: string
  /** How dear a guess of the passphrase is, as age counts it; left out: 18, some seconds. */
  readonly workFactor?: number
}

export interface ArchiveWriter {
  add(name: string, content: Buffer): Promise<void>
  /** Complete and on the disk when this returns. */
  finish(): Promise<void>
  /** Leaves nothing behind. */
  giveUp(): Promise<void>
}

/**
 * A tar file, compressed and, where there is a lock, encrypted in the format of age: `age -d`, `gzip -d` and `tar`
 * read it without us. Written aside and renamed, so that half a backup never has a backup's name.
 */
export async function writeArchive(path: string, lock: Lock): Promise<ArchiveWriter> {
  const aside = `${path}.part`
  const tar = pack()
  const compressed = tar.pipe(createGzip({ level: 6 }))
  const sealed = isLocked(lock) ? await encrypted(compressed, lock) : compressed
  const written = pipeline(sealed, createWriteStream(aside, { mode: 0o600 }))
  written.catch(error => tar.destroy(error))
  return {
    add: (name, content) =>
      new Promise((resolve, reject) => {
        const failed = (error: unknown) => reject(error)
        written.catch(failed)
        tar.entry({ name, mode: 0o600 }, content, error => (error ? reject(error) : resolve()))
      }),
    async finish() {
      tar.finalize()
      await written
      await syncToDisk(aside)
      await rename(aside, path)
      await syncToDisk(dirname(path))
    },
    async giveUp() {
      tar.destroy()
      await written.catch(() => {})
      await rm(aside, { force: true })
    },
  }
}

export function isLocked(lock: Lock): boolean {
  return lock.recipients.length > 0 || lock.passphrase !== undefined
}

async function encrypted(source: Readable, { recipients, passphrase, workFactor }: Lock): Promise<Readable> {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  if (passphrase !== undefined) encrypter.setPassphrase(passphrase)
  if (workFactor !== undefined) encrypter.setScryptWorkFactor(workFactor)
  const stream = Readable.toWeb(source) as unknown as globalThis.ReadableStream<Uint8Array>
  return Readable.fromWeb((await encrypter.encrypt(stream)) as unknown as ReadableStream)
}

async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
