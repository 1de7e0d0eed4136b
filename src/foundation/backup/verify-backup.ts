import { createHash, type Hash } from 'node:crypto'
import { StartError } from '../process/index.ts'
import { type Key, type Member, readArchive } from './archive-reader.ts'
import { HEAD, Head, MANIFEST, Manifest, tableOf } from './backup-contents.ts'
import { linesIn } from './make-backup.ts'

export interface VerifiedBackup {
  readonly head: Head
  readonly manifest: Manifest
}

/** Called for each part of a table, in order. */
type OnPart = (table: string, content: Buffer) => Promise<void>

/**
 * Reads a backup from the first byte to the last and compares it with its own manifest; whoever restores looks at
 * the parts on the way, and commits only after this has returned.
 */
export async function verifyBackup(
  file: string,
  key: Key,
  { onHead, onPart }: { onHead?: (head: Head) => Promise<void>; onPart?: OnPart } = {},
): Promise<VerifiedBackup> {
  const tallies = new Map<string, { hash: Hash; rows: number; bytes: number }>()
  let head: Head | undefined
  let manifest: Manifest | undefined
  for await (const member of readArchive(file, key)) {
    if (!head) {
      head = parsed(Head, member, HEAD, file)
      await onHead?.(head)
    } else if (member.name === MANIFEST) {
      manifest = parsed(Manifest, member, MANIFEST, file)
    } else {
      const table = tableOf(member.name)
      if (!table || !head.tables.some(({ name }) => name === table)) throw damaged(file, member.name)
      const tally = tallies.get(table) ?? { hash: createHash('sha256'), rows: 0, bytes: 0 }
      tally.hash.update(member.content)
      tally.rows += linesIn(member.content)
      tally.bytes += member.content.length
      tallies.set(table, tally)
      await onPart?.(table, member.content)
    }
  }
  if (!head || !manifest) throw new StartError(`The backup ${file} ends too early: its manifest is missing.`)
  for (const { name } of head.tables) {
    const said = manifest.tables[name]
    const tally = tallies.get(name) ?? { hash: createHash('sha256'), rows: 0, bytes: 0 }
    const fits =
      said?.rows === tally.rows && said.bytes === tally.bytes && said.sha256 === tally.hash.digest('hex')
    if (!fits) throw damaged(file, name)
  }
  return { head, manifest }
}

function parsed<Schema extends typeof Head | typeof Manifest>(
  schema: Schema,
  { name, content }: Member,
  expected: string,
  file: string,
): ReturnType<Schema['parse']> {
  try {
    if (name === expected) return schema.parse(JSON.parse(content.toString())) as ReturnType<Schema['parse']>
  } catch {
    // Said below.
  }
  throw new StartError(`The file ${file} is no backup this version of Schalter can read (${expected}).`)
}

function damaged(file: string, part: string): StartError {
  return new StartError(`The backup ${file} is damaged: ${part} is not what was written.`)
}
