import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { inTransaction } from '../../foundation/database/index.ts'
import { citizen } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase } from '../../foundation/testing/index.ts'
import { demandOf, type Need, poolId } from '../appointment.ts'
import { bookAppointment } from '../booking/book-appointment.ts'
import { holdPlace } from '../booking/hold-place.ts'
import { allNeeds } from '../queries.ts'
import { beforeOpening as at, buildOffice, faultsOf, monday, openRule } from '../testing/small-city.ts'
import { takeOverDay } from './take-over-day.ts'
import { suits, takeOverWays } from './take-over-way.ts'

/**
 * One house closes. Of two others the near one has stairs and a quiet room, the far one has no stairs; the city has one room
 * for video and one person who interprets.
 */
const { db } = await createTestDatabase()
const secret = secretFrom('a secret for tests alone')
await buildOffice(db, 'closed', ['counter', 'step-free', 'quiet'], [openRule('closed', { places: 20 })])
await buildOffice(db, 'near', ['counter', 'quiet'], [openRule('near', { places: 1 })])
await buildOffice(db, 'far', ['counter', 'step-free'], [openRule('far', { places: 2 })])
await sql`INSERT INTO appointments.need (service_id, minutes, kinds, modes, walk_in, trust) VALUES
  ('meldebescheinigung', 15, '{counter}', '{onsite,phone,video}', false, 'demo'),
  ('reisepass', 15, '{counter}', '{onsite}', false, 'demo')`.execute(db)
for (const [kind, language, places] of [
  ['video', null, 2],
  ['interpreter', 'tr', 3],
] as const) {
  const id = poolId(null, kind, language)
  const free = `{${Array(48).fill(places).join(',')}}`
  const none = `{${Array(48).fill(0).join(',')}}`
  await sql`INSERT INTO appointments.pool (id, office_id, kind, language, trust) VALUES (${id}, NULL, ${kind}, ${language}, 'demo')`.execute(
    db,
  )
  for (let n = 0; n < 4; n += 1)
    await sql`INSERT INTO appointments.day (pool_id, day, office_id, kind, capacity, free, kept_from_online, kept_from_hotline, online, hotline)
      VALUES (${id}, ${monday.add({ days: n })}, NULL, ${kind}, ${free}, ${free}, ${none}, ${none}, ~(0::bit(48)), ~(0::bit(48)))`.execute(
      db,
    )
}
const serviceNeeds = await allNeeds(db)

const guests = fc.array(
  fc.record({
    service: fc.constantFrom('meldebescheinigung', 'reisepass'),
    persons: fc.constantFrom(1, 1, 2),
    step: fc.integer({ min: 4, max: 9 }),
    needs: fc.subarray<Need>(['step-free', 'quiet', 'more-time', 'interpreter:tr']),
    email: fc.boolean(),
    phone: fc.boolean(),
  }),
  { minLength: 1, maxLength: 10 },
)
type Guest =
  typeof guests extends fc.Arbitrary<infer All> ? (All extends readonly (infer One)[] ? One : never) : never
const plans = fc.record({
  ways: fc.shuffledSubarray([...takeOverWays], { minLength: 1 }),
  phone: fc.boolean(),
  video: fc.boolean(),
  online: fc.boolean(),
})

async function book({ service, persons, step, needs, email, phone }: Guest): Promise<string | null> {
  const errands = [{ id: service, persons }]
  const demand = demandOf(errands, serviceNeeds, 'onsite', needs)!
  const id = randomUUID()
  const slot = { id, office: 'closed', day: monday, step, demand, errands, contingent: 'online', at } as const
  if (!(await holdPlace(db, slot))) return null
  const booker = { name: `Demo ${id}`, birthDate: Temporal.PlainDate.from('1980-02-29') }
  const contact = { email: email ? `${id}@example.org` : null, phone: phone ? '040 123456' : null }
  const rest = { attendees: [], language: 'de', caseId: null, by: citizen, demo: true, at } as const
  await bookAppointment(db, secret, { hold: id, errands, booker, ...contact, needs, ...rest })
  return id
}

interface After {
  readonly id: string
  readonly kind: string | null
  readonly lines: number
  readonly messages: number
  readonly state: string
  readonly mode: string
  readonly office: string
  readonly pools: readonly string[] | null
  readonly steps: number
}

