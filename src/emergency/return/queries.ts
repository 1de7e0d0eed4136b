import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { type Database, json, type Transaction } from '../../foundation/database/index.ts'
import type { Figures, Homecoming, Stage, StageToPlan, WayDecision } from './homecoming.ts'

type Db = Database | Transaction
type Row = Omit<Homecoming, 'stages' | 'decisions'>

/** Null: nobody has begun to write one. */
export async function findHomecoming(db: Db, activation: string): Promise<Homecoming | null> {
  const { rows } = await sql<Row>`
    SELECT activation_id AS activation, state, prepared_by_id AS "preparedById", prepared_by AS "preparedBy",
      prepared_at AS "preparedAt", released_by AS "releasedBy", released_at AS "releasedAt", done_at AS "doneAt", at_once AS "atOnce"
    FROM emergency.homecoming WHERE activation_id = ${activation}`.execute(db)
  const [row] = rows
  if (!row) return null
  return { ...row, stages: await stagesOf(db, activation), decisions: await decisionsOf(db, activation) }
}

async function stagesOf(db: Db, activation: string): Promise<Stage[]> {
  const { rows } = await sql<Stage>`
    SELECT number, offices, starts_at AS "startsAt", portion_days AS "portionDays", opened_at AS "openedAt",
      public_before AS "publicBefore", public_at AS "publicAt"
    FROM emergency.stage WHERE activation_id = ${activation} ORDER BY number`.execute(db)
  return rows
}

async function decisionsOf(db: Db, activation: string): Promise<Homecoming['decisions']> {
  const { rows } = await sql<WayDecision & { figures: Figures }>`
    SELECT action, decision, until_day AS until, reason, figures FROM emergency.way_decision
    WHERE activation_id = ${activation} ORDER BY action`.execute(db)
  return rows
}

export interface HomecomingToSave
  extends Pick<Homecoming, 'activation' | 'preparedById' | 'preparedBy' | 'preparedAt'> {
  readonly state: 'draft' | 'prepared'
  readonly atOnce: boolean
  readonly stages: readonly StageToPlan[]
  readonly decisions: readonly WayDecision[]
}

/** In place of what was written before; only as long as nobody has released it. */
export async function saveHomecoming(tx: Transaction, one: HomecomingToSave): Promise<void> {
  const { activation } = one
  await sql`
    INSERT INTO emergency.homecoming (activation_id, state, prepared_by_id, prepared_by, prepared_at, at_once)
    VALUES (${activation}, ${one.state}, ${one.preparedById}, ${one.preparedBy}, ${one.preparedAt}, ${one.atOnce})
    ON CONFLICT (activation_id) DO UPDATE SET state = excluded.state, prepared_by_id = excluded.prepared_by_id,
      prepared_by = excluded.prepared_by, prepared_at = excluded.prepared_at, at_once = excluded.at_once`.execute(
    tx,
  )
  await sql`DELETE FROM emergency.way_decision WHERE activation_id = ${activation}`.execute(tx)
  await sql`DELETE FROM emergency.stage WHERE activation_id = ${activation}`.execute(tx)
  for (const { action, decision, until, reason } of one.decisions)
    await sql`INSERT INTO emergency.way_decision (activation_id, action, decision, until_day, reason, decided_at)
      VALUES (${activation}, ${action}, ${decision}, ${until}, ${reason}, ${one.preparedAt})`.execute(tx)
  for (const { number, offices, startsAt, portionDays } of one.stages)
    await sql`INSERT INTO emergency.stage (activation_id, number, offices, starts_at, portion_days)
      VALUES (${activation}, ${number}, ${offices}, ${startsAt}, ${portionDays})`.execute(tx)
}

/** Written down once more: it can be changed again. */
export async function markDraft(tx: Transaction, activation: string): Promise<void> {
  await sql`UPDATE emergency.homecoming SET state = 'draft' WHERE activation_id = ${activation} AND state = 'prepared'`.execute(
    tx,
  )
}

/** With what was known of the use of each way by then. */
export async function markReleased(
  tx: Transaction,
  activation: string,
  by: { readonly id: string; readonly name: string },
  at: Temporal.Instant,
  figures: ReadonlyMap<number, Figures>,
): Promise<void> {
  for (const [action, known] of figures)
    await sql`UPDATE emergency.way_decision SET figures = ${json({ ...known })}
      WHERE activation_id = ${activation} AND action = ${action}`.execute(tx)
  await sql`UPDATE emergency.homecoming SET state = 'released', released_by_id = ${by.id}, released_by = ${by.name}, released_at = ${at}
    WHERE activation_id = ${activation} AND state = 'prepared'`.execute(tx)
}

export async function markDone(tx: Transaction, activation: string, at: Temporal.Instant): Promise<void> {
  await sql`UPDATE emergency.homecoming SET state = 'done', done_at = ${at} WHERE activation_id = ${activation}`.execute(
    tx,
  )
}

/** Operations that are on their way back. */
export async function returning(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT activation_id AS id FROM emergency.homecoming WHERE state = 'released' ORDER BY released_at`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

export async function markOpened(
  tx: Transaction,
  activation: string,
  number: number,
  at: Temporal.Instant,
): Promise<void> {
  await sql`UPDATE emergency.stage SET opened_at = ${at}
    WHERE activation_id = ${activation} AND number = ${number} AND opened_at IS NULL`.execute(tx)
}

/** @param before null: all days are everybody's from now on */
export async function markPublic(
  tx: Transaction,
  activation: string,
  number: number,
  before: Temporal.PlainDate | null,
  at: Temporal.Instant,
): Promise<void> {
  await sql`UPDATE emergency.stage SET public_before = ${before}, public_at = ${before === null ? at : null}
    WHERE activation_id = ${activation} AND number = ${number}`.execute(tx)
}
