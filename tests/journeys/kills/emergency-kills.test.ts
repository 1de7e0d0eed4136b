import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { keepDaysAhead } from '../../../src/appointments/availability/keep-days-ahead.ts'
import { importAppointments } from '../../../src/appointments/import-appointments.ts'
import { readAppointmentFile } from '../../../src/appointments/testing/appointment-file.ts'
import { checkLog } from '../../../src/emergency/log/sealed-log.ts'
import { addApproval, addPlanVersion } from '../../../src/emergency/plans/queries.ts'
import { endActivation } from '../../../src/emergency/switch/switch-off.ts'
import { prepareActivation, releaseActivation } from '../../../src/emergency/switch/switch-on.ts'
import { bookPeople } from '../../../src/emergency/testing/book-people.ts'
import { exampleActions, examplePlan } from '../../../src/emergency/testing/example-plan.ts'
import { systemClock as clock } from '../../../src/foundation/clock.ts'
import { type Database, inTransaction, openDatabase } from '../../../src/foundation/database/index.ts'
import type { StaffActor } from '../../../src/foundation/permissions/index.ts'
import { type Chance, chanceFrom, hunt } from '../../support/hunt.ts'
import { canKill, KillableHouse, type Victim, victims } from './killable-house.ts'

const PEOPLE = 300
const person = (id: string, role: StaffActor['roles'][number]): StaffActor => ({
  kind: 'staff',
  id,
  name: `Demo ${id}`,
  roles: [role],
  teams: [],
})
const [lead, manager] = [person('lead', 'team-lead'), person('manager', 'office-manager')]
/** Who is killed while people are moved, and while they get places again; a hunt draws others, round after round. */
const FEW: readonly [Victim, Victim] = ['everything', 'worker']
const limit = 180_000 + 1000 * (hunt.seconds ?? 0)

it.runIf(canKill)(
  'whatever is killed while an office closes and opens again, everybody is looked after and told once',
  async () => {
    const chance = chanceFrom(hunt.seed)
    const house = await KillableHouse.start({ SCHALTER_DEMO: 'off' })
    await withDatabase(house, prepareOffice)
    const started = performance.now()
    let rounds = 0
    do {
      await closeAndOpen(house, chance, rounds)
      rounds += 1
    } while (hunt.seconds && performance.now() - started < hunt.seconds * 1000)
    expect(await house.stop()).toBe(0)
  },
  limit,
)

/** Altona with its counters, and an approved plan to close it. */
async function prepareOffice(db: Database): Promise<void> {
  await inTransaction(db, async tx => {
    await importAppointments(tx, await readAppointmentFile(), ['altona', 'billstedt'], clock.now())
    const actions = exampleActions({ kind: 'office', id: 'altona' })
    const definition = examplePlan({ id: 'killed', actions })
    await addPlanVersion(tx, {
      definition,
      basedOn: 0,
      author: { id: lead.id, name: lead.name },
      at: clock.now(),
    })
    await addApproval(tx, { plan: 'killed', number: 1 }, manager, clock.now())
  })
  await keepDaysAhead(db, clock)
}

