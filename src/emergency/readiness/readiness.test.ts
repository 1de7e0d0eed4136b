import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { writeBookings } from '../../appointments/testing/write-bookings.ts'
import { createTestDatabase } from '../../foundation/testing/index.ts'
import { meanScore, missingOf, type Parts, partNames, scoreOf, verdictOf, weights } from './readiness.ts'
import { readiness } from './reckon-readiness.ts'

const full: Parts = { plan: 1, rehearsal: 1, ways: 1, reach: 1, phone: 1 }
const nothing: Parts = { plan: 0, rehearsal: 0, ways: 0, reach: 0, phone: 0 }
const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null })
const anyParts = fc.record({ plan: share, rehearsal: share, ways: share, reach: share, phone: share })

describe('the score', () => {
  test('is 100 with everything, 0 with nothing, and a part counts by its weight', () => {
    expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBe(100)
    expect([scoreOf(full), scoreOf(nothing)]).toEqual([100, 0])
    expect(scoreOf({ ...nothing, plan: 1, ways: 0.5 })).toBe(40)
  })

  test('leaves out what does not apply', () => {
    expect(scoreOf({ ...full, ways: null, reach: null })).toBe(100)
    expect(scoreOf({ ...nothing, plan: 1, ways: null, reach: null })).toBe(50)
    expect(scoreOf({ plan: null, rehearsal: null, ways: null, reach: null, phone: null })).toBeNull()
  })

  test('lies between 0 and 100, and never falls when a part gets better', () => {
    fc.assert(
      fc.property(anyParts, fc.constantFrom(...partNames), (parts, part) => {
        const score = scoreOf(parts)
        if (score === null) return
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(100)
        if (parts[part] !== null) expect(scoreOf({ ...parts, [part]: 1 })).toBeGreaterThanOrEqual(score)
      }),
    )
  })

  test('of several is their mean, of none it is not known', () => {
    expect(meanScore([full, nothing])).toBe(50)
    expect(meanScore([])).toBeNull()
  })
})

test('what would raise it, with the points it brings, the most first', () => {
  expect(missingOf({ ...full, ways: 0, phone: 0.5 })).toEqual([
    { part: 'ways', points: 30 },
    { part: 'phone', points: 5 },
  ])
  expect(missingOf(full)).toEqual([])
  expect(missingOf({ ...full, reach: null })).toEqual([])
})

test('we could close with a plan that is approved and rehearsed everywhere', () => {
  expect(verdictOf([full, { ...full, phone: 0, reach: 0.2 }])).toBe('yes')
  expect(verdictOf([full, { ...full, rehearsal: 0 }])).toBe('gaps')
  expect(verdictOf([full, { ...full, plan: 0.9 }])).toBe('no')
  expect(verdictOf([])).toBe('no')
})

describe('on the data of the house', async () => {
  const { db } = await createTestDatabase({ demo: true })
  const now = Temporal.Instant.from('2026-11-28T08:40:00Z')
  await writeBookings(db, [
    { day: '2026-12-01', step: 5 },
    { day: '2026-12-01', step: 6, email: null, phone: '040 1' },
  ])
  const reckon = async () => {
    const ready = await readiness(db, now, 'none')
    const of = (id: string) => ready.services.find(({ service }) => service.id === id)!
    return { ready, of, office: (id: string) => ready.offices.find(({ office }) => office.id === id)! }
  }
  const approve = (plan: string) =>
    sql`INSERT INTO emergency.plan_approval (plan_id, number, approved_by_id, approved_by, approved_at)
      VALUES (${plan}, 1, 'm1', 'Uta Amt', ${now})`.execute(db)
  const rehearse = (plan: string, on: string) =>
    sql`INSERT INTO emergency.rehearsal (id, plan_id, number, rehearsed_on, noted_by, noted_at)
      VALUES (${randomUUID()}, ${plan}, 1, ${on}, 'Uta Amt', ${now})`.execute(db)

  test('ways by offer and law, the norm that is in the way, and who can be told', async () => {
    const { of, office } = await reckon()
    expect(of('meldebescheinigung')).toMatchObject({
      norms: [],
      parts: { ways: 1, reach: 0.5, phone: 1, plan: 0 },
    })
    expect(of('personalausweis').parts).toMatchObject({ ways: 0, reach: null, phone: 0 })
    expect(of('personalausweis').norms.length).toBeGreaterThan(0)
    expect(of('fuehrungszeugnis').parts.phone).toBe(0)
    expect(of('elterngeld').parts.phone).toBeNull()
    expect(office('altona').parts).toMatchObject({ plan: 0, rehearsal: 0, reach: 0.5, phone: 1 })
    expect(office('harburg').parts.reach).toBeNull()
  })

  test('a plan counts once it is approved, where it holds, and its rehearsal for twelve months', async () => {
    await approve('kundenzentrum-schliessen')
    await rehearse('kundenzentrum-schliessen', '2025-11-27')
    const before = await reckon()
    expect(before.office('billstedt').parts).toMatchObject({ plan: 1, rehearsal: 0 })
    expect(before.office('altona').parts.plan).toBe(0)
    expect(before.of('meldebescheinigung').parts.plan).toBe(1 / before.ready.offices.length)
    await rehearse('kundenzentrum-schliessen', '2025-11-28')
    const after = await reckon()
    expect(after.office('billstedt').parts.rehearsal).toBe(1)
    const mitte = after.ready.districts.find(({ id }) => id === 'hamburg-mitte')!
    expect(verdictOf(mitte.offices.map(({ parts }) => parts))).toBe('no')
    await approve('ganze-stadt-nur-dringend')
    const all = await reckon()
    expect(verdictOf(all.ready.offices.map(({ parts }) => parts))).toBe('gaps')
  })
})
