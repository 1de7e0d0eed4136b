import { randomUUID } from 'node:crypto'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { byPurpose, countTry } from '../../foundation/http/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, fixedClock, testConfig } from '../../foundation/testing/index.ts'
import { freeStarts } from '../availability/search.ts'
import { holdPlace } from '../booking/hold-place.ts'
import { buildOffice, days, demand, faultsOf, monday, openRule } from '../testing/small-city.ts'
import { readPass, spendPass, taskFor, ticketFor } from './admit.ts'
import { noticeHold } from './watch-pressure.ts'

const { db } = await createTestDatabase({ max: 4 })
const secret = secretFrom('a secret for tests, long enough')
const friday = monday.add({ days: 4 })

const PEOPLE = 240
const PLACES = 240
const CONNECTIONS = 5
/** Of the programs, in plain tasks a second: a plain task takes a slow phone about one. */
const POWER = 20
const SECONDS = 330
/** The tasks are real ones with fewer and cheaper tries: what counts is how many of them somebody can make. */
const WORK = { rounds: 1, tries: 8 }

/** A city of one office in which everything is released at once. */
async function city(office: string, holdsPerMinute: number) {
  const rule = openRule(office, { places: PLACES / 16 } as never)
  await buildOffice(db, office, ['counter'], [rule], days(5))
  await sql`DELETE FROM foundation.attempt`.execute(db)
  await sql`DELETE FROM appointments.hold_minute`.execute(db)
  const clock = fixedClock('2026-11-02T06:00:00Z')
  return { office, house: { db, secret, clock, config: testConfig({ holdsPerMinute }) } }
}
type City = Awaited<ReturnType<typeof city>>

/** As the page and the call do it. */
async function hold({ office, house }: City, address: string, shown: { solution: string; ticket: string }) {
  const at = house.clock.now()
  if (!(await countTry(db, secret, byPurpose.hold, address, at))) return 'refused'
  const id = randomUUID()
  if (await noticeHold(house)) {
    const caller = { ...house, address }
    const pass = await readPass(caller, shown)
    if ('because' in pass || (await spendPass(db, caller, pass, id))) return 'refused'
  }
  const free = await freeIn(office, at)
  const start = free[Math.floor(free.length / 2)]
  if (!start) return 'gone'
  const place = { id, office, day: friday, step: start.step, demand: demand(), errands: [], at } as const
  return (await holdPlace(db, { ...place, contingent: 'online' })) ? 'held' : 'gone'
}

function freeIn(office: string, now: Temporal.Instant) {
  const span = { from: friday, until: friday, day: friday, offices: [office], hours: null }
  return freeStarts(db, { demand: demand(), ...span, contingent: 'online', now })
}

async function solve(task: Awaited<ReturnType<typeof taskFor>>) {
  const solution = (await solveChallenge({ challenge: task, deriveKey }))!
  const text = Buffer.from(JSON.stringify({ challenge: task, solution })).toString('base64')
  // On average half of the tries are needed.
  return { text, plainTasks: (solution.counter + 1) / (WORK.tries / 2) }
}

/** Programs on some connections: each second as much as they can, with tasks and with tickets. */
function programs(city: City) {
  const { house } = city
  const connections = Array.from({ length: CONNECTIONS }, (_, n) => ({
    address: `198.51.100.${n}`,
    ticket: null as { ticket: string; due: Temporal.Instant } | null,
    /** Solved, as soon as the machine has done so much more work. */
    task: null as { text: string; owed: number } | null,
    /** By the limit of a connection, which is there without pressure, too; or because there is nothing left. */
    refused: false,
  }))
  let held = 0
  return {
    held: () => held,
    async second(pressing: boolean) {
      const now = house.clock.now()
      let power = POWER
      for (const one of connections) {
        const caller = { ...house, address: one.address }
        if (!pressing) {
          // As many at once as a program sends in a second.
          for (let n = 0; n < 20 && !one.refused; n += 1) {
            const outcome = await hold(city, one.address, { solution: '', ticket: '' })
            if (outcome === 'held') held += 1
            one.refused = outcome !== 'held'
          }
          continue
        }
        if (one.ticket && Temporal.Instant.compare(one.ticket.due, now) <= 0) {
          if ((await hold(city, one.address, { solution: '', ticket: one.ticket.ticket })) === 'held')
            held += 1
          one.ticket = null
        }
        if (!one.ticket) {
          const { ticket, wait } = await ticketFor(db, caller)
          one.ticket = { ticket, due: now.add({ seconds: wait }) }
        }
      }
      while (pressing && power > 0) {
        for (const one of connections)
          if (!one.task) {
            const { text, plainTasks } = await solve(
              await taskFor(db, { ...house, address: one.address }, WORK),
            )
            one.task = { text, owed: plainTasks }
          }
        // The one that is done soonest.
        const next = connections.reduce((a, b) => (a.task!.owed <= b.task!.owed ? a : b))
        const work = Math.min(power, next.task!.owed)
        power -= work
        next.task!.owed -= work
        if (next.task!.owed > 0) break
        if ((await hold(city, next.address, { solution: next.task!.text, ticket: '' })) === 'held') held += 1
        next.task = null
        if ((await freeIn(city.office, now)).length === 0) break
      }
    },
  }
}

/** Places that people get who come during five minutes, read for twenty to sixty seconds, and take what is free then. */
async function rush(city: City): Promise<{ people: number; programs: number }> {
  const bots = programs(city)
  let people = 0
  const reading = new Map<number, string[]>()
  for (let second = 0; second < SECONDS; second += 1) {
    await bots.second(await noticeHold(city.house))
    for (let n = 0; n < PEOPLE; n += 1)
      if (Math.floor((n * 270) / PEOPLE) === second) {
        const done = second + 20 + ((n * 7) % 41)
        reading.set(done, [...(reading.get(done) ?? []), `203.0.113.${n}`])
      }
    for (const address of reading.get(second) ?? []) {
      const { text } = await solve(await taskFor(db, { ...city.house, address }, WORK))
      if ((await hold(city, address, { solution: text, ticket: '' })) === 'held') people += 1
    }
    city.house.clock.advance({ seconds: 1 })
  }
  return { people, programs: bots.held() }
}

/** Each connection of the programs counts as somebody who wants one. */
const fairShare = (PLACES * PEOPLE) / (PEOPLE + CONNECTIONS)

test('where programs grab holds in bulk, people keep four fifths of their share and more with the proof of work', async () => {
  const { people, programs } = await rush(await city('pressed', 0))
  expect(people + programs).toBeLessThanOrEqual(PLACES)
  expect(programs).toBeGreaterThan(3 * CONNECTIONS)
  expect(people).toBeGreaterThanOrEqual(0.8 * fairShare)
  expect(await faultsOf(db)).toEqual([])
}, 120_000)

test('and without it they do not', async () => {
  const { people } = await rush(await city('unpressed', 99_999))
  expect(people).toBeLessThan(0.8 * fairShare)
}, 120_000)
