import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, fixedClock } from '../../foundation/testing/index.ts'
import { writeAppointment } from '../testing/write-appointment.ts'
import { endDays } from './end-days.ts'

const { db } = await createTestDatabase()
const secret = secretFrom('a secret for tests, long enough')
const clock = fixedClock('2026-11-30T22:30:00Z')

test('what nobody has ended is over the next day, and its people can book again; what is ahead stays', async () => {
  const today = clock.today()
  const write = (state: 'booked' | 'arrived' | 'cancelled', name: string) =>
    writeAppointment(db, secret, { at: clock.now(), day: today, state, name })
  await write('booked', 'Demo missed')
  await write('booked', 'Demo phone')
  await write('arrived', 'Demo arrived')
  await write('cancelled', 'Demo cancelled')
  await sql`UPDATE appointments.appointment SET mode = 'phone' WHERE name = 'Demo phone'`.execute(db)
  await sql`INSERT INTO appointments.live_key SELECT sha256(name::bytea), id FROM appointments.appointment
    WHERE state <> 'cancelled'`.execute(db)
  const states = async () => {
    const { rows } = await sql<{ name: string; state: string; keys: number }>`
      SELECT name, state, (SELECT count(*)::int FROM appointments.live_key WHERE appointment_id = a.id) AS keys
      FROM appointments.appointment a ORDER BY name`.execute(db)
    return rows.map(({ name, state, keys }) => [name, state, keys])
  }
  const before = await states()
  expect(await endDays(db, clock)).toBe(0)
  expect(await states()).toEqual(before)

  clock.advance({ hours: 1 })
  expect(clock.today().equals(today)).toBe(false)
  expect(await endDays(db, clock)).toBe(3)
  expect(await states()).toEqual([
    ['Demo arrived', 'done', 0],
    ['Demo cancelled', 'cancelled', 0],
    ['Demo missed', 'missed', 0],
    ['Demo phone', 'done', 0],
  ])
  const { rows: owed } = await sql<{ act: string; event: string }>`
    SELECT a.act, e.name AS event FROM foundation.audit a
    JOIN foundation.event e ON e.subject::text = a.object_id AND replace(e.name, '-', '.') = a.act
    WHERE a.actor_kind = 'system' AND a.detail->>'because' = 'day-over' ORDER BY a.act`.execute(db)
  expect(owed.map(({ act }) => act)).toEqual(['appointment.done', 'appointment.done', 'appointment.missed'])
  expect(await endDays(db, clock)).toBe(0)
})
