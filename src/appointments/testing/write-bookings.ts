import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Database } from '../../foundation/database/index.ts'
import type { Errand } from '../appointment.ts'

export interface Booking {
  readonly office: string
  readonly day: string
  readonly step: number
  readonly mode: string
  readonly services: readonly Errand[]
  readonly state: 'pending' | 'booked' | 'cancelled' | 'done'
  readonly attendees: number
  readonly email: string | null
  readonly phone: string | null
  readonly mobile: 'confirmed' | 'given' | null
  readonly needs: readonly string[]
}

const usual: Booking = {
  office: 'altona',
  day: '2026-11-04',
  step: 8,
  mode: 'onsite',
  services: [{ id: 'meldebescheinigung', persons: 1 }],
  state: 'booked',
  attendees: 0,
  email: 'demo@example.org',
  phone: null,
  mobile: null,
  needs: [],
}

/** Bookings as they rest in the tables, in offices that may have no places at all; invented people. */
export async function writeBookings(db: Database, bookings: readonly Partial<Booking>[]): Promise<void> {
  const at = Temporal.Instant.from('2026-10-01T08:00:00Z')
  for (const overrides of bookings) {
    const { office, day, step, mode, services, state, attendees, email, phone, mobile, needs } = {
      ...usual,
      ...overrides,
    }
    const id = randomUUID()
    const place = state === 'cancelled' ? null : id
    const errands = JSON.stringify(services)
    if (place)
      await sql`INSERT INTO appointments.place (id, office_id, day, first_step, steps, pools, mode, services, contingent, state, created_at)
        VALUES (${id}, ${office}, ${day}, ${step}, 1, ${[`${office}/counter`]}, ${mode}, ${errands}, 'online', 'taken', ${at})`.execute(
        db,
      )
    const others = Array.from({ length: attendees }, () => ({ name: 'Demo Kind', birthDate: '2019-01-01' }))
    await sql`INSERT INTO appointments.appointment (id, reference, place_id, office_id, day, first_step, steps, mode, services,
        state, name, birth_date, attendees, email, phone, sms_number, sms_confirmed_at, needs, language, booked_by,
        confirm_until, demo, booked_at, changed_at)
      VALUES (${id}, ${id}, ${place}, ${office}, ${day}, ${step}, 1, ${mode}, ${errands}, ${state}, 'Demo Person', '1980-01-01',
        ${JSON.stringify(others)}, ${email}, ${phone}, ${mobile && '+4915100000000'}, ${mobile === 'confirmed' ? at : null},
        ${needs}, 'de', 'citizen', ${state === 'pending' ? at : null}, true, ${at}, ${at})`.execute(db)
  }
}
