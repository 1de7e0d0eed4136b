import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Database } from '../../src/foundation/database/index.ts'

/** From 8:00 to 16:30: the steps in which the city's counters are open. */
const OPEN = { from: 4, until: 38 }
export const CITY = { offices: 23, counters: 12, days: 60, booked: 0.97 }

/** The first day of the city; tomorrow, so that nothing has begun. */
export const firstDay = Temporal.Now.plainDateISO('Europe/Berlin').add({ days: 1 })

/**
 * A city whose days are booked at random, a quarter of an hour each. `people`: with the bookings themselves, as they
 * would stand there; else only what is free on each day, which is all that a search looks at.
 * @returns how many bookings the days stand for
 */
export async function bookCity(
  db: Database,
  offices: number,
  { people }: { people: boolean },
): Promise<number> {
  const { counters, days, booked } = CITY
  await sql`SELECT setseed(0.2020)`.execute(db)
  await sql`INSERT INTO appointments.pool (id, office_id, kind, trust)
    SELECT 'office-' || n || '/counter', 'office-' || n, 'counter', 'demo' FROM generate_series(1, ${offices}::int) n`.execute(
    db,
  )
  await sql`
    INSERT INTO appointments.day (pool_id, day, office_id, kind, capacity, free, kept_from_online, kept_from_hotline, online, hotline)
    SELECT pool_id, day, office_id, 'counter', capacity, free, none, none,
      appointments.steps_open(free, none), appointments.steps_open(free, none)
    FROM (
      SELECT p.id AS pool_id, p.office_id, ${firstDay}::date + d AS day, array_fill(0::smallint, ARRAY[48]) AS none,
        (SELECT array_agg(CASE WHEN s >= ${OPEN.from} AND s < ${OPEN.until} THEN ${counters} ELSE 0 END::smallint ORDER BY s)
          FROM generate_series(0, 47) s) AS capacity,
        (SELECT array_agg(CASE WHEN s >= ${OPEN.from} AND s < ${OPEN.until} THEN (
          SELECT count(*) FROM generate_series(1, ${counters}) c WHERE random() > ${booked} AND d + s + c > -1) ELSE 0 END::smallint ORDER BY s)
          FROM generate_series(0, 47) s) AS free
      FROM appointments.pool p, generate_series(0, ${days - 1}) d) made`.execute(db)
  if (people) await writePeople(db)
  await sql`VACUUM ANALYZE appointments.day`.execute(db)
  const { rows } = await sql<{ booked: number }>`
    SELECT sum(c - f)::int AS booked FROM appointments.day, unnest(capacity, free) AS u (c, f)`.execute(db)
  return rows[0]!.booked
}

/** The days of a new house are made after it is open, one office after the other. */
async function daysAreMade(db: Database): Promise<void> {
  for (;;) {
    const { rows } = await sql`SELECT FROM appointments.pool p WHERE NOT EXISTS (
      SELECT FROM appointments.day d WHERE d.pool_id = p.id AND d.day >= current_date + 59)`.execute(db)
    if (rows.length === 0) return
    await sleep(200)
  }
}

/**
 * Books the days of the offices that are there, at random, as full as the city of the bench is.
 * @returns how many bookings that are
 */
export async function fillDays(db: Database): Promise<number> {
  await daysAreMade(db)
  await sql`SELECT setseed(0.2020)`.execute(db)
  await sql`
    UPDATE appointments.day d SET free = f.free, online = appointments.steps_open(f.free, d.kept_from_online),
      hotline = appointments.steps_open(f.free, d.kept_from_hotline)
    FROM (SELECT pool_id, day, (SELECT array_agg((SELECT count(*) FROM generate_series(1, capacity[s + 1]) c
          WHERE random() > ${CITY.booked} AND s + c > -1)::smallint ORDER BY s) FROM generate_series(0, 47) s) AS free
      FROM appointments.day WHERE office_id IS NOT NULL) f
    WHERE f.pool_id = d.pool_id AND f.day = d.day`.execute(db)
  await writePeople(db)
  const { rows } = await sql<{
    booked: number
  }>`SELECT count(*)::int AS booked FROM appointments.place`.execute(db)
  return rows[0]!.booked
}

async function writePeople(db: Database): Promise<void> {
  await sql`
    INSERT INTO appointments.place (id, office_id, day, first_step, steps, pools, mode, services, contingent, state, created_at)
    SELECT gen_random_uuid(), office_id, day, s, 1, ARRAY[pool_id], 'onsite', '[{"id":"personalausweis","persons":1}]', 'online', 'taken', now()
    FROM appointments.day, generate_series(0, 47) s, generate_series(1, capacity[s + 1] - free[s + 1])
    WHERE office_id IS NOT NULL`.execute(db)
  await sql`
    INSERT INTO appointments.appointment (id, reference, place_id, office_id, day, first_step, steps, mode, services, state, name,
      birth_date, language, booked_by, demo, booked_at, changed_at)
    SELECT id, id::text, id, office_id, day, first_step, steps, mode, services, 'booked', 'Demo ' || id, '1980-01-01', 'de', 'citizen', true, now(), now()
    FROM appointments.place`.execute(db)
  await sql`INSERT INTO appointments.live_key (key, appointment_id) SELECT sha256(id::text::bytea), id FROM appointments.appointment`.execute(
    db,
  )
  for (const table of ['place', 'appointment', 'live_key'])
    await sql`VACUUM ANALYZE ${sql.table(`appointments.${table}`)}`.execute(db)
}

/** Nine of ten gave a mail address, eight a number; all come for something that can be done by telephone. */
export async function giveAddresses(db: Database): Promise<void> {
  await sql`UPDATE appointments.appointment SET
    services = '[{"id":"meldebescheinigung","persons":1}]',
    email = CASE WHEN get_byte(sha256(id::text::bytea), 0) % 10 < 9 THEN id || '@example.org' END,
    phone = CASE WHEN get_byte(sha256(id::text::bytea), 1) % 10 < 8 THEN '040 123456' END`.execute(db)
}
