import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../foundation/database/index.ts'
import { checkFile, fileRefusals, safeFileName, storeFile } from '../foundation/files/index.ts'
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

/** Looks into every file that came with the answers, as if it came by the form. */
export async function fileProblems(files: readonly JsonFile[], { language }: Reader): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const { question, name, content } of files) {
    const checked = await checkFile(content)
    if (checked.ok) continue
    problems.push({
      field: question,
      question,
      label: name,
      sentence: fileRefusals[checked.refusal][language],
    })
  }
  return problems
}

/** Stores the files, which have been checked, and puts their ids where the placeholders stood. */
export async function storeFiles(
  tx: Transaction,
  owner: string,
  answers: Answers,
  files: readonly JsonFile[],
  at: Temporal.Instant,
): Promise<Answers> {
  const stored = new Map<string, DraftFile>()
  for (const { placeholder, name, content } of files) {
    const checked = await checkFile(content)
    if (!checked.ok) throw new Error('A file that was not checked was to be stored.')
    const safe = safeFileName(name, checked.type)
    const fileId = await storeFile(tx, {
      name: safe,
      type: checked.type,
      content,
      at,
      owner,
      team: null,
      purpose: 'document',
    })
    stored.set(placeholder, { fileId, name: safe, size: content.length })
  }
  const questions = new Set(files.map(({ question }) => question))
  const found = [...questions].map(
    id => [id, filesOf(answers, id).map(file => stored.get(file.fileId)!)] as const,
  )
  return { ...answers, ...Object.fromEntries(found) }
}
