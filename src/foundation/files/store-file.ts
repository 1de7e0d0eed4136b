import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction, Write } from '../database/index.ts'
import { NotFound } from '../errors.ts'
import { isUuid } from '../uuid.ts'

/** Whose a file is. */
export interface FileOwner {
  /** Id of the case or draft. */
  readonly owner: string
  /** The team of the case; null as long as it is a draft. */
  readonly team: string | null
  readonly purpose: 'document' | 'letter'
}

export interface FileToStore extends FileOwner {
  readonly name: string
  readonly type: string
  readonly content: Buffer
  readonly at: Temporal.Instant
}

/** Stores a file that has been checked; returns its id. */
export async function storeFile(tx: Transaction, file: FileToStore): Promise<string> {
  const id = randomUUID()
  const sha256 = createHash('sha256').update(file.content).digest()
  await sql`
    INSERT INTO foundation.file (id, name, media_type, size, sha256, content, created_at, owner, team, purpose)
    VALUES (${id}, ${file.name}, ${file.type}, ${file.content.length}, ${sha256}, ${file.content}, ${file.at},
      ${file.owner}, ${file.team}, ${file.purpose})`.execute(tx)
  return id
}

export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly content: Buffer
}

/** @throws NotFound */
export async function getFile(db: Database | Transaction, id: string): Promise<StoredFile> {
  if (!isUuid(id)) throw new NotFound()
  const { rows } = await sql<StoredFile>`
    SELECT id, name, media_type AS type, size, content FROM foundation.file WHERE id = ${id}`.execute(db)
  if (!rows[0]) throw new NotFound()
  return rows[0]
}

export async function deleteFile(tx: Transaction, id: string): Promise<void> {
  await sql`DELETE FROM foundation.file WHERE id = ${id}`.execute(tx)
}

/** The files of this case are this team's from here on; for `writeTogether`. */
export function filesHandedTo(owner: string, team: string): Write {
  return only => sql`UPDATE foundation.file SET team = ${team} WHERE owner = ${owner} AND ${only}`
}
