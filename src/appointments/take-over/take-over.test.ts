import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { type Database, inTransaction } from '../../foundation/database/index.ts'
import { citizen, type StaffActor } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase } from '../../foundation/testing/index.ts'
import { bookAppointment } from '../booking/book-appointment.ts'
import { cancelAppointment, moveAppointment } from '../booking/change-appointment.ts'
import { holdPlace } from '../booking/hold-place.ts'
import { findAppointment } from '../queries.ts'
import { startOf } from '../steps.ts'
import { stopOffices } from '../stops/stop-offices.ts'
import {
  beforeOpening as at,
  buildOffice,
  demand,
  faultsOf,
  monday,
  openRule,
} from '../testing/small-city.ts'
import { answerTakeOver, endSilence, noteTold, openTakeOver } from './answer-take-over.ts'
import { callList, daysToTakeOver, takeOverCounts } from './queries.ts'
import { type DayToTakeOver, takeOverDay } from './take-over-day.ts'

const { db } = await createTestDatabase()
const secret = secretFrom('a secret for tests alone')
const house = { kind: 'system', name: 'Test' } as const
const clerk: StaffActor = { kind: 'staff', id: 'c', name: 'Karl Fall', roles: ['caseworker'], teams: [] }
await buildOffice(db, 'north', ['counter', 'phone'], [openRule('north', { places: 9 })])
await buildOffice(db, 'south', ['counter', 'phone'])
await sql`INSERT INTO appointments.need (service_id, minutes, kinds, modes, walk_in, trust)
  SELECT id, 15, '{counter}', '{onsite,phone}', false, 'demo' FROM unnest('{wohnsitz-anmelden,personalausweis}'::text[]) AS id`.execute(
  db,
)

interface Guest {
  readonly email?: string | null
  readonly phone?: string | null
  readonly service?: string
  readonly step?: number
}

async function book({ email = null, phone = null, service = 'wohnsitz-anmelden', step = 8 }: Guest = {}) {
  const errands = [{ id: service, persons: 1 }]
  const slot = {
    office: 'north',
    day: monday,
    step,
    demand: demand(),
    errands,
    contingent: 'online',
    at,
  } as const
  const held = (await holdPlace(db, { ...slot, id: randomUUID() }))!
  const booker = { name: `Demo ${held.id}`, birthDate: Temporal.PlainDate.from('1980-02-29') }
  const rest = { attendees: [], language: 'de', needs: [], caseId: null, by: clerk, demo: true, at } as const
  await bookAppointment(db, secret, { hold: held.id, errands, booker, email, phone, ...rest })
  return held.id
}

function dayOf(activation: string, overrides: Partial<DayToTakeOver> = {}): DayToTakeOver {
  return {
    activation,
    office: 'north',
    day: monday,
    from: at,
    takenUntil: at,
    services: null,
    ways: ['phone', 'later'],
    elsewhere: () => [],
    open: {
      phone: service => service === 'wohnsitz-anmelden',
      video: () => false,
      online: () => false,
    },
    answerUntil: at.add({ hours: 24 }),
    reason: { de: 'Das Haus ist zu.', en: 'The house is closed.' },
    by: house,
    at,
    ...overrides,
  }
}
const takeOver = (day: DayToTakeOver, on: Database = db) => inTransaction(on, tx => takeOverDay(tx, day))

async function messagesAbout(id: string) {
  const { rows } = await sql<{ id: string; template: string; address: string; data: { reason: string } }>`
    SELECT id, template, address, data FROM foundation.outbox
    WHERE subject_id = ${id} AND template LIKE 'appointment-%' AND template <> 'appointment-booked'`.execute(
    db,
  )
  return rows
}

describe('everybody who is booked on a day', () => {
  const activation = randomUUID()

  test('gets one way each, and one message, by the way they gave', async () => {
    const byPhone = await book({ email: 'a@example.org', phone: '040 1' })
    const noNumber = await book({ email: 'b@example.org' })
    const notByPhone = await book({ email: 'c@example.org', phone: '040 3', service: 'personalausweis' })
    const toCall = await book({ phone: '040 4' })
    await inTransaction(db, tx =>
      stopOffices(tx, { activation, offices: ['north'], from: monday, until: null, urgent: false, at }),
    )
    const where = { offices: ['north'], from: at, takenUntil: at, until: null, services: null }
    expect(await daysToTakeOver(db, where)).toMatchObject([{ office: 'north' }])

    // Twice at once, as after a crash or with two job processes.
    const results = await Promise.all([takeOver(dayOf(activation)), takeOver(dayOf(activation))])
    expect(results.reduce((sum, taken) => sum + taken.phone + taken.later, 0)).toBe(4)
    expect(await daysToTakeOver(db, where)).toEqual([])
    expect(await faultsOf(db)).toEqual([])

    expect(await findAppointment(db, byPhone)).toMatchObject({ mode: 'phone', state: 'booked', step: 8 })
    expect(await findAppointment(db, toCall)).toMatchObject({ mode: 'phone', state: 'booked' })
    for (const id of [noNumber, notByPhone])
      expect(await findAppointment(db, id)).toMatchObject({ state: 'displaced', placeId: null })
    expect(await messagesAbout(byPhone)).toMatchObject([
      { template: 'appointment-by-phone', address: 'a@example.org', data: { reason: 'Das Haus ist zu.' } },
    ])
    expect(await messagesAbout(notByPhone)).toMatchObject([{ template: 'appointment-displaced' }])
    expect(await messagesAbout(toCall)).toEqual([])
    expect(await callList(db, activation, 10)).toMatchObject([{ appointment: toCall, phone: '040 4' }])
    expect(await takeOverCounts(db, activation)).toEqual([
      { office: 'north', kind: 'later', toldBy: 'mail', state: 'told', count: 2 },
      { office: 'north', kind: 'phone', toldBy: 'call', state: 'told', count: 1 },
      { office: 'north', kind: 'phone', toldBy: 'mail', state: 'told', count: 1 },
    ])
  })

  test('is on a list of calls until somebody says that it is done, once', async () => {
    const { appointment } = (await callList(db, activation, 10))[0]!
    const told = { activation, appointment, how: 'reached', by: clerk, at } as const
    expect(await inTransaction(db, tx => noteTold(tx, told))).toBe(true)
    expect(await inTransaction(db, tx => noteTold(tx, { ...told, how: 'letter' }))).toBe(false)
    expect(await callList(db, activation, 10)).toEqual([])
  })
})

