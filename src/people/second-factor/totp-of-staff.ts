import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import { seal, unseal } from '../../foundation/sealed.ts'
import type { Secret } from '../../foundation/secret.ts'
import { codeOf, matchingStep, stepAt } from './one-time-code.ts'

export const TOTP_PURPOSE = 'totp'
/** 160 bits, as RFC 4226 recommends. */
const BYTES = 20

interface TotpRow {
  readonly sealed: Buffer | null
  readonly lastStep: number | null
}

async function find(db: Database | Transaction, staffId: string): Promise<TotpRow | undefined> {
  const { rows } = await sql<TotpRow>`
    SELECT totp_secret AS sealed, totp_last_step AS "lastStep" FROM people.staff
    WHERE id = ${staffId}`.execute(db)
  return rows[0]
}

/** The secret this person's app has; undefined where there is none yet. */
export async function findTotp(
  db: Database | Transaction,
  secret: Secret,
  staffId: string,
): Promise<Buffer | undefined> {
  const row = await find(db, staffId)
  return row?.sealed ? unseal(secret, TOTP_PURPOSE, staffId, row.sealed) : undefined
}

/** The secret that a set-up page shows: the same for as long as this token is the one of the browser. */
export function offeredTotp(secret: Secret, token: string, setAt: Temporal.Instant | null): Buffer {
  return secret.hash('offered-totp', JSON.stringify([token, setAt?.toString() ?? ''])).subarray(0, BYTES)
}

/** Different in every installation, like the demo's passwords. */
export function demoTotp(secret: Secret, signIn: string): Buffer {
  return secret.hash('demo-totp', signIn).subarray(0, BYTES)
}

/** From now on codes of this secret count; `step` is the one that confirmed it, and does not count again. */
export async function saveTotp(
  tx: Transaction,
  secret: Secret,
  staffId: string,
  given: { readonly totp: Buffer; readonly step: number | null; readonly at: Temporal.Instant },
): Promise<void> {
  await sql`UPDATE people.staff SET totp_secret = ${seal(secret, TOTP_PURPOSE, staffId, given.totp)},
      totp_last_step = ${given.step}, totp_set_at = ${given.at} WHERE id = ${staffId}`.execute(tx)
}

/** Accepts a code once: of a hundred who send the same one, one gets in. */
export async function acceptTotp(
  db: Database | Transaction,
  secret: Secret,
  staffId: string,
  typed: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const totp = await findTotp(db, secret, staffId)
  const step = totp ? matchingStep(totp, typed, now) : null
  if (step === null) return false
  const { rows } = await sql`UPDATE people.staff SET totp_last_step = ${step}
    WHERE id = ${staffId} AND coalesce(totp_last_step, -1) < ${step} RETURNING id`.execute(db)
  return rows.length > 0
}

/** A code that would be accepted now; undefined where the next one has to be waited for. */
export async function nextCode(
  db: Database,
  secret: Secret,
  staffId: string,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const totp = await findTotp(db, secret, staffId)
  const lastStep = (await find(db, staffId))?.lastStep ?? -1
  const step = Math.max(stepAt(now), Number(lastStep) + 1)
  return totp && step <= stepAt(now) + 1 ? codeOf(totp, step) : undefined
}
