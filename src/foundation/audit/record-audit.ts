import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { always, type Database, type Transaction, type Write } from '../database/index.ts'
import { currentRequestId } from '../log/index.ts'
import type { Actor } from '../permissions/index.ts'
import type { AuditAct, AuditObject } from './audit-acts.ts'

export interface AuditEntry {
  readonly actor: Actor
  readonly act: AuditAct
  readonly object: { readonly kind: AuditObject; readonly id: string }
  /** No personal data of citizens: what was changed is told by the object itself. */
  readonly detail?: Record<string, unknown>
  readonly at: Temporal.Instant
}

/** As what somebody acted then: roles and teams change, and citizens are told the function, not the name. */
function functionOf(actor: Actor): Record<string, string> {
  if (actor.kind !== 'staff') return {}
  const role = actor.roles[0]
  const team = actor.teams.length === 1 ? actor.teams[0] : undefined
  return { ...(role ? { role } : {}), ...(team ? { team } : {}) }
}

/** One line of the audit trail, for `writeTogether`. */
export function auditWrite(entry: AuditEntry): Write {
  const { actor, object } = entry
  const id = actor.kind === 'staff' ? actor.id : null
  const name = actor.kind === 'citizen' ? null : actor.name
  return only => sql`
    INSERT INTO foundation.audit (at, actor_kind, actor_id, actor_name, act, object_kind, object_id, detail, request_id)
    SELECT ${entry.at}, ${actor.kind}, ${id}, ${name}, ${entry.act}, ${object.kind}, ${object.id},
           ${JSON.stringify({ ...functionOf(actor), ...entry.detail })}, ${currentRequestId()} WHERE ${only}`
}

/**
 * A line for each id that the given query finds: for what the house does to many at once.
 * @param ids such as sql`SELECT id FROM over WHERE state = 'done'`, with the one column `id`
 */
export function auditEachWrite(
  { actor, act, detail, at }: Omit<AuditEntry, 'object'>,
  kind: AuditObject,
  ids: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const id = actor.kind === 'staff' ? actor.id : null
  const name = actor.kind === 'citizen' ? null : actor.name
  return sql`
    INSERT INTO foundation.audit (at, actor_kind, actor_id, actor_name, act, object_kind, object_id, detail, request_id)
    SELECT ${at}::timestamptz, ${actor.kind}, ${id}, ${name}, ${act}, ${kind}, one.id::text,
           ${JSON.stringify({ ...functionOf(actor), ...detail })}::jsonb, ${currentRequestId()} FROM (${ids}) one`
}

/** Writes one line of the audit trail in the transaction of the act itself. */
export async function recordAudit(tx: Transaction, entry: AuditEntry): Promise<void> {
  await auditWrite(entry)(always).execute(tx)
}

export interface AuditLine {
  readonly id: number
  readonly at: Temporal.Instant
  readonly actorKind: Actor['kind']
  readonly actorName: string | null
  readonly act: string
  readonly objectKind: string
  readonly objectId: string
  readonly detail: Record<string, unknown>
}

const columns = sql`id, at, actor_kind AS "actorKind", actor_name AS "actorName", act,
  object_kind AS "objectKind", object_id AS "objectId", detail`

/** All lines about one object, oldest first. */
export async function auditOf(
  db: Database | Transaction,
  kind: AuditObject,
  id: string,
): Promise<AuditLine[]> {
  const { rows } = await sql<AuditLine>`
    SELECT ${columns} FROM foundation.audit
    WHERE object_kind = ${kind} AND object_id = ${id} ORDER BY id`.execute(db)
  return rows
}

/** The newest lines of one act since then. */
export async function latestOfAct(
  db: Database | Transaction,
  act: AuditAct,
  since: Temporal.Instant,
  limit: number,
): Promise<AuditLine[]> {
  const { rows } = await sql<AuditLine>`
    SELECT ${columns} FROM foundation.audit
    WHERE act = ${act} AND at > ${since} ORDER BY id DESC LIMIT ${limit}`.execute(db)
  return rows
}

/** The newest lines of the whole house, for the auditor. */
export async function latestAudit(
  db: Database | Transaction,
  before: number | null,
  limit: number,
): Promise<AuditLine[]> {
  const { rows } = await sql<AuditLine>`
    SELECT ${columns} FROM foundation.audit
    WHERE ${before}::bigint IS NULL OR id < ${before} ORDER BY id DESC LIMIT ${limit}`.execute(db)
  return rows
}
