import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createTestDatabase, fixedClock } from '../foundation/testing/index.ts'
import { holdPlace } from './booking/hold-place.ts'
import { APPOINTMENT_DAYS, expireAppointments } from './expire-appointments.ts'
import { beforeOpening, buildOffice, demand, faultsOf, monday } from './testing/small-city.ts'

const { db } = await createTestDatabase()

test('what is long over goes, with all that hangs on it; what is not stays', async () => {
  await buildOffice(db, 'altona', ['counter'])
  const place = {
    office: 'altona',
    step: 4,
    demand: demand(),
    errands: [],
    contingent: 'online',
    at: beforeOpening,
  } as const
  const ids = [randomUUID(), randomUUID()]
  for (const [n, id] of ids.entries()) {
    await holdPlace(db, { ...place, id, day: monday.add({ days: n }) })
    await sql`
      WITH taken AS (UPDATE appointments.place SET state = 'taken', held_until = NULL WHERE id = ${id} RETURNING *),
        booked AS (
          INSERT INTO appointments.appointment (id, reference, place_id, office_id, day, first_step, steps, mode, services, state,
            name, language, booked_by, booked_at, changed_at)
          SELECT id, id::text, id, office_id, day, first_step, steps, mode, services, 'booked', 'Demo', 'de', 'citizen', created_at, created_at
          FROM taken)
      SELECT`.execute(db)
    await sql`INSERT INTO appointments.live_key (key, appointment_id) VALUES (${Buffer.from(id)}, ${id})`.execute(
      db,
    )
    await sql`INSERT INTO appointments.ticket (id, office_id, day, letter, number, appointment_id, services, state, turn_at, drawn_at)
      VALUES (${id}, 'altona', ${monday.add({ days: n })}, 'A', 1, ${id}, '[]', 'waiting', ${beforeOpening}, ${beforeOpening})`.execute(
      db,
    )
    await sql`INSERT INTO appointments.appointment_act (appointment_id, kind, actor_kind, at)
      VALUES (${id}, 'confirmed', 'citizen', ${beforeOpening})`.execute(db)
  }
  const after = monday.add({ days: APPOINTMENT_DAYS + 1 })
  expect(await expireAppointments(db, fixedClock(`${after}T03:00:00+01:00`))).toBe(1)
  for (const table of ['appointment', 'place', 'ticket', 'live_key', 'appointment_act']) {
    const { rows } = await sql`SELECT FROM ${sql.table(`appointments.${table}`)}`.execute(db)
    expect([table, rows.length]).toEqual([table, 1])
  }
  expect(await faultsOf(db)).toEqual([])
})
