import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { inTransaction } from '../../foundation/database/index.ts'
import { citizen, type StaffActor } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase } from '../../foundation/testing/index.ts'
import { poolId } from '../appointment.ts'
import { bookAppointment } from '../booking/book-appointment.ts'
import { holdPlace } from '../booking/hold-place.ts'
import { findAppointment } from '../queries.ts'
import {
  beforeOpening as at,
  buildOffice,
  demand,
  faultsOf,
  monday,
  openRule,
} from '../testing/small-city.ts'
import { answerTakeOver, endSilence, openTakeOver } from './answer-take-over.ts'
import { applicationInstead, appliedInstead, offerOnline, ratherCome } from './do-it-online.ts'
import { fitRooms } from './fit-rooms.ts'
import { displacedAt } from './place-again.ts'
import { callList, takeOverCounts } from './queries.ts'
import { type DayToTakeOver, takeOverDay } from './take-over-day.ts'

/** The house is closed; the city has one room for video, and the certificate has a form. */
const { db } = await createTestDatabase()
const secret = secretFrom('a secret for tests alone')
const house = { kind: 'system', name: 'Test' } as const
const clerk: StaffActor = { kind: 'staff', id: 'c', name: 'Karl Fall', roles: ['hotline-agent'], teams: [] }
await buildOffice(db, 'north', ['counter', 'phone'], [openRule('north', { places: 9 })])
await sql`INSERT INTO appointments.need (service_id, minutes, kinds, modes, walk_in, trust)
  VALUES ('meldebescheinigung', 15, '{counter}', '{onsite,phone,video}', false, 'demo')`.execute(db)
await sql`INSERT INTO appointments.pool (id, office_id, kind, trust) VALUES (${poolId(null, 'video')}, NULL, 'video', 'demo')`.execute(
  db,
)
const one = `{${Array(48).fill(1).join(',')}}`
const none = `{${Array(48).fill(0).join(',')}}`
await sql`INSERT INTO appointments.day (pool_id, day, office_id, kind, capacity, free, kept_from_online, kept_from_hotline, online, hotline)
  VALUES (${poolId(null, 'video')}, ${monday}, NULL, 'video', ${one}, ${one}, ${none}, ${none}, ~(0::bit(48)), ~(0::bit(48)))`.execute(
  db,
)

interface Guest {
  readonly email?: string | null
  readonly phone?: string | null
  readonly persons?: number
  readonly step?: number
}

