import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { answerChannels, readOverlays } from '../../channels/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { createTestDatabase, digestOf, fixedClock } from '../../foundation/testing/index.ts'
import { openQueues } from '../../hotline/call-backs/queries.ts'
import { prepareChange, releaseChange } from '../change/change-operation.ts'
import { districtBook } from '../district-book.ts'
import { askForDrill } from '../drill/queries.ts'
import { runDrills } from '../drill/run-drill.ts'
import { dryRun } from '../dry-run/reckon.ts'
import { type PlanAction, PlanDefinition } from '../plan.ts'
import { approvePlan } from '../plans/approve-plan.ts'
import { addPlanVersion } from '../plans/queries.ts'
import { readAction } from '../plans/read-plan.ts'
import { sayAction, sayInverse } from '../plans/say-action.ts'
import { fieldsOfAction } from '../plans/typed-plan.ts'
import { handTasks } from '../switch/hand-tasks.ts'
import { logOf } from '../switch/queries.ts'
import { endActivation } from '../switch/switch-off.ts'
import { prepareActivation, releaseActivation } from '../switch/switch-on.ts'
import { placesOfTeams } from './staff-moves.ts'

const { db } = await createTestDatabase({ demo: true })
const clock = fixedClock('2026-11-30T21:00:00Z')
const person = (id: string, ...roles: StaffActor['roles']): StaffActor => ({
  kind: 'staff',
  id,
  name: `Demo ${id}`,
  roles,
  teams: [],
})
const [lead, manager] = [person('lead', 'team-lead'), person('manager', 'office-manager')]
const tx = <Result>(work: Parameters<typeof inTransaction<Result>>[1]) => inTransaction(db, work)

const city = { kind: 'city' } as const
const callBacks = { kind: 'open-call-backs', scope: city, team: null } as const
const home = { kind: 'reassign-staff', scope: city, team: 'gewerbe', people: 2, to: 'home' } as const
const hotline = { kind: 'reassign-staff', scope: city, team: 'gewerbe', people: 1, to: 'hotline' } as const
const byPost = { kind: 'send-by-post', scope: { kind: 'office', id: 'altona' }, service: null } as const
const all: readonly PlanAction[] = [callBacks, home, hotline, byPost]

const definitionOf = (actions = all) =>
  PlanDefinition.parse({
    id: `plan-${randomUUID().slice(0, 8)}`,
    scenario: 'staff-shortage',
    name: { de: 'Viel auf einmal', en: 'Much at once' },
    subject: { de: 'Ganze Stadt', en: 'Whole city' },
    reviewAfterHours: 24,
    actions,
  })

async function approved(definition = definitionOf()): Promise<string> {
  await tx(async one => {
    await addPlanVersion(one, { definition, basedOn: 0, author: lead, at: clock.now() })
    await approvePlan(one, { plan: definition.id, number: 1, staff: manager, at: clock.now() })
  })
  return definition.id
}
async function switchedOn(actions = all): Promise<string> {
  const plan = await approved(definitionOf(actions))
  const id = randomUUID()
  const times = { startsAt: clock.now(), endsAt: null, reviewAt: clock.now().add({ hours: 24 }) }
  await tx(one => prepareActivation(one, { id, plan, ...times, staff: lead, at: clock.now() }))
  const release = () =>
    tx(one => releaseActivation(one, { id, staff: manager, breakGlass: '', at: clock.now() }))
  expect((await Promise.all([release(), release()])).sort()).toEqual(['done', 'released'])
  return id
}
const end = (id: string) =>
  tx(one => endActivation(one, { id, staff: manager, at: clock.now() }, 'Die Lage ist vorbei.'))
const isOpen = async () => (await openQueues(db)).length > 0
const places = async () => (await placesOfTeams(db)).map(({ home, hotline }) => [home, hotline])

async function postOf(service: string, at = clock.now()) {
  const answers = await answerChannels(db, service, { at, office: 'altona', identified: 'none' })
  return answers.find(({ step, channel }) => step === 'collect' && channel === 'post')?.state
}

