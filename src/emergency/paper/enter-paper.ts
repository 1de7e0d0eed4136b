import type { Temporal } from 'temporal-polyfill'
import { type ReadPaper, takeInPaper } from '../../applications/index.ts'
import { findCaseById } from '../../cases/index.ts'
import { recordAudit } from '../../foundation/audit/index.ts'
import { letIn, type Transaction } from '../../foundation/database/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import { sayPaperNumber } from '../../foundation/paper-number.ts'
import { demand, type StaffActor } from '../../foundation/permissions/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import type { Channel } from '../../services/index.ts'
import { emergencyPermissions } from '../permissions.ts'
import { type PaperRange, type WrongMoment, wrongMoment } from './paper-range.ts'
import { findPaperNumber, findRangeOf, insertNumber, type PaperNumber } from './queries.ts'

/** Paper comes by hand, by post, or is written while somebody speaks on the telephone. */
export const paperChannels = ['onsite', 'post', 'phone'] as const satisfies readonly Channel[]
export type PaperChannel = (typeof paperChannels)[number]

export interface PaperToEnter {
  /** Of the case; the same page sent once more is the same case. */
  readonly caseId: string
  readonly office: string
  readonly number: number
  readonly channel: PaperChannel
  readonly language: Language
  readonly receivedAt: Temporal.Instant
  readonly read: ReadPaper
  readonly staff: StaffActor
  readonly at: Temporal.Instant
  readonly today: Temporal.PlainDate
}

export type NumberObstacle =
  /** Nobody was ever given it. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'other-office'; readonly office: string }
  | { readonly kind: 'taken'; readonly as: PaperNumber }

export type EnteredPaper =
  | { readonly kind: 'entered'; readonly reference: string }
  | NumberObstacle
  | { readonly kind: 'wrong-moment'; readonly because: WrongMoment }

/** Whether a number may be entered for this office now; `taken` may still be this very paper. */
export async function checkNumber(
  tx: Transaction,
  number: number,
  office: string,
): Promise<{ readonly kind: 'free'; readonly range: PaperRange } | NumberObstacle> {
  const range = await findRangeOf(tx, number)
  if (!range) return { kind: 'unknown' }
  if (range.office !== office) return { kind: 'other-office', office: range.office }
  const as = await findPaperNumber(tx, number)
  return as ? { kind: 'taken', as } : { kind: 'free', range }
}

/**
 * Makes a case of a paper: as of the time that stands on it, entered now, by whom. The number is taken in the same
 * transaction, so that one paper is one case however often and by whomever it is sent.
 * @throws Forbidden
 */
export async function enterPaper(
  tx: Transaction,
  counter: { readonly secret: Secret; readonly demo: boolean },
  paper: PaperToEnter,
): Promise<EnteredPaper> {
  const { caseId, office, number, receivedAt, staff, at } = paper
  demand(staff, emergencyPermissions.enterPaper)
  const checked = await checkNumber(tx, number, office)
  if (checked.kind === 'taken') return sameAgain(tx, checked.as, caseId)
  if (checked.kind !== 'free') return checked
  const { range } = checked
  const because = wrongMoment(receivedAt, range, at)
  if (because) return { kind: 'wrong-moment', because }
  const as = { kind: 'entered', caseId, receivedAt } as const
  if (!(await insertNumber(tx, { number, range, as, by: staff, at }))) {
    // Somebody else was entering it at the same moment.
    return sameAgain(tx, (await findPaperNumber(tx, number))!, caseId)
  }
  const reference = await takeInPaper(tx, counter, paper.read, {
    ...paper,
    id: caseId,
    number: sayPaperNumber(number),
    by: staff,
  })
  const object = { kind: 'office', id: office } as const
  const detail = { number: sayPaperNumber(number), reference }
  await recordAudit(tx, { actor: staff, act: 'paper.entered', object, detail, at })
  return { kind: 'entered', reference }
}

async function sameAgain(tx: Transaction, as: PaperNumber, caseId: string): Promise<EnteredPaper> {
  if (as.caseId !== caseId) return { kind: 'taken', as }
  await letIn(tx, caseId)
  return { kind: 'entered', reference: (await findCaseById(tx, caseId))!.reference }
}
