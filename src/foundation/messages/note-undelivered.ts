import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { type Database, inTransaction, type Transaction } from '../database/index.ts'
import { emitEvent } from '../events/index.ts'
import type { DeliveryReport } from './delivery-report.ts'

/** One line, without control or direction signs: it was written by a stranger's server. */
export function oneTidyLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 300)
}

/**
 * Notes what a server reported; a second report of the same mail changes nothing. One that is only late is still on
 * its way.
 */
export async function noteReport(
  db: Database,
  mailId: string,
  report: DeliveryReport,
  at: Temporal.Instant,
): Promise<'noted' | 'known'> {
  const said = oneTidyLine(`${report.status} ${report.said}`)
  return inTransaction(db, async tx => {
    const { rows } =
      report.action === 'failed'
        ? await sql`UPDATE foundation.outbox SET bounced_at = ${at}, bounce = ${said}, settled_at = NULL
            WHERE id = ${mailId} AND bounced_at IS NULL AND given_up_at IS NULL RETURNING id`.execute(tx)
        : await sql`UPDATE foundation.outbox SET bounce = ${said}
            WHERE id = ${mailId} AND bounce IS NULL RETURNING id`.execute(tx)
    if (rows.length === 0) return 'known'
    if (report.action === 'failed') await tellUndelivered(tx, mailId, at)
    return 'noted'
  })
}

/** Whoever owns what the mail was about hears of it and puts it before a person. */
export async function tellUndelivered(tx: Transaction, mailId: string, at: Temporal.Instant): Promise<void> {
  const { rows } = await sql<{ about: string; template: string; way: string }>`
    SELECT subject_id AS about, template, way FROM foundation.outbox WHERE id = ${mailId}`.execute(tx)
  await emitEvent(tx, { name: 'mail-undelivered', subject: mailId, data: { ...rows[0] }, at })
}
