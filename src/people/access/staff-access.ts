import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import type { Role } from '../../foundation/permissions/index.ts'

/** How one person gets in here, as the IT desk has to know it: no device, no address, no list of sign-ins. */
export interface StaffAccess {
  readonly id: string
  readonly signIn: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly teams: readonly string[]
  readonly demo: boolean
  readonly active: boolean
  readonly startPasswordUntil: Temporal.Instant | null
  readonly lastSignedInAt: Temporal.Instant | null
  readonly hasApp: boolean
  readonly passkeys: number
  readonly openSessions: number
}

const IDLE = { hours: 2 }

function selectAccess(now: Temporal.Instant, which: RawBuilder<unknown>): RawBuilder<StaffAccess> {
  return sql<StaffAccess>`
    SELECT staff.id, staff.sign_in AS "signIn", staff.name, staff.roles, staff.teams, staff.demo, staff.active,
      staff.start_password_until AS "startPasswordUntil", staff.last_signed_in_at AS "lastSignedInAt",
      staff.totp_secret IS NOT NULL AS "hasApp",
      (SELECT count(*)::int FROM people.passkey WHERE passkey.staff_id = staff.id) AS passkeys,
      (SELECT count(*)::int FROM people.session WHERE session.staff_id = staff.id
        AND session.expires_at > ${now} AND session.last_seen_at > ${now.subtract(IDLE)}) AS "openSessions"
    FROM people.staff ${which}`
}

/** Everybody, those whose access is closed last. */
export async function listStaffAccess(db: Database, now: Temporal.Instant): Promise<readonly StaffAccess[]> {
  const { rows } = await selectAccess(now, sql`ORDER BY staff.active DESC, staff.name, staff.id`).execute(db)
  return rows
}

/** @throws NotFound */
export async function getStaffAccess(
  db: Database | Transaction,
  id: string,
  now: Temporal.Instant,
): Promise<StaffAccess> {
  const { rows } = await selectAccess(now, sql`WHERE staff.id::text = ${id}`).execute(db)
  if (!rows[0]) throw new NotFound()
  return rows[0]
}
