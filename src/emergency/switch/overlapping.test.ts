import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { keepDaysAhead } from '../../appointments/availability/keep-days-ahead.ts'
import { importAppointments } from '../../appointments/import-appointments.ts'
import { readAppointmentFile } from '../../appointments/testing/appointment-file.ts'
import { answerChannels, isRunning, readOverlays } from '../../channels/index.ts'
import { readNotices } from '../../channels/notices.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { createTestDatabase, fixedClock } from '../../foundation/testing/index.ts'
import type { PlanAction } from '../plan.ts'
import { addApproval, addPlanVersion } from '../plans/queries.ts'
import { exampleActions, examplePlan } from '../testing/example-plan.ts'
import { reopen } from './reopen.ts'
import { endActivation } from './switch-off.ts'
import { prepareActivation, releaseActivation } from './switch-on.ts'

const { db } = await createTestDatabase({ demo: true, max: 6 })
const clock = fixedClock('2026-11-30T06:00:00Z')
const person = (id: string, role: StaffActor['roles'][number]): StaffActor => ({
  kind: 'staff',
  id,
  name: `Demo ${id}`,
  roles: [role],
  teams: [],
})
const [lead, manager] = [person('lead', 'team-lead'), person('manager', 'office-manager')]

/** One house, its district, and a way for one service of the whole city: each touches the others. */
const scopes = {
  house: { kind: 'office', id: 'altona' },
  district: { kind: 'district', id: 'altona' },
  city: { kind: 'city' },
} as const satisfies Record<string, PlanAction['scope']>
type Name = keyof typeof scopes
const names = Object.keys(scopes) as Name[]
const OFFICES = ['altona', 'billstedt'] as const

beforeAll(async () => {
  await inTransaction(db, async tx => {
    await importAppointments(tx, await readAppointmentFile(), [...OFFICES], clock.now())
    for (const name of names) {
      const definition = examplePlan({ id: name, actions: exampleActions(scopes[name]) })
      await addPlanVersion(tx, {
        definition,
        basedOn: 0,
        author: { id: lead.id, name: lead.name },
        at: clock.now(),
      })
      await addApproval(tx, { plan: name, number: 1 }, manager, clock.now())
    }
  })
  await keepDaysAhead(db, clock)
})

async function begin(plan: Name): Promise<string> {
  const [id, at] = [randomUUID(), clock.now()]
  await inTransaction(db, async tx => {
    const times = { startsAt: at, endsAt: null, reviewAt: at.add({ hours: 24 }) }
    await prepareActivation(tx, { id, plan, ...times, staff: lead, at })
    expect(await releaseActivation(tx, { id, breakGlass: '', staff: manager, at })).toBe('released')
  })
  return id
}

async function end(id: string): Promise<void> {
  await inTransaction(db, tx => endActivation(tx, { id, staff: manager, at: clock.now() }))
  await reopen(db, clock)
}

/** Who still shuts ways, stops bookings and says so. */
async function holders() {
  clock.advance({ minutes: 1 })
  const overlays = (await readOverlays(db)).filter(one => isRunning(one, clock.now()))
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT activation_id AS id FROM appointments.stop WHERE lifted_at IS NULL`.execute(db)
  const notices = (await readNotices(db)).filter(one => isRunning(one, clock.now()))
  const sorted = (ids: readonly (string | null)[]) => [...new Set(ids)].toSorted()
  return {
    ways: sorted(overlays.map(({ activation }) => activation)),
    stops: sorted(rows.map(({ id }) => id)),
    notices: notices.length,
  }
}

/** What a citizen is told, and on which days there are places at all. */
async function outside() {
  const ways = []
  for (const office of [undefined, ...OFFICES])
    for (const service of ['meldebescheinigung', 'personalausweis', 'geburtsurkunde'])
      for (const { step, channel, state, condition, grounds } of await answerChannels(db, service, {
        at: clock.now(),
        office,
        identified: 'none',
      }))
        ways.push([office, service, step, channel, state, condition, grounds])
  const { rows: days } = await sql`
    SELECT office_id, pool_id, day, stopped, urgent, online FROM appointments.day WHERE office_id = ANY (${[...OFFICES]})
    ORDER BY 1, 2, 3`.execute(db)
  return { ways, days }
}

const orders: Name[][] = names.flatMap(first =>
  names.flatMap(second =>
    names.flatMap(third => (new Set([first, second, third]).size === 3 ? [[first, second, third]] : [])),
  ),
)

test.each(orders.map((order, n) => [order.join(', '), order, orders[(n + 2) % orders.length]!] as const))(
  'operations that end in this order leave what was before: %s',
  async (_, ending, beginning) => {
    const before = await outside()
    expect(await holders()).toEqual({ ways: [], stops: [], notices: 0 })
    const running = new Map<Name, string>()
    for (const name of beginning) {
      running.set(name, await begin(name))
      expect(await holders()).toMatchObject({ ways: [...running.values()].toSorted() })
    }
    for (const name of ending) {
      await end(running.get(name)!)
      running.delete(name)
      const left = [...running.values()].toSorted()
      expect(await holders()).toMatchObject({ ways: left, stops: left })
      const altona = (
        await answerChannels(db, 'meldebescheinigung', {
          at: clock.now(),
          office: 'altona',
          identified: 'none',
        })
      ).find(({ step, channel }) => step === 'apply' && channel === 'onsite')
      expect(altona!.state).toBe(left.length > 0 ? 'closed' : 'open')
    }
    expect(await outside()).toEqual(before)
  },
)