async function book({ email = 'a@example.org', phone = null, persons = 1, step = 8 }: Guest = {}) {
  const errands = [{ id: 'meldebescheinigung', persons }]
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

const takeOver = (overrides: Partial<DayToTakeOver> = {}) => {
  const day = {
    activation: randomUUID(),
    office: 'north',
    day: monday,
    from: at,
    takenUntil: at,
    services: null,
    ways: ['video', 'online', 'later'],
    elsewhere: () => [],
    open: { phone: () => true, video: () => true, online: () => true },
    answerUntil: at.add({ hours: 24 }),
    reason: { de: 'Das Haus ist zu.', en: 'The house is closed.' },
    by: house,
    at,
    ...overrides,
  } as const
  return inTransaction(db, tx => takeOverDay(tx, day)).then(taken => ({
    ...taken,
    activation: day.activation,
  }))
}

async function linesOf(id: string) {
  const { rows } = await sql<{ kind: string; state: string }>`
    SELECT kind, state FROM appointments.take_over WHERE appointment_id = ${id}`.execute(db)
  return rows
}
async function messagesAbout(id: string): Promise<string[]> {
  const { rows } = await sql<{ template: string }>`SELECT template FROM foundation.outbox
    WHERE subject_id = ${id} AND template <> 'appointment-booked' ORDER BY created_at`.execute(db)
  return rows.map(({ template }) => template)
}
const displaced = async () => (await displacedAt(db, null, 100)).map(({ id }) => id)

describe('video at the same time', () => {
  test('for whom there is a room then, and a way for the link; what comes next for the others', async () => {
    const [first, second, noLink] = [await book(), await book(), await book({ email: null, phone: '040 1' })]
    const later = await book({ step: 9 })
    const taken = await takeOver({ ways: ['video', 'later'] })
    expect(taken).toMatchObject({ video: 2, online: 0, later: 2, mail: 3, call: 1 })
    const [met] = (await findAppointment(db, first))!.mode === 'video' ? [first] : [second]
    for (const id of [met!, later])
      expect(await findAppointment(db, id)).toMatchObject({ mode: 'video', state: 'booked' })
    expect((await findAppointment(db, later))!.step).toBe(9)
    expect(await findAppointment(db, noLink)).toMatchObject({ state: 'displaced' })
    expect(await messagesAbout(met!)).toEqual(['appointment-by-video'])
    expect((await openTakeOver(db, met!))?.kind).toBe('video')
    expect(await faultsOf(db)).toEqual([])
    // The room is theirs: nobody else gets it.
    await book()
    expect(await takeOver({ ways: ['video', 'later'] })).toMatchObject({ video: 0, later: 1 })
  })

  test('no more at once than there are rooms, the whole time long', () => {
    const rooms = [1, 1, 2, 0]
    const wanted = [
      { id: 'c', step: 2, steps: 1 },
      { id: 'a', step: 0, steps: 2 },
      { id: 'b', step: 1, steps: 2 },
      { id: 'd', step: 2, steps: 2 },
    ]
    expect(fitRooms(wanted, rooms)).toEqual(['a', 'c'])
    expect(rooms).toEqual([1, 1, 2, 0])
  })
})

describe('doing it online now', () => {
  const online = { ways: ['online', 'later'] } as const
  const answer = { by: citizen, at }

  test('for one thing for one person, with a way for the link; the place is given back, and nobody is placed again meanwhile', async () => {
    const [id, family, noLink] = [await book(), await book({ persons: 3 }), await book({ email: null })]
    expect(await takeOver(online)).toMatchObject({ online: 1, later: 2 })
    expect(await findAppointment(db, id)).toMatchObject({ state: 'displaced', placeId: null })
    expect(await messagesAbout(id)).toEqual(['appointment-online'])
    expect(await openTakeOver(db, id)).toMatchObject({ kind: 'online' })
    const waiting = await displaced()
    expect(waiting).toEqual(expect.arrayContaining([family, noLink]))
    expect(waiting).not.toContain(id)
    expect(await faultsOf(db)).toEqual([])
  })

  test('begins one application however often, and is over when that is sent: nothing is kept, and nobody is told twice', async () => {
    const id = await book()
    const { activation } = await takeOver(online)
    const begun = await Promise.all([0, 1].map(() => inTransaction(db, tx => applicationInstead(tx, id))))
    expect(new Set(begun).size).toBe(1)
    expect(await linesOf(id)).toEqual([{ kind: 'online', state: 'told' }])
    expect(await inTransaction(db, tx => appliedInstead(tx, randomUUID(), answer))).toBe(false)
    expect(await inTransaction(db, tx => appliedInstead(tx, begun[0]!, answer))).toBe(true)
    expect(await inTransaction(db, tx => appliedInstead(tx, begun[0]!, answer))).toBe(false)
    expect(await linesOf(id)).toEqual([{ kind: 'online', state: 'applied' }])
    expect(await findAppointment(db, id)).toMatchObject({ state: 'cancelled' })
    expect(await messagesAbout(id)).toEqual(['appointment-online'])
    expect(await inTransaction(db, tx => applicationInstead(tx, id))).toBeNull()
    expect(await takeOverCounts(db, activation)).toMatchObject([
      { kind: 'online', state: 'applied', count: 1 },
    ])
    // The same person may book again.
    const { rows } = await sql`SELECT FROM appointments.live_key WHERE appointment_id = ${id}`.execute(db)
    expect(rows).toEqual([])
  })

  test('whoever would rather come, or says nothing in time, is first later, and may still do it online', async () => {
    const [says, silent] = [await book({ step: 10 }), await book({ step: 11 })]
    await takeOver(online)
    const draft = (await inTransaction(db, tx => applicationInstead(tx, silent)))!
    expect(await inTransaction(db, tx => ratherCome(tx, says, answer))).toBe(true)
    expect(await inTransaction(db, tx => ratherCome(tx, says, answer))).toBe(false)
    expect(await linesOf(says)).toEqual([{ kind: 'later', state: 'confirmed' }])
    expect(await displaced()).toContain(says)
    await endSilence(db, at.add({ hours: 23 }))
    expect(await displaced()).not.toContain(silent)
    await endSilence(db, at.add({ hours: 24 }))
    expect(await linesOf(silent)).toEqual([{ kind: 'later', state: 'silent' }])
    expect(await displaced()).toContain(silent)
    expect(await inTransaction(db, tx => appliedInstead(tx, draft, answer))).toBe(true)
    expect(await findAppointment(db, silent)).toMatchObject({ state: 'cancelled' })
  })

  test('a click that agrees to something else answers nothing here', async () => {
    const id = await book({ step: 12 })
    await takeOver(online)
    expect(await inTransaction(db, tx => answerTakeOver(tx, id, 'confirmed', answer))).toBe(false)
    expect(await linesOf(id)).toEqual([{ kind: 'online', state: 'told' }])
  })

  test('somebody on the list of calls may be offered it, and is followed like the others', async () => {
    const id = await book({ step: 13, email: null, phone: '040 1' })
    const { activation } = await takeOver(online)
    expect(await callList(db, activation, 10)).toMatchObject([{ appointment: id, kind: 'later' }])
    const offer = { activation, appointment: id, answerUntil: at.add({ hours: 48 }), by: clerk, at }
    expect(await inTransaction(db, tx => offerOnline(tx, offer))).toBe(true)
    expect(await inTransaction(db, tx => offerOnline(tx, offer))).toBe(false)
    expect(await callList(db, activation, 10)).toEqual([])
    expect(await openTakeOver(db, id)).toMatchObject({ kind: 'online' })
    expect(await displaced()).not.toContain(id)
    await endSilence(db, at.add({ hours: 48 }))
    expect(await linesOf(id)).toEqual([{ kind: 'later', state: 'reached' }])
    expect(await displaced()).toContain(id)
  })
})
