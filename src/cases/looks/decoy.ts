import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { auditWrite, recordAudit } from '../../foundation/audit/index.ts'
import { always, type Database, type Transaction } from '../../foundation/database/index.ts'
import type { Actor } from '../../foundation/permissions/index.ts'
import type { Case } from '../case.ts'

export const DECOY_OPENED = 'case.decoy-opened'

interface Opening {
  /** Who laid it out, or who opened it. */
  readonly actor: Actor
  readonly at: Temporal.Instant
}

/**
 * Lays a case out as a decoy. It should look like any other, belong to nobody, and have a name that makes people
 * curious. False where it is still worked on: its own team would open it, and its inbox would count one too few.
 */
export async function markDecoy(tx: Transaction, id: string, by: Opening): Promise<boolean> {
  const { rows } = await sql`UPDATE cases.case_record SET decoy = true
    WHERE id = ${id} AND state IN ('decided', 'closed', 'withdrawn') RETURNING id`.execute(tx)
  if (rows.length === 0) return false
  await recordAudit(tx, { ...by, act: 'case.decoy-laid', object: { kind: 'decoy', id } })
  return true
}

async function raiseAlarm(db: Database | Transaction, by: Opening, id: string): Promise<void> {
  await auditWrite({ ...by, act: DECOY_OPENED, object: { kind: 'decoy', id } })(always).execute(db)
}

/** Beside the line of the look itself; whoever looks sees nothing of it. */
export async function noteDecoy(
  db: Database | Transaction,
  by: Opening,
  { id, decoy }: Pick<Case, 'id' | 'decoy'>,
): Promise<void> {
  if (decoy) await raiseAlarm(db, by, id)
}

/** The same for a letter, opened by somebody who may not see its case. */
export async function noteDecoyOfLetter(tx: Transaction, by: Opening, caseId: string): Promise<void> {
  const { rows } = await sql<{ decoy: boolean }>`SELECT cases.is_decoy(${caseId}) AS decoy`.execute(tx)
  await noteDecoy(tx, by, { id: caseId, decoy: rows[0]!.decoy })
}
