import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { answerInquiry } from '../../cases/inquiry/answer-inquiry.ts'
import { askCitizen } from '../../cases/inquiry/ask-citizen.ts'
import { openInquiry } from '../../cases/inquiry/queries.ts'
import { CaseHouse, housingOfficer } from '../../cases/testing/case-house.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { digestOf } from '../../foundation/testing/index.ts'
import { askForDrill, listDrills } from '../drill/queries.ts'
import { runDrills } from '../drill/run-drill.ts'
import { PlanDefinition } from '../plan.ts'
import { approvePlan } from '../plans/approve-plan.ts'
import { addPlanVersion } from '../plans/queries.ts'
import { logOf } from '../switch/queries.ts'
import { endActivation } from '../switch/switch-off.ts'
import { prepareActivation, releaseActivation } from '../switch/switch-on.ts'
import { deadlinesThen, extendDeadlinesOfOperations } from './extend-deadlines.ts'

const house = await CaseHouse.build()
const { db, clock } = house
const person = (id: string, role: StaffActor['roles'][number]): StaffActor => ({
  kind: 'staff',
  id,
  name: `Demo ${id}`,
  roles: [role],
  teams: [],
})
const [lead, manager] = [person('lead', 'team-lead'), person('manager', 'office-manager')]
const day = Temporal.PlainDate.from

const definitionOf = (overrides: object = {}) =>
  PlanDefinition.parse({
    id: `plan-${randomUUID().slice(0, 8)}`,
    scenario: 'pandemic',
    name: { de: 'Fristen', en: 'Deadlines' },
    subject: { de: 'Ganze Stadt', en: 'Whole city' },
    reviewAfterHours: 24,
    actions: [{ kind: 'extend-deadlines', scope: { kind: 'city' }, days: 14, ...overrides }],
  })

async function approved(definition = definitionOf()): Promise<string> {
  await house.tx(async tx => {
    await addPlanVersion(tx, { definition, basedOn: 0, author: lead, at: clock.now() })
    await approvePlan(tx, { plan: definition.id, number: 1, staff: manager, at: clock.now() })
  })
  return definition.id
}

async function switchedOn(definition = definitionOf()): Promise<string> {
  const plan = await approved(definition)
  const id = randomUUID()
  const times = { startsAt: clock.now(), endsAt: null, reviewAt: clock.now().add({ hours: 24 }) }
  await house.tx(tx => prepareActivation(tx, { id, plan, ...times, staff: lead, at: clock.now() }))
  await house.tx(tx => releaseActivation(tx, { id, staff: manager, breakGlass: '', at: clock.now() }))
  clock.advance({ minutes: 1 })
  return id
}
const end = (id: string) => house.tx(tx => endActivation(tx, { id, staff: manager, at: clock.now() }))
const run = () => extendDeadlinesOfOperations(db, clock)

async function asked(answerBy: string | null, overrides: Parameters<typeof house.open>[1] = {}) {
  const opened = await house.open('meldebescheinigung', overrides)
  const question = {
    wants: 'text',
    question: 'Seit wann?',
    answerBy: answerBy ? day(answerBy) : null,
  } as const
  await house.tx(tx => askCitizen(tx, house.step(opened), question))
  clock.advance({ minutes: 1 })
  return opened
}
type Opened = Awaited<ReturnType<typeof asked>>

/** The day that was set, and the one that counts now. */
async function days(opened: Opened): Promise<(string | null)[]> {
  const inquiry = (await openInquiry(db, opened.id))!
  return [inquiry.answerBy?.toString() ?? null, inquiry.extendedTo?.toString() ?? null]
}
const mails = (opened: Opened) =>
  house.rows(sql<{ id: string; way: string }>`
    SELECT id, way FROM foundation.outbox WHERE subject_id = ${opened.id} AND template IN ('deadline-extended', 'case-news')`)

test('days that were set are moved, the old ones stay on record, each person is told once; nothing is shortened at the end', async () => {
  const opened = await asked('2026-11-20')
  const without = await asked(null)
  const over = await asked('2026-11-06')
  const promised = (await house.read(opened)).promisedOn
  clock.advance({ days: 4 })
  const id = await switchedOn()
  expect(await run()).toBe(1)
  expect(await run()).toBe(0)
  expect(await days(opened)).toEqual(['2026-11-20', '2026-12-04'])
  expect([await days(without), await days(over)]).toEqual([
    [null, null],
    ['2026-11-06', null],
  ])
  expect(await mails(opened)).toMatchObject([{ way: 'mail' }])
  expect(await house.acts(opened)).toEqual(['opened', 'asked', 'deadline-extended'])
  // What the law or a promise says is no deadline of this kind.
  expect((await house.read(opened)).promisedOn).toEqual(promised)
  expect((await logOf(db, id))[0]).toMatchObject({ kind: 'deadlines-extended', data: { deadlines: 1 } })
  await end(id)
  expect(await days(opened)).toEqual(['2026-11-20', '2026-12-04'])
  expect(await run()).toBe(0)
})

