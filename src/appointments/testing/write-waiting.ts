import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Database } from '../../foundation/database/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import type { EntryState } from '../waiting-list/queries.ts'

interface ToWrite {
  readonly at: Temporal.Instant
  readonly day: Temporal.PlainDate
  readonly state: EntryState
  readonly service?: string
  readonly language?: Language
  readonly name?: string
}

/** A line of the list as it rests in the tables; where it waits, with an offer that is open for an hour. */
export async function writeWaiting(
  db: Database,
  { at, day, state, service = 'meldebescheinigung', language = 'de', name = 'Jonas Petersen' }: ToWrite,
): Promise<{ readonly id: string; readonly offer: string }> {
  const [id, offer] = [randomUUID(), randomUUID()]
  const ended = state === 'served' || state === 'left' || state === 'over'
  await sql`INSERT INTO appointments.waiting (id, state, services, mode, steps, kinds, offices, from_step, until_step, weekdays, until_day,
      name, birth_date, email, language, joined_at, confirm_until, waits_since, ended_at)
    VALUES (${id}, ${state}, ${JSON.stringify([{ id: service, persons: 1 }])}, 'onsite', 1, '{counter}', '{altona,harburg}', 4, 20, '{1,2,3}',
      ${day.add({ days: 60 })}, ${name}, '1988-03-14', 'victim@example.org', ${language}, ${at},
      ${state === 'unconfirmed' ? at.add({ hours: 1 }) : null}, ${state === 'unconfirmed' ? null : at}, ${ended ? at : null})`.execute(
    db,
  )
  await sql`INSERT INTO appointments.offer (id, waiting_id, place_id, office_id, day, first_step, state, made_at, answer_until)
    VALUES (${offer}, ${id}, ${randomUUID()}, 'altona', ${day.add({ days: 4 })}, 14, 'open', ${at}, ${at.add({ hours: 1 })})`.execute(
    db,
  )
  return { id, offer }
}
