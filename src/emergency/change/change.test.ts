import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { keepDaysAhead } from '../../appointments/availability/keep-days-ahead.ts'
import { importAppointments } from '../../appointments/import-appointments.ts'
import { readAppointmentFile } from '../../appointments/testing/appointment-file.ts'
import { writeAppointment } from '../../appointments/testing/write-appointment.ts'
import { announcedEverywhere, answerChannels } from '../../channels/index.ts'
import { readNotices } from '../../channels/notices.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { Forbidden } from '../../foundation/errors.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, fixedClock } from '../../foundation/testing/index.ts'
import type { PlanAction } from '../plan.ts'
import { addApproval, addPlanVersion } from '../plans/queries.ts'
import { prepareReturn } from '../return/keep-return.ts'
import { readMeasures } from '../return/measures.ts'
import { undoable } from '../return/undoable.ts'
import { handTasks } from '../switch/hand-tasks.ts'
import { noteTaskDone } from '../switch/keep-log.ts'
import { lookAfterBooked } from '../switch/look-after-booked.ts'
import { findActivation, logOf } from '../switch/queries.ts'
import { reopen } from '../switch/reopen.ts'
import { endActivation } from '../switch/switch-off.ts'
import { prepareActivation, releaseActivation } from '../switch/switch-on.ts'
import { exampleActions, examplePlan } from '../testing/example-plan.ts'
import { prepareChange, releaseChange, withdrawChange } from './change-operation.ts'
import { changesOf } from './queries.ts'

const { db } = await createTestDatabase({ demo: true })
const clock = fixedClock('2026-11-30T06:00:00Z')
const secret = secretFrom('a secret for tests alone')
const person = (id: string, role: StaffActor['roles'][number]): StaffActor => ({
  kind: 'staff',
  id,
  name: `Demo ${id}`,
  roles: [role],
  teams: [],
})
const [lead, manager, agent] = [
  person('lead', 'team-lead'),
  person('manager', 'office-manager'),
  person('agent', 'hotline-agent'),
]
const now = () => clock.now()
const text = { de: 'Bitte kommen Sie nicht.', en: 'Please do not come.' }
const altona = { kind: 'office', id: 'altona' } as const
const billstedt = { kind: 'office', id: 'billstedt' } as const
const byPhone: PlanAction = {
  kind: 'set-channel',
  scope: altona,
  service: 'hund-anmelden',
  step: 'apply',
  channel: 'phone',
  state: 'open',
  condition: null,
  reason: text,
}
const notice: PlanAction = { kind: 'notice', where: 'portal', scope: altona, text }
/** Way 4, notice 5, behind the four of the example. */
const actions = [...exampleActions(altona), byPhone, notice]

async function running(id: string): Promise<string> {
  const definition = examplePlan({ id, actions })
  const activation = randomUUID()
  const at = now()
  await inTransaction(db, async tx => {
    await addPlanVersion(tx, { definition, basedOn: 0, author: { id: lead.id, name: lead.name }, at })
    await addApproval(tx, { plan: id, number: 1 }, manager, at)
    const times = { startsAt: at, endsAt: null, reviewAt: at.add({ hours: 24 }) }
    await prepareActivation(tx, { id: activation, plan: id, ...times, staff: lead, at })
    await releaseActivation(tx, { id: activation, breakGlass: '', staff: manager, at })
  })
  return activation
}
const prepare = (id: string, added: readonly PlanAction[], dropped: readonly number[], staff = lead) =>
  inTransaction(db, tx =>
    prepareChange(tx, { id, staff, at: now(), added, dropped, reason: 'Demo: Wasser auch in Billstedt' }),
  )
const release = (id: string, staff = manager, alone = '') =>
  inTransaction(db, tx => releaseChange(tx, { id, staff, at: now() }, alone))
const end = async (id: string) => {
  await inTransaction(db, tx => endActivation(tx, { id, staff: manager, at: now() }, 'Demo: vorbei'))
  await reopen(db, clock)
  clock.advance({ seconds: 1 })
}
async function stateOf(service: string, channel: string, office: string) {
  const answers = await answerChannels(db, service, { at: now(), office, identified: 'none' })
  return answers.find(answer => answer.step === 'apply' && answer.channel === channel)!.state
}
const announced = async () => announcedEverywhere(await readNotices(db), now()).length

beforeAll(async () => {
  await inTransaction(db, async tx =>
    importAppointments(tx, await readAppointmentFile(), ['altona', 'billstedt'], now()),
  )
  await keepDaysAhead(db, clock)
})

