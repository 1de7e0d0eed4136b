import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { keepDaysAhead } from '../../appointments/availability/keep-days-ahead.ts'
import { importAppointments } from '../../appointments/import-appointments.ts'
import { findAppointment } from '../../appointments/queries.ts'
import { readAppointmentFile } from '../../appointments/testing/appointment-file.ts'
import { faultsOf } from '../../appointments/testing/small-city.ts'
import { writeAppointment } from '../../appointments/testing/write-appointment.ts'
import { writeWaiting } from '../../appointments/testing/write-waiting.ts'
import { answerChannels, readAdoptedWays, readOverlays } from '../../channels/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { Forbidden } from '../../foundation/errors.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, fixedClock } from '../../foundation/testing/index.ts'
import { DerogationFile, importDerogations } from '../../law/index.ts'
import { readNeeds } from '../../law/needs/queries.ts'
import type { Channel } from '../../services/index.ts'
import type { PlanAction } from '../plan.ts'
import { addApproval, addPlanVersion } from '../plans/queries.ts'
import { noteTaskDone } from '../switch/keep-log.ts'
import { lookAfterBooked } from '../switch/look-after-booked.ts'
import { findActivation, logOf } from '../switch/queries.ts'
import { reopen } from '../switch/reopen.ts'
import { endActivation } from '../switch/switch-off.ts'
import { prepareActivation, releaseActivation } from '../switch/switch-on.ts'
import { exampleActions, examplePlan } from '../testing/example-plan.ts'
import { carryOutReturns } from './carry-out.ts'
import { gainedWays } from './gains.ts'
import type { StageToPlan, WayDecision } from './homecoming.ts'
import { noteUndone, prepareReturn, releaseReturn, saveReturn, takeBackReturn } from './keep-return.ts'
import { readMeasures } from './measures.ts'
import { findHomecoming } from './queries.ts'
import { isBarred } from './say-way.ts'

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
const day = clock.today().add({ days: 9 })
const both = { de: 'Das Haus ist zu.', en: 'The building is shut.' }
const altona = { kind: 'office', id: 'altona' } as const
const billstedt = { kind: 'office', id: 'billstedt' } as const

const opened = (scope: PlanAction['scope'], service: string, channel: Channel): PlanAction => ({
  kind: 'set-channel',
  scope,
  service,
  step: null,
  channel,
  state: 'open',
  condition: null,
  reason: both,
})
/** In the plan behind four actions of each of the two houses. */
const PHONE = 8
const VIDEO = 9
const actions: PlanAction[] = [
  ...exampleActions(altona),
  ...exampleActions(billstedt),
  opened(altona, 'hund-anmelden', 'phone'),
  opened(altona, 'hund-anmelden', 'video'),
]

async function running(id: string, plan: PlanAction[] = actions): Promise<string> {
  const definition = examplePlan({ id, actions: plan })
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

const stage = (
  number: number,
  offices: string[],
  hours: number,
  portionDays: number | null,
): StageToPlan => ({
  number,
  offices,
  startsAt: now().add({ hours }),
  portionDays,
})
const decided = (
  action: number,
  decision: WayDecision['decision'],
  until: string | null = null,
): WayDecision => ({
  action,
  decision,
  until: until ? (clock.today().add({ days: 30 }) as Temporal.PlainDate) : null,
  reason: 'Demo: hat sich bewährt',
})
const prepare = (id: string, stages: StageToPlan[], decisions: WayDecision[], staff = lead) =>
  inTransaction(db, tx => prepareReturn(tx, { id, staff, at: now(), stages, decisions }))
const release = (id: string, staff = manager) =>
  inTransaction(db, tx => releaseReturn(tx, { id, staff, at: now() }))

async function stateOf(service: string, channel: Channel, office: string) {
  const answers = await answerChannels(db, service, { at: now(), office, identified: 'none' })
  return answers.find(answer => answer.step === 'apply' && answer.channel === channel)!.state
}
async function daysForPublic(office: string): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`SELECT day::text FROM appointments.day
    WHERE office_id = ${office} AND kind = 'counter' AND NOT stopped AND day > ${clock.today()}
      AND day < ${clock.today().add({ days: 55 })} ORDER BY 1`.execute(db)
  return rows.map(row => row.day)
}

