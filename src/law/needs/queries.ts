import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { knownRows } from '../known-rows.ts'
import type { Need, NeedStep } from './need.ts'
import type { NeedDefinition } from './need-definition.ts'

type Db = Database | Transaction

export async function readNeeds(db: Db): Promise<Need[]> {
  const { rows } = await sql<Omit<Need, 'steps'>>`
    SELECT id, title, norm_id AS norm, requirements, present, proposed, owner, saves, note,
      entered_name AS "enteredName"
    FROM ${knownRows('need', undefined)} n WHERE withdrawn_at IS NULL ORDER BY id`.execute(db)
  const { rows: steps } = await sql<NeedStep & { need: string }>`
    SELECT need_id AS need, number, state, since, note, entered_name AS "enteredName", entered_at AS "enteredAt"
    FROM law.need_state ORDER BY need_id, number`.execute(db)
  return rows.map(row => ({ ...row, steps: steps.filter(({ need }) => need === row.id) }))
}

/** @throws NotFound */
export async function getNeed(db: Db, id: string): Promise<Need> {
  const found = (await readNeeds(db)).find(need => need.id === id)
  if (!found) throw new NotFound()
  return found
}

/** Until the end of the transaction. @throws NotFound */
export async function lockNeed(tx: Transaction, id: string): Promise<Need> {
  await sql`SELECT FROM law.need_for_change WHERE id = ${id} FOR UPDATE`.execute(tx)
  return getNeed(tx, id)
}

/** `by` null: a file, which the next one may change; what staff entered no file changes. */
export async function saveNeed(
  tx: Transaction,
  need: NeedDefinition,
  by: StaffActor | null,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    INSERT INTO law.need_for_change (id, title, norm_id, requirements, present, proposed, owner, saves, note,
      entered_by, entered_name, changed_at)
    VALUES (${need.id}, ${JSON.stringify(need.title)}, ${need.norm}, ${need.requirements}, ${need.present},
      ${need.proposed}, ${JSON.stringify(need.owner)}, ${JSON.stringify(need.saves)},
      ${need.note && JSON.stringify(need.note)}, ${by?.id ?? null}, ${by?.name ?? null}, ${at})
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, norm_id = excluded.norm_id,
      requirements = excluded.requirements, present = excluded.present, proposed = excluded.proposed,
      owner = excluded.owner, saves = excluded.saves, note = excluded.note, withdrawn_at = NULL,
      changed_at = excluded.changed_at
    WHERE law.need_for_change.entered_by IS NULL`.execute(tx)
}

export async function insertStep(
  tx: Transaction,
  id: string,
  step: Pick<NeedStep, 'state' | 'note'> & { readonly since: Temporal.PlainDate | string | null },
  by: StaffActor | null,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    INSERT INTO law.need_state (need_id, number, state, since, note, entered_by, entered_name, entered_at)
    SELECT ${id}, count(*) + 1, ${step.state}, ${step.since}::date, ${step.note && JSON.stringify(step.note)}::jsonb,
      ${by?.id ?? null}, ${by?.name ?? null}, ${at}::timestamptz
    FROM law.need_state WHERE need_id = ${id}`.execute(tx)
}

/** Those of files that none names any more. */
export async function withdrawNeeds(
  tx: Transaction,
  kept: readonly string[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`UPDATE law.need_for_change SET withdrawn_at = ${at}, changed_at = ${at}
    WHERE withdrawn_at IS NULL AND entered_by IS NULL AND NOT id = ANY (${kept}::text[])`.execute(tx)
}
