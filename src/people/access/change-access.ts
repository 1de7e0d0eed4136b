import { randomInt, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type AuditAct, recordAudit } from '../../foundation/audit/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import type { Actor, Role } from '../../foundation/permissions/index.ts'
import { endSessionsOf } from '../sessions/own-sessions.ts'
import { hashPassword } from '../sign-in/password.ts'

/** Long enough to be handed over in person, short enough not to lie about. */
const START_PASSWORD_DAYS = 7
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Twenty signs in groups, to be read aloud: nearly 99 bits. */
function newStartPassword(): string {
  const group = () => Array.from({ length: 5 }, () => SIGNS[randomInt(SIGNS.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}

export interface AccessChange {
  /** Who changes it: an operator at the command line, or a member of staff who may. */
  readonly actor: Actor
  readonly clock: Clock
}

async function record(tx: Transaction, { actor, clock }: AccessChange, act: AuditAct, staffId: string) {
  await recordAudit(tx, { actor, act, object: { kind: 'staff', id: staffId }, at: clock.now() })
}

export interface NewStaff {
  readonly signIn: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly teams: readonly string[]
}

/** The start password; undefined where the name is taken. */
export async function addStaff(
  tx: Transaction,
  change: AccessChange,
  { signIn, name, roles, teams }: NewStaff,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO people.staff (id, sign_in, name, roles, teams, password_hash, demo, created_at)
    VALUES (${randomUUID()}, ${signIn}, ${name}, ${roles}, ${teams}, '', false, ${change.clock.now()})
    ON CONFLICT (sign_in) DO NOTHING RETURNING id`.execute(tx)
  if (!rows[0]) return undefined
  await record(tx, change, 'staff.added', rows[0].id)
  return giveStartPassword(tx, change, rows[0].id)
}

/** A password for one sign-in, at which it is replaced; ends every session of the person. */
export async function giveStartPassword(
  tx: Transaction,
  change: AccessChange,
  staffId: string,
): Promise<string> {
  const password = newStartPassword()
  const until = change.clock.now().add({ hours: 24 * START_PASSWORD_DAYS })
  await sql`UPDATE people.staff SET password_hash = ${await hashPassword(password)},
    start_password_until = ${until} WHERE id = ${staffId}`.execute(tx)
  await endSessionsOf(tx, staffId)
  await record(tx, change, 'staff.start-password-given', staffId)
  return password
}

/**
 * Takes away the second factor with its codes, passkeys and links. With it goes the password: otherwise whoever knows
 * it could set up a second factor of their own.
 */
export async function resetFactor(tx: Transaction, change: AccessChange, staffId: string): Promise<string> {
  await sql`UPDATE people.staff SET totp_secret = NULL, totp_set_at = NULL, totp_last_step = NULL
    WHERE id = ${staffId}`.execute(tx)
  for (const table of ['recovery_code', 'passkey', 'single_sign_on'])
    await sql`DELETE FROM people.${sql.raw(table)} WHERE staff_id = ${staffId}`.execute(tx)
  await record(tx, change, 'staff.second-factor-reset', staffId)
  return giveStartPassword(tx, change, staffId)
}

/** Closes or opens the access; a closed one ends every session at once. */
export async function setActive(
  tx: Transaction,
  change: AccessChange,
  staffId: string,
  active: boolean,
): Promise<void> {
  await sql`UPDATE people.staff SET active = ${active} WHERE id = ${staffId}`.execute(tx)
  if (!active) await endSessionsOf(tx, staffId)
  await record(tx, change, active ? 'staff.enabled' : 'staff.disabled', staffId)
}

/** Signs a person out everywhere. How many sessions there were. */
export async function endAllSessions(
  tx: Transaction,
  change: AccessChange,
  staffId: string,
): Promise<number> {
  const count = await endSessionsOf(tx, staffId)
  await record(tx, change, 'staff.sessions-ended', staffId)
  return count
}
