import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import type { CallBack, Ending } from './call-back.ts'

type Db = Database | Transaction

export interface Queue {
  readonly id: string
  /** The operation that opens it. */
  readonly activation: string
  /** Null: every service. */
  readonly team: string | null
}

/** Safe to repeat: the same id is one queue. */
export async function openQueue(tx: Transaction, queue: Queue, at: Temporal.Instant): Promise<void> {
  await sql`INSERT INTO hotline.call_back_queue (id, activation, team, opened_at)
    VALUES (${queue.id}, ${queue.activation}, ${queue.team}, ${at}) ON CONFLICT (id) DO NOTHING`.execute(tx)
}

/** Those of this operation alone. @returns how many were open */
export async function closeQueues(
  tx: Transaction,
  activation: string,
  at: Temporal.Instant,
): Promise<number> {
  const { rows } =
    await sql`UPDATE hotline.call_back_queue SET closed_at = greatest(opened_at, ${at}::timestamptz)
    WHERE activation = ${activation} AND closed_at IS NULL RETURNING id`.execute(tx)
  return rows.length
}

/** One of them alone. */
export async function closeQueue(tx: Transaction, id: string, at: Temporal.Instant): Promise<void> {
  await sql`UPDATE hotline.call_back_queue SET closed_at = greatest(opened_at, ${at}::timestamptz)
    WHERE id = ${id} AND closed_at IS NULL`.execute(tx)
}

export async function openQueues(db: Db): Promise<Queue[]> {
  const { rows } = await sql<Queue>`
    SELECT id, activation, team FROM hotline.call_back_queue WHERE closed_at IS NULL ORDER BY opened_at, id`.execute(
    db,
  )
  return rows
}

/** How many wait for a call, of these teams; null: of all. */
export async function waitingOf(db: Db, teams: readonly string[] | null): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM hotline.call_back
    WHERE ended_at IS NULL AND (${teams}::text[] IS NULL OR team = ANY (${teams}::text[]))`.execute(db)
  return rows[0]!.count
}

export type NewCallBack = Pick<
  CallBack,
  'id' | 'team' | 'service' | 'name' | 'phone' | 'language' | 'errand' | 'wished' | 'askedAt' | 'enteredBy'
>

/** False: this number waits for a call about this service already, or it is the same form once more. */
export async function insertCallBack(tx: Transaction, one: NewCallBack): Promise<boolean> {
  const { numAffectedRows } = await sql`
    INSERT INTO hotline.call_back (id, team, service_id, name, phone, language, errand, wished, asked_at, entered_by)
    VALUES (${one.id}, ${one.team}, ${one.service}, ${one.name}, ${one.phone}, ${one.language}, ${one.errand},
      ${one.wished}, ${one.askedAt}, ${one.enteredBy}) ON CONFLICT DO NOTHING`.execute(tx)
  return numAffectedRows === 1n
}

const columns = sql`id, team, service_id AS service, name, phone, language, errand, wished, asked_at AS "askedAt",
  entered_by AS "enteredBy", attempts, attempted_at AS "attemptedAt", taken_by_id AS "takenById", taken_by AS "takenBy",
  taken_at AS "takenAt", ended_at AS "endedAt", ending`

/** Who waits longest comes first; whoever was tried for goes behind those who were not. */
export async function waitingCallBacks(
  db: Db,
  teams: readonly string[] | null,
  limit: number,
): Promise<CallBack[]> {
  const { rows } = await sql<CallBack>`
    SELECT ${columns} FROM hotline.call_back
    WHERE ended_at IS NULL AND (${teams}::text[] IS NULL OR team = ANY (${teams}::text[]))
    ORDER BY attempts, asked_at, id LIMIT ${limit}`.execute(db)
  return rows
}

/** Locked until the end of the transaction. */
export async function lockCallBack(tx: Transaction, id: string): Promise<CallBack | null> {
  const { rows } =
    await sql<CallBack>`SELECT ${columns} FROM hotline.call_back WHERE id = ${id} FOR UPDATE`.execute(tx)
  return rows[0] ?? null
}

export async function markTaken(
  tx: Transaction,
  id: string,
  by: { readonly id: string; readonly name: string },
  at: Temporal.Instant,
): Promise<void> {
  await sql`UPDATE hotline.call_back SET taken_by_id = ${by.id}, taken_by = ${by.name}, taken_at = ${at}
    WHERE id = ${id}`.execute(tx)
}

/** It is nobody's any more, and over where it has an ending. */
export async function markCalled(
  tx: Transaction,
  id: string,
  { ending, by, at }: { readonly ending: Ending | null; readonly by: string; readonly at: Temporal.Instant },
): Promise<void> {
  const tried = ending === 'reached' || ending === 'letter' ? sql`attempts` : sql`attempts + 1`
  await sql`
    UPDATE hotline.call_back SET attempts = ${tried}, attempted_at = ${at}, taken_by_id = NULL, taken_by = NULL,
      taken_at = NULL, ended_at = ${ending && at}::timestamptz, ending = ${ending}, ended_by = ${ending && by}
    WHERE id = ${id}`.execute(tx)
}
