import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { keepDaysAhead } from '../../appointments/availability/keep-days-ahead.ts'
import { importAppointments } from '../../appointments/import-appointments.ts'
import { readAppointmentFile } from '../../appointments/testing/appointment-file.ts'
import { faultsOf } from '../../appointments/testing/small-city.ts'
import { writeAppointment } from '../../appointments/testing/write-appointment.ts'
import { readOverlays } from '../../channels/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, fixedClock } from '../../foundation/testing/index.ts'
import { addApproval, addPlanVersion } from '../plans/queries.ts'
import { lookAfterBooked } from '../switch/look-after-booked.ts'
import { findActivation, logOf } from '../switch/queries.ts'
import { prepareActivation, releaseActivation } from '../switch/switch-on.ts'
import { exampleActions, examplePlan } from '../testing/example-plan.ts'
import { whileKilled } from '../testing/while-killed.ts'
import { carryOutReturns } from './carry-out.ts'
import { prepareReturn, releaseReturn } from './keep-return.ts'

const { db } = await createTestDatabase({ demo: true })
const clock = fixedClock('2026-11-30T06:00:00Z')
const secret = secretFrom('a secret for tests alone')
const PEOPLE = 25
const person = (id: string, role: StaffActor['roles'][number]): StaffActor => ({
  kind: 'staff',
  id,
  name: `Demo ${id}`,
  roles: [role],
  teams: [],
})
const [lead, manager] = [person('lead', 'team-lead'), person('manager', 'office-manager')]

test('a return that is killed at any step opens each house once, and gives everybody one place and one message', async () => {
  const houses = ['altona', 'billstedt']
  await inTransaction(db, async tx =>
    importAppointments(tx, await readAppointmentFile(), houses, clock.now()),
  )
  await keepDaysAhead(db, clock)
  const day = clock.today().add({ days: 9 })
  for (let n = 0; n < PEOPLE; n++)
    await writeAppointment(db, secret, { at: clock.now(), day, name: `Demo ${n}`, phone: null })
  const actions = houses.flatMap(id => exampleActions({ kind: 'office', id }))
  const definition = examplePlan({ id: 'zurueck', actions })
  const [id, at] = [randomUUID(), clock.now()]
  await inTransaction(db, async tx => {
    await addPlanVersion(tx, { definition, basedOn: 0, author: { id: lead.id, name: lead.name }, at })
    await addApproval(tx, { plan: definition.id, number: 1 }, manager, at)
    const times = { startsAt: at, endsAt: null, reviewAt: at.add({ hours: 24 }) }
    await prepareActivation(tx, { id, plan: definition.id, ...times, staff: lead, at })
    await releaseActivation(tx, { id, breakGlass: '', staff: manager, at })
  })
  await lookAfterBooked(db, clock)
  await inTransaction(db, async tx => {
    const stage = (number: number, office: string, portionDays: number | null) => ({
      number,
      offices: [office],
      startsAt: at,
      portionDays,
    })
    const stages = [stage(1, 'altona', null), stage(2, 'billstedt', 40)]
    await prepareReturn(tx, { id, staff: lead, at, stages, decisions: [] })
    await releaseReturn(tx, { id, staff: manager, at })
  })

  expect(await whileKilled(db, () => carryOutReturns(db, clock))).toBeGreaterThan(0)
  clock.advance({ hours: 24 })
  await carryOutReturns(db, clock)
  expect((await findActivation(db, id))?.state).toBe('over')
  const kinds = (await logOf(db, id)).map(({ kind }) => kind)
  const count = (wanted: string) => kinds.filter(kind => kind === wanted).length
  expect([count('stage-opened'), count('public-again'), count('over'), count('reopened')]).toEqual([
    2, 3, 1, 1,
  ])
  const { rows: states } =
    await sql`SELECT state, mode, count(*)::int AS count FROM appointments.appointment GROUP BY 1, 2`.execute(
      db,
    )
  expect(states).toEqual([{ state: 'booked', mode: 'onsite', count: PEOPLE }])
  const { rows: told } = await sql`SELECT count(*)::int AS messages, count(DISTINCT subject_id)::int AS people
    FROM foundation.outbox WHERE template = 'appointment-again'`.execute(db)
  expect(told).toEqual([{ messages: PEOPLE, people: PEOPLE }])
  const running = (await readOverlays(db)).filter(({ until }) => until === null)
  expect(running).toEqual([])
  const { rows: stopped } = await sql`SELECT FROM appointments.day WHERE stopped LIMIT 1`.execute(db)
  expect(stopped).toEqual([])
  expect((await faultsOf(db)).filter(({ pool }) => pool.startsWith('billstedt/'))).toEqual([])
}, 60_000)