async function placesKept() {
  const { rows } = await sql<{ office: string; count: number }>`
    SELECT office_id AS office, count(*)::int AS count FROM appointments.place WHERE state = 'returned' GROUP BY 1`.execute(
    db,
  )
  return rows
}

beforeAll(async () => {
  await inTransaction(db, async tx =>
    importAppointments(tx, await readAppointmentFile(), ['altona', 'billstedt', 'harburg'], now()),
  )
  await keepDaysAhead(db, clock)
})

describe('a return', () => {
  test('asks for a decision on every way and a stage for every house, and is written by one and released by another', async () => {
    const id = await running('eins')
    const stages = [stage(1, ['altona'], 1, null)]
    expect(await prepare(id, stages, [decided(PHONE, 'ended')])).toEqual([
      { kind: 'way', action: VIDEO },
      { kind: 'office', office: 'billstedt' },
    ])
    await expect(prepare(id, stages, [], agent)).rejects.toThrow(Forbidden)
    expect(
      await inTransaction(db, tx => saveReturn(tx, { id, staff: lead, at: now(), stages, decisions: [] })),
    ).toBe(true)
    expect((await findHomecoming(db, id))?.state).toBe('draft')
    expect(await release(id)).toBe('gone')

    const all = [stage(1, ['altona', 'billstedt'], 1, null)]
    const ways = [decided(PHONE, 'ended'), decided(VIDEO, 'ended')]
    expect(await prepare(id, all, ways, manager)).toBe('prepared')
    expect(await prepare(id, all, ways)).toBe('too-late')
    expect(await release(id)).toBe('same-person')
    await expect(release(id, lead)).rejects.toThrow(Forbidden)
    expect(await inTransaction(db, tx => takeBackReturn(tx, { id, staff: lead, at: now() }))).toBe(true)
    expect(await release(id)).toBe('gone')
    expect(await prepare(id, all, ways)).toBe('prepared')
    const twice = await Promise.all([release(id), release(id)])
    expect(twice.toSorted()).toEqual(['gone', 'released'])
    await expect(
      sql`UPDATE emergency.way_decision SET reason = 'anders' WHERE activation_id = ${id}`.execute(db),
    ).rejects.toThrow('not changed')
    clock.advance({ hours: 2 })
    await carryOutReturns(db, clock)
    expect((await findActivation(db, id))?.state).toBe('over')
  })

  test('keeps a way as a version of what is offered, extends one with an end, and the rest ends with its house', async () => {
    expect(await stateOf('hund-anmelden', 'phone', 'altona')).toBe('closed')
    const id = await running('zwei')
    expect(await stateOf('hund-anmelden', 'phone', 'altona')).toBe('open')
    const gained = await gainedWays(db, (await findActivation(db, id))!, now())
    expect(
      gained.map(({ index, gains }) => [index, gains.length > 0, gains.every(({ ground }) => ground)]),
    ).toEqual([
      [PHONE, true, true],
      [VIDEO, true, true],
    ])
    const ways = [decided(PHONE, 'kept'), decided(VIDEO, 'extended', 'soon')]
    await prepare(id, [stage(1, ['altona'], 1, null), stage(2, ['billstedt'], 48, null)], ways)
    expect(await release(id)).toBe('released')
    const adopted = (await readAdoptedWays(db)).filter(way => way.service === 'hund-anmelden')
    expect(adopted.length).toBeGreaterThan(0)
    expect(adopted[0]).toMatchObject({ channel: 'phone', state: 'open', place: altona })
    expect(adopted[0]!.source.text.de).toContain('§')

    clock.advance({ hours: 2 })
    await carryOutReturns(db, clock)
    expect([
      await stateOf('meldebescheinigung', 'onsite', 'altona'),
      await stateOf('meldebescheinigung', 'onsite', 'billstedt'),
    ]).toEqual(['open', 'closed'])
    clock.advance({ hours: 48 })
    await carryOutReturns(db, clock)
    expect(await carryOutReturns(db, clock)).toBe(0)
    expect((await findActivation(db, id))?.state).toBe('over')
    clock.advance({ minutes: 1 })
    expect(await stateOf('hund-anmelden', 'phone', 'altona')).toBe('open')
    expect(await stateOf('hund-anmelden', 'video', 'altona')).toBe('open')
    expect(await stateOf('meldebescheinigung', 'onsite', 'billstedt')).toBe('open')
    const left = (await readOverlays(db)).filter(
      ({ until }) => until === null || until.epochMilliseconds > now().epochMilliseconds,
    )
    expect(left.map(({ channel, activation }) => [channel, activation])).toEqual([['video', null]])
    clock.advance({ hours: 24 * 31 })
    expect(await stateOf('hund-anmelden', 'video', 'altona')).toBe('closed')
    const measures = (await readMeasures(db, now())).filter(measure => measure.activation.id === id)
    expect(measures.map(({ decided: one, figures }) => [one?.decision, figures.cases])).toEqual([
      ['kept', 0],
      ['extended', 0],
    ])
    clock.advance({ hours: -24 * 31 })
  })

  test('opens house by house, the displaced first, then who waits, and the public a portion of days at a time', async () => {
    const book = (name: string) => writeAppointment(db, secret, { at: now(), day, name, phone: null })
    const lost = [await book('Demo Vortritt'), await book('Demo Danach')]
    const id = await running('drei', [...exampleActions(altona), ...exampleActions(billstedt)])
    await lookAfterBooked(db, clock)
    await writeWaiting(db, { at: now(), day: clock.today(), state: 'waiting' })
    await prepare(id, [stage(1, ['altona'], 1, 7), stage(2, ['billstedt'], 240, null)], [])
    expect(await release(id)).toBe('released')
    expect(await carryOutReturns(db, clock)).toBe(0)
    expect(await daysForPublic('altona')).toEqual([])

    clock.advance({ hours: 1 })
    const runs = await Promise.all([carryOutReturns(db, clock), carryOutReturns(db, clock)])
    expect(runs.reduce((sum, steps) => sum + steps)).toBe(2)
    for (const { id: one } of lost)
      expect(await findAppointment(db, one)).toMatchObject({
        state: 'booked',
        mode: 'onsite',
        office: 'altona',
      })
    // One place is put aside for whoever waits, and the two runs put aside no second one.
    expect(await placesKept()).toEqual([{ office: 'altona', count: 1 }])
    const first = await daysForPublic('altona')
    expect(first.length).toBeGreaterThan(0)
    expect(first.at(-1)! < String(clock.today().add({ days: 7 }))).toBe(true)
    expect(await daysForPublic('billstedt')).toEqual([])

    clock.advance({ hours: 24 })
    await carryOutReturns(db, clock)
    expect((await daysForPublic('altona')).length).toBeGreaterThan(first.length)
    clock.advance({ hours: 24 * 10 })
    await carryOutReturns(db, clock)
    await carryOutReturns(db, clock)
    expect((await daysForPublic('billstedt')).length).toBeGreaterThan(30)
    expect((await findActivation(db, id))?.state).toBe('over')
    expect((await logOf(db, id)).filter(({ kind }) => kind === 'stage-opened')).toHaveLength(2)
    expect(await reopen(db, clock)).toBe(0)
    expect(await faultsOf(db)).toEqual([])
  })

  test('finds what the law lets nobody keep, and puts it on the list of what should be amended', async () => {
    const { rows } = await sql<{ id: string; service: string; norm: string; channel: Channel }>`
      SELECT id, services[1] AS service, norm_id AS norm, closes[1] AS channel FROM law.requirement
      WHERE modality = 'must' AND step = 'apply' AND 'phone' = ANY(closes) AND withdrawn_at IS NULL ORDER BY id LIMIT 1`.execute(
      db,
    )
    expect(rows).toHaveLength(1)
    const [must] = rows
    const before = (await readNeeds(db)).length
    const id = await running('vier', [...exampleActions(altona), opened(altona, must!.service, 'phone')])
    // Without relief the overlay opens nothing, so nothing is gained and nothing found.
    const [way] = await gainedWays(db, (await findActivation(db, id))!, now())
    expect(way!.gains).toEqual([])
    expect((await readNeeds(db)).length).toBe(before)
    expect(await inTransaction(db, tx => endActivation(tx, { id, staff: manager, at: now() }))).toBe(
      'no-reason',
    )
    expect(
      await inTransaction(db, tx =>
        endActivation(tx, { id, staff: manager, at: now() }, 'Demo: Wasser ist weg'),
      ),
    ).toBe(true)
    expect((await findHomecoming(db, id))?.decisions).toMatchObject([
      { decision: 'ended', reason: 'Demo: Wasser ist weg' },
    ])
    await reopen(db, clock)
  })

  test('a way that only temporary relief let happen cannot stay: what is in its way becomes a need for change', async () => {
    const text = { de: 'Antrag ohne Erscheinen', en: 'Application without coming' }
    const at = now()
    const derogation = DerogationFile.parse({
      derogations: [
        {
          id: 'probe-ohne-erscheinen',
          title: text,
          requirement: 'pauswg-9-1-6-appearance',
          effect: 'suspends',
          instrument: 'ordinance',
          citation: text,
          issuer: text,
          territory: { kind: 'city' },
          covers: 'yes',
          opens: ['phone'],
          from: '2026-11-01',
          until: '2027-02-28',
          source: { text },
        },
      ],
    })
    await inTransaction(db, tx => importDerogations(tx, derogation, at))
    const way = { ...opened(altona, 'personalausweis', 'phone'), step: 'apply' } as PlanAction
    const id = await running('relief', [way])
    const [gained] = await gainedWays(db, (await findActivation(db, id))!, now())
    expect(gained!.gains).toMatchObject([{ service: 'personalausweis', step: 'apply', ground: null }])
    expect(isBarred(gained!)).toBe(true)
    const before = new Set((await readNeeds(db)).map(need => need.id))
    await prepare(id, [stage(1, [], 0, null)], [decided(0, 'extended', 'soon')])
    expect(await release(id)).toBe('released')
    const found = (await readNeeds(db)).filter(need => !before.has(need.id))
    const norms = gained!.gains[0]!.norms
    const known = (await readNeeds(db)).filter(need => need.norm && norms.includes(need.norm))
    expect(known.length).toBeGreaterThan(0)
    for (const need of found) expect(need).toMatchObject({ proposed: null, enteredName: 'Demo manager' })
    await carryOutReturns(db, clock)
    clock.advance({ seconds: 1 })
    expect((await findActivation(db, id))?.state).toBe('over')
    expect(await stateOf('personalausweis', 'phone', 'altona')).toBe('open')
  })

  test('lists what was done by hand until somebody has taken it back', async () => {
    const id = await running('fuenf', exampleActions(altona))
    const undo = (index: number) =>
      inTransaction(db, tx => noteUndone(tx, { id, staff: lead, at: now() }, index))
    expect(await undo(3)).toBe(false)
    await inTransaction(db, async tx => {
      await noteTaskDone(tx, { id, staff: lead, at: now() }, 3)
    })
    expect([await undo(3), await undo(3)]).toEqual([true, false])
    await inTransaction(db, tx => endActivation(tx, { id, staff: manager, at: now() }))
    await reopen(db, clock)
  })
})
