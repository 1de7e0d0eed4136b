import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { beforeEach, describe, expect, test } from 'vitest'
import { inTransaction } from '../../foundation/database/index.ts'
import { citizen } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, fixedClock } from '../../foundation/testing/index.ts'
import type { Demand } from '../appointment.ts'
import { insertRule } from '../availability/queries.ts'
import { bookAppointment } from '../booking/book-appointment.ts'
import { cancelAppointment, moveAppointment } from '../booking/change-appointment.ts'
import { releaseExpired } from '../booking/give-back.ts'
import { holdPlace } from '../booking/hold-place.ts'
import { joinWaiting, toJoin } from '../testing/join-waiting.ts'
import { buildOffice, days, demand, faultsOf, monday, openRule, rebuild } from '../testing/small-city.ts'
import { declineOffer, leaveList, takeOffer } from './answer-offer.ts'
import { expireWaiting, WAITING_DAYS } from './expire-waiting.ts'
import { confirmJoining, JOIN_MINUTES, joinList } from './join-list.ts'
import { offerReturned } from './offer-places.ts'
import type { Offer } from './queries.ts'
import { findEntry, findLastOffer } from './queries.ts'

const { db } = await createTestDatabase({ max: 12 })
const secret = secretFrom('a secret for tests, long enough')
const errands = [{ id: 'personalausweis', persons: 1 }]
const friday = monday.add({ days: 4 })
/** Monday at ten. */
const ten = Temporal.Instant.from('2026-11-02T09:00:00Z')
const half = () => 0.5

let office = ''
let offices = 0
beforeEach(async () => {
  await sql`UPDATE appointments.waiting SET state = 'left', confirm_until = NULL, ended_at = ${ten} WHERE state IN ('waiting', 'unconfirmed')`.execute(
    db,
  )
  await sql`DELETE FROM appointments.waiting_key`.execute(db)
  office = `office-${offices++}`
  await buildOffice(db, office, ['counter'], [openRule(office, { places: 1 } as never)], days(12))
})

async function book(
  step = 4,
  day = friday,
  size: Partial<Demand> = {},
  name = randomUUID() as string,
): Promise<string> {
  const id = randomUUID()
  await holdPlace(db, { id, office, day, step, demand: demand(size), errands, contingent: 'online', at: ten })
  const booker = { name: `Demo ${name}`, birthDate: Temporal.PlainDate.from('1980-02-29') }
  const who = {
    booker,
    attendees: [],
    email: 'a@example.org',
    phone: null,
    language: 'de',
    needs: [],
    caseId: null,
  } as const
  const booked = await bookAppointment(db, secret, {
    ...who,
    hold: id,
    errands,
    by: citizen,
    confirmed: true,
    demo: true,
    at: ten,
  })
  expect(booked.ok).toBe(true)
  return id
}
const cancel = (id: string, at = ten) =>
  inTransaction(db, tx => cancelAppointment(tx, { id, by: citizen, at }))
const wishes = (overrides = {}) => ({ ...toJoin().wishes, offices: [office], ...overrides })
const join = async (overrides = {}) =>
  (await joinWaiting(db, secret, { wishes: wishes(), at: ten, ...overrides })).id
const offerTo = async (entry: string) => (await findLastOffer(db, entry)) as Offer
const take = (entry: string, offer: string, at = ten) => takeOffer(db, secret, { entry, offer, at })
const decline = (entry: string, offer: string, at = ten) =>
  inTransaction(db, tx => declineOffer(tx, { entry, offer, at }))
const placeState = async (id: string) => {
  const { rows } = await sql<{
    state: string
  }>`SELECT state FROM appointments.place WHERE id = ${id}`.execute(db)
  return rows[0]?.state ?? null
}
const messagesAbout = async (subject: string) => {
  const { rows } = await sql<{ template: string; way: string }>`
    SELECT template, way FROM foundation.outbox WHERE subject_id = ${subject} ORDER BY created_at, template`.execute(
    db,
  )
  return rows.map(({ template, way }) => `${way} ${template}`)
}

