import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { auditWrite } from '../../foundation/audit/index.ts'
import {
  type Database,
  inTransaction,
  type Transaction,
  writeTogether,
} from '../../foundation/database/index.ts'
import { berlinDay } from '../../foundation/language/index.ts'
import { queueMail, queueSms } from '../../foundation/messages/index.ts'
import { giveBack, lockDaysOf } from '../booking/give-back.ts'
import { fairDice, isTooMuch } from '../returned/return-place.ts'
import { answerUntil, momentAfter } from '../returned/return-rule.ts'
import { isWaking } from '../returned/waking-time.ts'
import { startOf } from '../steps.ts'
import { endEntry } from './end-entry.ts'
import { nextToAsk, type Waiting } from './next-to-ask.ts'
import { findEntry, waitingOf } from './queries.ts'
import { anybodyWaits, findPlacesThatSuit, findThoseItSuits, type ReturnedPlace } from './who-suits.ts'

/** Places in one round; each asks one person. */
const AT_ONCE = 100

/**
 * The round of the worker: answers that did not come end, and each returned place that nobody is being asked about is
 * offered to the next who has use for it. @returns how many were asked
 */
export async function offerReturned(
  db: Database,
  now: Temporal.Instant,
  random: () => number = fairDice,
): Promise<number> {
  await sql`UPDATE appointments.offer SET state = 'ran-out', ended_at = answer_until
    WHERE state = 'open' AND answer_until <= ${now}`.execute(db)
  await endWaiting(db, now)
  const places = await placesToOffer(db, now)
  let asked = 0
  for (const place of places) if (await inTransaction(db, tx => offer(tx, place, now, random))) asked += 1
  return asked
}

/** Whoever waited for days that are over, or for an earlier appointment than one that is over. */
async function endWaiting(db: Database, now: Temporal.Instant): Promise<void> {
  const today = berlinDay(now)
  const { rows } = await sql<{ id: string }>`
    SELECT w.id FROM appointments.waiting w LEFT JOIN appointments.appointment a ON a.id = w.appointment_id
    WHERE w.state = 'waiting' AND (w.until_day < ${today} OR a.state NOT IN ('pending', 'booked') OR a.day < ${today})
    LIMIT 200`.execute(db)
  for (const { id } of rows) await inTransaction(db, tx => endEntry(tx, id, 'over', now))
}

/** Where nobody waits nothing is looked at. A place whose time to ask is over does not stand in the way of others. */
async function placesToOffer(db: Database, now: Temporal.Instant): Promise<ReturnedPlace[]> {
  if (!isWaking(now) || !(await anybodyWaits(db))) return []
  const places: ReturnedPlace[] = []
  for (const place of await findPlacesThatSuit(db, now)) {
    if (untilWhen(place, now)) places.push(place)
    if (places.length === AT_ONCE) break
  }
  return places
}

/** Until when somebody who is asked now can answer; null: there is no time left to ask. */
function untilWhen({ day, step, returnedAt }: ReturnedPlace, now: Temporal.Instant): Temporal.Instant | null {
  return answerUntil({ returnedAt, startsAt: startOf(day, step).toInstant() }, now)
}

/** One after the other, so that nobody is asked two things at once. */
async function offer(
  tx: Transaction,
  place: ReturnedPlace,
  now: Temporal.Instant,
  random: () => number,
): Promise<boolean> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('appointments.offer', 0))`.execute(tx)
  const until = untilWhen(place, now)
  const next = until && (await whomToAsk(tx, place, now))
  if (!next) return false
  // Bookings of these days wait from here on: only where somebody is to be asked.
  await lockDaysOf(tx, place)
  // A rule took the place away since it was returned, or the day is stopped: it is nobody's to offer.
  if (
    await giveBack(
      tx,
      place,
      sql`state = 'returned' AND id IN (SELECT p.id FROM appointments.place p WHERE p.id = ${place.id} AND ${isTooMuch})`,
    )
  )
    return false
  const startsAt = startOf(place.day, place.step).toInstant()
  // Where nobody answers it is everybody's at a moment that is drawn anew: no answer tells when.
  const { rows } = await sql`
    UPDATE appointments.place SET public_at = ${momentAfter(until, startsAt, random)}
    WHERE id = ${place.id} AND state = 'returned' AND public_at > ${now}
      AND NOT EXISTS (SELECT FROM appointments.offer WHERE place_id = ${place.id} AND state = 'open') RETURNING id`.execute(
    tx,
  )
  if (rows.length === 0) return false
  await ask(tx, place, next, { until, now })
  return true
}

async function whomToAsk(
  tx: Transaction,
  place: ReturnedPlace,
  now: Temporal.Instant,
): Promise<Waiting | null> {
  const ids = await findThoseItSuits(tx, place, now)
  if (ids.length === 0) return null
  const { rows } = await sql<{ id: string; contact: string; open: boolean; here: boolean }>`
    SELECT w.id, coalesce(lower(w.email), w.mobile) AS contact, o.state = 'open' AS open, o.place_id = ${place.id} AS here
    FROM appointments.offer o JOIN appointments.waiting w ON w.id = o.waiting_id
    WHERE o.state = 'open' OR o.place_id = ${place.id}`.execute(tx)
  const before = new Set(rows.flatMap(({ id, here }) => (here ? id : [])))
  const busy = new Set(rows.flatMap(({ contact, open }) => (open ? contact : [])))
  return nextToAsk(place, await waitingOf(tx, ids), { before, busy })
}

async function ask(
  tx: Transaction,
  place: ReturnedPlace,
  { id: waiting }: Waiting,
  { until, now: at }: { readonly until: Temporal.Instant; readonly now: Temporal.Instant },
): Promise<void> {
  const id = randomUUID()
  await sql`INSERT INTO appointments.offer (id, waiting_id, place_id, office_id, day, first_step, state, made_at, answer_until)
    VALUES (${id}, ${waiting}, ${place.id}, ${place.office}, ${place.day}, ${place.step}, 'open', ${at}, ${until})`.execute(
    tx,
  )
  const { email, mobile, language } = (await findEntry(tx, waiting))!
  const about = { language, subjectId: waiting, data: { offer: id }, at }
  if (email) await queueMail(tx, { ...about, address: email, template: 'waiting-offer' })
  else await queueSms(tx, { ...about, number: mobile!, template: 'waiting-sms-offer' })
  const actor = { kind: 'system', name: 'Schalter' } as const
  await writeTogether(tx, [
    auditWrite({ actor, act: 'waiting.offered', object: { kind: 'waiting', id: waiting }, at }),
  ])
}
