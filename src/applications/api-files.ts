import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../foundation/database/index.ts'
import { checkFile, type FileCheck, fileRefusals, storeFile } from '../foundation/files/index.ts'
import type { UploadedFile } from '../foundation/http/index.ts'
import {
  type Answers,
  type DraftFile,
  filesOf,
  type JsonFile,
  type Problem,
  type Reader,
} from './answers/index.ts'

/** Puts the files that came beside the document where their questions are; which a document may hold as well. */
export function withFiles(
  answers: Readonly<Record<string, unknown>>,
  files: readonly UploadedFile[],
): Record<string, unknown> {
  const found: Record<string, unknown> = { ...answers }
  for (const { field, name, content } of files) {
    const known = found[field]
    const before = Array.isArray(known) ? known : known === undefined ? [] : [known]
    found[field] = [...before, { name, content }]
  }
  return found
}

/** What was found out about each file, by its placeholder. */
export type FileChecks = ReadonlyMap<string, FileCheck>

/** Looks into every file that came with the answers, as if it came by the form; before the transaction. */
export async function checkFiles(files: readonly JsonFile[], caller: string): Promise<FileChecks> {
  const checks = new Map<string, FileCheck>()
  for (const file of files) checks.set(file.placeholder, await checkFile(file, caller))
  return checks
}

export function fileProblems(
  files: readonly JsonFile[],
  checks: FileChecks,
  { language }: Reader,
): Problem[] {
  return files.flatMap(({ question, placeholder, name }) => {
    const check = checkOf(checks, placeholder)
    if (check.ok) return []
    return [{ field: question, question, label: name, sentence: fileRefusals[check.refusal][language] }]
  })
}

/** @throws Error rather than to let a file through that nobody has looked into */
function checkOf(checks: FileChecks, placeholder: string): FileCheck {
  const check = checks.get(placeholder)
  if (!check) throw new Error('A file was not checked.')
  return check
}

/** Stores the files and puts their ids where the placeholders stood. */
export async function storeFiles(
  tx: Transaction,
  owner: string,
  answers: Answers,
  { files, checks }: { files: readonly JsonFile[]; checks: FileChecks },
  at: Temporal.Instant,
): Promise<Answers> {
  const stored = new Map<string, DraftFile>()
  for (const { placeholder } of files) {
    const check = checkOf(checks, placeholder)
    if (!check.ok) throw new Error('A file that was refused was to be stored.')
    const { name, type, content } = check.file
    const fileId = await storeFile(tx, { name, type, content, at, owner, team: null, purpose: 'document' })
    stored.set(placeholder, { fileId, name, size: content.length })
  }
  const questions = new Set(files.map(({ question }) => question))
  const found = [...questions].map(
    id => [id, filesOf(answers, id).map(file => stored.get(file.fileId)!)] as const,
  )
  return { ...answers, ...Object.fromEntries(found) }
}
