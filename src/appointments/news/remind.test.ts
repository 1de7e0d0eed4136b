import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, fixedClock } from '../../foundation/testing/index.ts'
import { writeAppointment } from '../testing/write-appointment.ts'
import { remind } from './remind.ts'

const { db } = await createTestDatabase()
const secret = secretFrom('a secret for tests, long enough')
const clock = fixedClock('2026-11-27T09:00:00Z')

test('those who have been reminded do not keep others from it, however many they are', async () => {
  const written = { at: clock.now().subtract({ hours: 48 }), state: 'booked' } as const
  const soon = await writeAppointment(db, secret, { ...written, day: clock.today().add({ days: 2 }) })
  await sql`WITH place AS (
      INSERT INTO appointments.place (id, office_id, day, first_step, steps, pools, mode, services, contingent, state, created_at)
      SELECT gen_random_uuid(), office_id, day, first_step, steps, pools, mode, services, contingent, state, created_at
      FROM appointments.place, generate_series(1, 600) RETURNING *)
    INSERT INTO appointments.appointment (id, reference, place_id, office_id, day, first_step, steps, mode, services, state, name,
      email, language, booked_by, booked_at, changed_at, remind, reminded)
    SELECT p.id, p.id::text, p.id, p.office_id, p.day, p.first_step, p.steps, p.mode, p.services, 'booked', 'Demo',
      'demo-' || p.id || '@example.org', 'de', 'citizen', a.booked_at, a.changed_at, true, 1
    FROM place p, appointments.appointment a WHERE a.id = ${soon.id}`.execute(db)
  const late = await writeAppointment(db, secret, { ...written, day: clock.today().add({ days: 3 }) })
  await sql`UPDATE appointments.appointment SET remind = true WHERE id = ${late.id}`.execute(db)
  // Its 72 hours begin at eight in the morning; it is ten now.
  expect(await remind(db, clock.now())).toBe(1)
  expect(await remind(db, clock.now())).toBe(0)

  clock.advance({ hours: 23 })
  expect(await remind(db, clock.now())).toBe(600)
  expect(await remind(db, clock.now())).toBe(0)
})
