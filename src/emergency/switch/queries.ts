import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { type Database, json, type Transaction } from '../../foundation/database/index.ts'
import type { Activation } from './activation.ts'

type Db = Database | Transaction

const activations = sql`
  SELECT a.id, a.plan_id AS plan, a.number, a.state, CASE WHEN c.added IS NULL THEN v.definition
      ELSE jsonb_set(v.definition, '{actions}', v.definition->'actions' || c.added) END AS definition,
    coalesce(c.dropped, '{}') AS dropped, a.starts_at AS "startsAt", a.ends_at AS "endsAt",
    a.review_at AS "reviewAt", a.prepared_by_id AS "preparedById", a.prepared_by AS "preparedBy", a.prepared_at AS "preparedAt",
    a.released_by AS "releasedBy", a.released_at AS "releasedAt", a.break_glass AS "breakGlass", a.ended_by AS "endedBy",
    a.ended_at AS "endedAt", ARRAY(SELECT unnest(s.offices) FROM emergency.stage s
      WHERE s.activation_id = a.id AND s.opened_at IS NOT NULL) AS "openAgain"
  FROM emergency.activation a JOIN emergency.plan_version v ON v.plan_id = a.plan_id AND v.number = a.number
    LEFT JOIN LATERAL (SELECT jsonb_agg(one ORDER BY c.number, place) FILTER (WHERE one IS NOT NULL) AS added,
        (SELECT array_agg(DISTINCT gone) FROM emergency.change d, unnest(d.dropped) AS gone
          WHERE d.activation_id = a.id AND d.state = 'released') AS dropped
      FROM emergency.change c LEFT JOIN LATERAL jsonb_array_elements(c.added) WITH ORDINALITY AS x (one, place) ON true
      WHERE c.activation_id = a.id AND c.state = 'released') c ON true`

/** Null: there is none of this id. */
export async function findActivation(db: Db, id: string): Promise<Activation | null> {
  const { rows } = await sql<Activation>`${activations} WHERE a.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Locked until the end of the transaction. */
export async function lockActivation(tx: Transaction, id: string): Promise<Activation | null> {
  await sql`SELECT FROM emergency.activation WHERE id = ${id} FOR UPDATE`.execute(tx)
  return findActivation(tx, id)
}

/** Those that run or are prepared first, then the latest that are over. */
export async function listActivations(db: Db, limit: number): Promise<Activation[]> {
  const { rows } = await sql<Activation>`${activations}
    ORDER BY a.state IN ('withdrawn', 'over'), a.prepared_at DESC LIMIT ${limit}`.execute(db)
  return rows
}

/** Those that are switched on. */
export async function releasedActivations(db: Db): Promise<Activation[]> {
  const { rows } =
    await sql<Activation>`${activations} WHERE a.state = 'released' ORDER BY a.released_at`.execute(db)
  return rows
}

/** Those of which a way was extended beyond its end, and runs on this day: what they rest on is still needed. */
export async function extendedOn(db: Db, day: Temporal.PlainDate): Promise<Activation[]> {
  const { rows } = await sql<Activation>`${activations} WHERE EXISTS (
    SELECT FROM emergency.way_decision w JOIN emergency.homecoming h USING (activation_id)
    WHERE w.activation_id = a.id AND h.released_at IS NOT NULL AND w.until_day >= ${day})`.execute(db)
  return rows
}

/** Those that run or ran, the latest first. */
export async function everReleased(db: Db): Promise<Activation[]> {
  const { rows } =
    await sql<Activation>`${activations} WHERE a.state IN ('released', 'over') ORDER BY a.released_at DESC`.execute(
      db,
    )
  return rows
}

export type ActivationToPrepare = Pick<
  Activation,
  'id' | 'plan' | 'number' | 'startsAt' | 'endsAt' | 'reviewAt' | 'preparedById' | 'preparedBy' | 'preparedAt'
>

/** False: one of this plan is prepared or runs already. The same id once more changes nothing and is true. */
export async function insertActivation(tx: Transaction, one: ActivationToPrepare): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO emergency.activation (id, plan_id, number, state, starts_at, ends_at, review_at, prepared_by_id, prepared_by, prepared_at)
    VALUES (${one.id}, ${one.plan}, ${one.number}, 'prepared', ${one.startsAt}, ${one.endsAt}, ${one.reviewAt},
      ${one.preparedById}, ${one.preparedBy}, ${one.preparedAt}) ON CONFLICT DO NOTHING RETURNING id`.execute(
    tx,
  )
  return rows.length === 1
}

