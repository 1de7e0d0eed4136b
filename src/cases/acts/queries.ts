import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../../foundation/audit/index.ts'
import { type Transaction, type Write, writeTogether } from '../../foundation/database/index.ts'
import type { Actor } from '../../foundation/permissions/index.ts'
import type { Act, ActKind } from '../case.ts'
import type { Db } from '../queries.ts'

export interface ActToWrite {
  readonly caseId: string
  readonly kind: ActKind
  readonly actor: Actor
  readonly note?: string
  readonly data?: Record<string, unknown>
  readonly at: Temporal.Instant
}

/** One line in the course of the case and one in the audit trail, which outlives it; for `writeTogether`. */
export function actWrites(act: ActToWrite): Write[] {
  const id = act.actor.kind === 'staff' ? act.actor.id : null
  const name = act.actor.kind === 'citizen' ? null : act.actor.name
  return [
    auditWrite({
      actor: act.actor,
      act: `case.${act.kind}`,
      object: { kind: 'case', id: act.caseId },
      at: act.at,
    }),
    only => sql`
      INSERT INTO cases.act (case_id, kind, at, actor_kind, actor_id, actor_name, note, data)
      SELECT ${act.caseId}, ${act.kind}, ${act.at}, ${act.actor.kind}, ${id}, ${name}, ${act.note ?? ''},
             ${JSON.stringify(act.data ?? {})} WHERE ${only}`,
  ]
}

export async function writeAct(tx: Transaction, act: ActToWrite): Promise<void> {
  await writeTogether(tx, actWrites(act))
}

export async function actsOf(db: Db, caseId: string): Promise<Act[]> {
  const { rows } = await sql<Act>`
    SELECT id, kind, at, actor_kind AS "actorKind", actor_name AS "actorName", note, data
    FROM cases.act WHERE case_id = ${caseId} ORDER BY id`.execute(db)
  return rows
}
