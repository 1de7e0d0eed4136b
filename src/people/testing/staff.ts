import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Clock } from '../../foundation/clock.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import { demoTotp, saveTotp } from '../second-factor/totp-of-staff.ts'
import { hashPassword } from '../sign-in/password.ts'

export const PASSWORD = 'vier Wörter ohne Zusammenhang'
const hashed = hashPassword(PASSWORD)

export interface Office {
  readonly clock: Clock
  readonly secret: Secret
  tx<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>
}

export interface StaffOptions {
  readonly signIn?: string
  readonly roles?: StaffActor['roles']
  /** Default: with one, whose key `totpOf` knows. */
  readonly secondFactor?: boolean
  /** The password was printed by an operator and is good for so many hours. */
  readonly startPasswordHours?: number
}

export interface TestStaff extends StaffActor {
  readonly signIn: string
  readonly totp: Buffer
}

/** A member of staff with the password above. */
export async function hireStaff(house: Office, options: StaffOptions = {}): Promise<TestStaff> {
  const { signIn = `s-${randomUUID()}`, roles = ['caseworker'], secondFactor = true } = options
  const [id, now] = [randomUUID(), house.clock.now()]
  const totp = demoTotp(house.secret, signIn)
  const until = options.startPasswordHours ? now.add({ hours: options.startPasswordHours }) : null
  const teams: string[] = []
  const name = 'Jule Ahrens'
  await house.tx(async tx => {
    await sql`INSERT INTO people.staff
        (id, sign_in, name, roles, teams, password_hash, demo, created_at, start_password_until)
      VALUES (${id}, ${signIn}, ${name}, ${roles}, ${teams}, ${await hashed}, true, ${now}, ${until})`.execute(
      tx,
    )
    if (secondFactor) await saveTotp(tx, house.secret, id, { totp, step: null, at: now })
  })
  return { kind: 'staff', id, name, roles, teams, signIn, totp }
}
