import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { inTransaction } from '../../foundation/database/index.ts'
import { citizen } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase } from '../../foundation/testing/index.ts'
import { poolId } from '../appointment.ts'
import { insertRule } from '../availability/queries.ts'
import { bookableDays, freeStarts, type Search } from '../availability/search.ts'
import { findAppointment } from '../queries.ts'
import { latestMoment } from '../returned/return-rule.ts'
import { startOf } from '../steps.ts'
import { joinWaiting, toJoin } from '../testing/join-waiting.ts'
import {
  beforeOpening,
  buildOffice,
  days,
  demand,
  faultsOf,
  monday,
  openRule,
  rebuild,
} from '../testing/small-city.ts'
import { declineOffer, leaveList, takeOffer } from '../waiting-list/answer-offer.ts'
import { offerReturned } from '../waiting-list/offer-places.ts'
import { bookAppointment, CONFIRM_MINUTES } from './book-appointment.ts'
import {
  cancelAppointment,
  confirmAppointment,
  lapseUnconfirmed,
  moveAppointment,
} from './change-appointment.ts'
import { releaseExpired } from './give-back.ts'
import { HOLD_MINUTES, holdPlace } from './hold-place.ts'

const { db } = await createTestDatabase({ max: 12 })
const secret = secretFrom('a secret for tests, long enough')
const errands = [{ id: 'personalausweis', persons: 1 }]

/** What people, clerks and managers do; `who` and `when` say which of the things made so far they do it with. */
const act = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('hold' as const),
      day: fc.nat(1),
      step: fc.integer({ min: 3, max: 21 }),
      steps: fc.integer({ min: 1, max: 4 }),
      biometrics: fc.boolean(),
      contingent: fc.constantFrom('online', 'hotline', 'counter' as const),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('book' as const),
      which: fc.nat(),
      person: fc.nat(8),
      mail: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom('cancel' as const, 'confirm' as const), which: fc.nat() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), which: fc.nat(), to: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('sweep' as const, 'lapse' as const),
      minutes: fc.integer({ min: 0, max: 60 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('join' as const),
      person: fc.nat(8),
      which: fc.nat(),
      sooner: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('ask' as const), hours: fc.constantFrom(0, 2, 2, 3, 6) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('take' as const, 'take' as const, 'decline' as const, 'leave' as const),
      which: fc.nat(),
      hours: fc.constantFrom(2, 2, 3, 6),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('rule' as const),
      places: fc.nat(3),
      from: fc.integer({ min: 8, max: 11 }),
      day: fc.nat(1),
      biometrics: fc.boolean(),
    }),
  },
)
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

test('whatever people, clerks and managers do at once: what is booked is what is counted, and never more than there is', async () => {
  let city = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(act, { minLength: 1, maxLength: 6, size: 'max' }), { maxLength: 12, size: 'max' }),
      async turns => {
        const office = `model-${city++}`
        await buildOffice(
          db,
          office,
          ['counter', 'biometrics'],
          [openRule(office), openRule(office, { kind: 'kept', keptFor: 'hotline', places: 1 } as never)],
          days(2),
        )
        const made: string[] = []
        const waiting: string[] = []
        let now = beforeOpening
        // Tomorrow morning is booked, some wait for it, and one of the places is offered.
        for (let n = 0; n < 3; n += 1) {
          const hold = {
            kind: 'hold',
            day: 1,
            step: 4 + n,
            steps: 2,
            biometrics: n === 0,
            contingent: 'online',
          } as const
          await perform({ office, made, waiting }, hold, now)
          await perform({ office, made, waiting }, { kind: 'book', which: n, person: n, mail: false }, now)
          await perform(
            { office, made, waiting },
            { kind: 'join', person: 5 + n, which: 0, sooner: false },
            now,
          )
        }
        for (const turn of turns) {
          await Promise.all(turn.map(one => perform({ office, made, waiting }, one, now)))
          now = now.add({ minutes: 3 })
        }
        expect(await overbooked(office)).toEqual([])
        expect(await wrongRows(office)).toEqual([])
        expect(await wrongOffers(office)).toEqual([])
        await agree(office, now)
        await endWell(office, now)
      },
    ),
    { endOnFailure: true, ...(process.env.PROPERTY_RUNS ? {} : { numRuns: 25 }) },
  )
  const taken = await sql`SELECT FROM appointments.offer WHERE state = 'taken'`.execute(db)
  expect(taken.rows.length).toBeGreaterThan(0)
  // A rule that takes places away leaves more taken than there is: those people are stranded, and nobody comes in.
  expect(
    (await faultsOf(db)).filter(({ free, capacity, taken }) => free !== Math.max(0, capacity - taken)),
  ).toEqual([])
})