describe('joining', () => {
  test('sends one link and nothing else before it was confirmed; the same form twice is one line', async () => {
    const one = toJoin({ at: ten })
    for (const _ of [1, 2]) expect(await inTransaction(db, tx => joinList(tx, one))).toBe('to-confirm')
    expect(await messagesAbout(one.id)).toEqual(['mail waiting-to-confirm'])
    expect(await offerReturned(db, ten, half)).toBe(0)
    for (const _ of [1, 2])
      expect(await inTransaction(db, tx => confirmJoining(tx, secret, one))).toBe('waiting')
    const late = toJoin({ at: ten })
    await inTransaction(db, tx => joinList(tx, late))
    const after = { id: late.id, at: ten.add({ minutes: JOIN_MINUTES }) }
    expect(await inTransaction(db, tx => confirmJoining(tx, secret, after))).toBe('too-late')
  })

  test('a person stands on it once for a matter, however often it is tried at once', async () => {
    const persons = [{ name: 'Müller, Anna', birthDate: Temporal.PlainDate.from('1990-05-01') }]
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => joinWaiting(db, secret, { persons, at: ten })))
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      'on-list',
      'on-list',
      'on-list',
      'waiting',
    ])
  })

  test('who has an appointment for the same is sent to it', async () => {
    await book(4, friday, {}, 'Berta')
    const persons = [{ name: 'berta demo', birthDate: Temporal.PlainDate.from('1980-02-29') }]
    expect((await joinWaiting(db, secret, { persons, at: ten })).outcome).toBe('has-appointment')
  })
})

