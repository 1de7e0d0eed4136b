import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database } from '../../foundation/database/index.ts'

/**
 * Books people for visits at an office, on different days, in places that are there; every third gave a number.
 * @returns their ids
 */
export async function bookPeople(
  db: Database,
  {
    office,
    people,
    at,
    today,
  }: { office: string; people: number; at: Temporal.Instant; today: Temporal.PlainDate },
): Promise<string[]> {
  const aDay = Math.ceil(people / 15)
  const { rows } = await sql<{ id: string }>`INSERT INTO appointments.place
      (id, office_id, day, first_step, steps, pools, mode, services, contingent, state, created_at)
    SELECT gen_random_uuid(), office_id, day, step, 1, ARRAY[pool_id], 'onsite', '[{"id":"meldebescheinigung","persons":1}]', 'online',
      'taken', ${at}
    FROM (SELECT pool_id, office_id, day, step, row_number() OVER (PARTITION BY day ORDER BY step) AS n
      FROM appointments.day, generate_series(0, 47) AS step
      WHERE office_id = ${office} AND kind = 'counter' AND get_bit(online, step) = 1 AND day > ${today}) free
    WHERE n <= ${aDay} ORDER BY day, step LIMIT ${people} RETURNING id`.execute(db)
  const ids = rows.map(({ id }) => id)
  await sql`INSERT INTO appointments.appointment (id, reference, place_id, office_id, day, first_step, steps, mode, services, state,
      name, email, phone, language, booked_by, demo, booked_at, changed_at)
    SELECT id, 'T-' || left(id::text, 13), id, office_id, day, first_step, steps, mode, services, 'booked', 'Demo',
      id || '@example.org', CASE WHEN row_number() OVER () % 3 = 0 THEN '040 1' END, 'de', 'citizen', true, created_at, created_at
    FROM appointments.place WHERE id = ANY (${ids}::uuid[])`.execute(db)
  return ids
}
