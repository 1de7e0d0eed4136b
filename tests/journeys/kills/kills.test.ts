import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { SESSION_COOKIE } from '../../../src/people/sessions/session.ts'
import { query } from '../../support/database.ts'
import { type Chance, chanceFrom, hunt } from '../../support/hunt.ts'
import { sessionOf } from '../../support/staff.ts'
import { persist } from '../../support/walker.ts'
import { findFaults } from './check-house.ts'
import { guest } from './guests.ts'
import { canKill, KillableHouse, type Victim, victims } from './killable-house.ts'
import { type Deed, Ledger } from './ledger.ts'
import { applicant, clerk, comesBack, machine, post } from './people.ts'

const SECRET = 'a secret for tests alone'
/** Enough in `npm test`; a hunt goes on until its time is over. */
const FEW: readonly Victim[] = ['worker', 'database', 'web', 'program', 'everything']
const limit = 120_000 + 1000 * (hunt.seconds ?? 0)

it.runIf(canKill)(
  'whatever is killed at whatever moment: what was acknowledged is there once, and nothing twice',
  async () => {
    const chance = chanceFrom(hunt.seed)
    const ledger = new Ledger(hunt.seed)
    const house = await KillableHouse.start({ SCHALTER_SECRET: SECRET, SCHALTER_DEMO: 'on' })
    const session: [string, string] = [SESSION_COOKIE, await sessionOf('sievers', house.databaseUrl)]
    let over = false
    const live = async (life: () => Promise<unknown>) => {
      while (!over) await life()
    }
    const people = [
      live(() => applicant(house.address, ledger, chance)),
      live(() => applicant(house.address, ledger, chance)),
      live(() => machine(house.address, ledger, chance)),
      live(() => guest(house.address, ledger, chance)),
      live(() => guest(house.address, ledger, chance)),
      live(() => replyToNext(house.address, session, ledger)),
    ]
    const failed = Promise.race(people)
    const kills = await Promise.race([killAround(house, chance), failed.then(() => [])])
    // On a busy machine the few kills are over before anybody has been through.
    await Promise.race([someoneOfEach(ledger), failed, sleep(60_000)])
    over = true
    await Promise.all(people)

    await settle(house)
    const told = `seed ${hunt.seed}, kills ${kills.join(' ')}`
    expect(await findFaults(house.databaseUrl, house.data, ledger), told).toEqual([])
    await repeatsFindTheirs(house.address, ledger)
    await receiptsOpenTheirs(house.address, ledger)
    expect(await findFaults(house.databaseUrl, house.data, ledger), told).toEqual([])
    const done = ledger.deeds.filter(({ acknowledged }) => acknowledged)
    console.log(
      `${kills.length} kills, ${done.length} of ${ledger.deeds.length} deeds acknowledged, 0 lost, 0 doubled`,
    )
    expect(missing(ledger), `${told}: nobody got through`).toEqual([])
    expect(await house.stop()).toBe(0)
  },
  limit,
)

/** Of what nobody has been told yet that it is done. */
function missing(ledger: Ledger): Deed['kind'][] {
  return (['application', 'machine', 'booking'] as const).filter(
    kind => !ledger.of(kind).some(({ acknowledged }) => acknowledged),
  )
}

async function someoneOfEach(ledger: Ledger): Promise<void> {
  while (missing(ledger).length > 0) await sleep(100)
}

/** Kills parts, sometimes before the last one is up again. What happened when, for whoever looks for a fault. */
async function killAround(house: KillableHouse, chance: Chance): Promise<string[]> {
  const kills: string[] = []
  const started = performance.now()
  const goesOn = () =>
    hunt.seconds ? performance.now() - started < hunt.seconds * 1000 : kills.length < FEW.length
  while (goesOn()) {
    await sleep(200 + chance.below(2300))
    const victim = hunt.seconds ? chance.oneOf(victims) : FEW[kills.length]!
    if (!(await house.kill(victim))) continue
    kills.push(`${victim}@${((performance.now() - started) / 1000).toFixed(1)}s`)
    if (chance.below(3) > 0) await ready(house)
  }
  return kills
}

async function ready(house: KillableHouse): Promise<void> {
  await persist(async () => {
    if (!(await house.isReady())) throw new Error(`The house does not come back:\n${house.output}`)
  })
}

async function replyToNext(address: string, session: [string, string], ledger: Ledger): Promise<void> {
  const replied = new Set(ledger.of('reply').map(({ reference }) => reference))
  const next = ledger.deeds.find(
    ({ kind, acknowledged, reference }) =>
      (kind === 'application' || kind === 'machine') && acknowledged && !replied.has(reference),
  )
  if (next) await clerk(address, session, ledger.begin('reply', next.reference))
  else await sleep(100)
}

/** Until the worker has done all there was to do. */
async function settle(house: KillableHouse): Promise<void> {
  await ready(house)
  await expect
    .poll(
      async () => {
        // A mail that a killed worker had begun is due again after five minutes; nobody waits for them here.
        await query(
          house.databaseUrl,
          'UPDATE foundation.outbox SET due_at = created_at WHERE sent_at IS NULL',
        )
        const [left] = await query<{ left: number }>(house.databaseUrl, WORK_LEFT)
        return Number(left!.left)
      },
      { timeout: 60_000 },
    )
    .toBe(0)
}

const WORK_LEFT = `SELECT (SELECT count(*) FROM foundation.outbox WHERE sent_at IS NULL)
  + (SELECT count(*) FROM post.letter WHERE state = 'ordered')
  + (SELECT count(*) FROM post.letter l WHERE state <> 'ordered' AND NOT EXISTS
      (SELECT FROM cases.act a WHERE a.case_id = l.case_id AND a.kind = 'letter-produced'))
  + (SELECT count(*) FROM foundation.audit a WHERE NOT EXISTS
      (SELECT FROM foundation.audit_seal s WHERE s.audit_id = a.id)) AS left`

/** The same key once more, long after: the same number. */
async function repeatsFindTheirs(address: string, ledger: Ledger): Promise<void> {
  const sent = ledger.of('machine').filter((deed): deed is Deed => deed.acknowledged)
  for (const deed of sent) expect(await post(address, deed), deed.mark).toBe(deed.reference)
}

/** What was printed on a receipt before the kills opens the case after them; the first is the oldest. */
async function receiptsOpenTheirs(address: string, ledger: Ledger): Promise<void> {
  const received = ledger.of('application').filter(({ acknowledged }) => acknowledged)
  for (const deed of received.slice(0, 3))
    expect(await comesBack(address, deed), deed.mark).toBe(`/mein-antrag/${deed.reference}`)
}
