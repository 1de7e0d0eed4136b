import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inTransaction } from '../../foundation/database/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase } from '../../foundation/testing/index.ts'
import { beforeOpening, monday } from '../testing/small-city.ts'
import { writeAppointment } from '../testing/write-appointment.ts'
import { checkIn, drawWalkIn, USUAL_WALK_INS } from './draw-ticket.ts'
import { actOnTicket, callNext, type Desk, paceOf } from './serve.ts'
import { findTicket, type Ticket, ticketsOf } from './tickets.ts'

const { db } = await createTestDatabase({ max: 20 })
const secret = secretFrom('a secret for tests alone')
const clerk: StaffActor = {
  kind: 'staff',
  id: randomUUID(),
  name: 'Jule Ahrens',
  roles: ['caseworker'],
  teams: [],
}
const at = (minutes: number) => beforeOpening.add({ hours: 2, minutes })
let offices = 0
/** Each test has an office of its own, but for appointments, which are in Altona. */
const newOffice = () => `office-${++offices}`

const desk = (office: string, counter = '4', minutes = 0): Desk => ({
  office,
  day: monday,
  counter,
  by: clerk,
  at: at(minutes),
})

async function walkIn(office: string, minutes = 0, priority = false): Promise<Ticket> {
  const toDraw = {
    id: randomUUID(),
    office,
    day: monday,
    priority,
    at: at(minutes),
    services: [{ id: 'beglaubigung', persons: 1 }],
  }
  return (await inTransaction(db, tx => drawWalkIn(tx, toDraw))) as Ticket
}
async function comeTo(id: string, minutes = 0) {
  const toDraw = { id: randomUUID(), office: 'altona', day: monday, priority: false, at: at(minutes) }
  return inTransaction(db, tx => checkIn(tx, id, toDraw, clerk))
}
const act = (id: string, name: Parameters<typeof actOnTicket>[2], from: Desk) =>
  inTransaction(db, tx => actOnTicket(tx, id, name, from))
const stateOf = async (id: string) => {
  const { rows } = await sql<{
    state: string
  }>`SELECT state FROM appointments.appointment WHERE id = ${id}`.execute(db)
  return rows[0]!.state
}

test('numbers count up, a hundred at once are a hundred numbers, and the same request is the same one', async () => {
  const office = newOffice()
  const tickets = await Promise.all(Array.from({ length: 40 }, () => walkIn(office)))
  const numbers = tickets.map(({ number }) => number).sort()
  expect(numbers).toEqual(Array.from({ length: 40 }, (_, n) => `B ${String(n + 1).padStart(3, '0')}`))
  const toDraw = { id: tickets[7]!.id, office, day: monday, priority: false, at: at(0), services: [] }
  expect(await inTransaction(db, tx => drawWalkIn(tx, toDraw))).toEqual(tickets[7])
})

test('no more numbers are given than the office has for a day', async () => {
  const office = newOffice()
  await sql`INSERT INTO appointments.counter_setting VALUES (${office}, 2)`.execute(db)
  expect([await walkIn(office), await walkIn(office), await walkIn(office)].at(-1)).toBe('full')
  expect(USUAL_WALK_INS).toBeGreaterThan(20)
})

test('counters that call at once get different people, each the one whose turn it is, and one at a time', async () => {
  const office = newOffice()
  const [late, first, soon] = [
    await walkIn(office, 9),
    await walkIn(office, 0),
    await walkIn(office, 8, true),
  ]
  const called = await Promise.all(
    ['1', '2', '3', '4'].map(counter => callNext(db, desk(office, counter, 20))),
  )
  const ids = called.map(ticket => (typeof ticket === 'string' ? ticket : ticket.id))
  expect(ids.toSorted()).toEqual([late.id, first.id, soon.id, 'nobody'].toSorted())
  const busy = called.findIndex(ticket => typeof ticket !== 'string')
  await walkIn(office)
  expect(await callNext(db, desk(office, String(busy + 1), 21))).toBe('busy')

  const other = newOffice()
  const [b, a, c] = [await walkIn(other, 5), await walkIn(other, 0), await walkIn(other, 8, true)]
  const order: string[] = []
  for (const counter of ['1', '2', '3'])
    order.push(((await callNext(db, desk(other, counter, 30))) as Ticket).id)
  expect(order).toEqual([c.id, a.id, b.id])
})

test('somebody is checked in once, called, served, and may book again; the appointment goes along', async () => {
  const { id } = await writeAppointment(db, secret, { at: beforeOpening, day: monday })
  await sql`INSERT INTO appointments.live_key VALUES ('\\x01', ${id})`.execute(db)
  const arrived = await comeTo(id)
  expect(arrived).toMatchObject({
    ok: true,
    ticket: { number: 'A 001', state: 'waiting', appointmentId: id },
  })
  expect(await comeTo(id)).toEqual(arrived)
  expect(await stateOf(id)).toBe('arrived')
  const called = (await callNext(db, desk('altona'))) as Ticket
  expect(called.appointmentId).toBe(id)
  expect(await act(called.id, 'park', desk('altona'))).toBe(true)
  expect(await act(called.id, 'finish', desk('altona'))).toBe(false)
  expect(await act(called.id, 'resume', desk('altona', '5', 3))).toBe(true)
  expect(await findTicket(db, called.id)).toMatchObject({ state: 'called', counter: '5', calls: 2 })
  expect(await act(called.id, 'finish', desk('altona', '5', 12))).toBe(true)
  expect(await act(called.id, 'finish', desk('altona', '5', 13))).toBe(false)
  expect(await stateOf(id)).toBe('done')
  const { rows } = await sql`SELECT FROM appointments.live_key WHERE appointment_id = ${id}`.execute(db)
  expect(rows).toHaveLength(0)
  const kept = await sql<{
    act: string
  }>`SELECT act FROM foundation.audit WHERE object_id = ${id} ORDER BY id`.execute(db)
  expect(kept.rows.map(row => row.act)).toEqual(['appointment.arrived', 'appointment.done'])
  expect((await paceOf(db, 'altona', monday)).minutes.map(Math.round)).toEqual([9])
})

test('who does not come has missed it; who comes elsewhere, on another day or too late is told so', async () => {
  const { id } = await writeAppointment(db, secret, { at: beforeOpening, day: monday })
  await comeTo(id)
  const called = (await callNext(db, desk('altona', '7'))) as Ticket
  expect(await act(called.id, 'missed', desk('altona', '7'))).toBe(true)
  expect(await stateOf(id)).toBe('missed')
  expect(await comeTo(id)).toEqual({ ok: false, refusal: 'over' })
  const tomorrow = await writeAppointment(db, secret, { at: beforeOpening, day: monday.add({ days: 1 }) })
  expect(await comeTo(tomorrow.id)).toEqual({ ok: false, refusal: 'not-today' })
  expect(await comeTo(randomUUID())).toEqual({ ok: false, refusal: 'not-here' })
  const toDraw = { id: randomUUID(), office: 'bergedorf', day: monday, priority: false, at: at(0) }
  const here = await writeAppointment(db, secret, { at: beforeOpening, day: monday })
  expect(await inTransaction(db, tx => checkIn(tx, here.id, toDraw, clerk))).toEqual({
    ok: false,
    refusal: 'not-here',
  })
})

test('a counter of another office changes nothing', async () => {
  const office = newOffice()
  const ticket = await walkIn(office)
  await callNext(db, desk(office))
  expect(await act(ticket.id, 'finish', desk(newOffice()))).toBe(false)
  expect((await ticketsOf(db, office, monday))[0]!.state).toBe('called')
})
