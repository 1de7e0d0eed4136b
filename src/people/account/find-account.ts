import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database } from '../../foundation/database/index.ts'
import { listPasskeys } from '../passkeys/queries.ts'
import { countRecoveryCodes } from '../second-factor/recovery-codes.ts'

interface AccountRow {
  readonly signIn: string
  readonly passwordChangedAt: Temporal.Instant | null
  readonly totpSetAt: Temporal.Instant | null
}

export interface Account extends AccountRow {
  readonly recoveryCodesLeft: number
  readonly passkeys: number
}

/** How somebody signs in, as the own account shows it. */
export async function findAccount(db: Database, staffId: string): Promise<Account> {
  const { rows } = await sql<AccountRow>`
    SELECT sign_in AS "signIn", password_changed_at AS "passwordChangedAt", totp_set_at AS "totpSetAt"
    FROM people.staff WHERE id = ${staffId}`.execute(db)
  const passkeys = (await listPasskeys(db, staffId)).length
  return { ...rows[0]!, recoveryCodesLeft: await countRecoveryCodes(db, staffId), passkeys }
}
