import type { Temporal } from 'temporal-polyfill'
import { recordAudit } from '../../foundation/audit/index.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import { sayPaperNumber } from '../../foundation/paper-number.ts'
import { demand, type StaffActor } from '../../foundation/permissions/index.ts'
import { emergencyPermissions } from '../permissions.ts'
import { type NumberSpan, numbersOf } from './paper-range.ts'
import { findRangeOf, insertNumber } from './queries.ts'

export interface NumbersToSpoil {
  readonly office: string
  readonly span: NumberSpan
  readonly reason: string
  readonly staff: StaffActor
  readonly at: Temporal.Instant
}

export type Spoiled =
  | { readonly kind: 'spoiled'; readonly count: number }
  | { readonly kind: 'not-of-this-office' }

/**
 * Says of numbers that no case will come of them: torn, lost, or never handed out. What was entered meanwhile stays
 * entered; the same once more changes nothing.
 * @throws Forbidden
 */
export async function spoilNumbers(
  tx: Transaction,
  { office, span, reason, staff, at }: NumbersToSpoil,
): Promise<Spoiled> {
  demand(staff, emergencyPermissions.enterPaper)
  const range = await findRangeOf(tx, span.from)
  if (!range || range.office !== office || span.to < span.from || span.to > range.last)
    return { kind: 'not-of-this-office' }
  let count = 0
  for (const number of numbersOf({ first: span.from, last: span.to }))
    if (await insertNumber(tx, { number, range, as: { kind: 'spoiled', reason }, by: staff, at })) count += 1
  const object = { kind: 'office', id: office } as const
  const detail = { from: sayPaperNumber(span.from), to: sayPaperNumber(span.to), count }
  if (count > 0) await recordAudit(tx, { actor: staff, act: 'paper.spoiled', object, detail, at })
  return { kind: 'spoiled', count }
}
