import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { inTransaction } from '../../foundation/database/index.ts'
import { buildServer } from '../../foundation/http/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, fixedClock, testConfig } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { keepDaysAhead } from '../availability/keep-days-ahead.ts'
import { callNext } from '../counter/serve.ts'
import { importAppointments } from '../import-appointments.ts'
import { readAppointmentFile } from '../testing/appointment-file.ts'
import { writeAppointment, writeTicket } from '../testing/write-appointment.ts'
import { measureOffers } from './measure-offers.ts'

const { db } = await createTestDatabase({ demo: true })
// A Thursday, a quarter past eight in Berlin.
const clock = fixedClock('2026-11-26T07:15:00Z')
const secret = secretFrom('a secret for tests alone')
const manager: StaffActor = { kind: 'staff', id: 'm1', name: 'Uta Amt', roles: ['office-manager'], teams: [] }
let signedIn = manager

await inTransaction(db, async tx =>
  importAppointments(tx, await readAppointmentFile(), ['altona', 'billstedt'], clock.now()),
)
await keepDaysAhead(db, clock)
const [at, today] = [clock.now(), clock.today()]
const server = await buildServer(
  { db, clock, config: testConfig(), secret },
  { ...mounts, workbench: { ...mounts.workbench, identify: async () => signedIn } },
)
afterAll(() => server.close())
const get = (url: string) => server.inject({ url })
/** The line of a service and this week, by column. */
async function lineOf(service: string): Promise<Record<string, string> | undefined> {
  const [head, ...lines] = (await get('/amt/terminstatistik/zahlen.csv?amt=altona')).body.trim().split('\r\n')
  const line = lines.map(one => one.split(',')).find(one => one[2] === service && one[1] === '2026-11-23')
  return line && Object.fromEntries(head!.split(',').map((name, n) => [name, line[n]!]))
}

test('each hour stores once what a citizen would have been offered first, and where there was nothing', async () => {
  await sql`UPDATE appointments.day SET online = 0::bit(48) WHERE office_id = 'billstedt'`.execute(db)
  const counts = await Promise.all([measureOffers(db, clock), measureOffers(db, clock)])
  expect(Math.max(...counts)).toBeGreaterThan(0)
  expect(await measureOffers(db, clock)).toBe(0)
  const { rows } = await sql<{ office: string; freeAt: unknown }>`
    SELECT office_id AS office, free_at AS "freeAt" FROM appointments.next_free WHERE service_id = 'personalausweis' AND office_id IN ('altona', 'billstedt') ORDER BY 1`.execute(
    db,
  )
  expect(rows.map(({ office, freeAt }) => [office, freeAt && String(freeAt)])).toEqual([
    // The first quarter of an hour that has not begun.
    ['altona', '2026-11-26T07:30:00Z'],
    ['billstedt', null],
  ])
  const later = fixedClock('2026-11-26T08:00:00Z')
  expect(await measureOffers(db, later)).toBeGreaterThan(0)
  expect(await lineOf('personalausweis')).toMatchObject({
    offer_hours_measured: '2',
    offer_hours_none_free: '0',
    bookings: '',
  })
})

test('a week is reckoned from what was booked, who came, and who waited', async () => {
  // Five bookings for eight o'clock in 1, 2, 3, 4 and 10 days, made at a quarter past eight.
  for (const days of [1, 2, 3, 4, 10]) await writeAppointment(db, secret, { at, day: today.add({ days }) })
  for (const state of ['done', 'done', 'done', 'done', 'done', 'missed'] as const)
    await writeAppointment(db, secret, { at: at.subtract({ hours: 24 * 70 }), day: today, state })
  await writeAppointment(db, secret, { at, day: today.add({ days: 40 }), state: 'pending' })
  const line = (await lineOf('meldebescheinigung'))!
  expect(line).toMatchObject({
    bookings: '5',
    lead_days_mean: '3.99',
    lead_days_median: '2.99',
    lead_days_p90: '9.99',
  })
  // One who did not come is one of few, and is not told.
  // Beside the number of those who were served, the number of all would tell who is held back.
  expect(line).toMatchObject({ appointments_over: '', missed: '' })
  const { body } = await get('/amt/terminstatistik?amt=altona&woche=2026-11-23')
  expect(body).toContain('Mitte 3, 9 von 10 bis 10')
  expect(body).toContain('unter 5 oder fast alle von 6')
  expect(body).toContain('4 Tage im Mittel, aus weniger als 10 Buchungen')
  expect(body).toContain('Drs. 21/10017')
})

test('waiting ends with the first call, however often somebody is called', async () => {
  for (let n = 0; n < 5; n += 1) {
    await writeTicket(db, { at, day: today, office: 'altona' })
    const counter = String(n + 1)
    // The turn of whoever comes without an appointment is a quarter of an hour after coming.
    const desk = { office: 'altona', day: today, counter, by: manager, at: at.add({ minutes: 20 }) }
    await callNext(db, desk)
  }
  await sql`UPDATE appointments.ticket SET called_at = ${at.add({ minutes: 26 })}, calls = 2, state = 'done',
    ended_at = ${at.add({ minutes: 36 })} WHERE office_id = 'altona'`.execute(db)
  expect(await lineOf('meldebescheinigung')).toMatchObject({
    wait_n: '5',
    wait_minutes_median: '5',
    serving_n: '5',
    serving_minutes_median: '10',
  })
})

test('only managers see figures, of offices that there are', async () => {
  expect((await get('/amt/terminstatistik?amt=nirgends')).statusCode).toBe(404)
  expect((await get('/amt/terminstatistik?amt=altona&woche=gestern')).statusCode).toBe(200)
  signedIn = { ...manager, roles: ['team-lead'] }
  for (const url of ['/amt/terminstatistik', '/amt/terminstatistik/zahlen.csv'])
    expect((await get(url)).statusCode, url).toBe(403)
  signedIn = manager
})
