import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { type Database, letIn, type Transaction, type Write } from '../foundation/database/index.ts'
import type { Language } from '../foundation/language/index.ts'
import { type Requirement, type RequirementRow, requirementsFrom, requirementsOf } from '../law/index.ts'
import type { FormDefinition } from '../services/index.ts'
import type { Answers, DraftFile } from './answers/index.ts'
import type { Draft } from './drafts/draft.ts'
import { type Identified, isFresh, verifiedAnswers } from './identification/identified.ts'

type Db = Database | Transaction

interface DraftRow extends Omit<Draft, 'submitted' | 'typed'> {
  readonly files: readonly (DraftFile & { readonly question: string })[]
  readonly reference: string | null
  readonly submittedAt: Temporal.Instant | null
}

const draftColumns = sql`d.id, d.service_id AS "serviceId", d.service_version AS "serviceVersion", d.form, d.language,
  d.answers, d.revision, d.link_epoch AS "linkEpoch", d.token_hash AS "tokenHash", d.expires_at AS "expiresAt",
  d.identified, d.reference, d.submitted_at AS "submittedAt",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('question', f.question, 'fileId', f.file_id, 'name', f.name,
      'size', f.size) ORDER BY f.added_at, f.name, f.file_id), '[]')
    FROM applications.draft_file f WHERE f.draft_id = d.id) AS files`

/**
 * Files are answers like any other; they only rest in a table of their own. What a proof of identity answers stands
 * above what was typed: whatever a form sends, nothing else is ever read.
 */
function draftFrom({ files, reference, submittedAt, ...row }: DraftRow, now: Temporal.Instant): Draft {
  const byQuestion: Record<string, DraftFile[]> = {}
  for (const { question, ...file } of files) {
    byQuestion[question] = [...(byQuestion[question] ?? []), file]
  }
  const submitted = reference && submittedAt ? { reference, at: submittedAt } : null
  const identified = row.identified && isFresh(row.identified, now) ? row.identified : null
  const answers = { ...row.answers, ...(identified ? verifiedAnswers(identified) : {}), ...byQuestion }
  return { ...row, answers, typed: row.answers, identified, submitted }
}

export async function findDraft(db: Db, id: string, now: Temporal.Instant): Promise<Draft | null> {
  const { rows } = await sql<DraftRow>`
    SELECT ${draftColumns} FROM applications.draft d WHERE d.id = ${id} AND d.expires_at > ${now}`.execute(db)
  return rows[0] ? draftFrom(rows[0], now) : null
}

/** The draft whose token somebody holds; null also where it has expired. */
export async function findDraftByToken(db: Db, hash: Buffer, now: Temporal.Instant): Promise<Draft | null> {
  const { rows } = await sql<{ id: string | null }>`SELECT applications.door(${hash}) AS id`.execute(db)
  const id = rows[0]?.id
  if (!id) return null
  await letIn(db, id)
  return findDraft(db, id, now)
}

/** Changes of one draft come one after the other, until the end of the transaction. */
export async function lockDraft(tx: Transaction, id: string, now: Temporal.Instant): Promise<Draft | null> {
  // Locked first and read after: the files are read as they are once nobody else changes them.
  await sql`SELECT FROM applications.draft WHERE id = ${id} FOR UPDATE`.execute(tx)
  return findDraft(tx, id, now)
}

/**
 * The same in one statement, for who looks at the revision: had it to wait, it may see the files of before, but then
 * with a revision of after. With what the law demands of its service.
 */
export async function lockDraftToSubmit(
  tx: Transaction,
  id: string,
  now: Temporal.Instant,
): Promise<{ readonly draft: Draft; readonly requirements: readonly Requirement[] } | null> {
  const { rows } = await sql<DraftRow & { requirements: RequirementRow[] }>`
    SELECT ${draftColumns}, ${requirementsOf(sql`d.service_id`)} AS requirements FROM applications.draft d
    WHERE d.id = ${id} AND d.expires_at > ${now} FOR UPDATE OF d`.execute(tx)
  if (!rows[0]) return null
  const { requirements, ...row } = rows[0]
  return { draft: draftFrom(row, now), requirements: requirementsFrom(requirements) }
}

export interface DraftToInsert {
  readonly id: string
  readonly serviceId: string
  readonly serviceVersion: number
  readonly form: FormDefinition | null
  readonly language: Language
  readonly tokenHash: Buffer
  readonly at: Temporal.Instant
  readonly expiresAt: Temporal.Instant
}

