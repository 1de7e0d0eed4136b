import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { type Database, json, type Transaction } from '../../foundation/database/index.ts'
import type { PlanDefinition } from '../plan.ts'
import type { DrillReport } from './run-drill.ts'

type Db = Database | Transaction

export interface Drill {
  readonly id: string
  readonly plan: string
  readonly number: number
  readonly definition: PlanDefinition
  readonly startsAt: Temporal.Instant
  readonly askedBy: string
  readonly askedAt: Temporal.Instant
  /** Null: it has not been run yet. */
  readonly doneAt: Temporal.Instant | null
  readonly report: DrillReport | null
}

const drills = sql`
  SELECT d.id, d.plan_id AS plan, d.number, v.definition, d.starts_at AS "startsAt", d.asked_by AS "askedBy",
    d.asked_at AS "askedAt", d.done_at AS "doneAt", d.report
  FROM emergency.drill d JOIN emergency.plan_version v ON v.plan_id = d.plan_id AND v.number = d.number`

export async function askedDrills(db: Db): Promise<Drill[]> {
  const { rows } = await sql<Drill>`${drills} WHERE d.state = 'asked' ORDER BY d.asked_at`.execute(db)
  return rows
}

/** The newest first. */
export async function listDrills(db: Db, limit: number): Promise<Drill[]> {
  const { rows } = await sql<Drill>`${drills} ORDER BY d.asked_at DESC LIMIT ${limit}`.execute(db)
  return rows
}

/** Safe to repeat: the same id is one drill. */
export async function askForDrill(
  tx: Transaction,
  drill: Pick<Drill, 'id' | 'plan' | 'number' | 'startsAt' | 'askedBy' | 'askedAt'>,
): Promise<void> {
  await sql`
    INSERT INTO emergency.drill (id, plan_id, number, state, starts_at, asked_by, asked_at)
    VALUES (${drill.id}, ${drill.plan}, ${drill.number}, 'asked', ${drill.startsAt}, ${drill.askedBy}, ${drill.askedAt})
    ON CONFLICT (id) DO NOTHING`.execute(tx)
}

/** Its plan counts as rehearsed, unless it failed. One that another process has finished stays as it is. */
export async function finishDrill(
  tx: Transaction,
  { id, plan, number, askedBy }: Drill,
  report: DrillReport,
  at: Temporal.Instant,
  today: Temporal.PlainDate,
): Promise<void> {
  const { rows } = await sql`
    UPDATE emergency.drill SET state = 'done', done_at = ${at}, report = ${json(report)}
    WHERE id = ${id} AND state = 'asked' RETURNING id`.execute(tx)
  if (rows.length === 0 || report.fault) return
  await sql`
    INSERT INTO emergency.rehearsal (id, plan_id, number, rehearsed_on, noted_by, noted_at)
    VALUES (${id}, ${plan}, ${number}, ${today}, ${askedBy}, ${at}) ON CONFLICT (id) DO NOTHING`.execute(tx)
}

/**
 * An operation that the log of a drill can speak of; it is taken back with the rest. Not as one that runs: the plan itself may be
 * running while it is practised.
 */
export async function insertStandIn(
  tx: Transaction,
  { id, plan, number, startsAt, askedBy }: Drill,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    INSERT INTO emergency.activation (id, plan_id, number, state, starts_at, review_at, prepared_by_id, prepared_by, prepared_at,
      ended_by, ended_at)
    VALUES (${id}, ${plan}, ${number}, 'withdrawn', ${startsAt}, ${startsAt}, 'drill', ${askedBy}, ${at}, ${askedBy}, ${at})`.execute(
    tx,
  )
}
