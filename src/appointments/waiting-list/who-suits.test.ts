import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { beforeEach, expect, test } from 'vitest'
import { inTransaction } from '../../foundation/database/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase } from '../../foundation/testing/index.ts'
import { type Demand, poolsFor } from '../appointment.ts'
import { joinWaiting, toJoin } from '../testing/join-waiting.ts'
import { buildOffice, days, demand, monday, openRule } from '../testing/small-city.ts'
import { suits } from './next-to-ask.ts'
import { offerReturned } from './offer-places.ts'
import { waitingOf } from './queries.ts'
import { findPlacesThatSuit, findThoseItSuits, type ReturnedPlace } from './who-suits.ts'

const { db } = await createTestDatabase({ max: 6 })
const secret = secretFrom('a secret for tests, long enough')
/** Monday at ten. */
const ten = Temporal.Instant.from('2026-11-02T09:00:00Z')

beforeEach(async () => {
  for (const table of ['offer', 'waiting', 'place'])
    await sql`DELETE FROM ${sql.table(`appointments.${table}`)}`.execute(db)
})

type Size = Pick<ReturnedPlace, 'office' | 'day' | 'step'> & { readonly demand: Demand }

async function returned({ office, day, step, demand: size }: Size): Promise<ReturnedPlace> {
  const place = { id: randomUUID(), office, day, step, steps: size.steps, pools: poolsFor(size, office) }
  await sql`INSERT INTO appointments.place (id, office_id, day, first_step, steps, pools, mode, services, contingent, state, returned_at,
      public_at, created_at)
    VALUES (${place.id}, ${office}, ${day}, ${step}, ${size.steps}, ${place.pools}::text[], ${size.mode}, '[]', 'online', 'returned', ${ten},
      ${ten.add({ hours: 10 })}, ${ten})`.execute(db)
  return { ...place, returnedAt: ten }
}
const join = async (wishes: Partial<ReturnType<typeof toJoin>['wishes']>) =>
  (await joinWaiting(db, secret, { wishes: { ...toJoin().wishes, ...wishes }, at: ten })).id

const size = fc.constantFrom(
  demand(),
  demand({ steps: 2, kinds: ['biometrics', 'counter'] }),
  demand({ steps: 2, kinds: ['phone'], mode: 'phone' }),
  demand({ kinds: ['counter', 'interpreter'], language: 'tr' }),
  demand({ kinds: ['counter', 'interpreter'], language: 'fa' }),
)
const anOffice = fc.constantFrom('altona', 'harburg')
const aPlace = fc.record({
  office: anOffice,
  day: fc.nat(6).map(n => monday.add({ days: n + 1 })),
  step: fc.integer({ min: 3, max: 6 }),
  demand: size,
})
const wish = fc.record({
  demand: size,
  offices: fc.option(fc.array(anOffice, { minLength: 1, maxLength: 2 })),
  hours: fc.constantFrom({ from: 0, until: 48 }, { from: 4, until: 6 }, { from: 5, until: 48 }),
  weekdays: fc.constantFrom([1, 2, 3, 4, 5, 6, 7], [2, 3], [7]),
  untilDay: fc.nat(8).map(n => monday.add({ days: n })),
})

test('the database finds for each place whom the rule finds', async () => {
  const some = fc.array(wish, { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(fc.array(aPlace, { minLength: 1, maxLength: 5 }), some, async (sizes, wishes) => {
      await sql`DELETE FROM appointments.place`.execute(db)
      await sql`DELETE FROM appointments.waiting`.execute(db)
      const places = await Promise.all(sizes.map(returned))
      const ids: string[] = []
      for (const one of wishes) ids.push(await join(one))
      const waiting = await inTransaction(db, tx => waitingOf(tx, ids))
      const meant = (place: ReturnedPlace) => waiting.filter(one => suits(one, place)).map(({ id }) => id)
      for (const place of places) {
        const found = await inTransaction(db, tx => findThoseItSuits(tx, place, ten))
        expect(found.sort()).toEqual(meant(place).sort())
      }
      const found = await findPlacesThatSuit(db, ten)
      const suitable = places.filter(place => meant(place).length > 0)
      expect(found.map(({ id }) => id).sort()).toEqual(suitable.map(({ id }) => id).sort())
    }),
    { numRuns: 12 },
  )
})

test('a place is offered however many lie before it that suit nobody or have no time left', async () => {
  await buildOffice(db, 'far', ['counter'], [openRule('far', { places: 200 } as never)], days(12))
  const tomorrow = { office: 'far', day: monday.add({ days: 1 }), step: 4 }
  for (let n = 0; n < 101; n += 1) await returned({ ...tomorrow, demand: demand() })
  const late = { office: 'far', day: monday, step: 14, demand: demand({ steps: 2 }) }
  for (let n = 0; n < 101; n += 1) await returned(late)
  const { id } = await returned({ ...tomorrow, day: monday.add({ days: 9 }), demand: demand({ steps: 2 }) })
  await sql`UPDATE appointments.place SET returned_at = ${ten.subtract({ hours: 48 })} WHERE day = ${monday}`.execute(
    db,
  )
  await join({ demand: demand({ steps: 2 }) })
  expect(await offerReturned(db, ten)).toBe(1)
  const { rows } = await sql`SELECT place_id FROM appointments.offer`.execute(db)
  expect(rows).toEqual([{ place_id: id }])
})

test('a place that suits nobody keeps no booking waiting', async () => {
  await buildOffice(db, 'near', ['counter'], [openRule('near')], days(5))
  await returned({ office: 'near', day: monday.add({ days: 2 }), step: 4, demand: demand() })
  await join({ offices: ['elsewhere'] })
  await inTransaction(db, async tx => {
    await sql`SELECT FROM appointments.day WHERE pool_id = 'near/counter' FOR UPDATE`.execute(tx)
    const tooLong = new Promise(resolve => setTimeout(resolve, 5_000, 'waits'))
    expect(await Promise.race([offerReturned(db, ten), tooLong])).toBe(0)
  })
})
