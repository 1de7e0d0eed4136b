import { type RawBuilder, sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../foundation/database/index.ts'
import { countingDerogations } from './derogations/queries.ts'
import { type KnownAt, knownRows } from './known-rows.ts'
import type {
  LawBook,
  LawInForce,
  Norm,
  NormText,
  Requirement,
  RequirementOnFile,
  Statute,
} from './requirement.ts'

const requirementColumns = sql`id, norm_id AS norm, services, step, kind, modality, closes, reason, instead,
  identification, replaced_by AS "replacedBy", valid_from AS "validFrom", valid_until AS "validUntil"`

/**
 * What binds one service: all that a decision about levels and signatures needs. As an expression, for who reads it in
 * the same statement as what is decided about; `requirementsFrom` makes requirements of it.
 */
export function requirementsOf(serviceId: RawBuilder<string>): RawBuilder<RequirementRow[]> {
  return sql`(SELECT coalesce(jsonb_agg(r ORDER BY r.id), '[]')
    FROM (SELECT ${requirementColumns} FROM law.requirement
      WHERE withdrawn_at IS NULL AND ${serviceId} = ANY (services)) r)`
}

/** As JSON has it: days are texts. */
export interface RequirementRow extends Omit<Requirement, 'validFrom' | 'validUntil'> {
  readonly validFrom: string | null
  readonly validUntil: string | null
}

export function requirementsFrom(rows: readonly RequirementRow[]): readonly Requirement[] {
  return rows.map(row => ({ ...row, validFrom: dayOf(row.validFrom), validUntil: dayOf(row.validUntil) }))
}

export async function readRequirementsOf(
  db: Database | Transaction,
  serviceId: string,
): Promise<readonly Requirement[]> {
  const { rows } = await sql<{ requirements: RequirementRow[] }>`
    SELECT ${requirementsOf(sql`${serviceId}`)} AS requirements`.execute(db)
  return requirementsFrom(rows[0]!.requirements)
}

/** What the gate asks of the register, without the texts: what a decision reads. */
export async function readLawInForce(
  db: Database | Transaction,
  { knownAt }: { readonly knownAt?: KnownAt } = {},
): Promise<LawInForce> {
  const { rows } = await sql<Requirement>`
    SELECT ${requirementColumns} FROM ${knownRows('requirement', knownAt)} r
    WHERE withdrawn_at IS NULL ORDER BY id`.execute(db)
  return { requirements: rows, derogations: await countingDerogations(db, knownAt) }
}

/**
 * The whole register. With `knownAt` as the house knew it at that moment: what it learned later does not stand in it,
 * what it thought then and not any more does.
 */
export async function readLawBook(
  db: Database | Transaction,
  { knownAt }: { readonly knownAt?: KnownAt } = {},
): Promise<LawBook> {
  const statutes = await sql<Statute>`
    SELECT id, abbreviation, title, level FROM law.statute ORDER BY id`.execute(db)
  const norms = await sql<NormRow>`
    SELECT id, statute_id AS statute, citation, says, text_as_of AS "textAsOf", source, valid_from AS "validFrom",
      valid_until AS "validUntil", other_versions AS "otherVersions"
    FROM ${knownRows('norm', knownAt)} n WHERE withdrawn_at IS NULL ORDER BY id`.execute(db)
  const requirements = await sql<RequirementOnFile>`
    SELECT ${requirementColumns}, actor, consequence, exceptions, quote, deadline
    FROM ${knownRows('requirement', knownAt)} r WHERE withdrawn_at IS NULL ORDER BY id`.execute(db)
  return {
    statutes: new Map(statutes.rows.map(statute => [statute.id, statute])),
    norms: new Map(norms.rows.map(norm => [norm.id, normFrom(norm)])),
    requirements: requirements.rows,
    derogations: await countingDerogations(db, knownAt),
  }
}

type Days = 'textAsOf' | 'validFrom' | 'validUntil'
interface NormTextRow extends Omit<NormText, Days>, Record<Days, string | null> {}
interface NormRow extends Omit<Norm, 'otherVersions'> {
  /** Null: written by a version that knew no others. */
  readonly otherVersions: readonly NormTextRow[] | null
}

function normFrom({ otherVersions, ...row }: NormRow): Norm {
  const texts = (otherVersions ?? []).map(text => ({
    ...text,
    textAsOf: dayOf(text.textAsOf),
    validFrom: dayOf(text.validFrom),
    validUntil: dayOf(text.validUntil),
  }))
  return { ...row, otherVersions: texts }
}

function dayOf(text: string | null): Temporal.PlainDate | null {
  return text === null ? null : Temporal.PlainDate.from(text)
}