export async function insertDraft(tx: Transaction, draft: DraftToInsert): Promise<void> {
  const form = draft.form && JSON.stringify(draft.form)
  await sql`
    INSERT INTO applications.draft (id, service_id, service_version, form, language, token_hash, created_at,
      updated_at, expires_at)
    VALUES (${draft.id}, ${draft.serviceId}, ${draft.serviceVersion}, ${form}, ${draft.language}, ${draft.tokenHash},
      ${draft.at}, ${draft.at}, ${draft.expiresAt})`.execute(tx)
}

export interface Change {
  readonly language: Language
  readonly at: Temporal.Instant
  readonly expiresAt: Temporal.Instant
}

/** Sets these answers and leaves the others as they are, so that one tab never wipes the page of another. */
export async function mergeAnswers(
  tx: Transaction,
  id: string,
  answers: Answers,
  change: Change,
): Promise<void> {
  await sql`
    UPDATE applications.draft SET answers = answers || ${JSON.stringify(answers)}::jsonb, revision = revision + 1,
      language = ${change.language}, updated_at = ${change.at}, expires_at = ${change.expiresAt}
    WHERE id = ${id}`.execute(tx)
}

/** Counts as a change, so that a page shown for checking before is shown again. */
export async function setIdentified(
  tx: Transaction,
  id: string,
  identified: Identified | null,
  change: Change,
): Promise<void> {
  await sql`
    UPDATE applications.draft SET identified = ${identified && JSON.stringify(identified)}, revision = revision + 1,
      language = ${change.language}, updated_at = ${change.at}, expires_at = ${change.expiresAt}
    WHERE id = ${id}`.execute(tx)
}

export interface FileToAdd extends DraftFile {
  readonly draftId: string
  readonly question: string
  readonly sha256: Buffer
  readonly at: Temporal.Instant
}

export async function insertDraftFile(tx: Transaction, file: FileToAdd): Promise<void> {
  await sql`
    INSERT INTO applications.draft_file (file_id, draft_id, question, name, size, sha256, added_at)
    VALUES (${file.fileId}, ${file.draftId}, ${file.question}, ${file.name}, ${file.size}, ${file.sha256},
      ${file.at})`.execute(tx)
}

export async function hasDraftFile(
  tx: Transaction,
  draftId: string,
  question: string,
  sha256: Buffer,
): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM applications.draft_file
    WHERE draft_id = ${draftId} AND question = ${question} AND sha256 = ${sha256}`.execute(tx)
  return rows.length > 0
}

/** @returns whether the draft had this file */
export async function takeOutFile(tx: Transaction, draftId: string, fileId: string): Promise<boolean> {
  const { rows } = await sql`
    DELETE FROM applications.draft_file WHERE draft_id = ${draftId} AND file_id = ${fileId} RETURNING file_id`.execute(
    tx,
  )
  return rows.length > 0
}

/** The answers and the files of questions that were asked are the case's from here on; for `writeTogether`. */
export function submittedWrites(id: string, reference: string, at: Temporal.Instant): Write[] {
  return [
    only => sql`DELETE FROM applications.draft_file WHERE draft_id = ${id} AND ${only}`,
    only => sql`
      UPDATE applications.draft SET answers = '{}', identified = NULL, reference = ${reference}, submitted_at = ${at},
        revision = revision + 1, updated_at = ${at}
      WHERE id = ${id} AND ${only}`,
  ]
}

/** Takes out some of the drafts that have expired; returns the ids of files that were theirs alone. */
export async function deleteExpired(
  tx: Transaction,
  now: Temporal.Instant,
  limit: number,
): Promise<{ drafts: number; fileIds: string[] }> {
  const { rows: drafts } = await sql<{ id: string }>`
    SELECT id FROM applications.draft WHERE expires_at <= ${now}
    ORDER BY expires_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`.execute(tx)
  const ids = drafts.map(draft => draft.id)
  const { rows: files } = await sql<{ fileId: string }>`
    DELETE FROM applications.draft_file WHERE draft_id = ANY(${ids}) RETURNING file_id AS "fileId"`.execute(
    tx,
  )
  await sql`DELETE FROM applications.draft WHERE id = ANY(${ids})`.execute(tx)
  return { drafts: ids.length, fileIds: files.map(file => file.fileId) }
}
