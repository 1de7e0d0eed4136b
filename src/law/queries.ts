import { type RawBuilder, sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../foundation/database/index.ts'
import type { StatuteFile } from './law-definition.ts'
import type { Derogation, LawBook, Norm, Requirement, Statute } from './requirement.ts'

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
  const day = (text: string | null) => (text ? Temporal.PlainDate.from(text) : null)
  return rows.map(row => ({ ...row, validFrom: day(row.validFrom), validUntil: day(row.validUntil) }))
}

export async function readRequirementsOf(
  db: Database | Transaction,
  serviceId: string,
): Promise<readonly Requirement[]> {
  const { rows } = await sql<{ requirements: RequirementRow[] }>`
    SELECT ${requirementsOf(sql`${serviceId}`)} AS requirements`.execute(db)
  return requirementsFrom(rows[0]!.requirements)
}

export async function readLawBook(db: Database | Transaction): Promise<LawBook> {
  const statutes =
    await sql<Statute>`SELECT id, abbreviation, title, level FROM law.statute ORDER BY id`.execute(db)
  const norms = await sql<Norm>`
    SELECT id, statute_id AS statute, citation, says, text_as_of AS "textAsOf" FROM law.norm ORDER BY id`.execute(
    db,
  )
  const requirements = await sql<Requirement>`
    SELECT ${requirementColumns} FROM law.requirement WHERE withdrawn_at IS NULL ORDER BY id`.execute(db)
  const derogations = await sql<Derogation>`
    SELECT id, requirement_id AS requirement, citation, issuer, territory, covers,
           valid_from AS "from", valid_until AS until, source
    FROM law.derogation ORDER BY id`.execute(db)
  return {
    statutes: new Map(statutes.rows.map(statute => [statute.id, statute])),
    norms: new Map(norms.rows.map(norm => [norm.id, norm])),
    requirements: requirements.rows,
    derogations: derogations.rows,
  }
}

export async function saveStatute(
  tx: Transaction,
  statute: StatuteFile,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    INSERT INTO law.statute (id, abbreviation, title, level, changed_at)
    VALUES (${statute.id}, ${statute.abbreviation}, ${JSON.stringify(statute.title)}, ${statute.level}, ${at})
    ON CONFLICT (id) DO UPDATE SET abbreviation = excluded.abbreviation, title = excluded.title,
      level = excluded.level, changed_at = excluded.changed_at`.execute(tx)
  for (const norm of statute.norms) {
    await sql`
      INSERT INTO law.norm (id, statute_id, citation, says, text_as_of, changed_at)
      VALUES (${norm.id}, ${statute.id}, ${JSON.stringify(norm.citation)}, ${JSON.stringify(norm.says)},
              ${norm.textAsOf}, ${at})
      ON CONFLICT (id) DO UPDATE SET statute_id = excluded.statute_id, citation = excluded.citation,
        says = excluded.says, text_as_of = excluded.text_as_of, changed_at = excluded.changed_at`.execute(tx)
  }
}

export async function saveRequirements(
  tx: Transaction,
  statute: StatuteFile,
  at: Temporal.Instant,
): Promise<void> {
  for (const requirement of statute.requirements) {
    await sql`
      INSERT INTO law.requirement (id, norm_id, services, step, kind, modality, closes, reason, instead,
        identification, replaced_by, valid_from, valid_until, changed_at)
      VALUES (${requirement.id}, ${requirement.norm}, ${requirement.services}, ${requirement.step},
        ${requirement.kind}, ${requirement.modality}, ${requirement.closes}, ${JSON.stringify(requirement.reason)},
        ${JSON.stringify(requirement.instead)}, ${nullOr(requirement.identification)},
        ${nullOr(requirement.replacedBy)}, ${requirement.validFrom}, ${requirement.validUntil}, ${at})
      ON CONFLICT (id) DO UPDATE SET norm_id = excluded.norm_id, services = excluded.services,
        step = excluded.step, kind = excluded.kind, modality = excluded.modality, closes = excluded.closes,
        reason = excluded.reason, instead = excluded.instead,
        identification = excluded.identification, replaced_by = excluded.replaced_by,
        valid_from = excluded.valid_from,
        valid_until = excluded.valid_until, withdrawn_at = NULL, changed_at = excluded.changed_at`.execute(tx)
  }
}

function nullOr(value: object | null): string | null {
  return value && JSON.stringify(value)
}

/** Requirements of these statutes that their files no longer name. */
export async function withdrawOthers(
  tx: Transaction,
  statutes: readonly StatuteFile[],
  at: Temporal.Instant,
): Promise<void> {
  const kept = statutes.flatMap(statute => statute.requirements.map(requirement => requirement.id))
  await sql`
    UPDATE law.requirement SET withdrawn_at = ${at}, changed_at = ${at}
    WHERE withdrawn_at IS NULL AND NOT id = ANY (${kept}::text[]) AND norm_id IN (
      SELECT id FROM law.norm WHERE statute_id = ANY (${statutes.map(statute => statute.id)}::text[]))`.execute(
    tx,
  )
}
