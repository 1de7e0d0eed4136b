import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inTransaction } from '../../foundation/database/index.ts'
import { createTestDatabase, fixedClock } from '../../foundation/testing/index.ts'
import { importAppointments } from '../import-appointments.ts'
import { readAppointmentFile } from '../testing/appointment-file.ts'
import { demand, faultsOf } from '../testing/small-city.ts'
import { keepDaysAhead } from './keep-days-ahead.ts'
import { releaseStarts } from './release-starts.ts'
import { bookableDays, freeStarts } from './search.ts'

const { db } = await createTestDatabase()
const clock = fixedClock('2026-12-21T05:00:00Z')

test('the days of the city are there up to the horizon, without holidays, and one more comes in each night', async () => {
  const file = await readAppointmentFile()
  await inTransaction(db, tx => importAppointments(tx, file, ['altona', 'billstedt'], clock.now()))
  // Two offices, and what the city shares.
  expect(await keepDaysAhead(db, clock)).toBe(3)
  expect(await keepDaysAhead(db, clock)).toBe(0)
  const found = async () => {
    const from = clock.today()
    const span = {
      from,
      until: from.add({ days: 90 }),
      contingent: 'online',
      hours: null,
      now: clock.now(),
    } as const
    const days = await bookableDays(db, {
      demand: demand({ steps: 2, kinds: ['biometrics', 'counter'] }),
      offices: ['altona'],
      ...span,
    })
    return days.map(({ day }) => day.toString())
  }
  const before = await found()
  expect(before.slice(0, 8)).toEqual([
    '2026-12-21',
    '2026-12-22',
    '2026-12-23',
    '2026-12-24',
    '2026-12-28',
    '2026-12-29',
    '2026-12-30',
    '2026-12-31',
  ])
  expect(before).not.toContain('2027-01-01')
  clock.advance({ days: 1 })
  expect(await keepDaysAhead(db, clock)).toBe(3)
  expect((await found()).at(-1)).toBe('2027-02-19')
  expect(await faultsOf(db)).toEqual([])
  // Taken over once more, the rules of the offices stay as their managers left them.
  await inTransaction(db, tx => importAppointments(tx, file, ['altona', 'billstedt'], clock.now()))
  const { rows } = await sql`SELECT FROM appointments.rule WHERE office_id = 'altona'`.execute(db)
  expect(rows).toHaveLength(4)
})

test('the farthest day comes in portions from seven in the morning, and a pause of the program is made good', async () => {
  const night = fixedClock('2026-12-30T23:30:00Z')
  const farthest = night.today().add({ days: 60 })
  await keepDaysAhead(db, night)
  const search = { demand: demand(), offices: ['altona'], contingent: 'online', hours: null } as const
  const starts = async () => {
    await releaseStarts(db, night)
    return (
      await freeStarts(db, { ...search, from: farthest, until: farthest, day: farthest, now: night.now() })
    ).length
  }
  const counts = [await starts()]
  // At 5:59, 7:00, 7:30 and 8:30 in Berlin.
  for (const minutes of [329, 61, 30, 60]) {
    night.advance({ minutes })
    counts.push(await starts())
  }
  expect(counts).toEqual([0, 0, 8, 16, 32])
  expect(await releaseStarts(db, night)).toBe(0)
  await sql`UPDATE appointments.day SET released = 0::bit(48) WHERE day = ${farthest.subtract({ days: 3 })}`.execute(
    db,
  )
  expect(await releaseStarts(db, night)).toBe(3)
  expect(await faultsOf(db)).toEqual([])
})
