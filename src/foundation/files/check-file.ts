import { createHash } from 'node:crypto'
import { type AcceptedType, type FileRefusal, MAX_FILE_BYTES, safeFileName } from './file.ts'
import { runInspection } from './inspection/run-inspection.ts'
import { takeTurns } from './inspection/take-turns.ts'

/** A file as it came in, before anybody has looked into it. */
export interface GivenFile {
  readonly name: string
  readonly content: Buffer
  /** More came than may; the rest was not read. */
  readonly tooLarge?: boolean
}

/** A file that may be stored. */
export interface CheckedFile {
  readonly name: string
  readonly type: AcceptedType
  /** What is kept: of an image its pixels, drawn anew. */
  readonly content: Buffer
  /** Of what came in: the same again is known by it. */
  readonly sha256: Buffer
}
export type FileCheck = { ok: true; file: CheckedFile } | { ok: false; refusal: FileRefusal }

/** Two cores are busy with two; and whoever waits for half a minute should know that it takes long. */
const inTurn = takeTurns({ atOnce: 2, patienceMs: 30_000 })

/**
 * Tells by content whether a file may be taken in. It takes a moment, and at worst more than half a minute: call it
 * outside of a transaction. `caller` has its turns after those of others.
 */
export async function checkFile(given: GivenFile, caller: string): Promise<FileCheck> {
  const { content, name } = given
  if (given.tooLarge || content.length > MAX_FILE_BYTES) return { ok: false, refusal: 'tooLarge' }
  if (content.length === 0) return { ok: false, refusal: 'empty' }
  const verdict = await inTurn(caller, () => runInspection(content))
  if (!verdict) return { ok: false, refusal: 'tooBusy' }
  if (!verdict.ok) return verdict
  const sha256 = createHash('sha256').update(content).digest()
  const { type } = verdict
  return { ok: true, file: { name: safeFileName(name, type), type, content: verdict.content, sha256 } }
}
