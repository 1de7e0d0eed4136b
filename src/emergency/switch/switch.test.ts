import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { keepDaysAhead } from '../../appointments/availability/keep-days-ahead.ts'
import { importAppointments } from '../../appointments/import-appointments.ts'
import { demandOf, earliestSlots, takeOverCounts } from '../../appointments/index.ts'
import { allNeeds, findAppointment } from '../../appointments/queries.ts'
import { openTakeOver } from '../../appointments/take-over/answer-take-over.ts'
import { readAppointmentFile } from '../../appointments/testing/appointment-file.ts'
import { writeAppointment } from '../../appointments/testing/write-appointment.ts'
import { announcedEverywhere, answerChannels } from '../../channels/index.ts'
import { readNotices } from '../../channels/notices.ts'
import { auditOf } from '../../foundation/audit/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { Forbidden } from '../../foundation/errors.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, fixedClock } from '../../foundation/testing/index.ts'
import { approvePlan } from '../plans/approve-plan.ts'
import { addPlanVersion } from '../plans/queries.ts'
import { exampleActions, examplePlan } from '../testing/example-plan.ts'
import { lookAfterBooked } from './look-after-booked.ts'
import { findActivation, listActivations, logOf } from './queries.ts'
import { reopen } from './reopen.ts'
import { endActivation, withdrawActivation } from './switch-off.ts'
import { prepareActivation, releaseActivation, type ToPrepare } from './switch-on.ts'

const { db } = await createTestDatabase({ demo: true })
const clock = fixedClock('2026-11-30T21:00:00Z')
const secret = secretFrom('a secret for tests alone')
const person = (id: string, name: string, role: StaffActor['roles'][number]): StaffActor => ({
  kind: 'staff',
  id,
  name,
  roles: [role],
  teams: [],
})
const lead = person('l', 'Lena Leitung', 'team-lead')
const manager = person('m', 'Mara Amt', 'office-manager')
const agent = person('a', 'Arne Anruf', 'hotline-agent')
const now = () => clock.now()
const tomorrow = clock.today().add({ days: 1 })

async function planNamed(id: string, overrides: Parameters<typeof examplePlan>[0] = {}): Promise<string> {
  const definition = examplePlan({ id, ...overrides })
  await inTransaction(db, async tx => {
    const author = { id: lead.id, name: lead.name }
    await addPlanVersion(tx, { definition, basedOn: 0, author, at: now() })
    await approvePlan(tx, { plan: id, number: 1, staff: manager, at: now() })
  })
  return id
}

function prepare(plan: string, overrides: Partial<ToPrepare> = {}) {
  const id = overrides.id ?? randomUUID()
  const times = { startsAt: now(), endsAt: null, reviewAt: now().add({ hours: 24 }) }
  return inTransaction(db, tx =>
    prepareActivation(tx, { id, plan, ...times, staff: lead, at: now(), ...overrides }),
  )
}
async function prepared(plan: string): Promise<string> {
  const result = await prepare(plan)
  if (result.outcome !== 'prepared') throw new Error(result.outcome)
  return result.id
}
const release = (id: string, staff = manager, breakGlass = '') =>
  inTransaction(db, tx => releaseActivation(tx, { id, staff, breakGlass, at: now() }))
const endOnly = (id: string) => inTransaction(db, tx => endActivation(tx, { id, staff: manager, at: now() }))
async function end(id: string) {
  const ended = await endOnly(id)
  await reopen(db, clock)
  return ended
}

