import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../foundation/database/index.ts'
import type { StatuteFile } from './law-definition.ts'

/** What has not changed is not written; what has, is known from now on, and what it was before stays on record. */
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
    const source = norm.source ?? (norm.textAsOf && statute.source)
    const versions = norm.otherVersions.map(text => ({
      ...text,
      source: text.source ?? (text.textAsOf && statute.source),
    }))
    await sql`
      INSERT INTO law.norm (id, statute_id, citation, says, text_as_of, source, valid_from, valid_until,
        other_versions, changed_at)
      VALUES (${norm.id}, ${statute.id}, ${JSON.stringify(norm.citation)}, ${JSON.stringify(norm.says)},
        ${norm.textAsOf}, ${source}, ${norm.validFrom}, ${norm.validUntil}, ${JSON.stringify(versions)}, ${at})
      ON CONFLICT (id) DO UPDATE SET statute_id = excluded.statute_id, citation = excluded.citation,
        says = excluded.says, text_as_of = excluded.text_as_of, source = excluded.source,
        valid_from = excluded.valid_from, valid_until = excluded.valid_until,
        other_versions = excluded.other_versions, withdrawn_at = NULL, changed_at = excluded.changed_at`.execute(
      tx,
    )
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
        identification, replaced_by, valid_from, valid_until, actor, consequence, exceptions, quote, deadline,
        changed_at)
      VALUES (${requirement.id}, ${requirement.norm}, ${requirement.services}, ${requirement.step},
        ${requirement.kind}, ${requirement.modality}, ${requirement.closes}, ${JSON.stringify(requirement.reason)},
        ${JSON.stringify(requirement.instead)}, ${nullOr(requirement.identification)},
        ${nullOr(requirement.replacedBy)}, ${requirement.validFrom}, ${requirement.validUntil},
        ${nullOr(requirement.actor)}, ${nullOr(requirement.consequence)}, ${nullOr(requirement.exceptions)},
        ${requirement.quote}, ${nullOr(requirement.deadline)}, ${at})
      ON CONFLICT (id) DO UPDATE SET norm_id = excluded.norm_id, services = excluded.services,
        step = excluded.step, kind = excluded.kind, modality = excluded.modality, closes = excluded.closes,
        reason = excluded.reason, instead = excluded.instead, identification = excluded.identification,
        replaced_by = excluded.replaced_by, valid_from = excluded.valid_from, valid_until = excluded.valid_until,
        actor = excluded.actor, consequence = excluded.consequence, exceptions = excluded.exceptions,
        quote = excluded.quote, deadline = excluded.deadline, withdrawn_at = NULL,
        changed_at = excluded.changed_at`.execute(tx)
  }
}

function nullOr(value: object | null): string | null {
  return value && JSON.stringify(value)
}

/** Requirements and norms of these statutes that their files no longer name. */
export async function withdrawOthers(
  tx: Transaction,
  statutes: readonly StatuteFile[],
  at: Temporal.Instant,
): Promise<void> {
  const ids = statutes.map(({ id }) => id)
  const norms = statutes.flatMap(statute => statute.norms.map(({ id }) => id))
  const requirements = statutes.flatMap(statute => statute.requirements.map(({ id }) => id))
  await sql`
    UPDATE law.requirement SET withdrawn_at = ${at}, changed_at = ${at}
    WHERE withdrawn_at IS NULL AND NOT id = ANY (${requirements}::text[]) AND norm_id IN (
      SELECT id FROM law.norm WHERE statute_id = ANY (${ids}::text[]))`.execute(tx)
  await sql`
    UPDATE law.norm SET withdrawn_at = ${at}, changed_at = ${at}
    WHERE withdrawn_at IS NULL AND NOT id = ANY (${norms}::text[]) AND statute_id = ANY (${ids}::text[])`.execute(
    tx,
  )
}
