import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database } from '../../foundation/database/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import { demoPassword } from '../import-people.ts'
import { listStaff } from '../queries.ts'
import { spelledSecret } from './one-time-code.ts'
import { findTotp, nextCode } from './totp-of-staff.ts'

async function ownPasswords(db: Database): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM people.staff
    WHERE demo AND (password_changed_at IS NOT NULL OR start_password_until IS NOT NULL)`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** One line each: name, password, key of the second factor without spaces, its code now, and who that is. */
export async function describeDemoSignIns(
  db: Database,
  secret: Secret,
  now: Temporal.Instant,
): Promise<string[]> {
  const changed = await ownPasswords(db)
  const staff = (await listStaff(db)).filter(({ demo }) => demo)
  return Promise.all(
    staff.map(async ({ id, signIn, name, roles, teams }) => {
      const password = changed.has(id) ? '(changed)' : demoPassword(secret, signIn)
      const totp = await findTotp(db, secret, id)
      const key = totp ? spelledSecret(totp).replaceAll(' ', '') : '(set up at the first sign-in)'
      const code = (await nextCode(db, secret, id, now)) ?? ''
      const where = teams.length > 0 ? ` (${teams.join(', ')})` : ''
      return `  ${signIn.padEnd(11)} ${password.padEnd(12)}  ${key.padEnd(32)}  ${code.padEnd(6)}  ${name}: ${roles.join(', ')}${where}`
    }),
  )
}
