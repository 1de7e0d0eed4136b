import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { type AuditAct, recordAudit } from '../audit/index.ts'
import type { Database, Transaction } from '../database/index.ts'

export interface HeldMail {
  readonly id: string
  readonly address: string
  readonly template: string
  readonly createdAt: Temporal.Instant
}

/** Unsent in a backup that was restored: whether they have left meanwhile, only a person can tell. */
export async function heldMails(db: Database): Promise<HeldMail[]> {
  const { rows } = await sql<HeldMail>`
    SELECT id, address, template, created_at AS "createdAt" FROM foundation.outbox
    WHERE held_at IS NOT NULL AND sent_at IS NULL AND given_up_at IS NULL ORDER BY created_at`.execute(db)
  return rows
}

const operator = { kind: 'system', name: 'schalter mail' } as const

/** They leave now, with the Message-ID they always had; without ids: all. Returns how many. */
export async function releaseMails(
  tx: Transaction,
  ids: readonly string[] | null,
  now: Temporal.Instant,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    UPDATE foundation.outbox SET held_at = NULL, attempts = 0, due_at = ${now}
    WHERE held_at IS NOT NULL AND sent_at IS NULL AND given_up_at IS NULL
      AND (${ids}::text[] IS NULL OR id::text = ANY (${ids})) RETURNING id`.execute(tx)
  return audited(tx, 'mail.released', rows, now)
}

/** They never leave; they stay visible as given up, with the reason. Returns how many. */
export async function dropMails(
  tx: Transaction,
  ids: readonly string[] | null,
  now: Temporal.Instant,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    UPDATE foundation.outbox SET given_up_at = ${now}, settled_at = ${now}, last_error = 'dropped by the operator after a restore'
    WHERE held_at IS NOT NULL AND sent_at IS NULL AND given_up_at IS NULL
      AND (${ids}::text[] IS NULL OR id::text = ANY (${ids})) RETURNING id`.execute(tx)
  return audited(tx, 'mail.dropped', rows, now)
}

async function audited(
  tx: Transaction,
  act: AuditAct,
  mails: readonly { id: string }[],
  at: Temporal.Instant,
): Promise<number> {
  for (const { id } of mails)
    await recordAudit(tx, { actor: operator, act, object: { kind: 'mail', id }, at })
  return mails.length
}
