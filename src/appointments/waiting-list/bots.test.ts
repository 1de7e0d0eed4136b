import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { inTransaction } from '../../foundation/database/index.ts'
import { citizen } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase } from '../../foundation/testing/index.ts'
import { bookAppointment } from '../booking/book-appointment.ts'
import { cancelAppointment } from '../booking/change-appointment.ts'
import { releaseExpired } from '../booking/give-back.ts'
import { holdPlace } from '../booking/hold-place.ts'
import { joinWaiting, toJoin } from '../testing/join-waiting.ts'
import { buildOffice, days, demand, faultsOf, monday, openRule } from '../testing/small-city.ts'
import { takeOffer } from './answer-offer.ts'
import { offerReturned } from './offer-places.ts'

const { db } = await createTestDatabase({ max: 12 })
const secret = secretFrom('a secret for tests, long enough')
const errands = [{ id: 'personalausweis', persons: 1 }]
const friday = monday.add({ days: 4 })
/** Monday at ten. */
const ten = Temporal.Instant.from('2026-11-02T09:00:00Z')
const STEPS = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]

const born = Temporal.PlainDate.from('1980-02-29')
let names = 0
/** Takes the place at this time if it is free: what a program tries all the time. */
async function grab(office: string, step: number, who: string, at: Temporal.Instant): Promise<string | null> {
  const id = randomUUID()
  const place = { id, office, day: friday, step, demand: demand(), errands, at } as const
  if (!(await holdPlace(db, { ...place, contingent: 'online' }))) return null
  const person = {
    booker: { name: `${who} ${names++}`, birthDate: born },
    attendees: [],
    email: null,
    phone: null,
  } as const
  const booking = {
    ...person,
    hold: id,
    errands,
    language: 'de',
    needs: [],
    caseId: null,
    by: citizen,
    demo: true,
    at,
  } as const
  return (await bookAppointment(db, secret, booking)).ok ? id : null
}

async function bookedBy(office: string, who: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM appointments.appointment
    WHERE office_id = ${office} AND state = 'booked' AND name LIKE ${`${who} %`}`.execute(db)
  return rows[0]!.count
}

/**
 * Twelve places that programs have bought up are given back, to be sold under other names: they cancel at moments of their own
 * choice and try for each of them again every quarter of an hour until the appointment. As many people wait; one in ten answers no mail.
 */
test('of places that programs cancel to take them again, people get four fifths of their share and more', async () => {
  const office = 'scalped'
  await buildOffice(
    db,
    office,
    ['counter'],
    [openRule(office, { places: 1, until: Temporal.PlainTime.from('11:00') } as never)],
    days(5),
  )
  const bought: string[] = []
  for (const step of STEPS) bought.push((await grab(office, step, 'Programm', ten))!)
  expect(bought.every(Boolean)).toBe(true)
  const answers = new Map<string, boolean>()
  for (const n of STEPS.keys()) {
    const wishes = { ...toJoin().wishes, offices: [office] }
    const persons = [{ name: `Mensch ${n}`, birthDate: born }]
    answers.set((await joinWaiting(db, secret, { wishes, persons, at: ten })).id, n % 10 !== 9)
  }
  for (let quarter = 0; quarter < 4 * 48; quarter += 1) {
    const at = ten.add({ minutes: quarter * 15 })
    if (quarter % 3 === 0 && bought.length > 0) {
      const id = bought.shift()!
      await inTransaction(db, tx => cancelAppointment(tx, { id, by: citizen, at }))
    }
    await releaseExpired(db, at)
    for (const step of STEPS) await grab(office, step, 'Programm', at)
    await offerReturned(db, at)
    const { rows } = await sql<{ id: string; entry: string }>`
      SELECT id, waiting_id AS entry FROM appointments.offer WHERE state = 'open'`.execute(db)
    for (const { id: offer, entry } of rows)
      if (answers.get(entry)) await takeOffer(db, secret, { entry, offer, at: at.add({ minutes: 10 }) })
  }
  const [people, programs] = [await bookedBy(office, 'Mensch'), await bookedBy(office, 'Programm')]
  expect(people + programs).toBe(STEPS.length)
  // Their share is one place each, as far as they answer.
  const share = [...answers.values()].filter(Boolean).length
  expect(people).toBeGreaterThanOrEqual(0.8 * share)
  expect(await faultsOf(db)).toEqual([])
}, 60_000)