/** Of this city alone: the key of a person counts in every office. */
function personOf(office: string, n: number) {
  return { name: `Demo ${office} ${n}`, birthDate: Temporal.PlainDate.from('1980-02-29') }
}

interface City {
  readonly office: string
  /** Ids of holds, which are those of their appointments. */
  readonly made: string[]
  /** Ids of lines of the waiting list. */
  readonly waiting: string[]
}

async function perform({ office, made, waiting }: City, one: Act, at: Temporal.Instant): Promise<void> {
  const pick = (n: number) => made[n % Math.max(1, made.length)] ?? randomUUID()
  const change = (which: number) => ({ id: pick(which), by: citizen, at })
  switch (one.kind) {
    case 'hold': {
      const id = randomUUID()
      const { day, step, steps, contingent } = one
      const kinds = one.biometrics ? (['biometrics', 'counter'] as const) : (['counter'] as const)
      await holdPlace(db, {
        id,
        office,
        day: monday.add({ days: day }),
        step,
        demand: demand({ steps, kinds }),
        errands,
        contingent,
        at,
      })
      made.push(id)
      return
    }
    case 'book': {
      const booker = personOf(office, one.person)
      const email = one.mail ? `${office}-${one.person}@example.org` : null
      await bookAppointment(db, secret, {
        hold: pick(one.which),
        errands,
        booker,
        attendees: [],
        email,
        phone: null,
        language: 'de',
        needs: [],
        caseId: null,
        by: citizen,
        demo: true,
        at,
      })
      return
    }
    case 'cancel':
      await inTransaction(db, tx => cancelAppointment(tx, change(one.which)))
      return
    case 'confirm':
      await inTransaction(db, tx => confirmAppointment(tx, change(one.which)))
      return
    case 'move':
      await inTransaction(db, tx => moveAppointment(tx, change(one.which), pick(one.to)))
      return
    case 'sweep':
      await releaseExpired(db, at.add({ minutes: Math.min(one.minutes, HOLD_MINUTES + 5) }))
      return
    case 'lapse':
      await lapseUnconfirmed(db, at.add({ minutes: Math.min(one.minutes, CONFIRM_MINUTES + 5) }))
      return
    case 'join': {
      const appointment = one.sooner ? await findAppointment(db, pick(one.which)) : null
      const persons = [personOf(office, one.person)]
      const wishes = { ...toJoin().wishes, offices: [office] }
      const own = { persons: appointment ? [] : persons, appointmentId: appointment?.id ?? null }
      const contact = { email: `${office}-${one.person}@example.org`, mobile: null }
      waiting.push((await joinWaiting(db, secret, { ...own, wishes, contact, at })).id)
      return
    }
    case 'ask':
      await offerReturned(db, at.add({ hours: one.hours }))
      return
    case 'take':
    case 'decline':
    case 'leave': {
      const offers = await sql<{ id: string; entry: string }>`
        SELECT id, waiting_id AS entry FROM appointments.offer WHERE office_id = ${office} ORDER BY state = 'open' DESC, id`.execute(
        db,
      )
      const { id: offer, entry } = offers.rows[one.which % Math.max(1, Math.min(2, offers.rows.length))] ?? {
        id: randomUUID(),
        entry: waiting[one.which % Math.max(1, waiting.length)] ?? randomUUID(),
      }
      const answer = { entry, offer, at: at.add({ hours: one.hours }) }
      if (one.kind === 'take') await takeOffer(db, secret, answer)
      else
        await inTransaction(db, async tx => {
          if (one.kind === 'decline') await declineOffer(tx, answer)
          else await leaveList(tx, answer)
        })
      return
    }
    case 'rule':
      await inTransaction(db, async tx => {
        const pools = one.biometrics ? [poolId(office, 'biometrics')] : []
        const from = Temporal.PlainTime.from({ hour: one.from })
        const day = monday.add({ days: one.day })
        const once = { repeats: 'once', validFrom: day, validUntil: day, from, pools, places: one.places }
        await insertRule(tx, openRule(office, once as never), { name: 'Test', at })
        await rebuild(tx, office, days(2))
      })
  }
}

/** Steps in which more was given out than there was when it was given: only a changed rule may leave such a thing. */
async function overbooked(office: string): Promise<unknown[]> {
  const { rows } = await sql`
    SELECT d.pool_id, d.day, n FROM appointments.day d, generate_series(0, 47) n, LATERAL (
      SELECT count(*)::int AS taken FROM appointments.place p
      WHERE p.day = d.day AND d.pool_id = ANY(p.pools) AND n BETWEEN p.first_step AND p.first_step + p.steps - 1) t
    WHERE d.office_id = ${office} AND (d.free[n + 1] <> greatest(0, d.capacity[n + 1] - taken)
      OR taken > 3 OR get_bit(d.online, n) <> (d.free[n + 1] > d.kept_from_online[n + 1])::int
      OR get_bit(d.hotline, n) <> (d.free[n + 1] > d.kept_from_hotline[n + 1])::int)`.execute(db)
  return rows
}

