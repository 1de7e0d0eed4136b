import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import { berlinDay, formatShortDay, type Localized } from '../../foundation/language/index.ts'
import { uuidOf } from '../../foundation/uuid.ts'
import { writeAct } from '../acts/queries.ts'
import { tellOfExtension } from '../news/tell-of-extension.ts'
import { lockCase } from '../queries.ts'
import { extendedDay, lastDayToAnswer } from './deadline.ts'
import { openInquiry, writeExtension } from './queries.ts'

/** Which deadlines an operation extends: those that the authority has set itself, for questions that were open when it began. */
export interface DeadlinesToExtend {
  /** Null: of every team. */
  readonly team: string | null
  /** Null: of every service. */
  readonly service: string | null
  /** They end from this day on. */
  readonly from: Temporal.PlainDate
  /** And up to this day; null: open. */
  readonly until: Temporal.PlainDate | null
  readonly days: number
  /** Whoever asked later knew of it, and has set the day accordingly. */
  readonly askedBefore: Temporal.Instant
}

/** Once extended, they are none of these any more: it can be done again and again. */
const toExtend = (which: DeadlinesToExtend) => sql`
  FROM cases.inquiry i JOIN cases.case_record c ON c.id = i.case_id
  WHERE i.answered_at IS NULL AND i.taken_back_at IS NULL AND i.answer_by IS NOT NULL AND NOT c.decoy
    AND i.asked_at < ${which.askedBefore}
    AND coalesce(i.extended_to, i.answer_by) >= ${which.from}
    AND (${which.until}::date IS NULL OR coalesce(i.extended_to, i.answer_by) <= ${which.until}::date)
    AND coalesce(i.extended_to, i.answer_by) < greatest(i.answer_by, ${which.from}::date) + ${which.days}::int
    AND (${which.team}::text IS NULL OR c.team = ${which.team})
    AND (${which.service}::text IS NULL OR c.service_id = ${which.service})`

/** How many there are now, and how many of those people have given no way but the post. */
export async function countDeadlines(
  db: Database | Transaction,
  which: DeadlinesToExtend,
): Promise<{ readonly deadlines: number; readonly letters: number }> {
  const { rows } = await sql<{ deadlines: number; letters: number }>`
    SELECT count(*)::int AS deadlines, count(*) FILTER (WHERE c.contact ->> 'email' IS NULL AND NOT EXISTS (
      SELECT FROM cases.mobile_number m WHERE m.case_id = c.id AND m.confirmed_at IS NOT NULL))::int AS letters
    ${toExtend(which)}`.execute(db)
  return rows[0]!
}

interface Extension extends DeadlinesToExtend {
  /** Of this operation: each person hears of it once. */
  readonly operation: string
  readonly reason: Localized
  readonly at: Temporal.Instant
}

/** Where a walk through the cases stands. */
export interface WalkedCases {
  readonly extended: number
  /** The next batch begins after this case; null: there is none. */
  readonly after: string | null
}

/** The next so many cases, in the order of their ids. */
export async function extendDeadlines(
  tx: Transaction,
  extension: Extension,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<WalkedCases> {
  const { rows } = await sql<{ caseId: string }>`
    SELECT i.case_id AS "caseId" ${toExtend(extension)} AND (${after}::uuid IS NULL OR i.case_id > ${after}::uuid)
    ORDER BY i.case_id LIMIT ${limit}`.execute(tx)
  let extended = 0
  for (const { caseId } of rows) if (await extendOne(tx, caseId, extension)) extended += 1
  return { extended, after: rows.length < limit ? null : rows.at(-1)!.caseId }
}

async function extendOne(tx: Transaction, caseId: string, extension: Extension): Promise<boolean> {
  const { operation, reason, from, days, at } = extension
  const record = await lockCase(tx, caseId)
  const inquiry = await openInquiry(tx, caseId)
  // Answered while this one waited for the lock.
  const before = inquiry && lastDayToAnswer(inquiry)
  if (record.state !== 'waiting' || !before || !inquiry.answerBy) return false
  const to = extendedDay(inquiry.answerBy, from, days)
  if (before.until(to).sign <= 0) return false
  await writeExtension(tx, inquiry.id, to)
  const note = `bis ${formatShortDay(to, 'de')}, vorher ${formatShortDay(before, 'de')}: ${reason.de}`
  const data = { inquiry: inquiry.id, from: before.toString(), to: to.toString(), operation }
  const actor = { kind: 'system', name: 'Schalter' } as const
  await writeAct(tx, { caseId, kind: 'deadline-extended', actor, note, data, at })
  const id = uuidOf(`deadline ${operation} ${inquiry.id}`)
  const extended = { ...inquiry, extendedTo: to }
  await tellOfExtension(tx, record, { id, inquiry: extended, before, reason, today: berlinDay(at), at })
  return true
}
