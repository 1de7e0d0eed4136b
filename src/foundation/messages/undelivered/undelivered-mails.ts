import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { type AuditAct, recordAudit } from '../../audit/index.ts'
import type { Database, Transaction } from '../../database/index.ts'
import { type Actor, demand, type StaffActor } from '../../permissions/index.ts'
import { messagesPermissions } from '../permissions.ts'

export interface UndeliveredMail {
  readonly id: string
  readonly address: string
  readonly template: string
  readonly since: Temporal.Instant
  readonly why: string
}

/** Given up, or reported as not arrived, and no person has dealt with it. */
const undelivered = sql`(given_up_at IS NOT NULL OR bounced_at IS NOT NULL) AND settled_at IS NULL`
/** Those about drafts: no team would ever see them. */
const ofNoCase = sql`team IS NULL`
const all = sql`true`

export function undeliveredMails(db: Database): Promise<UndeliveredMail[]> {
  return find(db, all)
}

export function undeliveredWithoutCase(db: Database): Promise<UndeliveredMail[]> {
  return find(db, ofNoCase)
}

async function find(db: Database, which: RawBuilder<unknown>): Promise<UndeliveredMail[]> {
  const { rows } = await sql<UndeliveredMail>`
    SELECT id, address, template, coalesce(bounced_at, given_up_at) AS since,
      coalesce(bounce, last_error, '') AS why
    FROM foundation.outbox WHERE ${which} AND ${undelivered} ORDER BY since`.execute(db)
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

/** One that needs no person. */
export async function settleMessage(tx: Transaction, id: string, now: Temporal.Instant): Promise<void> {
  await settle(tx, sql`id = ${id}`, now)
}

/** Those about this case leave again, each as the mail it always was. */
export async function sendUndeliveredAgain(
  tx: Transaction,
  subjectId: string,
  now: Temporal.Instant,
): Promise<void> {
  await again(tx, sql`subject_id = ${subjectId}`, now)
}

const operator: Actor = { kind: 'system', name: 'schalter mail' }
const named = (ids: readonly string[] | null) => sql`(${ids}::text[] IS NULL OR id::text = ANY (${ids}))`

/** By the operator; without ids: all. Returns how many. */
export async function retryMails(
  tx: Transaction,
  ids: readonly string[] | null,
  now: Temporal.Instant,
): Promise<number> {
  return audited(tx, operator, 'mail.sent-again', await again(tx, named(ids), now), now)
}

/** By the operator; without ids: all. Returns how many. */
export async function settleMails(
  tx: Transaction,
  ids: readonly string[] | null,
  now: Temporal.Instant,
): Promise<number> {
  return audited(tx, operator, 'mail.settled', await settle(tx, named(ids), now), now)
}

export interface Care {
  readonly by: StaffActor
  readonly act: 'again' | 'settle'
  readonly ids: readonly string[]
  readonly at: Temporal.Instant
}

/** By somebody who looks after mails of no case; those of a case are its team's. Returns how many. @throws Forbidden */
export async function lookAfterMails(tx: Transaction, { by, act, ids, at }: Care): Promise<number> {
  demand(by, messagesPermissions.lookAfterMails)
  const which = sql`${named(ids)} AND ${ofNoCase}`
  return act === 'again'
    ? audited(tx, by, 'mail.sent-again', await again(tx, which, at), at)
    : audited(tx, by, 'mail.settled', await settle(tx, which, at), at)
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
  actor: Actor,
  act: AuditAct,
  ids: readonly string[],
  at: Temporal.Instant,
): Promise<number> {
  for (const id of ids) await recordAudit(tx, { actor, act, object: { kind: 'mail', id }, at })
  return ids.length
}