async function closeAndOpen(house: KillableHouse, chance: Chance, round: number): Promise<void> {
  const [whileClosing, whileOpening] = hunt.seconds ? [chance.oneOf(victims), chance.oneOf(victims)] : FEW
  const { ids, activation } = await withDatabase(house, async db => {
    const booked = { office: 'altona', people: PEOPLE, at: clock.now(), today: clock.today() }
    return { ids: await bookPeople(db, booked), activation: await close(db) }
  })
  const told = `seed ${hunt.seed}, round ${round}, killed ${whileClosing} and ${whileOpening}`
  expect(ids.length, told).toBe(PEOPLE)

  const moved = (db: Database) => countOf(db, ids, sql`NOT (state = 'booked' AND mode = 'onsite')`)
  await killMidway(house, whileClosing, moved, chance)
  await until(house, async db => (await moved(db)) === PEOPLE, told)
  await withDatabase(house, async db => {
    expect(await countOf(db, ids, sql`state = 'booked' AND mode = 'phone'`), told).toBe(PEOPLE / 3)
    expect(await countOf(db, ids, sql`state = 'displaced'`), told).toBe((PEOPLE * 2) / 3)
    expect(await messages(db, ids, ['appointment-by-phone', 'appointment-displaced']), told).toEqual(
      once(PEOPLE),
    )
    await inTransaction(db, tx => endActivation(tx, { id: activation, staff: manager, at: clock.now() }))
  })

  const again = (db: Database) => countOf(db, ids, sql`state = 'booked' AND mode = 'onsite'`)
  await killMidway(house, whileOpening, again, chance)
  await until(
    house,
    async db => (await again(db)) === (PEOPLE * 2) / 3 && (await isReopened(db, activation)),
    told,
  )
  await withDatabase(house, async db => {
    expect(await messages(db, ids, ['appointment-again']), told).toEqual(once((PEOPLE * 2) / 3))
    expect((await checkLog(db)).broken, told).toBeNull()
    // For the next round the office is empty again.
    await sql`UPDATE appointments.appointment SET state = 'cancelled', place_id = NULL WHERE id = ANY (${ids}::uuid[])`.execute(
      db,
    )
  })
}

async function close(db: Database): Promise<string> {
  const [id, at] = [randomUUID(), clock.now()]
  await inTransaction(db, async tx => {
    const times = { startsAt: at, endsAt: null, reviewAt: at.add({ hours: 24 }) }
    await prepareActivation(tx, { id, plan: 'killed', ...times, staff: lead, at })
    expect(await releaseActivation(tx, { id, breakGlass: '', staff: manager, at })).toBe('released')
  })
  return id
}

/** As soon as some are through, and before all are: how far a moment later is left to chance. */
async function killMidway(
  house: KillableHouse,
  victim: Victim,
  through: (db: Database) => Promise<number>,
  chance: Chance,
): Promise<void> {
  await until(house, async db => (await through(db)) > 0, 'nobody is looked after')
  await sleep(chance.below(40))
  await house.kill(victim)
}

const once = (people: number) => ({ messages: people, people })

async function messages(db: Database, ids: readonly string[], templates: readonly string[]) {
  const { rows } = await sql<{ messages: number; people: number }>`
    SELECT count(*)::int AS messages, count(DISTINCT subject_id)::int AS people FROM foundation.outbox
    WHERE template = ANY (${[...templates]}) AND subject_id = ANY (${[...ids]}::uuid[])`.execute(db)
  return rows[0]
}

async function countOf(db: Database, ids: readonly string[], which: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM appointments.appointment
    WHERE id = ANY (${[...ids]}::uuid[]) AND ${which}`.execute(db)
  return rows[0]!.count
}

async function isReopened(db: Database, activation: string): Promise<boolean> {
  const { rows } = await sql`SELECT FROM emergency.log_entry
    WHERE activation_id = ${activation} AND kind = 'reopened'`.execute(db)
  return rows.length === 1
}

/** A database that was killed a moment ago does not answer yet. */
async function until(
  house: KillableHouse,
  holds: (db: Database) => Promise<boolean>,
  told: string,
): Promise<void> {
  const deadline = performance.now() + 90_000
  while (performance.now() < deadline) {
    const isSo = await withDatabase(house, async db => {
      for (let tries = 0; tries < 200; tries++) {
        if (await holds(db)) return true
        await sleep(10)
      }
      return false
    }).catch(() => false)
    if (isSo) return
    await house.isReady()
    await sleep(50)
  }
  throw new Error(`${told}:\n${house.output}`)
}

async function withDatabase<Result>(
  house: KillableHouse,
  work: (db: Database) => Promise<Result>,
): Promise<Result> {
  const db = openDatabase(house.databaseUrl, { max: 2 })
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}