describe('what a plan does besides', () => {
  test('begins once with the release and is taken back at the end', async () => {
    const id = await switchedOn()
    expect([await isOpen(), await places()]).toEqual([true, [[2, 1]]])
    const log = await logOf(db, id)
    expect(log.map(({ kind }) => kind).sort()).toEqual([
      'call-back-opened',
      'prepared',
      'released',
      'staff-moved',
    ])
    const operation = { definition: definitionOf(), dropped: [] }
    expect(handTasks(operation, log).map(({ action }) => action.kind)).toEqual(['send-by-post'])
    expect(await end(id)).toBe(true)
    expect(await end(id)).toBe(false)
    expect([await isOpen(), await places()]).toEqual([false, []])
    expect((await logOf(db, id)).find(({ kind }) => kind === 'over')?.data).toMatchObject({
      peopleBack: 3,
      callBacksWaiting: 0,
    })
  })

  test('is taken back one by one while the others go on', async () => {
    const id = await switchedOn()
    const change = { id, added: [], dropped: [0, 2, 3], reason: 'Es geht wieder.', at: clock.now() }
    expect(await tx(one => prepareChange(one, { ...change, staff: lead }))).toBe('prepared')
    expect(await tx(one => releaseChange(one, { id, staff: manager, at: clock.now() }))).toBe('released')
    expect([await isOpen(), await places()]).toEqual([false, [[2, 0]]])
    const lifted = (await readOverlays(db)).filter(({ activation }) => activation === id)
    expect(lifted.every(({ until }) => until !== null)).toBe(true)
    await end(id)
    expect(await places()).toEqual([])
  })

  test('of two operations each takes back its own, in whichever order they end', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const ids = [await switchedOn(), await switchedOn()]
      expect(await places()).toEqual([[4, 2]])
      await end(ids[order[0]!]!)
      expect([await isOpen(), await places()]).toEqual([true, [[2, 1]]])
      await end(ids[order[1]!]!)
      expect([await isOpen(), await places()]).toEqual([false, []])
    }
    const open = (await readOverlays(db)).filter(({ activation, until }) => activation && !until)
    expect(open).toEqual([])
  })

  test('is reckoned by a dry run and rehearsed by a drill, and nothing of it stays', async () => {
    const definition = definitionOf()
    const plan = await approved(definition)
    const before = await digestOf(db)
    const question = {
      definition,
      from: clock.now(),
      until: null,
      now: clock.now(),
      identified: 'none',
    } as const
    const { further } = await dryRun(db, question)
    expect(further.staff.get('gewerbe')).toBeGreaterThan(0)
    expect(further.byPost.open).toContain('meldebescheinigung')
    expect(await digestOf(db)).toBe(before)
    const asked = { plan, number: 1, startsAt: clock.now(), askedBy: lead.name, askedAt: clock.now() }
    await tx(one => askForDrill(one, { id: randomUUID(), ...asked }))
    expect(await runDrills(db, clock)).toBe(1)
    expect([await isOpen(), await places()]).toEqual([false, []])
    const { rows } = await sql`SELECT FROM hotline.call_back_queue WHERE closed_at IS NULL`.execute(db)
    expect(rows).toEqual([])
  })

  test('by post opens what the law allows, and an ID card not before November 2024', async () => {
    const definition = definitionOf([{ ...byPost, service: 'personalausweis' }])
    const on = async (day: string) => {
      const from = Temporal.Instant.from(`${day}T11:00:00Z`)
      const question = { definition, from, until: null, now: from, identified: 'none' } as const
      return (await dryRun(db, question)).further.byPost
    }
    expect(await on('2024-10-30')).toEqual({ open: [], shut: ['personalausweis'] })
    expect(await on('2024-11-02')).toEqual({ open: ['personalausweis'], shut: [] })
    const id = await switchedOn([{ ...byPost, service: 'personalausweis' }])
    expect(await postOf('personalausweis')).toBe('open')
    await end(id)
  })
})

test('every further kind is carried from the form to the plan and back, and says what it does', async () => {
  const book = await districtBook(db)
  const derogation = [...book.derogations.keys()][0]!
  const actions: PlanAction[] = [
    ...all,
    { ...byPost, service: 'meldebescheinigung' },
    { kind: 'open-call-backs', scope: city, team: 'gewerbe' },
    { kind: 'extend-deadlines', scope: city, team: 'gewerbe', service: null, days: 21 },
    { kind: 'switch-derogation-on', scope: { kind: 'district', id: 'altona' }, derogation },
  ]
  for (const action of actions)
    for (const language of ['de', 'en'] as const) {
      expect(readAction(fieldsOfAction(action), book, language)).toEqual({ action })
      expect(sayAction(book, action, language)).not.toMatch(/undefined|\?/)
      expect(sayInverse(action, language).length).toBeGreaterThan(10)
    }
  const wrong = { ...fieldsOfAction(home), people: '0', team: 'nirgends', to: 'Mond' }
  const read = readAction(wrong, book, 'de')
  expect('problems' in read && read.problems.map(({ field }) => field)).toEqual(['team', 'wohin', 'menschen'])
})
