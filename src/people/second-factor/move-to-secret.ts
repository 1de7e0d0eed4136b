import { sql } from 'kysely'
import type { Transaction } from '../../foundation/database/index.ts'
import { seal, unseal } from '../../foundation/sealed.ts'
import type { Secret } from '../../foundation/secret.ts'
import { TOTP_PURPOSE } from './totp-of-staff.ts'

/**
 * Keys of apps are sealed anew. Codes on paper are only known as hashes of the secret of before: they end. The sign-in
 * names of those whose key did not open, who need a reset.
 */
export async function moveFactorsToSecret(tx: Transaction, before: Secret, after: Secret): Promise<string[]> {
  await sql`DELETE FROM people.recovery_code`.execute(tx)
  const { rows } = await sql<{ id: string; signIn: string; sealed: Buffer }>`
    SELECT id, sign_in AS "signIn", totp_secret AS sealed FROM people.staff
    WHERE totp_secret IS NOT NULL ORDER BY sign_in FOR UPDATE`.execute(tx)
  const lost: string[] = []
  for (const { id, signIn, sealed } of rows) {
    const totp = unseal(before, TOTP_PURPOSE, id, sealed)
    if (!totp) lost.push(signIn)
    else
      await sql`UPDATE people.staff SET totp_secret = ${seal(after, TOTP_PURPOSE, id, totp)}
        WHERE id = ${id}`.execute(tx)
  }
  return lost
}
