import { readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Temporal } from 'temporal-polyfill'
import type { Call } from '../command/index.ts'
import { StartError } from '../process/index.ts'
import type { Key } from './archive-reader.ts'
import type { Lock } from './archive-writer.ts'
import { logFile } from './irrevocable-log.ts'

/** What the commands about backups take; a word that is none of theirs is refused with a sentence. */
export function readOptions(call: Call) {
  try {
    const { values, positionals } = parseArgs({
      args: [...call.arguments],
      allowPositionals: true,
      options: {
        recipient: { type: 'string', multiple: true },
        identity: { type: 'string', multiple: true },
        'passphrase-file': { type: 'string' },
        log: { type: 'string', multiple: true },
        replace: { type: 'boolean' },
        'without-log': { type: 'boolean' },
      },
    })
    const [path] = positionals
    if (!path || positionals.length > 1) throw new Error('name one file')
    return { ...values, path: resolve(path) }
  } catch (error) {
    throw new StartError(`This cannot be done: ${(error as Error).message}. See --help.`)
  }
}
export type Options = ReturnType<typeof readOptions>

/** A folder gets a name with the time in it. */
export async function fileFor({ path }: Options, locked: boolean, now: Temporal.Instant): Promise<string> {
  const isFolder = (await stat(path).catch(() => null))?.isDirectory() ?? false
  if (!isFolder) return path
  const time = now.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')
  return join(path, `schalter-${time}.tar.gz${locked ? '.age' : ''}`)
}

export async function lockFrom(call: Call, options: Options): Promise<Lock> {
  const own = call.config.backupRecipient
  const passphrase = await passphraseFrom(options)
  // A passphrase stands alone in the format of age.
  const recipients = passphrase === undefined ? (options.recipient ?? (own ? [own] : [])) : []
  return passphrase === undefined ? { recipients } : { recipients, passphrase }
}

export async function keyFrom(options: Options): Promise<Key> {
  const files = await Promise.all((options.identity ?? []).map(read))
  const identities = files.flatMap(text =>
    text.split('\n').filter(line => line.startsWith('AGE-SECRET-KEY-')),
  )
  const passphrase = await passphraseFrom(options)
  return passphrase === undefined ? { identities } : { identities, passphrase }
}

async function passphraseFrom(options: Options): Promise<string | undefined> {
  const file = options['passphrase-file']
  return file === undefined ? undefined : (await read(file)).trim()
}

/** By default the one beside the database. */
export function logsFrom(call: Call, options: Options): string[] {
  return options.log?.map(file => resolve(file)) ?? [logFile(call.config.dataFolder)]
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new StartError(`The file ${file} cannot be read: ${(error as NodeJS.ErrnoException).code}.`)
  }
}
