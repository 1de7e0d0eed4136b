import { Temporal } from 'temporal-polyfill'
import { recordAudit } from '../../foundation/audit/index.ts'
import type { Transaction } from '../../foundation/database/index.ts'
import { berlinDay } from '../../foundation/language/index.ts'
import type { Actor } from '../../foundation/permissions/index.ts'
import { type Derogation, lastDayOf } from '../derogation.ts'
import type { LawInForce } from '../requirement.ts'
import { type DerogationOnFile, insertRelease, insertTerm, lockDerogation } from './queries.ts'

/**
 * How a derogation stands that a plan names. `prepared`: it is entered, and the release of the plan releases it; a
 * renewal is no plan's business. `over`: it has ended, or never had an end.
 */
export type DerogationStanding = 'prepared' | 'in-force' | 'later' | 'over'

export function standingOn(
  derogation: Pick<DerogationOnFile, 'from' | 'until' | 'reviewOn' | 'enteredBy' | 'releasedAt'>,
  day: Temporal.PlainDate,
): DerogationStanding {
  const { compare } = Temporal.PlainDate
  const last = lastDayOf(derogation)
  if (!last || compare(last, day) < 0) return 'over'
  if (isEntered(derogation)) return 'prepared'
  return derogation.from && compare(derogation.from, day) <= 0 ? 'in-force' : 'later'
}

function isEntered({ enteredBy, releasedAt }: Pick<DerogationOnFile, 'enteredBy' | 'releasedAt'>): boolean {
  return enteredBy !== null && releasedAt === null
}

/** The law as it is when these derogations are released. */
export function withReleased<Law extends LawInForce>(law: Law, released: readonly Derogation[]): Law {
  const known = new Set(law.derogations.map(({ id }) => id))
  return { ...law, derogations: [...law.derogations, ...released.filter(({ id }) => !known.has(id))] }
}

/** A person, or the house in a drill, which has no second person. */
type Doer = Actor & { readonly id: string; readonly name: string }

/**
 * Releases what an emergency needs and somebody else has entered. The caller has looked whether this person may release;
 * that it is a second person the database demands once more. False: there was nothing to release.
 */
export async function releaseForEmergency(
  tx: Transaction,
  { id, by, at }: { readonly id: string; readonly by: Doer; readonly at: Temporal.Instant },
): Promise<boolean> {
  const derogation = await lockDerogation(tx, id)
  if (standingOn(derogation, berlinDay(at)) !== 'prepared') return false
  await insertRelease(tx, { id, term: 0, by, at })
  await recordAudit(tx, {
    actor: by,
    act: 'derogation.released',
    object: { kind: 'derogation', id },
    detail: { term: 0 },
    at,
  })
  return true
}

interface Ending {
  readonly id: string
  readonly reason: string
  readonly by: Doer
  readonly at: Temporal.Instant
}

/**
 * Ends with today what was released for an emergency. Whatever the legal office has said of it since stays: a renewal shows
 * that it is to go on. False: it stays as it is.
 */
export async function endForEmergency(tx: Transaction, { id, reason, by, at }: Ending): Promise<boolean> {
  const derogation = await lockDerogation(tx, id)
  const today = berlinDay(at)
  const last = lastDayOf(derogation)
  if (derogation.terms.length > 0 || !last || Temporal.PlainDate.compare(last, today) <= 0) return false
  const term = { id, kind: 'ended', until: today, reviewOn: null, reason, by, at } as const
  const number = await insertTerm(tx, term)
  const object = { kind: 'derogation', id } as const
  await recordAudit(tx, { actor: by, act: 'derogation.ended', object, detail: { term: number }, at })
  return true
}
