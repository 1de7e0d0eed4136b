import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import type { Secret } from '../../foundation/secret.ts'

/** Where news about a case goes by SMS, once whoever has the phone has confirmed it. */
export interface MobileNumber {
  readonly id: string
  /** E.164. */
  readonly number: string
  readonly codeEpoch: number
  readonly codeExpiresAt: Temporal.Instant
  readonly givenAt: Temporal.Instant
  readonly confirmedAt: Temporal.Instant | null
}

/** Each new code makes the one before worthless. */
export function confirmationCode(
  secret: Secret,
  { id, number, codeEpoch }: Pick<MobileNumber, 'id' | 'number' | 'codeEpoch'>,
): string {
  return secret.spokenCode('sms-code', id, number, codeEpoch)
}

export async function findMobileNumber(
  db: Database | Transaction,
  caseId: string,
): Promise<MobileNumber | null> {
  const { rows } = await sql<MobileNumber>`
    SELECT id, number, code_epoch AS "codeEpoch", code_expires_at AS "codeExpiresAt", given_at AS "givenAt",
      confirmed_at AS "confirmedAt"
    FROM cases.mobile_number WHERE case_id = ${caseId}`.execute(db)
  return rows[0] ?? null
}

export async function storeMobileNumber(
  tx: Transaction,
  caseId: string,
  { id, number, codeEpoch, codeExpiresAt, givenAt }: MobileNumber,
): Promise<void> {
  await sql`
    INSERT INTO cases.mobile_number (id, case_id, number, code_epoch, code_expires_at, given_at)
    VALUES (${id}, ${caseId}, ${number}, ${codeEpoch}, ${codeExpiresAt}, ${givenAt})
    ON CONFLICT (id) DO UPDATE SET code_epoch = excluded.code_epoch, code_expires_at = excluded.code_expires_at,
      given_at = excluded.given_at`.execute(tx)
}

export async function markConfirmed(tx: Transaction, id: string, at: Temporal.Instant): Promise<void> {
  await sql`UPDATE cases.mobile_number SET confirmed_at = ${at} WHERE id = ${id}`.execute(tx)
}

export async function deleteMobileNumber(tx: Transaction, caseId: string): Promise<void> {
  await sql`DELETE FROM cases.mobile_number WHERE case_id = ${caseId}`.execute(tx)
}

/** A finished case may still be asked about for a while, or a letter come back. */
export const NUMBER_KEPT_DAYS = 90
const UNCONFIRMED_KEPT_HOURS = 24

/** For the job of each night. */
export async function deleteOldNumbers(db: Database, now: Temporal.Instant): Promise<void> {
  await sql`
    DELETE FROM cases.mobile_number n USING cases.case_record c WHERE c.id = n.case_id
      AND ((n.confirmed_at IS NULL AND n.code_expires_at < ${now.subtract({ hours: UNCONFIRMED_KEPT_HOURS })})
        OR c.closed_at < ${now.subtract({ hours: NUMBER_KEPT_DAYS * 24 })})`.execute(db)
}
