import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import type { PlanDefinition } from '../plan.ts'

type Db = Database | Transaction

/** One version of a plan, with what became of it. */
export interface PlanVersion {
  readonly plan: string
  readonly number: number
  readonly definition: PlanDefinition
  /** Null: it came with a file of the district. */
  readonly authorId: string | null
  readonly author: string
  readonly at: Temporal.Instant
  readonly approvedBy: string | null
  readonly approvedAt: Temporal.Instant | null
  /** The last day on which this very version was rehearsed. */
  readonly rehearsedOn: Temporal.PlainDate | null
}

const versions = sql`
  SELECT v.plan_id AS plan, v.number, v.definition, v.author_id AS "authorId", v.author_name AS author, v.at,
    a.approved_by AS "approvedBy", a.approved_at AS "approvedAt", (SELECT max(r.rehearsed_on) FROM emergency.rehearsal r
      WHERE r.plan_id = v.plan_id AND r.number = v.number) AS "rehearsedOn"
  FROM emergency.plan_version v LEFT JOIN emergency.plan_approval a ON a.plan_id = v.plan_id AND a.number = v.number`

/** The newest version of every plan, by id. */
export async function listPlans(db: Db): Promise<PlanVersion[]> {
  const { rows } = await sql<PlanVersion>`
    SELECT DISTINCT ON (plan) * FROM (${versions}) v ORDER BY plan, number DESC`.execute(db)
  return rows
}

/** The newest version of every plan that somebody has approved, by id. */
export async function approvedPlans(db: Db): Promise<PlanVersion[]> {
  const { rows } = await sql<PlanVersion>`
    SELECT DISTINCT ON (plan) * FROM (${versions}) v WHERE "approvedAt" IS NOT NULL ORDER BY plan, number DESC`.execute(
    db,
  )
  return rows
}

/** All versions of a plan, the newest first. @throws NotFound */
export async function planHistory(db: Db, plan: string): Promise<readonly [PlanVersion, ...PlanVersion[]]> {
  const { rows } = await sql<PlanVersion>`
    SELECT * FROM (${versions}) v WHERE plan = ${plan} ORDER BY number DESC`.execute(db)
  const [newest, ...earlier] = rows
  if (!newest) throw new NotFound()
  return [newest, ...earlier]
}

export interface NewPlanVersion {
  readonly definition: PlanDefinition
  /** The version it was written against; 0 for a plan that is new. */
  readonly basedOn: number
  readonly author: { readonly id: string | null; readonly name: string }
  readonly at: Temporal.Instant
}

/** Adds the next version; false where the newest is not the one it is based on. */
export async function addPlanVersion(
  tx: Transaction,
  { definition, basedOn, author, at }: NewPlanVersion,
): Promise<boolean> {
  const { id } = definition
  await sql`INSERT INTO emergency.plan (id, created_at) VALUES (${id}, ${at}) ON CONFLICT DO NOTHING`.execute(
    tx,
  )
  const { rows } = await sql`
    INSERT INTO emergency.plan_version (plan_id, number, definition, author_id, author_name, at)
    SELECT ${id}, ${basedOn + 1}::int, ${JSON.stringify(definition)}::jsonb, ${author.id}, ${author.name}, ${at}::timestamptz
    WHERE ${basedOn}::int = (SELECT coalesce(max(number), 0) FROM emergency.plan_version WHERE plan_id = ${id})
    ON CONFLICT (plan_id, number) DO NOTHING RETURNING number`.execute(tx)
  return rows.length === 1
}

/** False: it has been approved already. */
export async function addApproval(
  tx: Transaction,
  { plan, number }: Pick<PlanVersion, 'plan' | 'number'>,
  by: { readonly id: string; readonly name: string },
  at: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO emergency.plan_approval (plan_id, number, approved_by_id, approved_by, approved_at)
    VALUES (${plan}, ${number}, ${by.id}, ${by.name}, ${at}) ON CONFLICT DO NOTHING RETURNING number`.execute(
    tx,
  )
  return rows.length === 1
}
