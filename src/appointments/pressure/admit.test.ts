import { randomUUID } from 'node:crypto'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import type { ProofOfWorkTask } from '../../foundation/proof-of-work-task.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, fixedClock, testConfig } from '../../foundation/testing/index.ts'
import { readPass, type Shown, spendPass, taskFor, ticketFor } from './admit.ts'
import { expireProofs } from './expire-proofs.ts'
import { noticeHold, readPressure, tellPressure, underPressure } from './watch-pressure.ts'

const { db } = await createTestDatabase({ max: 10 })
const clock = fixedClock('2026-11-03T08:52:00Z')
const caller = { secret: secretFrom('a secret for tests alone'), clock, address: '192.0.2.1' }
/** Solved at once: how dear a round is changes nothing here. */
const WORK = { rounds: 1, tries: 3 }

beforeEach(async () => {
  await sql`DELETE FROM foundation.attempt`.execute(db)
  await sql`DELETE FROM appointments.hold_minute`.execute(db)
})

async function solved(task: ProofOfWorkTask): Promise<Shown> {
  // By ALTCHA's own program: others can solve what we ask.
  const solution = await solveChallenge({ challenge: task, deriveKey })
  return { ticket: '', solution: textOf({ challenge: task, solution }) }
}
function textOf(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64')
}

/** What becomes of a hold that shows this. */
async function tryWith(shown: Shown, hold: string = randomUUID(), who = caller): Promise<string> {
  const pass = await readPass(who, shown)
  const refusal = 'because' in pass ? pass : await spendPass(db, who, pass, hold)
  return refusal?.because ?? 'held'
}
const fresh = async (who = caller) => solved(await taskFor(db, who, WORK))

test('a solution is good for one hold: the same click again goes through, another one does not', async () => {
  const shown = await fresh()
  const hold = randomUUID()
  expect(await Promise.all([1, 2, 3].map(() => tryWith(shown, hold)))).toEqual(['held', 'held', 'held'])
  expect(await tryWith(shown)).toBe('used')
  // One hold was counted, however often it was asked for.
  expect((await sql`SELECT failures FROM foundation.attempt`.execute(db)).rows).toEqual([{ failures: 1 }])
})

test('of a hundred who show the same solution at once one gets through', async () => {
  const shown = await fresh()
  const outcomes = await Promise.all(Array.from({ length: 100 }, () => tryWith(shown)))
  expect(outcomes.filter(outcome => outcome === 'held')).toHaveLength(1)
  expect(new Set(outcomes)).toEqual(new Set(['held', 'used', 'too-light']))
})

test('a page that was open for too long gets a new task', async () => {
  const shown = await fresh()
  clock.advance({ minutes: 15 })
  expect(await tryWith(shown)).toBe('old')
})

test('nothing, nonsense, another house, a lighter task and a wrong number are no solution', async () => {
  const task = await taskFor(db, caller, WORK)
  const { solution } = await solved(task)
  const right = JSON.parse(Buffer.from(solution, 'base64').toString()).solution
  const lighter = {
    ...task,
    parameters: { ...task.parameters, data: { ...task.parameters.data, effort: 729 } },
  }
  const longer = {
    ...task,
    parameters: { ...task.parameters, data: { ...task.parameters.data, until: 9_999_999_999 } },
  }
  const foreign = await fresh({ ...caller, secret: secretFrom('the secret of somebody else') })
  expect(await tryWith({ ticket: '', solution: '' })).toBe('missing')
  for (const wrong of [
    'nonsense',
    textOf(null),
    textOf({}),
    textOf({ challenge: task, solution: { ...right, derivedKey: '00'.repeat(32) } }),
    textOf({ challenge: task, solution: { ...right, derivedKey: 'not hex' } }),
    textOf({ challenge: { ...task, signature: '' }, solution: right }),
    textOf({ challenge: { ...task, more: 1 }, solution: right }),
    textOf({ challenge: lighter, solution: right }),
    textOf({ challenge: longer, solution: right }),
    foreign.solution,
  ])
    expect(await tryWith({ ticket: '', solution: wrong })).toBe('wrong')
  expect(await tryWith({ ticket: '', solution })).toBe('held')
})

