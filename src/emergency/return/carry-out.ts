import { Temporal } from 'temporal-polyfill'
import {
  giveBackDays,
  HORIZON_DAYS,
  keepForWaiting,
  liftStops,
  reopenStops,
} from '../../appointments/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { type Database, inTransaction, type Transaction } from '../../foundation/database/index.ts'
import { berlinDay } from '../../foundation/language/index.ts'
import { readOfficeBook } from '../../offices/index.ts'
import { placeAll } from '../switch/place-displaced.ts'
import { lockActivation, writeLog } from '../switch/queries.ts'
import { finishOperation } from '../switch/switch-off.ts'
import { publicBefore, type Stage } from './homecoming.ts'
import { liftWaysAt } from './lift-ways.ts'
import { findHomecoming, markDone, markOpened, markPublic, returning } from './queries.ts'

const house = { kind: 'system', id: 'schalter', name: 'Schalter' } as const

/**
 * Carries out what was released: at its time the offices of a stage open, those who lost a place there come first, then
 * whoever waits on the list, then the public, a portion of days at a time. Each step is a transaction that looks again whether
 * it is still to be done: killed, it goes on; done by two processes, it is done once. @returns how many steps
 */
export async function carryOutReturns(db: Database, clock: Clock): Promise<number> {
  let steps = 0
  for (const activation of await returning(db)) steps += await carryOut(db, clock, activation)
  return steps
}

async function carryOut(db: Database, clock: Clock, activation: string): Promise<number> {
  const homecoming = await findHomecoming(db, activation)
  let steps = 0
  for (const { number, startsAt, publicAt, offices } of homecoming?.stages ?? []) {
    if (publicAt || Temporal.Instant.compare(startsAt, clock.now()) > 0) continue
    const within = (work: Step) =>
      inTransaction(db, tx => ofStage(tx, activation, number, stage => work(tx, stage, clock.now())))
    if (await within((tx, stage, at) => open(tx, activation, stage, at))) steps += 1
    await placeAll(db, clock, { activation, offices })
    if (await within((tx, stage, at) => giveToPublic(tx, activation, stage, at))) steps += 1
  }
  const finished = await inTransaction(db, tx => finish(tx, activation, clock.now()))
  return finished ? steps + 1 : steps
}

type Step = (tx: Transaction, stage: Stage, at: Temporal.Instant) => Promise<boolean>

/** As it stands once whoever else was at it is through. */
async function ofStage(
  tx: Transaction,
  activation: string,
  number: number,
  work: (stage: Stage) => Promise<boolean>,
): Promise<boolean> {
  await lockActivation(tx, activation)
  const homecoming = await findHomecoming(tx, activation)
  const stage = homecoming?.stages.find(one => one.number === number)
  return homecoming?.state === 'released' && stage ? work(stage) : false
}

async function open(
  tx: Transaction,
  activation: string,
  { number, offices, openedAt }: Stage,
  at: Temporal.Instant,
): Promise<boolean> {
  if (openedAt) return false
  await markOpened(tx, activation, number, at)
  await liftWaysAt(tx, activation, await readOfficeBook(tx), { by: house.name, at })
  await reopenStops(tx, activation, offices)
  await writeLog(tx, activation, { kind: 'stage-opened', by: house.name, at, data: { number, offices } })
  return true
}

async function giveToPublic(
  tx: Transaction,
  activation: string,
  stage: Stage,
  at: Temporal.Instant,
): Promise<boolean> {
  const { number, offices, openedAt, publicAt } = stage
  if (!openedAt || publicAt) return false
  const before = publicBefore(stage, at, HORIZON_DAYS)
  if (before && stage.publicBefore?.equals(before)) return false
  if (before) await giveBackDays(tx, activation, offices, before)
  else await liftStops(tx, activation, offices, at)
  // Whoever waits on the list comes before the public, who sees these days when this transaction ends.
  const end = before ?? berlinDay(at).add({ days: HORIZON_DAYS + 1 })
  const from = stage.publicBefore ?? berlinDay(at).add({ days: 1 })
  const kept = await keepForWaiting(tx, { offices, from, before: end, at })
  await markPublic(tx, activation, number, before, at)
  const data = { number, kept, ...(before ? { before: String(before) } : {}) }
  await writeLog(tx, activation, { kind: 'public-again', by: house.name, at, data })
  return true
}

/** When every office is everybody's again, the operation is over. */
async function finish(tx: Transaction, activation: string, at: Temporal.Instant): Promise<boolean> {
  const operation = await lockActivation(tx, activation)
  const homecoming = await findHomecoming(tx, activation)
  if (operation?.state !== 'released' || homecoming?.state !== 'released') return false
  if (homecoming.stages.some(({ publicAt }) => !publicAt)) return false
  await markDone(tx, activation, at)
  await finishOperation({ tx, activation: operation, by: house, at })
  // Its offices are everybody's already: nothing is left for the reopening of those that end at once.
  await writeLog(tx, activation, { kind: 'reopened', by: house.name, at })
  return true
}