test('two operations that overlap do not add up, in whichever order they end; a later one counts from its own beginning', async () => {
  const opened = await asked('2026-11-25')
  const [first, second] = [await switchedOn(), await switchedOn()]
  expect(await run()).toBe(1)
  await end(second)
  await end(first)
  expect(await days(opened)).toEqual(['2026-11-25', '2026-12-09'])
  clock.advance({ days: 28 })
  const third = await switchedOn()
  expect(await run()).toBe(1)
  // 5 December and fourteen days is a Saturday: the Monday after it.
  expect(await days(opened)).toEqual(['2026-11-25', '2026-12-21'])
  expect(await mails(opened)).toHaveLength(2)
  await end(third)
  clock.advance({ days: -28 })
})

test('only of the team and the service that the plan names, and only what was asked before', async () => {
  const before = await asked('2026-11-30')
  const id = await switchedOn(definitionOf({ team: 'gewerbe' }))
  expect(await run()).toBe(0)
  const other = await switchedOn(definitionOf({ service: 'meldebescheinigung' }))
  const after = await asked('2026-11-30')
  expect(await run()).toBeGreaterThan(0)
  expect((await days(before))[1]).toBe('2026-12-14')
  expect((await days(after))[1]).toBeNull()
  await end(other)
  await end(id)
})

test('whoever gave no mail address gets a letter; whom neither reaches is marked for a person', async () => {
  const contact = { email: null, phone: null, postalAddress: ['Demoweg 8', '21029 Hamburg'] }
  const written = await asked('2026-12-01', { contact })
  // A letter of a decision goes to the address that was given.
  const nowhere = await house.open('wohnberechtigungsschein', { contact: { ...contact, postalAddress: [] } })
  const question = { wants: 'text', question: 'Wie viele?', answerBy: day('2026-12-01') } as const
  await house.tx(tx => askCitizen(tx, house.step(nowhere, housingOfficer), question))
  clock.advance({ minutes: 1 })
  const id = await switchedOn()
  await run()
  await run()
  const letters = await house.rows(sql<{ content: object }>`
    SELECT content FROM post.letter WHERE case_id = ${written.id}`)
  expect(letters).toHaveLength(1)
  expect(JSON.stringify(letters[0]!.content)).toContain('15. Dezember 2026')
  expect((await house.read(nowhere)).unreachedSince).not.toBeNull()
  await end(id)
})

test('stopped in the middle and begun again, each is extended and told once; what is answered meanwhile stays', async () => {
  const opened = await Promise.all(Array.from({ length: 5 }, () => asked('2026-12-02')))
  const id = await switchedOn()
  const { id: inquiryId } = (await openInquiry(db, opened[0]!.id))!
  const answer = { inquiryId, text: 'Seit Mai.', file: null }
  await house.tx(tx => answerInquiry(tx, opened[0]!.id, answer, clock.now(), clock.today()))
  await Promise.all([run(), run(), run()])
  await run()
  for (const one of opened.slice(1)) {
    expect(await days(one)).toEqual(['2026-12-02', '2026-12-16'])
    expect(await mails(one)).toHaveLength(1)
  }
  expect(await mails(opened[0]!)).toEqual([])
  await end(id)
})

test('the dry run counts and changes nothing; a drill does it and takes it back', async () => {
  await asked('2026-12-03')
  const definition = definitionOf()
  const plan = await approved(definition)
  const before = await digestOf(db)
  const span = { startsAt: clock.now(), endsAt: null }
  const { deadlines } = await deadlinesThen(db, definition, span, clock.now())
  expect(deadlines).toBeGreaterThan(0)
  expect(await digestOf(db)).toBe(before)
  const asking = { plan, number: 1, startsAt: clock.now(), askedBy: lead.name, askedAt: clock.now() }
  await house.tx(tx => askForDrill(tx, { id: randomUUID(), ...asking }))
  const count = () => house.rows(sql`SELECT FROM foundation.outbox`)
  const messages = (await count()).length
  await runDrills(db, clock)
  expect((await listDrills(db, 1))[0]!.report).toMatchObject({ fault: null, deadlines })
  expect(await count()).toHaveLength(messages)
})
