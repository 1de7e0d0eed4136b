import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import type { Localized } from '../../foundation/language/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import type { Derogation } from '../derogation.ts'
import type { DerogationDefinition } from '../derogation-definition.ts'
import { type KnownAt, knownRows } from '../known-rows.ts'

type Db = Database | Transaction

/** A renewal or an early end. */
export interface Term {
  readonly number: number
  readonly kind: 'renewed' | 'ended'
  readonly until: Temporal.PlainDate | null
  readonly reviewOn: Temporal.PlainDate | null
  readonly reason: string
  readonly enteredBy: string
  readonly enteredName: string
  readonly enteredAt: Temporal.Instant
  /** Of a renewal; null: nobody has yet, and it does not count. */
  readonly releasedName: string | null
  readonly releasedAt: Temporal.Instant | null
}

/** A derogation with how it came about; `until` and `reviewOn` are those that count. */
export interface DerogationOnFile
  extends Derogation,
    Pick<DerogationDefinition, 'title' | 'instrument' | 'reference' | 'conditions' | 'note'> {
  /** Null: a file of the district. */
  readonly enteredBy: string | null
  readonly enteredName: string | null
  readonly enteredAt: Temporal.Instant
  readonly releasedName: string | null
  readonly releasedAt: Temporal.Instant | null
  readonly terms: readonly Term[]
}

interface TermRow extends Term {
  readonly derogation: string
}

const gateColumns = sql`d.id, requirement_id AS requirement, effect, citation, issuer, territory, covers, opens, source,
  valid_from AS "from", CASE WHEN t.number IS NULL THEN d.valid_until ELSE t.valid_until END AS until,
  CASE WHEN t.number IS NULL THEN d.review_on ELSE t.review_on END AS "reviewOn"`

/** With its release, and the last term that counts: an end at once, a renewal as soon as it is released. */
function derogations(knownAt: KnownAt): RawBuilder<unknown> {
  return sql`${knownRows('derogation', knownAt)} d
    LEFT JOIN law.derogation_release r
      ON r.derogation_id = d.id AND r.term = 0 AND ${before('r.released_at', knownAt)}
    LEFT JOIN LATERAL (
      SELECT t.number, t.valid_until, t.review_on FROM law.derogation_term t
      LEFT JOIN law.derogation_release r
        ON r.derogation_id = t.derogation_id AND r.term = t.number AND ${before('r.released_at', knownAt)}
      WHERE t.derogation_id = d.id AND ${before('t.entered_at', knownAt)} AND (kind = 'ended' OR r.term IS NOT NULL)
      ORDER BY t.number DESC LIMIT 1) t ON true`
}

function before(column: 'r.released_at' | 't.entered_at', knownAt: KnownAt): RawBuilder<unknown> {
  return knownAt === undefined ? sql`true` : sql`${sql.ref(column)} <= ${knownAt}`
}

/** All that were known then, released or not, each with the days that counted then. */
export async function readDerogations(db: Db, knownAt?: KnownAt): Promise<DerogationOnFile[]> {
  const { rows } = await sql<Omit<DerogationOnFile, 'terms'>>`
    SELECT ${gateColumns}, title, instrument, reference, conditions, note, entered_by AS "enteredBy",
      entered_name AS "enteredName", released_name AS "releasedName", released_at AS "releasedAt",
      (SELECT min(known_from) FROM law.knowledge k WHERE k.kind = 'derogation' AND k.id = d.id) AS "enteredAt"
    FROM ${derogations(knownAt)} WHERE withdrawn_at IS NULL ORDER BY d.id`.execute(db)
  const terms = await readTerms(db, knownAt)
  return rows.map(row => ({ ...row, terms: terms.filter(({ derogation }) => derogation === row.id) }))
}

async function readTerms(db: Db, knownAt: KnownAt): Promise<TermRow[]> {
  const { rows } = await sql<TermRow>`
    SELECT t.derogation_id AS derogation, number, kind, valid_until AS until, review_on AS "reviewOn", reason,
      entered_by AS "enteredBy", entered_name AS "enteredName", entered_at AS "enteredAt",
      released_name AS "releasedName", released_at AS "releasedAt"
    FROM law.derogation_term t LEFT JOIN law.derogation_release r
      ON r.derogation_id = t.derogation_id AND r.term = t.number AND ${before('r.released_at', knownAt)}
    WHERE ${before('t.entered_at', knownAt)} ORDER BY t.derogation_id, number`.execute(db)
  return rows
}

