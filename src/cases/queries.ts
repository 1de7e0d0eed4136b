import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../foundation/database/index.ts'
import { NotFound } from '../foundation/errors.ts'
import type { Case } from './case.ts'

export type Db = Database | Transaction

const caseColumns = sql`c.id, c.reference, c.service_id AS "serviceId", c.service_version AS "serviceVersion",
  c.service_name AS "serviceName", c.outcome, c.team, c.channel, c.language, c.state, c.applicant, c.contact,
  c.delivery, c.snapshot, c.identity, c.access_epoch AS "accessEpoch", c.promised_on AS "promisedOn",
  c.waiting_since AS "waitingSince", c.cleared, c.result, c.assigned_to AS "assignedTo",
  c.assigned_name AS "assignedName", c.demo, c.decoy, c.opened_at AS "openedAt", c.decided_at AS "decidedAt",
  c.closed_at AS "closedAt", c.unreached_since AS "unreachedSince",
  c.paper_number AS "paperNumber"`

async function one(db: Db, where: RawBuilder<unknown>): Promise<Case | null> {
  const { rows } = await sql<Case>`SELECT ${caseColumns} FROM cases.case_record c WHERE ${where}`.execute(db)
  return rows[0] ?? null
}

export function findCaseByReference(db: Db, reference: string): Promise<Case | null> {
  return one(db, sql`c.reference = ${reference}`)
}
export function findCaseById(db: Db, id: string): Promise<Case | null> {
  return one(db, sql`c.id = ${id}`)
}

/** Locks the case until the end of the transaction: two acts on one case come one after the other. */
export async function lockCase(tx: Transaction, id: string): Promise<Case> {
  const found = await one(tx, sql`c.id = ${id} FOR UPDATE`)
  if (!found) throw new NotFound()
  return found
}

/** Sets present state; only the fields that are named. */
export async function updateCase(
  tx: Transaction,
  id: string,
  set: Partial<{
    state: Case['state']
    promisedOn: Temporal.PlainDate
    waitingSince: Temporal.Instant | null
    cleared: readonly string[]
    result: Case['result']
    delivery: Case['delivery']
    identity: Case['identity']
    team: string
    assignedTo: string | null
    assignedName: string | null
    decidedAt: Temporal.Instant
    closedAt: Temporal.Instant | null
    unreachedSince: Temporal.Instant | null
  }>,
  at: Temporal.Instant,
): Promise<void> {
  const names = {
    state: 'state',
    promisedOn: 'promised_on',
    waitingSince: 'waiting_since',
    cleared: 'cleared',
    result: 'result',
    delivery: 'delivery',
    identity: 'identity',
    team: 'team',
    assignedTo: 'assigned_to',
    assignedName: 'assigned_name',
    decidedAt: 'decided_at',
    closedAt: 'closed_at',
    unreachedSince: 'unreached_since',
  } as const
  const parts = Object.entries(set).map(
    ([key, value]) =>
      sql`${sql.ref(names[key as keyof typeof names])} = ${key === 'identity' ? JSON.stringify(value) : value}`,
  )
  await sql`UPDATE cases.case_record SET ${sql.join([...parts, sql`changed_at = ${at}`])} WHERE id = ${id}`.execute(
    tx,
  )
}
