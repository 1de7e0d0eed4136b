import { sql } from 'kysely'
import { recordAudit } from '../../foundation/audit/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { countTry, forgetTries, giveBackTry, type House, type Limit } from '../../foundation/http/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { beginSession } from '../sessions/session.ts'
import { passwordMatches } from './password.ts'

const perName: Limit = { purpose: 'sign-in-name', tries: 5, windowMinutes: 15 }
const perAddress: Limit = { purpose: 'sign-in-address', tries: 50, windowMinutes: 15 }

export type SignIn =
  | { readonly ok: true; readonly token: string; readonly staff: StaffActor }
  | { readonly ok: false; readonly refusal: 'wrong' | 'locked' }

interface StaffRow {
  readonly id: string
  readonly name: string
  readonly roles: StaffActor['roles']
  readonly teams: readonly string[]
  readonly passwordHash: string
}

async function findStaff(house: House, signIn: string): Promise<StaffRow | undefined> {
  const { rows } = await sql<StaffRow>`
    SELECT id, name, roles, teams, password_hash AS "passwordHash" FROM people.staff
    WHERE sign_in = ${signIn} AND active`.execute(house.db)
  return rows[0]
}

/** Signs a member of staff in. The answer is the same for an unknown name and a wrong password. */
export async function signIn(
  house: House,
  given: { readonly signIn: string; readonly password: string; readonly address: string },
): Promise<SignIn> {
  const now = house.clock.now()
  const name = given.signIn.trim().toLowerCase().slice(0, 100)
  // Counted before the password is looked at, so that a hundred tries at once are a hundred tries.
  const free =
    (await countTry(house.db, house.secret, perName, name, now)) &&
    (await countTry(house.db, house.secret, perAddress, given.address, now))
  if (!free) return { ok: false, refusal: 'locked' }
  const found = await findStaff(house, name)
  if (!(await passwordMatches(found?.passwordHash ?? null, given.password)) || !found)
    return { ok: false, refusal: 'wrong' }
  await giveBackTry(house.db, house.secret, perAddress, given.address)
  await forgetTries(house.db, house.secret, perName, name)
  const staff: StaffActor = {
    kind: 'staff',
    id: found.id,
    name: found.name,
    roles: found.roles,
    teams: found.teams,
  }
  const token = await inTransaction(house.db, async tx => {
    await recordAudit(tx, {
      actor: staff,
      act: 'staff.sign-in',
      object: { kind: 'staff', id: found.id },
      at: now,
    })
    return beginSession(tx, found.id, now)
  })
  return { ok: true, token, staff }
}
