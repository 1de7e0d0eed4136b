import { sql } from 'kysely'
import { recordAudit } from '../../foundation/audit/index.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import type { House } from '../../foundation/http/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { endSessionsOf } from '../sessions/own-sessions.ts'
import { isLeaked } from './leaked-passwords.ts'
import { hashPassword, passwordMatches } from './password.ts'
import { type PasswordProblem, passwordProblem } from './password-rule.ts'

export type NewPasswordProblem = PasswordProblem | 'leaked' | 'different' | 'same-as-before'

export interface TypedPassword {
  readonly password: string
  readonly repeat: string
}

interface PasswordRow {
  readonly signIn: string
  readonly hash: string
}

async function findPassword(tx: Transaction, staffId: string): Promise<PasswordRow> {
  const { rows } = await sql<PasswordRow>`SELECT sign_in AS "signIn", password_hash AS hash
    FROM people.staff WHERE id = ${staffId} FOR UPDATE`.execute(tx)
  return rows[0]!
}

export async function isOwnPassword(tx: Transaction, staffId: string, typed: string): Promise<boolean> {
  return passwordMatches((await findPassword(tx, staffId)).hash, typed)
}

/** Sets a password of one's own and ends every other session; null where it was set. */
export async function changePassword(
  tx: Transaction,
  { clock, config }: House,
  staff: StaffActor,
  { password, repeat }: TypedPassword,
  keepToken?: string,
): Promise<NewPasswordProblem | null> {
  const at = clock.now()
  const { signIn, hash } = await findPassword(tx, staff.id)
  const problem = passwordProblem(password, [signIn, staff.name])
  if (problem) return problem
  if (config.leakedPasswords && (await isLeaked(config.leakedPasswords, password))) return 'leaked'
  if (password !== repeat) return 'different'
  if (await passwordMatches(hash, password)) return 'same-as-before'
  await sql`UPDATE people.staff SET password_hash = ${await hashPassword(password)},
      password_changed_at = ${at}, start_password_until = NULL WHERE id = ${staff.id}`.execute(tx)
  const object = { kind: 'staff', id: staff.id } as const
  await recordAudit(tx, { actor: staff, act: 'staff.password-changed', object, at })
  if (keepToken) await endSessionsOf(tx, staff.id, keepToken)
  return null
}