describe('a change on the run', () => {
  test('by one person and released by another brings a house in and takes a way and a notice back; the rest goes on', async () => {
    const day = clock.today().add({ days: 8 })
    const book = async (office: string, name: string) => {
      const { id: booked } = await writeAppointment(db, secret, { at: now(), day, name, phone: '040 1' })
      for (const table of [sql`appointments.place`, sql`appointments.appointment`])
        await sql`UPDATE ${table} SET office_id = ${office} WHERE id = ${booked}`.execute(db)
      return booked
    }
    await book('altona', 'Demo eins')
    const id = await running('eins')
    expect(await lookAfterBooked(db, clock)).toBe(1)
    clock.advance({ minutes: 5 })
    // Booked since the release, at a house that was open then.
    await book('billstedt', 'Demo zwei')
    expect([await stateOf('hund-anmelden', 'phone', 'altona'), await announced()]).toEqual(['open', 1])

    expect(await prepare(id, [], [])).toBe('nothing')
    expect(await prepare(id, [], [1])).toBe('cannot')
    expect(await prepare(id, [], [99])).toBe('cannot')
    await expect(prepare(id, [], [4], agent)).rejects.toThrow(Forbidden)
    expect(await prepare(id, exampleActions(billstedt), [4, 5])).toBe('prepared')
    expect(await prepare(id, [notice], [])).toBe('waits')
    expect(await stateOf('meldebescheinigung', 'onsite', 'billstedt')).toBe('open')
    await expect(release(id, lead)).rejects.toThrow(Forbidden)

    const twice = await Promise.all([release(id), release(id)])
    expect(twice.toSorted()).toEqual(['gone', 'released'])
    clock.advance({ seconds: 1 })
    expect(await stateOf('meldebescheinigung', 'onsite', 'billstedt')).toBe('closed')
    expect(await stateOf('meldebescheinigung', 'onsite', 'altona')).toBe('closed')
    expect([await stateOf('hund-anmelden', 'phone', 'altona'), await announced()]).toEqual(['closed', 0])
    const activation = (await findActivation(db, id))!
    expect([activation.definition.actions.length, activation.dropped]).toEqual([10, [4, 5]])
    // Who is booked where it closes now is looked after; whoever was before is not moved twice.
    expect(await lookAfterBooked(db, clock)).toBe(1)
    expect((await logOf(db, id)).find(({ kind }) => kind === 'changed')).toMatchObject({
      by: 'Demo manager',
      note: 'Demo: Wasser auch in Billstedt',
      before: { actions: 6 },
      after: { actions: 8 },
    })

    await end(id)
    expect(await stateOf('meldebescheinigung', 'onsite', 'billstedt')).toBe('open')
    const [measure] = (await readMeasures(db, now())).filter(one => one.activation.id === id)
    expect(measure!.decided).toMatchObject({ decision: 'ended', reason: 'Demo: Wasser auch in Billstedt' })
    const { rows } = await sql`SELECT FROM appointments.day WHERE stopped LIMIT 1`.execute(db)
    expect(rows).toEqual([])
  })

  test('is released alone with a reason, and taken back as long as nobody has released it', async () => {
    const id = await running('zwei')
    expect(await prepare(id, [notice], [], manager)).toBe('prepared')
    expect(await release(id)).toBe('same-person')
    const back = { id, staff: lead, at: now(), stages: [], decisions: [] }
    expect(await inTransaction(db, tx => prepareReturn(tx, back))).toBe('change-waits')
    expect(await inTransaction(db, tx => withdrawChange(tx, { id, staff: lead, at: now() }))).toBe(true)
    expect(await inTransaction(db, tx => withdrawChange(tx, { id, staff: lead, at: now() }))).toBe(false)
    expect(await release(id)).toBe('gone')
    expect(await prepare(id, [notice], [], manager)).toBe('prepared')
    expect(await release(id, manager, 'Demo: nachts')).toBe('released')
    expect((await changesOf(db, id)).map(({ state, alone }) => [state, alone])).toEqual([
      ['withdrawn', null],
      ['released', 'Demo: nachts'],
    ])
    await end(id)
    expect(await prepare(id, [notice], [])).toBe('gone')
  })

  test('of what is done by hand: a task less, and what was done stays to be undone', async () => {
    const id = await running('drei')
    await inTransaction(db, tx => noteTaskDone(tx, { id, staff: lead, at: now() }, 3))
    expect(await prepare(id, [], [3])).toBe('prepared')
    await release(id)
    const activation = (await findActivation(db, id))!
    expect(handTasks(activation, await logOf(db, id))).toEqual([])
    expect(undoable(activation, await logOf(db, id)).map(({ index }) => index)).toEqual([3])
    await end(id)
  })
})
