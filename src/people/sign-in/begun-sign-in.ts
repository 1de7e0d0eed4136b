import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { randomToken, tokenHash } from '../../foundation/secret.ts'
import type { ProviderSession } from '../single-sign-on/provider-session.ts'

/** Holds the half-session. */
export const BEGUN_COOKIE = 'schalter_anmeldung'
const LIFETIME = { minutes: 10 }

type FirstFactor = 'password' | 'single-sign-on'
type SecondFactor = 'totp' | 'recovery-code' | 'single-sign-on'

export interface BegunSignIn {
  readonly token: string
  readonly staff: StaffActor
  readonly signIn: string
  readonly firstFactor: FirstFactor
  readonly secondFactor: SecondFactor | null
  readonly next: string
  readonly hasTotp: boolean
  readonly totpSetAt: Temporal.Instant | null
  readonly hasStartPassword: boolean
}

export type SignInStep = 'code' | 'new-password' | 'set-up' | 'done'

/** What is still to be given before there is a session. Every member of staff has a second factor. */
export function missingStep(
  begun: Pick<BegunSignIn, 'firstFactor' | 'secondFactor' | 'hasTotp' | 'hasStartPassword'>,
): SignInStep {
  if (!begun.secondFactor && begun.hasTotp) return 'code'
  if (begun.firstFactor === 'password' && begun.hasStartPassword) return 'new-password'
  return begun.secondFactor ? 'done' : 'set-up'
}

export interface FirstProof {
  readonly staffId: string
  readonly firstFactor: FirstFactor
  readonly secondFactor: 'single-sign-on' | null
  readonly next: string
  readonly provider?: ProviderSession
}

export async function beginSignIn(
  db: Database | Transaction,
  proof: FirstProof,
  now: Temporal.Instant,
): Promise<string> {
  const token = randomToken()
  await sql`INSERT INTO people.begun_sign_in
      (token_hash, staff_id, first_factor, second_factor, next, created_at, expires_at, provider_session, id_token)
    VALUES (${tokenHash(token)}, ${proof.staffId}, ${proof.firstFactor}, ${proof.secondFactor}, ${proof.next},
            ${now}, ${now.add(LIFETIME)}, ${proof.provider?.sid ?? null}, ${proof.provider?.idToken ?? null})`.execute(
    db,
  )
  return token
}

export async function findBegunSignIn(
  db: Database,
  token: string,
  now: Temporal.Instant,
): Promise<BegunSignIn | null> {
  const { rows } = await sql<Omit<BegunSignIn, 'staff' | 'token'> & Omit<StaffActor, 'kind'>>`
    SELECT staff.id, staff.name, staff.roles, staff.teams, staff.sign_in AS "signIn",
      begun.first_factor AS "firstFactor", begun.second_factor AS "secondFactor", begun.next,
      staff.totp_secret IS NOT NULL AS "hasTotp", staff.totp_set_at AS "totpSetAt",
      staff.start_password_until IS NOT NULL AS "hasStartPassword"
    FROM people.begun_sign_in begun JOIN people.staff ON staff.id = begun.staff_id
    WHERE begun.token_hash = ${tokenHash(token)} AND staff.active AND begun.expires_at > ${now}`.execute(db)
  const found = rows[0]
  if (!found) return null
  const { id, name, roles, teams, ...begun } = found
  return { ...begun, token, staff: { kind: 'staff', id, name, roles, teams } }
}

export async function noteSecondFactor(
  db: Database | Transaction,
  token: string,
  by: SecondFactor,
): Promise<void> {
  await sql`UPDATE people.begun_sign_in SET second_factor = ${by}
    WHERE token_hash = ${tokenHash(token)}`.execute(db)
}

export interface TakenSignIn {
  /** Where the provider had a part in it. */
  readonly provider: ProviderSession | null
}

/** Takes it away; null where somebody else was faster. */
export async function takeBegunSignIn(tx: Transaction, token: string): Promise<TakenSignIn | null> {
  const { rows } = await sql<{ sid: string | null; idToken: Buffer | null }>`
    DELETE FROM people.begun_sign_in WHERE token_hash = ${tokenHash(token)}
    RETURNING provider_session AS sid, id_token AS "idToken"`.execute(tx)
  const taken = rows[0]
  if (!taken) return null
  return { provider: taken.idToken && { sid: taken.sid, idToken: taken.idToken } }
}
