import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { addApproval, addPlanVersion } from '../src/emergency/plans/queries.ts'
import { prepareActivation, releaseActivation } from '../src/emergency/switch/switch-on.ts'
import { exampleActions, examplePlan } from '../src/emergency/testing/example-plan.ts'
import {
  type Database,
  inTransaction,
  openDatabase,
  readConnectionFile,
} from '../src/foundation/database/index.ts'
import { fillDays, giveAddresses } from './support/booked-city.ts'
import { type Bench, type Figure, rounded } from './support/figure.ts'
import { newFolder, removeFolder, startSchalter } from './support/running-schalter.ts'
import { lead, manager } from './support/two-persons.ts'

const PAGES = ['/leistungen/meldebescheinigung', '/', '/kundenzentren/altona']
/**
 * The demo city as `npm start` runs it, its days booked to 97 %: the whole of it closes while citizens read pages one after
 * the other. Until when each page and the status say so, and how long pages take while everybody is looked after.
 */
export const closingTheCity: Bench = async say => {
  const folder = await newFolder()
  const schalter = await startSchalter(folder)
  const db = openDatabase(readConnectionFile(folder)!.url, { max: 2 })
  try {
    await fillDays(db)
    await giveAddresses(db)
    const before = await waits(schalter.address, () => sleep(10_000))
    const released = await close(db)
    const told = { status: 0 }
    const during = waits(schalter.address, async () => {
      told.status = await untilClosed(schalter.address, released)
      await untilLookedAfter(db)
    })
    const answers = await during
    say(
      `closing the city: closed everywhere after ${told.status.toFixed(0)} ms, ${answers.length} pages read meanwhile`,
    )
    const { rows } = await sql<{
      people: number
    }>`SELECT count(*)::int AS people FROM appointments.take_over`.execute(db)
    return [
      figure('status says closed after the release', told.status, null, 60_000),
      figure(
        `pages read while ${rows[0]!.people} people are moved and told: p99`,
        p99(answers),
        p99(before),
        50,
      ),
    ]
  } finally {
    await db.destroy()
    await schalter.stop()
    await removeFolder(folder)
  }
}

/** How long pages take, one after the other, for as long as something else goes on. */
async function waits(address: string, meanwhile: () => Promise<void>): Promise<number[]> {
  let over = false
  const answers: number[] = []
  const reading = (async () => {
    for (let n = 0; !over; n++) {
      const started = performance.now()
      const answer = await fetch(address + PAGES[n % PAGES.length]!)
      await answer.text()
      answers.push(performance.now() - started)
      await sleep(10)
    }
  })()
  await meanwhile()
  over = true
  await reading
  return answers
}

async function close(db: Database): Promise<number> {
  const definition = examplePlan({ id: 'city', actions: exampleActions({ kind: 'city' }) })
  const [id, at] = [randomUUID(), Temporal.Now.instant()]
  await inTransaction(db, async tx => {
    await addPlanVersion(tx, { definition, basedOn: 0, author: { id: lead.id, name: lead.name }, at })
    await addApproval(tx, { plan: 'city', number: 1 }, manager, at)
    const times = { startsAt: at, endsAt: null, reviewAt: at.add({ hours: 24 }) }
    await prepareActivation(tx, { id, plan: 'city', ...times, staff: lead, at })
  })
  await inTransaction(db, tx => releaseActivation(tx, { id, breakGlass: '', staff: manager, at }))
  return performance.now()
}

async function untilClosed(address: string, since: number): Promise<number> {
  for (;;) {
    const answer = await fetch(`${address}/api/v1/status`)
    const { offices } = (await answer.json()) as { offices: { shut: unknown }[] }
    if (offices.every(({ shut }) => shut)) return performance.now() - since
    await sleep(20)
  }
}

async function untilLookedAfter(db: Database): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ left: number }>`SELECT count(*)::int AS left FROM appointments.appointment a
      WHERE state IN ('pending', 'booked') AND mode = 'onsite' AND EXISTS (
        SELECT FROM appointments.stop s WHERE s.office_id = a.office_id)`.execute(db)
    if (rows[0]!.left === 0) return
    await sleep(250)
  }
}

function p99(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.99) - 1]!
}

function figure(name: string, milliseconds: number, reference: number | null, limit: number): Figure {
  return {
    bench: 'emergency',
    name,
    value: rounded(milliseconds),
    unit: 'ms',
    reference: reference === null ? null : rounded(reference),
    ratio: reference === null ? null : rounded(milliseconds / reference),
    target: `at most ${limit} ms${reference === null ? '' : '; the reference is the same before'}`,
    ok: milliseconds <= limit,
  }
}