describe('whoever was told', () => {
  const activation = randomUUID()
  const stateOf = async (id: string) => {
    const { rows } = await sql<{ state: string }>`
      SELECT state FROM appointments.take_over WHERE appointment_id = ${id}`.execute(db)
    return rows[0]?.state
  }
  const told = async (guest: Guest) => {
    await sql`UPDATE appointments.day SET stopped = false`.execute(db)
    const id = await book({ email: `${randomUUID()}@example.org`, ...guest })
    await takeOver(dayOf(activation))
    return id
  }

  test('confirms, chooses another, or cancels', async () => {
    const confirmed = await told({ phone: '040 1', step: 10 })
    expect((await openTakeOver(db, confirmed))?.kind).toBe('phone')
    const answer = { by: citizen, at }
    expect(await inTransaction(db, tx => answerTakeOver(tx, confirmed, 'confirmed', answer))).toBe(true)
    expect(await inTransaction(db, tx => answerTakeOver(tx, confirmed, 'confirmed', answer))).toBe(false)
    expect([await stateOf(confirmed), await openTakeOver(db, confirmed)]).toEqual(['confirmed', null])

    const moved = await told({ step: 11 })
    const errands = [{ id: 'wohnsitz-anmelden', persons: 1 }]
    const other = {
      office: 'south',
      day: monday,
      step: 9,
      demand: demand(),
      errands,
      contingent: 'online',
      at,
    } as const
    const hold = (await holdPlace(db, { ...other, id: randomUUID() }))!
    expect(await inTransaction(db, tx => moveAppointment(tx, { id: moved, ...answer }, hold.id))).toBe(true)
    expect(await stateOf(moved)).toBe('changed')

    const cancelled = await told({ step: 12 })
    await inTransaction(db, tx => cancelAppointment(tx, { id: cancelled, ...answer }))
    expect(await stateOf(cancelled)).toBe('cancelled')
    expect(await faultsOf(db)).toEqual([])
  })

  test('and says nothing, has agreed when the time is over, and may still change their mind', async () => {
    const silent = await told({ phone: '040 2', step: 13 })
    await endSilence(db, at.add({ hours: 23 }))
    expect(await stateOf(silent)).toBe('told')
    await endSilence(db, at.add({ hours: 24 }))
    expect(await stateOf(silent)).toBe('silent')
    await inTransaction(db, tx => cancelAppointment(tx, { id: silent, by: citizen, at }))
    expect(await stateOf(silent)).toBe('cancelled')
  })
})

describe('another office', () => {
  const elsewhere = { ways: ['other-office', 'phone', 'later'], elsewhere: () => ['south'] } as const

  test('takes whom it has a place for, the nearest in time; the others get what comes next', async () => {
    await sql`UPDATE appointments.day SET stopped = false`.execute(db)
    const activation = randomUUID()
    const guests = [
      await book({ step: 14, email: 'm@example.org', phone: '040 1' }),
      await book({ step: 14, phone: '040 2' }),
      await book({ step: 14, phone: '040 3', service: 'personalausweis' }),
    ]
    const taken = await takeOver(dayOf(activation, elsewhere))
    expect(taken).toMatchObject({ 'other-office': 3, phone: 0, later: 0, mail: 1, call: 2 })
    for (const id of guests)
      expect(await findAppointment(db, id)).toMatchObject({
        office: 'south',
        mode: 'onsite',
        state: 'booked',
      })
    const steps = await Promise.all(guests.map(async id => (await findAppointment(db, id))!.step))
    expect(steps.every(step => Math.abs(step - 14) <= 1)).toBe(true)
    expect(await messagesAbout(guests[0]!)).toMatchObject([{ template: 'appointment-elsewhere' }])
    expect(await faultsOf(db)).toEqual([])
  })

  test('is nothing for whoever needs what it has not', async () => {
    const id = await book({ step: 16, phone: '040 5' })
    await sql`UPDATE appointments.appointment SET needs = '{step-free}' WHERE id = ${id}`.execute(db)
    expect(await takeOver(dayOf(randomUUID(), elsewhere))).toMatchObject({ 'other-office': 0, phone: 1 })
    expect(await findAppointment(db, id)).toMatchObject({ office: 'north', mode: 'phone' })
  })
})

test('what begins earlier that day, is by phone already, or is about something else stays as it is', async () => {
  await sql`UPDATE appointments.day SET stopped = false`.execute(db)
  const [early, late] = [await book({ step: 5 }), await book({ step: 6, service: 'personalausweis' })]
  const activation = randomUUID()
  await takeOver(dayOf(activation, { from: startOf(monday, 6).toInstant(), services: ['wohnsitz-anmelden'] }))
  for (const id of [early, late])
    expect(await findAppointment(db, id)).toMatchObject({ state: 'booked', mode: 'onsite', sequence: 0 })
})