test('who collects places from one connection cannot use tasks that were fetched when they were light', async () => {
  const stock = await Promise.all(Array.from({ length: 10 }, () => fresh()))
  const outcomes: string[] = []
  for (const shown of stock) outcomes.push(await tryWith(shown))
  expect(outcomes).toEqual([...Array(3).fill('held'), ...Array(7).fill('too-light')])
  expect((await taskFor(db, caller, WORK)).parameters.data.effort).toBe(3)
  expect(await tryWith(await fresh())).toBe('held')
  // Others notice nothing.
  const neighbour = { ...caller, address: '192.0.2.2' }
  expect((await taskFor(db, neighbour, WORK)).parameters.data.effort).toBe(1)
  clock.advance({ minutes: 15 })
  expect((await taskFor(db, caller, WORK)).parameters.data.effort).toBe(1)
})

test('a waiting ticket is good after its time, once, and each further one takes longer', async () => {
  const { ticket, wait } = await ticketFor(db, caller)
  const shown = { ticket, solution: '' }
  expect(wait).toBe(20)
  expect(await readPass(caller, shown)).toEqual({ because: 'early', wait: 20 })
  clock.advance({ seconds: 19 })
  expect(await readPass(caller, shown)).toEqual({ because: 'early', wait: 1 })
  clock.advance({ seconds: 1 })
  const hold = randomUUID()
  expect(await Promise.all([1, 2].map(() => tryWith(shown, hold)))).toEqual(['held', 'held'])
  expect(await tryWith(shown)).toBe('used')
  const waits: number[] = []
  for (let n = 0; n < 4; n += 1) waits.push((await ticketFor(db, caller)).wait)
  expect(waits).toEqual([20, 20, 60, 180])
  const [due, nonce, mac] = ticket.split('.')
  for (const forged of ['', 'x', `${Number(due) - 20}.${nonce}.${mac}`, `${due}.${nonce}x.${mac}`])
    expect(await tryWith({ ticket: forged, solution: '' })).not.toBe('held')
  const late = (await ticketFor(db, { ...caller, address: '192.0.2.3' })).ticket
  clock.advance({ minutes: 20 })
  expect(await tryWith({ ticket: late, solution: '' })).toBe('old')
})

test('used ones are swept away after their end, and not before', async () => {
  const spent = async () => (await sql`SELECT FROM appointments.spent_proof`.execute(db)).rows.length
  await sql`DELETE FROM appointments.spent_proof`.execute(db)
  await tryWith(await fresh())
  clock.advance({ minutes: 60 })
  await expireProofs(db, clock)
  expect(await spent()).toBe(1)
  clock.advance({ minutes: 16 })
  await expireProofs(db, clock)
  expect(await spent()).toBe(0)
})

test('a rush is noticed by every process, told once when it begins and once when it ends, and never without limits', async () => {
  const config = testConfig({ holdsPerMinute: 8 })
  const [one, other] = [config, { ...config }].map(config => ({ db, clock, config }))
  const free = { db, clock, config: { ...config, rateLimit: false } }
  const told: boolean[] = []
  const tell = tellPressure(one!, pressing => told.push(pressing))
  await tell()
  for (let n = 0; n < 4; n += 1) expect(await noticeHold(one!)).toBe(false)
  for (let n = 0; n < 2; n += 1) expect(await noticeHold(other!)).toBe(false)
  clock.advance({ seconds: 2 })
  await Promise.all(Array.from({ length: 8 }, () => noticeHold(one!)))
  clock.advance({ seconds: 2 })
  expect([await underPressure(one!), await underPressure(other!)]).toEqual([true, true])
  for (let n = 0; n < 20; n += 1) expect(await noticeHold(free)).toBe(false)
  await tell()
  await tell()
  clock.advance({ minutes: 12 })
  expect([await underPressure(one!), await readPressure(db, config, clock.now())]).toEqual([false, false])
  await tell()
  expect(told).toEqual([true, false])
})