describe('a returned place', () => {
  test('is offered to one at a time, the longest waiting first; who does not answer is not asked again', async () => {
    const appointment = await book()
    const second = await join({ at: ten.add({ minutes: 1 }) })
    const first = await join()
    await cancel(appointment)
    expect(await offerReturned(db, ten, half)).toBe(1)
    expect(await offerReturned(db, ten, half)).toBe(0)
    const offer = await offerTo(first)
    expect(offer).toMatchObject({ state: 'open', office, step: 4, placeId: appointment })
    expect(await offerTo(second)).toBeNull()
    expect(await messagesAbout(first)).toEqual(['mail waiting-offer', 'mail waiting-to-confirm'])
    expect(offer.answerUntil).toEqual(ten.add({ hours: 2 }))

    expect(await offerReturned(db, offer.answerUntil, half)).toBe(1)
    expect(await offerTo(first)).toMatchObject({ state: 'ran-out' })
    expect(await take(first, offer.id, offer.answerUntil)).toEqual({ ok: false, refusal: 'gone' })
    await decline(second, (await offerTo(second)).id)
    expect(await offerReturned(db, offer.answerUntil, half)).toBe(0)
    expect(await placeState(appointment)).toBe('returned')

    await releaseExpired(db, ten.add({ hours: 30 }))
    expect(await placeState(appointment)).toBeNull()
    expect(await faultsOf(db)).toEqual([])
  })

  test('is booked with what was given when joining, however often the button is pressed', async () => {
    const appointment = await book(4, friday, { steps: 2 })
    const entry = await join()
    await cancel(appointment)
    await offerReturned(db, ten, half)
    const { id } = await offerTo(entry)
    const answers = await Promise.all([1, 2, 3].map(() => take(entry, id)))
    const later = await take(entry, id, ten.add({ hours: 5 }))
    expect(
      new Set([...answers, later].map(answer => JSON.stringify(answer.ok && answer.appointment.reference)))
        .size,
    ).toBe(1)
    expect(answers[0]).toMatchObject({
      ok: true,
      appointment: { state: 'booked', name: `Demo ${entry}`, steps: 1 },
    })
    expect(await findEntry(db, entry)).toMatchObject({ state: 'served' })
    // The second quarter of an hour was not needed.
    expect(await holdPlace(db, { ...placeAt(5), id: randomUUID() })).not.toBeNull()
    expect(await holdPlace(db, { ...placeAt(4), id: randomUUID() })).toBeNull()
    expect(await faultsOf(db)).toEqual([])
  })

  test('moves the later appointment of whoever wants an earlier one, and its place goes on', async () => {
    const [early, late] = [await book(4), await book(8)]
    const contact = { email: 'a@example.org', mobile: null }
    const entry = toJoin({
      persons: [],
      appointmentId: late,
      confirmed: true,
      contact,
      wishes: wishes(),
      at: ten,
    })
    expect(await inTransaction(db, tx => joinList(tx, entry))).toBe('waiting')
    expect(await inTransaction(db, tx => joinList(tx, { ...entry, id: randomUUID() }))).toBe('on-list')
    await cancel(await book(9))
    expect(await offerReturned(db, ten, half)).toBe(0)
    await cancel(early)
    expect(await offerReturned(db, ten, half)).toBe(1)
    const { id } = await offerTo(entry.id)
    for (const _ of [1, 2])
      expect(await take(entry.id, id)).toMatchObject({
        ok: true,
        appointment: { id: late, step: 4, state: 'booked' },
      })
    expect([await placeState(early), await placeState(id), await placeState(late)]).toEqual([
      null,
      'taken',
      'returned',
    ])
    expect(await faultsOf(db)).toEqual([])
  })

  test('nobody is asked who booked elsewhere meanwhile, and who booked after being asked keeps that one', async () => {
    const person = { name: 'Demo Carla', birthDate: Temporal.PlainDate.from('1980-02-29') }
    const entry = await join({ persons: [person] })
    const gone = await book(4)
    const other = await book(6, friday, {}, 'Carla')
    await cancel(gone)
    expect(await offerReturned(db, ten, half)).toBe(0)
    await cancel(other)
    expect(await offerReturned(db, ten, half)).toBe(1)
    await book(7, friday, {}, 'Carla')
    expect(await take(entry, (await offerTo(entry)).id)).toEqual({ ok: false, refusal: 'has-one' })
    expect(await offerTo(entry)).toMatchObject({ state: 'open' })
    expect(await faultsOf(db)).toEqual([])
  })

  test('who leaves is not asked, and an offer to them goes to the next', async () => {
    const appointment = await book()
    const [first, second] = [await join(), await join({ at: ten.add({ minutes: 1 }) })]
    await cancel(appointment)
    await offerReturned(db, ten, half)
    await inTransaction(db, tx => leaveList(tx, { entry: first, at: ten }))
    expect(await offerTo(first)).toMatchObject({ state: 'withdrawn' })
    expect(await offerReturned(db, ten, half)).toBe(1)
    expect(await offerTo(second)).toMatchObject({ state: 'open' })
  })

  test('one person is asked one thing at a time, by SMS as well', async () => {
    const contact = { email: null, mobile: '+491711234567' }
    const [first, second] = [
      await join({ contact }),
      await join({ contact, errands: [{ id: 'reisepass', persons: 1 }] }),
    ]
    const places = [await book(4), await book(5)]
    for (const id of places) await cancel(id)
    expect(await offerReturned(db, ten, half)).toBe(1)
    const asked = [await offerTo(first), await offerTo(second)].filter(Boolean)
    expect(asked).toHaveLength(1)
    expect(await messagesAbout(asked[0]!.waitingId)).toEqual([
      'sms waiting-sms-offer',
      'sms waiting-sms-to-confirm',
    ])
  })

  test('nobody is asked at night; what a rule took away meanwhile is offered to nobody and frees nobody’s place', async () => {
    const appointment = await book()
    const entry = await join()
    const second = await join({ at: ten.add({ minutes: 1 }) })
    await cancel(appointment)
    expect(await offerReturned(db, ten.add({ hours: 11 }), half)).toBe(0)
    await offerReturned(db, ten, half)
    const { id } = await offerTo(entry)
    await inTransaction(db, async tx => {
      const shut = { kind: 'closed', reason: { de: 'Umbau', en: 'Works' }, places: undefined }
      await insertRule(tx, openRule(office, shut as never), { name: 'Test', at: ten })
      await rebuild(tx, office, days(12))
    })
    expect(await take(entry, id)).toEqual({ ok: false, refusal: 'gone' })
    await decline(entry, id)
    expect(await offerReturned(db, ten, half)).toBe(0)
    expect([await placeState(appointment), await offerTo(second)]).toEqual([null, null])
  })

  test('a list that waited too long ends, with its keys', async () => {
    const entry = await join({ wishes: wishes({ untilDay: monday }) })
    await offerReturned(db, ten.add({ hours: 24 }), half)
    expect(await findEntry(db, entry)).toMatchObject({ state: 'over' })
    const { rows } = await sql`SELECT FROM appointments.waiting_key WHERE waiting_id = ${entry}`.execute(db)
    expect(rows).toEqual([])
    const week = { hours: 24 * (WAITING_DAYS + 1) + 1 }
    await expireWaiting(db, fixedClock(ten.add({ hours: 25 }).toString()))
    expect(await findEntry(db, entry)).not.toBeNull()
    await expireWaiting(db, fixedClock(ten.add(week).toString()))
    expect(await findEntry(db, entry)).toBeNull()
  })
})

const placeAt = (step: number) =>
  ({ office, day: friday, step, demand: demand(), errands, contingent: 'online', at: ten }) as const

test('of a moved appointment the old place is offered, too', async () => {
  const appointment = await book()
  const entry = await join()
  const hold = randomUUID()
  await holdPlace(db, { ...placeAt(9), id: hold })
  expect(
    await inTransaction(db, tx => moveAppointment(tx, { id: appointment, by: citizen, at: ten }, hold)),
  ).toBe(true)
  expect(await offerReturned(db, ten, half)).toBe(1)
  expect(await offerTo(entry)).toMatchObject({ step: 4, state: 'open' })
})
