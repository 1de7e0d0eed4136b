import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { countTry, forgetTries, giveBackTry, type House, type Limit } from '../../foundation/http/index.ts'
import { beginSignIn } from './begun-sign-in.ts'
import { passwordMatches } from './password.ts'

const perName: Limit = { purpose: 'sign-in-name', tries: 5, windowMinutes: 15 }
const perAddress: Limit = { purpose: 'sign-in-address', tries: 50, windowMinutes: 15 }

export type SignIn =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly refusal: 'wrong' | 'locked' | 'expired' }

interface StaffRow {
  readonly id: string
  readonly passwordHash: string
  readonly startPasswordUntil: Temporal.Instant | null
}

async function findStaff(house: House, signIn: string): Promise<StaffRow | undefined> {
  const { rows } = await sql<StaffRow>`
    SELECT id, password_hash AS "passwordHash", start_password_until AS "startPasswordUntil"
    FROM people.staff WHERE sign_in = ${signIn} AND active`.execute(house.db)
  return rows[0]
}

export interface GivenPassword {
  readonly signIn: string
  readonly password: string
  readonly address: string
  /** A path of the workbench to go on to. */
  readonly next: string
}

/**
 * Takes the first factor. What comes of it is a half-session, which opens nothing but the pages that ask for the
 * second. The answer is the same for an unknown name and a wrong password.
 */
export async function signIn(house: House, given: GivenPassword): Promise<SignIn> {
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
  if (found.startPasswordUntil && found.startPasswordUntil.epochMilliseconds <= now.epochMilliseconds)
    return { ok: false, refusal: 'expired' }
  const proof = { staffId: found.id, firstFactor: 'password', secondFactor: null, next: given.next } as const
  return { ok: true, token: await beginSignIn(house.db, proof, now) }
}
