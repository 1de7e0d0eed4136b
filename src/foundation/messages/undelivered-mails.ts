import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { type AuditAct, recordAudit } from '../audit/index.ts'
import type { Database, Transaction } from '../database/index.ts'

export interface UndeliveredMail {
  readonly id: string
  readonly address: string
  readonly template: string
  readonly since: Temporal.Instant
  readonly why: string
}

/** Given up, or reported as not arrived, and no person has dealt with it. */
const undelivered = sql`(given_up_at IS NOT NULL OR bounced_at IS NOT NULL) AND settled_at IS NULL`

export async function undeliveredMails(db: Database): Promise<UndeliveredMail[]> {
  const { rows } = await sql<UndeliveredMail>`
    SELECT id, address, template, coalesce(bounced_at, given_up_at) AS since,
      coalesce(bounce, last_error, '') AS why
    FROM foundation.outbox WHERE ${undelivered} ORDER BY since`.execute(db)
  return rows
}

/** Those about this case have been dealt with; whoever calls writes down by whom and how. */
export async function settleUndelivered(
  tx: Transaction,
  subjectId: string,
  now: Temporal.Instant,
): Promise<void> {
  await settle(tx, sql`subject_id = ${subjectId}`, now)
}

/** Those about this case leave again, each as the mail it always was. */
export async function sendUndeliveredAgain(
  tx: Transaction,
  subjectId: string,
  now: Temporal.Instant,
): Promise<void> {
  await again(tx, sql`subject_id = ${subjectId}`, now)
}

const operator = { kind: 'system', name: 'schalter mail' } as const
const named = (ids: readonly string[] | null) => sql`(${ids}::text[] IS NULL OR id::text = ANY (${ids}))`

/** By the operator; without ids: all. Returns how many. */
export async function retryMails(
  tx: Transaction,
  ids: readonly string[] | null,
  now: Temporal.Instant,
): Promise<number> {
  return audited(tx, 'mail.sent-again', await again(tx, named(ids), now), now)
}

/** By the operator; without ids: all. Returns how many. */
export async function settleMails(
  tx: Transaction,
  ids: readonly string[] | null,
  now: Temporal.Instant,
): Promise<number> {
  return audited(tx, 'mail.settled', await settle(tx, named(ids), now), now)
}

async function again(tx: Transaction, which: RawBuilder<unknown>, now: Temporal.Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    UPDATE foundation.outbox SET sent_at = NULL, given_up_at = NULL, bounced_at = NULL, bounce = NULL,
      attempts = 0, due_at = ${now} WHERE ${which} AND ${undelivered} RETURNING id`.execute(tx)
  return rows.map(({ id }) => id)
}

async function settle(tx: Transaction, which: RawBuilder<unknown>, now: Temporal.Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    UPDATE foundation.outbox SET settled_at = ${now} WHERE ${which} AND ${undelivered} RETURNING id`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

async function audited(
  tx: Transaction,
  act: AuditAct,
  ids: readonly string[],
  at: Temporal.Instant,
): Promise<number> {
  for (const id of ids) await recordAudit(tx, { actor: operator, act, object: { kind: 'mail', id }, at })
  return ids.length
}
