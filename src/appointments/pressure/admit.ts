import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Database, Transaction } from '../../foundation/database/index.ts'
import { countAnother, giveBackTry, type House, triesSoFar } from '../../foundation/http/index.ts'
import type { ProofOfWorkTask } from '../../foundation/proof-of-work-task.ts'
import { EFFORT_MINUTES, effortAfter, waitAfter } from './pressure.ts'
import { makeTask, readSolution, type Work } from './task.ts'
import { makeTicket, readTicket } from './ticket.ts'

type Db = Database | Transaction

/** What came along with a try to hold an appointment; empty where nothing did. */
export interface Shown {
  readonly solution: string
  readonly ticket: string
}

/** Something that is worth one hold. A ticket has been waited for as long as it takes: there is no effort to look at. */
interface Pass {
  readonly mark: Buffer
  readonly effort: number | null
  readonly until: number
}

export type Refusal =
  | { readonly because: 'missing' | 'wrong' | 'old' | 'used' | 'too-light' }
  | { readonly because: 'early'; readonly wait: number }

/** Holds that were admitted by a solution, and tickets that were given. */
const passes = { purpose: 'hold-passes', windowMinutes: EFFORT_MINUTES }

type Caller = Pick<House, 'secret' | 'clock'> & { readonly address: string }

/** As dear as what this connection got before has made it. */
export async function taskFor(db: Db, caller: Caller, work?: Work): Promise<ProofOfWorkTask> {
  const effort = effortAfter(await passesOf(db, caller))
  return makeTask(caller.secret, { effort, at: caller.clock.now() }, work)
}

/** How long the next one without a script would wait. */
export async function waitFor(db: Db, caller: Caller): Promise<number> {
  return waitAfter(await passesOf(db, caller))
}

function passesOf(db: Db, { secret, clock, address }: Caller): Promise<number> {
  return triesSoFar(db, secret, passes, address, clock.now())
}

/** Counted when it is given: many of them at once are no way around. */
export async function ticketFor(
  db: Db,
  { secret, clock, address }: Caller,
): Promise<{ ticket: string; wait: number }> {
  const at = clock.now()
  const { failures } = await countAnother(db, secret, passes, address, at)
  const wait = waitAfter(failures - 1)
  return { ticket: makeTicket(secret, wait, at), wait }
}

export async function readPass(
  { secret, clock }: Pick<House, 'secret' | 'clock'>,
  shown: Shown,
): Promise<Pass | Refusal> {
  const at = clock.now()
  if (shown.ticket) {
    const due = readTicket(secret, shown.ticket, at)
    if (typeof due === 'string') return { because: due }
    return 'wait' in due ? { because: 'early', wait: due.wait } : { ...due, effort: null }
  }
  if (!shown.solution) return { because: 'missing' }
  const solved = await readSolution(secret, shown.solution, at)
  return typeof solved === 'string' ? { because: solved } : solved
}

/**
 * Spends it for this hold; the same hold once more is the same request. Null: it may go ahead. A solution is counted before it
 * is looked at, so that a hundred at once do not all count as the first.
 */
export async function spendPass(db: Db, caller: Caller, pass: Pass, hold: string): Promise<Refusal | null> {
  const { secret, clock, address } = caller
  const earlier = await spentFor(db, pass)
  if (earlier) return earlier === hold ? null : { because: 'used' }
  if (pass.effort === null) return (await markSpent(db, pass, hold)) ? null : another(db, pass, hold)
  const { failures } = await countAnother(db, secret, passes, address, clock.now())
  const light = pass.effort < effortAfter(failures - 1)
  if (!light && (await markSpent(db, pass, hold))) return null
  await giveBackTry(db, secret, passes, address)
  return another(db, pass, hold, light ? 'too-light' : 'used')
}

/** Perhaps the same click was faster. */
async function another(
  db: Db,
  pass: Pass,
  hold: string,
  because: 'used' | 'too-light' = 'used',
): Promise<Refusal | null> {
  return (await spentFor(db, pass)) === hold ? null : { because }
}

async function spentFor(db: Db, { mark }: Pass): Promise<string | null> {
  const { rows } = await sql<{ hold: string }>`
    SELECT hold_id AS hold FROM appointments.spent_proof WHERE mark = ${mark}`.execute(db)
  return rows[0]?.hold ?? null
}

async function markSpent(db: Db, { mark, until }: Pass, hold: string): Promise<boolean> {
  const goodUntil = Temporal.Instant.fromEpochMilliseconds(until * 1000)
  const { rows } = await sql`INSERT INTO appointments.spent_proof (mark, hold_id, good_until)
    VALUES (${mark}, ${hold}, ${goodUntil}) ON CONFLICT (mark) DO NOTHING RETURNING mark`.execute(db)
  return rows.length > 0
}
