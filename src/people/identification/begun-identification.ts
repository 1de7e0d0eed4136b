import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import { randomToken, tokenHash } from '../../foundation/secret.ts'
import type { AssuranceLevel } from './assurance-level.ts'

export const BEGUN_MINUTES = 15

export interface BegunIdentification {
  readonly provider: string
  /** Nothing below is of use. */
  readonly level: AssuranceLevel
}

export interface ToBegin extends BegunIdentification {
  /** What it is for: the id of a draft. */
  readonly subjectId: string
  /** Held by the browser that begins and by no other. */
  readonly browser: string
  readonly at: Temporal.Instant
}

/** @returns the state that has to come back with the answer */
export async function beginIdentification(tx: Transaction, begin: ToBegin): Promise<string> {
  const state = randomToken()
  const expires = begin.at.add({ minutes: BEGUN_MINUTES })
  await sql`
    INSERT INTO people.begun_identification (state_hash, subject_id, browser_hash, provider, level, expires_at)
    VALUES (${tokenHash(state)}, ${begin.subjectId}, ${tokenHash(begin.browser)}, ${begin.provider}, ${begin.level},
            ${expires})`.execute(tx)
  return state
}

export interface ComingBack {
  readonly state: string
  readonly subjectId: string
  readonly browser: string
  readonly at: Temporal.Instant
}

/**
 * What this answer belongs to, once: a second time, too late, for another draft or in another browser there is
 * nothing, and nobody learns which of these it was.
 */
export async function takeBegunIdentification(
  db: Database | Transaction,
  back: ComingBack,
): Promise<BegunIdentification | null> {
  const { rows } = await sql<BegunIdentification>`
    DELETE FROM people.begun_identification
    WHERE state_hash = ${tokenHash(back.state)} AND subject_id = ${back.subjectId}
      AND browser_hash = ${tokenHash(back.browser)} AND expires_at > ${back.at}
    RETURNING provider, level`.execute(db)
  return rows[0] ?? null
}

export async function deleteExpiredIdentifications(db: Database, now: Temporal.Instant): Promise<void> {
  await sql`DELETE FROM people.begun_identification WHERE expires_at <= ${now}`.execute(db)
}