async function afterwards(ids: readonly string[]): Promise<After[]> {
  const { rows } = await sql<After>`
    SELECT a.id, max(t.kind) AS kind, count(t)::int AS lines, a.state, a.mode, a.office_id AS office, p.pools, a.steps,
      (SELECT count(*)::int FROM foundation.outbox o WHERE o.subject_id = a.id AND o.data ? 'reason') AS messages
    FROM appointments.appointment a LEFT JOIN appointments.place p ON p.id = a.place_id
      LEFT JOIN appointments.take_over t ON t.appointment_id = a.id
    WHERE a.id = ANY(${ids}::uuid[]) GROUP BY a.id, p.pools`.execute(db)
  return rows
}

test('everybody booked gets exactly one proposal, and only one that meets what they need', async () => {
  await fc.assert(
    fc.asyncProperty(guests, plans, async (asked, { ways, ...open }) => {
      // The days before are over: nobody of an earlier round is in the way.
      await sql`UPDATE appointments.take_over SET state = 'letter', ended_at = ${at} WHERE state = 'told'`.execute(
        db,
      )
      const booked: { readonly id: string; readonly guest: Guest }[] = []
      for (const guest of asked) {
        const id = await book(guest)
        if (id) booked.push({ id, guest })
      }
      const means = {
        open: {
          phone: (id: string) => open.phone && id === 'meldebescheinigung',
          video: (id: string) => open.video && id === 'meldebescheinigung',
          online: () => open.online,
        },
        needs: serviceNeeds,
      }
      const day = {
        activation: randomUUID(),
        office: 'closed',
        day: monday,
        from: at,
        takenUntil: at,
        services: null,
        ways,
        elsewhere: () => ['near', 'far'],
        open: means.open,
        answerUntil: at.add({ hours: 24 }),
        reason: { de: 'Das Haus ist zu.', en: 'The house is closed.' },
        by: { kind: 'system', name: 'Test' },
        at,
      } as const
      const taken = await inTransaction(db, tx => takeOverDay(tx, day))
      expect(takeOverWays.reduce((sum, way) => sum + taken[way], 0)).toBe(booked.length)

      const rows = new Map((await afterwards(booked.map(({ id }) => id))).map(row => [row.id, row]))
      for (const { id, guest } of booked) {
        const row = rows.get(id)!
        const kind = takeOverWays.find(way => way === row.kind)!
        expect([row.lines, row.messages, kind === undefined]).toEqual([1, guest.email ? 1 : 0, false])
        expect(kind === 'later' || ways.includes(kind)).toBe(true)
        const errands = [{ id: guest.service, persons: guest.persons }]
        const person = {
          services: errands,
          needs: guest.needs,
          phone: guest.phone ? '040 123456' : null,
          toldBy: guest.email ? ('mail' as const) : ('call' as const),
          hasCase: false,
        }
        expect(suits(kind, person, means)).toBe(true)
        // Of the ways that suit and always have room, none that comes earlier was passed over.
        const roomy = ways.filter(
          way => way !== 'video' && way !== 'other-office' && suits(way, person, means),
        )
        const [first] = roomy
        if (first && !['video', 'other-office'].includes(kind)) expect(kind).toBe(first)
        const needsSomebody = guest.needs.includes('interpreter:tr')
        const demand = demandOf(errands, serviceNeeds, 'onsite', guest.needs)!
        expect(row.pools === null || row.steps >= demand.steps).toBe(true)
        expect(row.pools !== null && needsSomebody && !row.pools.includes('city/interpreter-tr')).toBe(false)
        if (kind === 'other-office') {
          expect(row).toMatchObject({ state: 'booked', mode: 'onsite' })
          expect(row.office).not.toBe('closed')
          for (const need of ['step-free', 'quiet'] as const)
            if (guest.needs.includes(need)) expect(row.pools).toContain(`${row.office}/${need}`)
        } else if (kind === 'phone' || kind === 'video') {
          expect(row).toMatchObject({ state: 'booked', mode: kind })
          expect(row.pools!.includes('city/video')).toBe(kind === 'video')
        } else expect(row).toMatchObject({ state: 'displaced', pools: null })
        if (kind === 'online') expect(needsSomebody || guest.persons > 1).toBe(false)
      }
      expect(await faultsOf(db)).toEqual([])
      // Nothing is left over for the next round.
      await sql`DELETE FROM appointments.live_key`.execute(db)
    }),
    { numRuns: 20, endOnFailure: true },
  )
})