export async function markReleased(
  tx: Transaction,
  id: string,
  by: { readonly id: string; readonly name: string },
  at: Temporal.Instant,
  breakGlass: string | null,
): Promise<void> {
  await sql`
    UPDATE emergency.activation SET state = 'released', released_by_id = ${by.id}, released_by = ${by.name},
      released_at = ${at}, break_glass = ${breakGlass} WHERE id = ${id} AND state = 'prepared'`.execute(tx)
}

export async function markEnded(
  tx: Transaction,
  id: string,
  state: 'withdrawn' | 'over',
  by: string,
  at: Temporal.Instant,
): Promise<void> {
  await sql`UPDATE emergency.activation SET state = ${state}, ended_by = ${by}, ended_at = ${at} WHERE id = ${id}`.execute(
    tx,
  )
}

export async function moveReview(tx: Transaction, id: string, to: Temporal.Instant): Promise<void> {
  await sql`UPDATE emergency.activation SET review_at = ${to} WHERE id = ${id} AND state = 'released'`.execute(
    tx,
  )
}

/** Those that are over, and have not given their offices back yet. */
export async function reopening(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM emergency.activation a WHERE state = 'over' AND NOT EXISTS (
      SELECT FROM emergency.log_entry l WHERE l.activation_id = a.id AND l.kind = 'reopened') ORDER BY ended_at`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

export type LogKind =
  | 'prepared'
  | 'released'
  | 'withdrawn'
  | 'taken-over'
  | 'task-done'
  | 'reviewed'
  | 'noted'
  | 'over'
  | 'reopened'
  | 'derogation-begun'
  | 'return-prepared'
  | 'return-released'
  | 'way-decided'
  | 'need-found'
  | 'stage-opened'
  | 'public-again'
  | 'task-undone'
  | 'deadlines-extended'
  | 'call-back-opened'
  | 'changed'
  | 'staff-moved'

export interface LogEntry {
  readonly id: number
  readonly at: Temporal.Instant
  readonly kind: LogKind
  readonly by: string
  readonly note: string | null
  readonly data: Record<string, unknown>
  /** What the entry changed, both with the same names; null: nothing. */
  readonly before: Record<string, unknown> | null
  readonly after: Record<string, unknown> | null
}

type ToWrite = Pick<LogEntry, 'kind' | 'by' | 'at'> & Partial<LogEntry>

export async function writeLog(
  tx: Transaction,
  activation: string,
  { kind, by, note = null, data = {}, before = null, after = null, at }: ToWrite,
): Promise<void> {
  await sql`INSERT INTO emergency.log_entry (activation_id, at, kind, by_name, note, data, before, after)
    VALUES (${activation}, ${at}, ${kind}, ${by}, ${note}, ${json(data)}, ${before && json(before)}, ${after && json(after)})`.execute(
    tx,
  )
}

/** The newest first. */
export async function logOf(db: Db, activation: string): Promise<LogEntry[]> {
  const { rows } = await sql<LogEntry>`
    SELECT id, at, kind, by_name AS by, note, data, before, after FROM emergency.log_entry
    WHERE activation_id = ${activation} ORDER BY id DESC`.execute(db)
  return rows
}

/** Derogations that operations have switched on, whether they run still or not. */
export async function derogationsBegun(
  tx: Transaction,
): Promise<{ readonly activation: string; readonly derogation: string }[]> {
  const { rows } = await sql<{ activation: string; derogation: string }>`
    SELECT activation_id AS activation, data ->> 'derogation' AS derogation FROM emergency.log_entry
    WHERE kind = 'derogation-begun'`.execute(tx)
  return rows
}
