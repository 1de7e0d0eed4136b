import type { Transaction } from '../../foundation/database/index.ts'
import { type CheckedFile, deleteFile, storeFile } from '../../foundation/files/index.ts'
import { isUuid } from '../../foundation/uuid.ts'
import type { Question } from '../../services/index.ts'
import { type Answers, type DraftFile, filesOf } from '../answers/index.ts'
import { sentences } from '../answers/sentences.ts'
import { hasDraftFile, insertDraftFile, mergeAnswers, takeOutFile } from '../queries.ts'
import { type DraftChange, lockOpenDraft } from './change-draft.ts'
import { draftExpiry } from './draft.ts'

export type FileQuestion = Extract<Question, { type: 'file' }>

/** All files of one draft together; more than any form asks for, less than a full disk. */
const MAX_DRAFT_BYTES = 50 * 1024 * 1024

/** Stores a file that has been checked; returns what to do where there is no place for it. */
export async function addFile(
  tx: Transaction,
  change: DraftChange,
  question: FileQuestion,
  file: CheckedFile,
): Promise<string | null> {
  const { draftId, language, at } = change
  const draft = await lockOpenDraft(tx, change)
  const { name, type, content, sha256 } = file
  // The same bytes again are a second click, not a second document.
  if (await hasDraftFile(tx, draftId, question.id, sha256)) return null
  const present = filesOf(draft.answers, question.id)
  const replaces = question.maxFiles === 1
  if (!replaces && present.length >= question.maxFiles)
    return sentences[language].tooManyFiles(question.maxFiles)
  const others = sizeOf(allFiles(draft.answers)) - (replaces ? sizeOf(present) : 0)
  if (others + content.length > MAX_DRAFT_BYTES) return sentences[language].draftFull
  // Where one file is asked for, a second one takes its place; one that is refused leaves the first where it is.
  if (replaces) for (const old of present) await removeFile(tx, change, old.fileId)
  const size = content.length
  const fileId = await storeFile(tx, {
    name,
    type,
    content,
    at,
    owner: draftId,
    team: null,
    purpose: 'document',
  })
  await insertDraftFile(tx, { draftId, question: question.id, fileId, name, size, sha256, at })
  await mergeAnswers(tx, draftId, {}, { language, at, expiresAt: draftExpiry(at) })
  return null
}

export async function removeFile(tx: Transaction, change: DraftChange, fileId: string): Promise<void> {
  const { draftId, language, at } = change
  await lockOpenDraft(tx, change)
  if (!isUuid(fileId)) return
  if (!(await takeOutFile(tx, draftId, fileId))) return
  await deleteFile(tx, fileId)
  await mergeAnswers(tx, draftId, {}, { language, at, expiresAt: draftExpiry(at) })
}

function allFiles(answers: Answers): DraftFile[] {
  return Object.keys(answers).flatMap(question => filesOf(answers, question))
}

function sizeOf(files: readonly DraftFile[]): number {
  return files.reduce((sum, file) => sum + file.size, 0)
}