/** A live appointment has its place, an ended one has none and no key; a taken place has its appointment. */
async function wrongRows(office: string): Promise<unknown[]> {
  const { rows } = await sql`
    SELECT 'appointment without its place' AS fault, a.id FROM appointments.appointment a
      LEFT JOIN appointments.place p ON p.id = a.place_id
      WHERE a.office_id = ${office} AND a.state IN ('pending', 'booked') AND (p.state IS DISTINCT FROM 'taken'
        OR (p.day, p.first_step, p.steps) IS DISTINCT FROM (a.day, a.first_step, a.steps))
    UNION ALL SELECT 'place without an appointment', p.id FROM appointments.place p
      LEFT JOIN appointments.appointment a ON a.place_id = p.id
      WHERE p.office_id = ${office} AND p.state = 'taken' AND a.id IS NULL
    UNION ALL SELECT 'keys', a.id FROM appointments.appointment a WHERE a.office_id = ${office}
      AND (SELECT count(*) FROM appointments.live_key k WHERE k.appointment_id = a.id) <> (a.state IN ('pending', 'booked'))::int`.execute(
    db,
  )
  return rows
}

/** What is offered is there and waits for the answer; what was taken is an appointment; nobody and nothing twice. */
async function wrongOffers(office: string): Promise<unknown[]> {
  const { rows } = await sql`
    SELECT 'offered and not there' AS fault, o.id FROM appointments.offer o
      LEFT JOIN appointments.place p ON p.id = o.place_id
      WHERE o.office_id = ${office} AND o.state = 'open'
        AND (p.state IS DISTINCT FROM 'returned' OR p.public_at < o.answer_until)
    UNION ALL SELECT 'taken and not there', o.id FROM appointments.offer o JOIN appointments.waiting w ON w.id = o.waiting_id
      WHERE o.office_id = ${office} AND o.state = 'taken' AND (w.state <> 'served'
        OR NOT EXISTS (SELECT FROM appointments.appointment a WHERE a.id = coalesce(w.appointment_id, o.id)))
    UNION ALL SELECT 'two at once', min(o.id::text)::uuid FROM appointments.offer o JOIN appointments.waiting w ON w.id = o.waiting_id
      WHERE o.office_id = ${office} AND o.state = 'open' GROUP BY w.email HAVING count(*) > 1
    UNION ALL SELECT 'keys of the list', w.id FROM appointments.waiting w WHERE w.offices = ARRAY[${office}]
      AND w.state <> 'waiting' AND EXISTS (SELECT FROM appointments.waiting_key k WHERE k.waiting_id = w.id)`.execute(
    db,
  )
  return rows
}

/** No place waits beyond its latest moment, and none is lost. */
async function endWell(office: string, now: Temporal.Instant): Promise<void> {
  const { rows } = await sql<{
    day: Temporal.PlainDate
    step: number
    returnedAt: Temporal.Instant
    publicAt: Temporal.Instant
  }>`
    SELECT day, first_step AS step, returned_at AS "returnedAt", public_at AS "publicAt"
    FROM appointments.place WHERE office_id = ${office} AND state = 'returned'`.execute(db)
  for (const { day, step, returnedAt, publicAt } of rows) {
    const latest = latestMoment({ returnedAt, startsAt: startOf(day, step).toInstant() })
    expect(Temporal.Instant.compare(publicAt, latest)).toBeLessThanOrEqual(0)
  }
  const after = now.add({ hours: 48 })
  await releaseExpired(db, after)
  await offerReturned(db, after)
  expect(await overbooked(office)).toEqual([])
  const left =
    await sql`SELECT FROM appointments.place WHERE office_id = ${office} AND state <> 'taken'`.execute(db)
  expect(left.rows).toEqual([])
}

/** The number under a day is the length of its list. */
async function agree(office: string, now: Temporal.Instant): Promise<void> {
  for (const contingent of ['online', 'hotline', 'counter'] as const) {
    for (const steps of [1, 3]) {
      const search: Search = {
        demand: demand({ steps, kinds: ['biometrics', 'counter'] }),
        offices: [office],
        from: monday,
        until: monday.add({ days: 1 }),
        contingent,
        hours: null,
        now,
      }
      const found = await bookableDays(db, search)
      for (const day of days(2)) {
        const starts = await freeStarts(db, { ...search, day })
        expect(found.find(one => one.day.equals(day))?.times ?? 0).toBe(starts.length)
        expect(starts.filter(({ free }) => free < 1)).toEqual([])
      }
    }
  }
}
