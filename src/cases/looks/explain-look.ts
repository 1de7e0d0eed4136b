import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type AuditLine, recordAudit } from '../../foundation/audit/index.ts'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import { NotFound } from '../../foundation/errors.ts'
import { may } from '../../foundation/permissions/index.ts'
import { lockToExplain, type StaffStep } from '../acts/act-on-case.ts'
import { casePermissions } from '../permissions.ts'
import { findCaseByReference } from '../queries.ts'
import { signsOf, unexplained } from './demand-reason.ts'
import type { UnusualSign } from './unusual-look.ts'

export const lookReasons = ['asked-by-person', 'deputising', 'review', 'related-case', 'other'] as const
export type LookReason = (typeof lookReasons)[number]

export const LOOK_EXPLAINED = 'case.look-explained'

/** As long as somebody on the telephone needs; then one is asked again. */
const VALID = { minutes: 15 }

/**
 * What has to be explained before this person looks at this case; null where nothing has to be, or it was.
 * @throws NotFound where this person may not read it at all
 */
export async function lookToExplain(
  db: Database | Transaction,
  step: StaffStep,
): Promise<readonly UnusualSign[] | null> {
  const record = await findCaseByReference(db, step.reference)
  if (!record || !may(step.staff, casePermissions.readCase, record)) throw new NotFound()
  return unexplained(db, step, record)
}

/** Keeps the reason, and tells it to the auditor and the citizen. The words themselves stay in the house. */
export async function explainLook(
  tx: Transaction,
  step: StaffStep,
  why: { readonly reason: LookReason; readonly words: string },
): Promise<void> {
  const record = await lockToExplain(tx, step, casePermissions.readCase)
  const unusual = await signsOf(tx, step, record)
  if (unusual.length === 0) return
  const id = randomUUID()
  await sql`
    INSERT INTO cases.look (id, case_id, staff_id, unusual, reason, words, at, until)
    VALUES (${id}, ${record.id}, ${step.staff.id}, ${unusual}, ${why.reason}, ${why.words}, ${step.at},
      ${step.at.add(VALID)})`.execute(tx)
  await recordAudit(tx, {
    actor: step.staff,
    act: LOOK_EXPLAINED,
    object: { kind: 'case', id: record.id },
    detail: { look: id, reason: why.reason, unusual },
    at: step.at,
  })
}

/** What was written to these lines of the audit trail, by the id of the look. */
export async function wordsOfLooks(
  db: Database,
  lines: readonly AuditLine[],
): Promise<ReadonlyMap<unknown, string>> {
  const ids = lines.filter(({ act }) => act === LOOK_EXPLAINED).map(({ detail }) => String(detail.look))
  const { rows } = await sql<{ id: string; words: string }>`
    SELECT id, words FROM cases.look WHERE id::text = ANY (${ids})`.execute(db)
  return new Map(rows.map(({ id, words }) => [id, words]))
}
