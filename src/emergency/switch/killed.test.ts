import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { keepDaysAhead } from '../../appointments/availability/keep-days-ahead.ts'
import { importAppointments } from '../../appointments/import-appointments.ts'
import { readAppointmentFile } from '../../appointments/testing/appointment-file.ts'
import { faultsOf } from '../../appointments/testing/small-city.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { createTestDatabase, fixedClock } from '../../foundation/testing/index.ts'
import { addApproval, addPlanVersion } from '../plans/queries.ts'
import { bookPeople } from '../testing/book-people.ts'
import { exampleActions, examplePlan } from '../testing/example-plan.ts'
import { whileKilled } from '../testing/while-killed.ts'
import { lookAfterBooked } from './look-after-booked.ts'
import { reopen } from './reopen.ts'
import { endActivation } from './switch-off.ts'
import { prepareActivation, releaseActivation } from './switch-on.ts'

const { db } = await createTestDatabase({ demo: true })
const clock = fixedClock('2026-11-30T06:00:00Z')
const person = (id: string, role: StaffActor['roles'][number]): StaffActor => ({
  kind: 'staff',
  id,
  name: `Demo ${id}`,
  roles: [role],
  teams: [],
})
const [lead, manager] = [person('lead', 'team-lead'), person('manager', 'office-manager')]
const PEOPLE = 90

test('killed at any step and begun anew, everybody is looked after and told once, and so it is at the reopening', async () => {
  await inTransaction(db, async tx =>
    importAppointments(tx, await readAppointmentFile(), ['altona', 'billstedt'], clock.now()),
  )
  await keepDaysAhead(db, clock)
  const booked = { office: 'altona', people: PEOPLE, at: clock.now(), today: clock.today() }
  expect(await bookPeople(db, booked)).toHaveLength(PEOPLE)
  const actions = exampleActions({ kind: 'office', id: 'altona' })
  const definition = examplePlan({ id: 'killed', actions })
  const [id, at] = [randomUUID(), clock.now()]
  await inTransaction(db, async tx => {
    await addPlanVersion(tx, { definition, basedOn: 0, author: { id: lead.id, name: lead.name }, at })
    await addApproval(tx, { plan: 'killed', number: 1 }, manager, at)
    const times = { startsAt: at, endsAt: null, reviewAt: at.add({ hours: 24 }) }
    await prepareActivation(tx, { id, plan: 'killed', ...times, staff: lead, at })
    await releaseActivation(tx, { id, breakGlass: '', staff: manager, at })
  })

  expect(await whileKilled(db, () => lookAfterBooked(db, clock))).toBeGreaterThan(0)
  const states = async () =>
    (
      await sql<{ state: string; mode: string; count: number }>`SELECT state, mode, count(*)::int AS count
        FROM appointments.appointment GROUP BY 1, 2 ORDER BY 1, 2`.execute(db)
    ).rows
  expect(await states()).toEqual([
    { state: 'booked', mode: 'phone', count: PEOPLE / 3 },
    { state: 'displaced', mode: 'onsite', count: (PEOPLE * 2) / 3 },
  ])
  const told = async (templates: string[]) =>
    (
      await sql<{
        messages: number
        people: number
      }>`SELECT count(*)::int AS messages, count(DISTINCT subject_id)::int AS people
        FROM foundation.outbox WHERE template = ANY(${templates}::text[])`.execute(db)
    ).rows[0]
  const once = (people: number) => ({ messages: people, people })
  expect(await told(['appointment-by-phone', 'appointment-displaced'])).toEqual(once(PEOPLE))
  const { rows: acts } = await sql<{
    count: number
  }>`SELECT count(*)::int AS count FROM appointments.appointment_act`.execute(db)
  expect(acts[0]!.count).toBe(PEOPLE)

  await inTransaction(db, tx => endActivation(tx, { id, staff: manager, at: clock.now() }))
  expect(await whileKilled(db, () => reopen(db, clock))).toBeGreaterThan(0)
  expect((await states()).map(({ state, mode }) => `${state} ${mode}`)).toEqual([
    'booked onsite',
    'booked phone',
  ])
  expect(await told(['appointment-again'])).toEqual(once((PEOPLE * 2) / 3))
  expect((await faultsOf(db)).filter(({ pool }) => pool.startsWith('altona/'))).toEqual([])
}, 60_000)
