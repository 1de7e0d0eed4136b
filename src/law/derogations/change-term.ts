import { Temporal } from 'temporal-polyfill'
import { recordAudit } from '../../foundation/audit/index.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import { berlinDay } from '../../foundation/language/index.ts'
import { demand, type StaffActor } from '../../foundation/permissions/index.ts'
import { lastDayOf } from '../derogation.ts'
import { lawPermissions } from '../permissions.ts'
import { insertTerm, lockDerogation } from './queries.ts'

interface Renewal {
  readonly id: string
  /** Last day; null: up to the next review. */
  readonly until: Temporal.PlainDate | null
  readonly reviewOn: Temporal.PlainDate | null
  readonly reason: string
  readonly at: Temporal.Instant
}

/** A longer term; counts as soon as a second person has released it. */
export async function renewDerogation(
  tx: Transaction,
  staff: StaffActor,
  { id, until, reviewOn, reason, at }: Renewal,
): Promise<'renewed' | 'not-longer'> {
  demand(staff, lawPermissions.keepLaw)
  const present = lastDayOf(await lockDerogation(tx, id))
  const next = lastDayOf({ until, reviewOn })
  if (!next || (present && Temporal.PlainDate.compare(next, present) <= 0)) return 'not-longer'
  const number = await insertTerm(tx, { id, kind: 'renewed', until, reviewOn, reason, by: staff, at })
  await record(tx, staff, 'derogation.renewed', id, number, at)
  return 'renewed'
}

interface End {
  readonly id: string
  readonly lastDay: Temporal.PlainDate
  readonly reason: string
  readonly at: Temporal.Instant
}

/**
 * An earlier last day, yesterday at the earliest: what was open on a day that is over stays so on record. Counts at
 * once, because it opens nothing.
 */
export async function endDerogation(
  tx: Transaction,
  staff: StaffActor,
  { id, lastDay, reason, at }: End,
): Promise<'ended' | 'not-earlier' | 'too-early'> {
  demand(staff, lawPermissions.keepLaw)
  const present = lastDayOf(await lockDerogation(tx, id))
  if (present && Temporal.PlainDate.compare(lastDay, present) >= 0) return 'not-earlier'
  if (Temporal.PlainDate.compare(lastDay, berlinDay(at).subtract({ days: 1 })) < 0) return 'too-early'
  const number = await insertTerm(tx, {
    id,
    kind: 'ended',
    until: lastDay,
    reviewOn: null,
    reason,
    by: staff,
    at,
  })
  await record(tx, staff, 'derogation.ended', id, number, at)
  return 'ended'
}

function record(
  tx: Transaction,
  actor: StaffActor,
  act: 'derogation.renewed' | 'derogation.ended',
  id: string,
  term: number,
  at: Temporal.Instant,
): Promise<void> {
  return recordAudit(tx, { actor, act, object: { kind: 'derogation', id }, detail: { term }, at })
}
