import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { createGunzip } from 'node:zlib'
import { Decrypter } from 'age-encryption'
import { extract } from 'tar-stream'
import { StartError } from '../process/index.ts'

/** What opens a backup that is locked. */
export interface Key {
  /** `AGE-SECRET-KEY-1…` */
  readonly identities: readonly string[]
  readonly passphrase?: string
}

export interface Member {
  readonly name: string
  readonly content: Buffer
}

const AGE = 'age-encryption.org/v1'

/** The members of a backup in their order; a file that is cut off or changed ends in a sentence. */
export async function* readArchive(path: string, key: Key): AsyncGenerator<Member> {
  const source = createReadStream(path)
  const tar = extract()
  try {
    const open = (await isLockedFile(path)) ? await decrypted(source, key) : source
    const read = pipeline(open, createGunzip(), tar)
    read.catch(error => tar.destroy(error))
    for await (const entry of tar) {
      const parts: Buffer[] = []
      for await (const part of entry) parts.push(part as Buffer)
      yield { name: entry.header.name, content: Buffer.concat(parts) }
    }
    await read
  } catch (error) {
    throw error instanceof StartError
      ? error
      : new StartError(`The backup ${path} cannot be read: ${sayWhy(error)}.`)
  } finally {
    source.destroy()
    tar.destroy()
  }
}

export async function isLockedFile(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r')
    try {
      const { buffer } = await file.read(Buffer.alloc(AGE.length), 0, AGE.length, 0)
      return buffer.toString('latin1') === AGE
    } finally {
      await file.close()
    }
  } catch (error) {
    throw new StartError(`The backup ${path} cannot be opened: ${(error as NodeJS.ErrnoException).code}.`)
  }
}

async function decrypted(source: Readable, { identities, passphrase }: Key): Promise<Readable> {
  if (identities.length === 0 && passphrase === undefined) {
    throw new StartError('This backup is encrypted: give its key with --identity or --passphrase-file.')
  }
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  if (passphrase !== undefined) decrypter.addPassphrase(passphrase)
  const stream = Readable.toWeb(source) as unknown as globalThis.ReadableStream<Uint8Array>
  return Readable.fromWeb((await decrypter.decrypt(stream)) as unknown as ReadableStream)
}

function sayWhy(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'Z_BUF_ERROR' || /unexpected end|premature/i.test(message)) return 'it ends too early'
  if (code === 'Z_DATA_ERROR') return 'it is damaged, or no backup of Schalter'
  if (/no identity matched|incorrect|passphrase/i.test(message)) return 'this key does not fit'
  return `it is damaged (${message})`
}
