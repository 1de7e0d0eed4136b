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
    weight: 2,
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
      fc.array(fc.array(act, { minLength: 1, maxLength: 6 }), { maxLength: 12 }),
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
        let now = beforeOpening
        for (const turn of turns) {
          await Promise.all(turn.map(one => perform(office, one, made, now)))
          now = now.add({ minutes: 3 })
        }
        expect(await overbooked(office)).toEqual([])
        expect(await wrongRows(office)).toEqual([])
        await agree(office, now)
      },
    ),
    { endOnFailure: true, ...(process.env.PROPERTY_RUNS ? {} : { numRuns: 25 }) },
  )
  // A rule that takes places away leaves more taken than there is: those people are stranded, and nobody comes in.
  expect(
    (await faultsOf(db)).filter(({ free, capacity, taken }) => free !== Math.max(0, capacity - taken)),
  ).toEqual([])
})

async function perform(office: string, one: Act, made: string[], at: Temporal.Instant): Promise<void> {
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
      const booker = { name: `Demo ${one.person}`, birthDate: Temporal.PlainDate.from('1980-02-29') }
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
