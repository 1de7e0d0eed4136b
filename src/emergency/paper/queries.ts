import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { type Database, json, type Transaction } from '../../foundation/database/index.ts'
import { type Carrier, type PaperRange, RANGE_LENGTH } from './paper-range.ts'

type Db = Database | Transaction

const ranges = sql`SELECT first, last, office_id AS office, carrier, issued_at AS "issuedAt", issued_by AS "issuedBy"
  FROM emergency.paper_range`

export interface RangeToIssue {
  readonly office: string
  readonly carrier: Carrier
  readonly by: string | null
  readonly at: Temporal.Instant
}

/** The next hundred of all, also where the transaction that asked for the last one was taken back. */
export async function insertRange(tx: Transaction, issue: RangeToIssue): Promise<PaperRange> {
  const { rows } = await sql<PaperRange>`
    INSERT INTO emergency.paper_range (first, last, office_id, carrier, issued_at, issued_by)
    SELECT n * ${RANGE_LENGTH}, n * ${RANGE_LENGTH} + ${RANGE_LENGTH - 1}, ${issue.office}, ${issue.carrier}, ${issue.at}, ${issue.by}
    FROM (SELECT nextval('emergency.paper_block')::int AS n) AS next
    RETURNING first, last, office_id AS office, carrier, issued_at AS "issuedAt", issued_by AS "issuedBy"`.execute(
    tx,
  )
  return rows[0]!
}

/** Whoever issues numbers for an office does so alone, until the end of the transaction. */
export async function lockRanges(tx: Transaction, office: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('emergency.paper_range'), hashtext(${office}))`.execute(tx)
}

/** The newest one that lies in the folder of the hour, as long as no number of it has come back. */
export async function findUnusedRange(tx: Transaction, office: string): Promise<PaperRange | null> {
  const { rows } = await sql<PaperRange & { used: boolean }>`
    SELECT r.*, EXISTS (SELECT FROM emergency.paper_number n WHERE n.range_first = r.first) AS used
    FROM (${ranges} WHERE office_id = ${office} AND carrier = 'folder' ORDER BY first DESC LIMIT 1) AS r`.execute(
    tx,
  )
  const [newest] = rows
  if (!newest || newest.used) return null
  const { used: _, ...range } = newest
  return range
}

/** Null: nobody was ever given this number. */
export async function findRangeOf(db: Db, number: number): Promise<PaperRange | null> {
  const { rows } = await sql<PaperRange>`${ranges} WHERE ${number}::int BETWEEN first AND last`.execute(db)
  return rows[0] ?? null
}

export interface RangeInUse extends PaperRange {
  /** Entered or spoiled, in their order. */
  readonly dealtWith: readonly number[]
}

/** Those of which at least one number has come back, the newest first; of every office where none is named. */
export async function rangesInUse(db: Db, office: string | null): Promise<RangeInUse[]> {
  const { rows } = await sql<RangeInUse>`
    SELECT r.*, n.numbers AS "dealtWith" FROM (${ranges} WHERE ${office}::text IS NULL OR office_id = ${office}) AS r
    JOIN LATERAL (SELECT array_agg(number ORDER BY number) AS numbers FROM emergency.paper_number
      WHERE range_first = r.first) AS n ON n.numbers IS NOT NULL
    ORDER BY first DESC`.execute(db)
  return rows
}

/** What became of a number. */
export interface PaperNumber {
  readonly number: number
  readonly office: string
  readonly kind: 'entered' | 'spoiled'
  readonly caseId: string | null
  readonly receivedAt: Temporal.Instant | null
  readonly reason: string | null
  readonly enteredAt: Temporal.Instant
  readonly enteredBy: string
}

const dealtWith = sql`
  SELECT n.number, r.office_id AS office, n.kind, n.case_id AS "caseId", n.received_at AS "receivedAt", n.reason,
    n.entered_at AS "enteredAt", n.entered_by AS "enteredBy"
  FROM emergency.paper_number n JOIN emergency.paper_range r ON r.first = n.range_first`

/** Null: nothing yet. */
export async function findPaperNumber(db: Db, number: number): Promise<PaperNumber | null> {
  const { rows } = await sql<PaperNumber>`${dealtWith} WHERE n.number = ${number}`.execute(db)
  return rows[0] ?? null
}

/** Of one office, the latest first. */
export async function latestNumbers(db: Db, office: string, limit: number): Promise<PaperNumber[]> {
  const { rows } = await sql<PaperNumber>`
    ${dealtWith} WHERE r.office_id = ${office} ORDER BY n.entered_at DESC, n.number DESC LIMIT ${limit}`.execute(
    db,
  )
  return rows
}

export interface NumberToWrite {
  readonly number: number
  readonly range: PaperRange
  readonly as:
    | { readonly kind: 'entered'; readonly caseId: string; readonly receivedAt: Temporal.Instant }
    | { readonly kind: 'spoiled'; readonly reason: string }
  readonly by: { readonly id: string; readonly name: string }
  readonly at: Temporal.Instant
}

/** False: it was dealt with before. Waits for somebody who is dealing with it. */
export async function insertNumber(
  tx: Transaction,
  { number, range, as, by, at }: NumberToWrite,
): Promise<boolean> {
  const { caseId, receivedAt } = as.kind === 'entered' ? as : { caseId: null, receivedAt: null }
  const reason = as.kind === 'spoiled' ? as.reason : null
  const { rows } = await sql`
    INSERT INTO emergency.paper_number (number, range_first, kind, case_id, received_at, reason, entered_at, entered_by_id,
      entered_by)
    VALUES (${number}, ${range.first}, ${as.kind}, ${caseId}, ${receivedAt}, ${reason}, ${at}, ${by.id}, ${by.name})
    ON CONFLICT DO NOTHING RETURNING number`.execute(tx)
  return rows.length === 1
}

/** One file of a folder as it is listed; what it says is kept nowhere. */
export interface ListedFile {
  readonly name: string
  readonly bytes: number
}

export interface MadeFolder {
  readonly office: string
  readonly carrier: Carrier
  readonly rangeFirst: number
  readonly madeAt: Temporal.Instant
  readonly madeBy: string | null
  readonly files: readonly ListedFile[]
}

export async function insertFolder(tx: Transaction, folder: MadeFolder): Promise<void> {
  await sql`INSERT INTO emergency.paper_folder (office_id, carrier, range_first, made_at, made_by, files)
    VALUES (${folder.office}, ${folder.carrier}, ${folder.rangeFirst}, ${folder.madeAt}, ${folder.madeBy},
      ${json(folder.files)})`.execute(tx)
}

/** The newest folder of the hour, by office; one that has none is missing. */
export async function newestFolders(db: Db): Promise<ReadonlyMap<string, MadeFolder>> {
  const { rows } = await sql<MadeFolder>`
    SELECT DISTINCT ON (office_id) office_id AS office, carrier, range_first AS "rangeFirst", made_at AS "madeAt",
      made_by AS "madeBy", files
    FROM emergency.paper_folder WHERE carrier = 'folder' ORDER BY office_id, made_at DESC, id DESC`.execute(
    db,
  )
  return new Map(rows.map(folder => [folder.office, folder]))
}

export async function deleteOldFolders(db: Db, before: Temporal.Instant): Promise<void> {
  await sql`DELETE FROM emergency.paper_folder WHERE made_at < ${before}`.execute(db)
}