async function onSite(office: string, at: Temporal.Instant = now()) {
  const answers = await answerChannels(db, 'meldebescheinigung', { at, office, identified: 'none' })
  return answers.find(({ step, channel }) => step === 'apply' && channel === 'onsite')!.state
}
async function announced(): Promise<string[]> {
  return announcedEverywhere(await readNotices(db), now()).map(({ text }) => text.de)
}
async function stoppedDays(office: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(DISTINCT day)::int AS count FROM appointments.day
    WHERE office_id = ${office} AND stopped`.execute(db)
  return rows[0]!.count
}

beforeAll(async () => {
  await inTransaction(db, async tx =>
    importAppointments(tx, await readAppointmentFile(), ['altona', 'billstedt'], now()),
  )
  await keepDaysAhead(db, clock)
})

describe('a switch', () => {
  test('is prepared by one person, changes nothing until another releases it, and then everything at once', async () => {
    const scope = { kind: 'office', id: 'altona' } as const
    const text = { de: 'Kommen Sie bitte nicht.', en: 'Please do not come.' }
    const actions = [...exampleActions(scope), { kind: 'notice', where: 'portal', scope, text } as const]
    const id = await prepared(await planNamed('eins', { actions }))
    expect([await onSite('altona'), await stoppedDays('altona')]).toEqual(['open', 0])
    expect(await release(id)).toBe('released')
    expect([await onSite('altona'), await onSite('billstedt')]).toEqual(['closed', 'open'])
    expect(await stoppedDays('altona')).toBeGreaterThan(50)
    expect(await stoppedDays('billstedt')).toBe(0)
    expect(await announced()).toEqual(['Kommen Sie bitte nicht.'])

    expect(await end(id)).toBe(true)
    expect(await end(id)).toBe(false)
    clock.advance({ seconds: 1 })
    expect([await onSite('altona'), await stoppedDays('altona')]).toEqual(['open', 0])
    expect(await announced()).toEqual([])
    expect((await logOf(db, id)).map(({ kind, by }) => [kind, by])).toEqual([
      ['reopened', 'Schalter'],
      ['over', 'Mara Amt'],
      ['released', 'Mara Amt'],
      ['prepared', 'Lena Leitung'],
    ])
    const acts = (await auditOf(db, 'activation', id)).map(({ act }) => act)
    expect(acts).toEqual(['emergency.prepared', 'emergency.released', 'emergency.over'])
  })

  test('pressed by two at once happens once', async () => {
    const id = await prepared(await planNamed('zwei'))
    const other = person('n', 'Nora Amt', 'office-manager')
    const answers = await Promise.all([release(id), release(id, other), release(id)])
    expect(answers.toSorted()).toEqual(['done', 'done', 'released'])
    expect((await logOf(db, id)).filter(({ kind }) => kind === 'released')).toHaveLength(1)
    await end(id)
  })

  test('of one plan is prepared once, however often it is pressed', async () => {
    const plan = await planNamed('drei')
    const id = randomUUID()
    const twice = await Promise.all([prepare(plan, { id }), prepare(plan, { id })])
    expect(twice).toEqual([
      { outcome: 'prepared', id },
      { outcome: 'prepared', id },
    ])
    expect(await prepare(plan)).toEqual({ outcome: 'runs' })
    expect(await inTransaction(db, tx => withdrawActivation(tx, { id, staff: lead, at: now() }))).toBe(true)
    expect(await release(id)).toBe('gone')
    expect((await prepare(plan)).outcome).toBe('prepared')
  })

  test('is not released by whoever prepared it, but alone with a reason that stands in the log', async () => {
    const plan = await planNamed('vier')
    const id = randomUUID()
    await prepare(plan, { id, staff: manager })
    expect(await release(id)).toBe('same-person')
    expect(await release(id, manager, '  ')).toBe('same-person')
    expect(await release(id, manager, 'Nachts, niemand sonst zu erreichen')).toBe('released')
    expect((await findActivation(db, id))?.breakGlass).toBe('Nachts, niemand sonst zu erreichen')
    expect((await logOf(db, id))[0]).toMatchObject({ note: 'Nachts, niemand sonst zu erreichen' })
    await end(id)
  })

  test('needs an approved plan, the right to it, and is not meant for yesterday', async () => {
    const definition = examplePlan({ id: 'ungenehmigt' })
    const author = { id: lead.id, name: lead.name }
    await inTransaction(db, tx => addPlanVersion(tx, { definition, basedOn: 0, author, at: now() }))
    expect(await prepare('ungenehmigt')).toEqual({ outcome: 'not-approved' })
    const plan = await planNamed('fuenf')
    await expect(prepare(plan, { staff: agent })).rejects.toThrow(Forbidden)
    const id = await prepared(plan)
    await expect(release(id, lead)).rejects.toThrow(Forbidden)
    clock.advance({ hours: 13 })
    expect(await release(id)).toBe('too-late')
    expect(await onSite('altona')).toBe('open')
  })
})

describe('whoever is booked there', () => {
  test('is looked after, once, and again whoever comes in later', async () => {
    const book = (name: string, phone: string | null) =>
      writeAppointment(db, secret, { at: now(), day: tomorrow.add({ days: 2 }), name, phone })
    const [called, later] = [await book('Demo ruf', '040 1'), await book('Demo später', null)]
    const actions = exampleActions({ kind: 'office', id: 'altona' })
    const id = await prepared(await planNamed('sechs', { actions }))
    await release(id)
    const runs = await Promise.all([lookAfterBooked(db, clock), lookAfterBooked(db, clock)])
    expect(runs.reduce((sum, people) => sum + people)).toBe(2)
    const { rows } = await sql<{ id: string; state: string; mode: string }>`
      SELECT id, state, mode FROM appointments.appointment WHERE id = ANY(${[called.id, later.id]}::uuid[])`.execute(
      db,
    )
    expect(rows.find(row => row.id === called.id)).toMatchObject({ state: 'booked', mode: 'phone' })
    expect(rows.find(row => row.id === later.id)).toMatchObject({ state: 'displaced' })
    expect((await takeOverCounts(db, id)).reduce((sum, { count }) => sum + count, 0)).toBe(2)

    expect(await lookAfterBooked(db, clock)).toBe(0)
    await book('Demo spät bestätigt', null)
    expect(await lookAfterBooked(db, clock)).toBe(1)
    expect((await logOf(db, id)).filter(({ kind }) => kind === 'taken-over').length).toBeGreaterThan(1)
    await end(id)
    expect(rows.find(row => row.id === later.id)).toMatchObject({ state: 'displaced' })
  })

  test('who lost a place comes first when it is over, before the public, and is told', async () => {
    const lost = await writeAppointment(db, secret, {
      at: now(),
      day: tomorrow.add({ days: 3 }),
      name: 'Demo Vortritt',
      phone: null,
    })
    const id = await prepared(await planNamed('zuerst'))
    await release(id)
    await lookAfterBooked(db, clock)
    expect(await findAppointment(db, lost.id)).toMatchObject({ state: 'displaced' })
    await endOnly(id)
    // The ways are open, and online nothing can be booked yet.
    clock.advance({ seconds: 1 })
    expect(await onSite('altona')).toBe('open')
    expect(await stoppedDays('altona')).toBeGreaterThan(50)

    const runs = await Promise.all([reopen(db, clock), reopen(db, clock)])
    expect(runs.reduce((sum, people) => sum + people)).toBeGreaterThanOrEqual(1)
    expect(await stoppedDays('altona')).toBe(0)
    expect(await findAppointment(db, lost.id)).toMatchObject({
      state: 'booked',
      mode: 'onsite',
      office: 'altona',
    })
    const { rows } = await sql<{ template: string }>`SELECT template FROM foundation.outbox
      WHERE subject_id = ${lost.id} ORDER BY created_at, template`.execute(db)
    expect(rows.map(({ template }) => template)).toEqual(['appointment-displaced', 'appointment-again'])
    expect(await openTakeOver(db, lost.id)).toMatchObject({ kind: 'again' })
    expect((await logOf(db, id)).filter(({ kind }) => kind === 'reopened')).toHaveLength(1)
  })

  test('an urgent case that is booked there since stays on site', async () => {
    const actions = exampleActions({ kind: 'office', id: 'altona' }).map(action =>
      action.kind === 'stop-bookings' ? { ...action, urgent: true } : action,
    )
    const id = await prepared(await planNamed('dringend', { actions }))
    await release(id)
    await lookAfterBooked(db, clock)
    clock.advance({ minutes: 5 })
    const urgent = await writeAppointment(db, secret, {
      at: now(),
      day: tomorrow.add({ days: 2 }),
      name: 'Demo dringend',
      phone: '040 1',
    })
    expect(await lookAfterBooked(db, clock)).toBe(0)
    expect(await findAppointment(db, urgent.id)).toMatchObject({ state: 'booked', mode: 'onsite' })
    await end(id)
  })

  test('a unit stops what it does and nothing else, for those who are booked and those who would; at the end they come first', async () => {
    const book = (service: string, name: string) =>
      writeAppointment(db, secret, { at: now(), day: tomorrow.add({ days: 2 }), name, service, phone: null })
    const [gone, stays] = [
      await book('unterschriftsbeglaubigung', 'Demo Urkunde'),
      await book('meldebescheinigung', 'Demo Melde'),
    ]
    const scope = { kind: 'unit', id: 'altona/urkunden' } as const
    const id = await prepared(await planNamed('einheit', { actions: exampleActions(scope) }))
    await release(id)
    expect(await lookAfterBooked(db, clock)).toBe(1)
    expect(await findAppointment(db, gone.id)).toMatchObject({ state: 'displaced' })
    expect(await findAppointment(db, stays.id)).toMatchObject({ state: 'booked', mode: 'onsite' })

    const needs = await allNeeds(db)
    const free = async (service: string, contingent: 'online' | 'counter' = 'online') => {
      const wanted = demandOf([{ id: service, persons: 1 }], needs, 'onsite')!
      const span = { from: tomorrow, until: tomorrow.add({ days: 20 }), offices: ['altona'], hours: null }
      return (await earliestSlots(db, { ...span, demand: wanted, contingent, now: now() }, 1)).length
    }
    expect([
      await free('unterschriftsbeglaubigung'),
      await free('unterschriftsbeglaubigung', 'counter'),
    ]).toEqual([0, 0])
    expect(await free('meldebescheinigung')).toBe(1)
    await endOnly(id)
    expect([
      await free('unterschriftsbeglaubigung'),
      await free('unterschriftsbeglaubigung', 'counter'),
    ]).toEqual([0, 1])
    expect(await reopen(db, clock)).toBe(1)
    expect(await findAppointment(db, gone.id)).toMatchObject({ state: 'booked', office: 'altona' })
    expect(await free('unterschriftsbeglaubigung')).toBe(1)
  })

  test('who lost a place to one operation waits as long as another one stops the same', async () => {
    const lost = await writeAppointment(db, secret, {
      at: now(),
      day: tomorrow.add({ days: 4 }),
      name: 'Demo Zweimal',
      phone: null,
    })
    const stops = (urgent: boolean) =>
      exampleActions({ kind: 'office', id: 'altona' }).map(action =>
        action.kind === 'stop-bookings' ? { ...action, urgent } : action,
      )
    const first = await prepared(await planNamed('erster', { actions: stops(false) }))
    const second = await prepared(await planNamed('zweiter', { actions: stops(true) }))
    await release(first)
    await release(second)
    await lookAfterBooked(db, clock)
    await end(first)
    expect(await findAppointment(db, lost.id)).toMatchObject({ state: 'displaced' })
    await end(second)
    expect(await findAppointment(db, lost.id)).toMatchObject({ state: 'booked' })
  })

  test('in two operations that overlap, each lifts its own when it ends', async () => {
    const first = await prepared(await planNamed('sieben'))
    const second = await prepared(await planNamed('acht'))
    await release(first)
    await release(second)
    await end(first)
    clock.advance({ seconds: 1 })
    expect(await onSite('altona')).toBe('closed')
    expect(await stoppedDays('altona')).toBeGreaterThan(50)
    await end(second)
    clock.advance({ seconds: 1 })
    expect([await onSite('altona'), await stoppedDays('altona')]).toEqual(['open', 0])
  })
})

test('those that run come first in the list', async () => {
  const id = await prepared(await planNamed('neun'))
  await release(id)
  const [first] = await listActivations(db, 5)
  expect(first!.state === 'released' || first!.state === 'prepared').toBe(true)
  await end(id)
})