/** Those of files, and of what staff entered what a second person has released. */
export async function countingDerogations(db: Db, knownAt?: KnownAt): Promise<Derogation[]> {
  const { rows } = await sql<Derogation>`
    SELECT ${gateColumns} FROM ${derogations(knownAt)}
    WHERE withdrawn_at IS NULL AND (entered_by IS NULL OR r.term IS NOT NULL) ORDER BY d.id`.execute(db)
  return rows
}

/** What staff enter or a file says. */
export interface DerogationRow extends Omit<DerogationDefinition, 'id'> {
  readonly id: string
  readonly enteredBy: string | null
  readonly enteredName: string | null
}

/** From a file it may be changed by the next one; what was known before stays known. */
export async function saveDerogation(
  tx: Transaction,
  row: DerogationRow,
  at: Temporal.Instant,
): Promise<void> {
  const json = (value: object | Localized | null) => value && JSON.stringify(value)
  await sql`
    INSERT INTO law.derogation (id, title, requirement_id, effect, instrument, citation, issuer, reference, territory,
      covers, opens, conditions, valid_from, valid_until, review_on, note, source, entered_by, entered_name, changed_at)
    VALUES (${row.id}, ${json(row.title)}, ${row.requirement}, ${row.effect}, ${row.instrument}, ${json(row.citation)},
      ${json(row.issuer)}, ${row.reference}, ${json(row.territory)}, ${row.covers}, ${row.opens}, ${json(row.conditions)},
      ${row.from}, ${row.until}, ${row.reviewOn}, ${json(row.note)}, ${json(row.source)}, ${row.enteredBy},
      ${row.enteredName}, ${at})
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, requirement_id = excluded.requirement_id,
      effect = excluded.effect, instrument = excluded.instrument, citation = excluded.citation,
      issuer = excluded.issuer, reference = excluded.reference, territory = excluded.territory,
      covers = excluded.covers, opens = excluded.opens, conditions = excluded.conditions,
      valid_from = excluded.valid_from, valid_until = excluded.valid_until, review_on = excluded.review_on,
      note = excluded.note, source = excluded.source, withdrawn_at = NULL, changed_at = excluded.changed_at
    WHERE law.derogation.entered_by IS NULL`.execute(tx)
}

/** Those of files that none names any more. */
export async function withdrawDerogations(
  tx: Transaction,
  kept: readonly string[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`UPDATE law.derogation SET withdrawn_at = ${at}, changed_at = ${at}
    WHERE withdrawn_at IS NULL AND entered_by IS NULL AND NOT id = ANY (${kept}::text[])`.execute(tx)
}

/** Until the end of the transaction: two renewals come one after the other. @throws NotFound */
export async function lockDerogation(tx: Transaction, id: string): Promise<DerogationOnFile> {
  await sql`SELECT FROM law.derogation WHERE id = ${id} FOR UPDATE`.execute(tx)
  const found = (await readDerogations(tx)).find(derogation => derogation.id === id)
  if (!found) throw new NotFound()
  return found
}

interface NewTerm extends Pick<Term, 'kind' | 'until' | 'reviewOn' | 'reason'> {
  readonly id: string
  readonly by: Pick<StaffActor, 'id' | 'name'>
  readonly at: Temporal.Instant
}

/** Returns its number. */
export async function insertTerm(tx: Transaction, term: NewTerm): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    INSERT INTO law.derogation_term (derogation_id, number, kind, valid_until, review_on, reason, entered_by,
      entered_name, entered_at)
    SELECT ${term.id}, count(*) + 1, ${term.kind}, ${term.until}::date, ${term.reviewOn}::date, ${term.reason},
      ${term.by.id}, ${term.by.name}, ${term.at}::timestamptz
    FROM law.derogation_term WHERE derogation_id = ${term.id} RETURNING number`.execute(tx)
  return rows[0]!.number
}

export async function insertRelease(
  tx: Transaction,
  release: {
    readonly id: string
    readonly term: number
    readonly by: Pick<StaffActor, 'id' | 'name'>
    readonly at: Temporal.Instant
  },
): Promise<void> {
  await sql`
    INSERT INTO law.derogation_release (derogation_id, term, released_by, released_name, released_at)
    VALUES (${release.id}, ${release.term}, ${release.by.id}, ${release.by.name}, ${release.at})`.execute(tx)
}
