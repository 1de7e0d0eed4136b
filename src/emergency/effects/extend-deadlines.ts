import {
  countDeadlines,
  type DeadlinesToExtend,
  extendDeadlines,
  type WalkedCases,
} from '../../cases/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { type Database, inTransaction, type Transaction } from '../../foundation/database/index.ts'
import { berlinDay, type Localized } from '../../foundation/language/index.ts'
import type { PlanAction, PlanDefinition } from '../plan.ts'
import type { Activation } from '../switch/activation.ts'
import { releasedActivations, writeLog } from '../switch/queries.ts'

type ExtendDeadlines = Extract<PlanAction, { kind: 'extend-deadlines' }>
type Operation = Pick<Activation, 'id' | 'definition' | 'startsAt' | 'endsAt'>

/** Cases that one transaction holds. */
const BATCH = 100

/**
 * Gives everybody more time who was to answer while an operation runs, a hundred at a time: after a crash the next run goes
 * on where this one stopped, because what was extended needs it no more. @returns how many
 */
export async function extendDeadlinesOfOperations(db: Database, clock: Clock): Promise<number> {
  let sum = 0
  for (const activation of await releasedActivations(db)) {
    const within: Within = work => inTransaction(db, work)
    const deadlines = await extendAll(activation, activation.releasedAt!, clock, within)
    if (deadlines === 0) continue
    const entry = {
      kind: 'deadlines-extended',
      by: 'Schalter',
      at: clock.now(),
      data: { deadlines },
    } as const
    await inTransaction(db, tx => writeLog(tx, activation.id, entry))
    sum += deadlines
  }
  return sum
}

/** How a batch is done: for good, or sealed in a drill. */
type Within = <Result>(work: (tx: Transaction) => Promise<Result>) => Promise<Result>

async function extendAll(
  activation: Operation,
  askedBefore: Activation['startsAt'],
  clock: Clock,
  within: Within,
): Promise<number> {
  let sum = 0
  for (const action of deadlineActions(activation.definition)) {
    const which = deadlinesOf(action, activation, askedBefore)
    const own = { operation: activation.id, reason: reasonOf(activation.definition) }
    let walk: WalkedCases = { extended: 0, after: null }
    do {
      const { after } = walk
      const extension = { ...which, ...own, at: clock.now() }
      walk = await within(tx => extendDeadlines(tx, extension, { after, limit: BATCH }))
      sum += walk.extended
    } while (walk.after)
  }
  return sum
}

/** All of it in one transaction, which a drill takes back. @returns how many */
export function rehearseDeadlines(tx: Transaction, activation: Operation, clock: Clock): Promise<number> {
  return extendAll(activation, clock.now(), clock, work => work(tx))
}

/** Deadlines that a plan would extend now, and how many of them would be told with a letter. */
export async function deadlinesThen(
  db: Database,
  definition: PlanDefinition,
  span: Pick<Activation, 'startsAt' | 'endsAt'>,
  now: Activation['startsAt'],
): Promise<{ readonly deadlines: number; readonly letters: number }> {
  let sum = { deadlines: 0, letters: 0 }
  for (const action of deadlineActions(definition)) {
    const { deadlines, letters } = await countDeadlines(db, deadlinesOf(action, span, now))
    sum = { deadlines: sum.deadlines + deadlines, letters: sum.letters + letters }
  }
  return sum
}

function deadlineActions({ actions }: PlanDefinition): ExtendDeadlines[] {
  return actions.filter(action => action.kind === 'extend-deadlines')
}

function deadlinesOf(
  { team, service, days }: ExtendDeadlines,
  { startsAt, endsAt }: Pick<Activation, 'startsAt' | 'endsAt'>,
  askedBefore: Activation['startsAt'],
): DeadlinesToExtend {
  const until = endsAt && berlinDay(endsAt)
  return { team, service, days, from: berlinDay(startsAt), until, askedBefore }
}

/** What citizens read of why: whom the operation closes. */
function reasonOf({ subject }: PlanDefinition): Localized {
  return {
    de: `Notbetrieb: ${subject.de}`,
    en: `Emergency operation: ${subject.en}`,
  }
}
