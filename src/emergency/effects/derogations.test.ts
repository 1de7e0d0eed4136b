import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, expect, test } from 'vitest'
import { answerChannels } from '../../channels/index.ts'
import { auditOf } from '../../foundation/audit/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { root } from '../../foundation/root.ts'
import { createTestDatabase, digestOf, fixedClock } from '../../foundation/testing/index.ts'
import { readYamlFolder } from '../../foundation/yaml/index.ts'
import { renewDerogation } from '../../law/derogations/change-term.ts'
import { enterDerogation } from '../../law/derogations/enter-derogation.ts'
import { importStatutes, readDerogations, StatuteFile } from '../../law/index.ts'
import { askForDrill } from '../drill/queries.ts'
import { runDrills } from '../drill/run-drill.ts'
import type { PlanAction } from '../plan.ts'
import { approvePlan } from '../plans/approve-plan.ts'
import { addPlanVersion } from '../plans/queries.ts'
import { logOf } from '../switch/queries.ts'
import { endActivation } from '../switch/switch-off.ts'
import { prepareActivation, releaseActivation } from '../switch/switch-on.ts'
import { examplePlan } from '../testing/example-plan.ts'

const { db } = await createTestDatabase({ demo: true })
const clock = fixedClock('2026-11-30T21:00:00Z')
const person = (id: string, ...roles: StaffActor['roles']): StaffActor => ({
  kind: 'staff',
  id,
  name: `Demo ${id}`,
  roles,
  teams: [],
})
const lead = person('lead', 'team-lead')
const manager = person('manager', 'office-manager')
const officer = person('officer', 'legal-officer')
/** One person may be both, and must not be both here. */
const both = person('both', 'office-manager', 'legal-officer')
const altona = { kind: 'office', id: 'altona' } as const
const tx = <Result>(work: Parameters<typeof inTransaction<Result>>[1]) => inTransaction(db, work)

beforeAll(async () => {
  const statutes = await readYamlFolder(StatuteFile, join(root, 'district/law'))
  await tx(one => importStatutes(one, statutes, clock.now()))
})

function enter(by = officer): Promise<string> {
  const text = { de: 'Antrag ohne Erscheinen', en: 'Application without coming' }
  const entered = {
    title: text,
    requirement: 'pauswg-9-1-6-appearance',
    effect: 'suspends',
    instrument: 'ordinance',
    citation: { de: 'Verordnung', en: 'Ordinance' },
    issuer: { de: 'Senat', en: 'Senate' },
    reference: null,
    territory: { kind: 'city' },
    covers: 'yes',
    opens: ['phone'],
    conditions: null,
    from: '2026-11-01',
    until: '2027-02-28',
    reviewOn: null,
    note: null,
    source: { text: { de: 'Akte', en: 'File' } },
  } as const
  return tx(one => enterDerogation(one, by, entered, clock.now()))
}

/** A plan that opens the telephone for applications for ID cards, which the law alone forbids. */
async function planWith(derogation: string): Promise<string> {
  const id = `plan-${randomUUID().slice(0, 8)}`
  const open: PlanAction = {
    kind: 'set-channel',
    scope: altona,
    service: 'personalausweis',
    step: 'apply',
    channel: 'phone',
    state: 'open',
    condition: null,
    reason: { de: 'Am Telefon.', en: 'By telephone.' },
  }
  const actions: PlanAction[] = [{ kind: 'switch-derogation-on', scope: altona, derogation }, open]
  const definition = examplePlan({ id, actions })
  await tx(async one => {
    await addPlanVersion(one, { definition, basedOn: 0, author: lead, at: clock.now() })
    await approvePlan(one, { plan: id, number: 1, staff: manager, at: clock.now() })
  })
  return id
}

async function prepared(plan: string): Promise<string> {
  const id = randomUUID()
  const times = { startsAt: clock.now(), endsAt: null, reviewAt: clock.now().add({ hours: 24 }) }
  await tx(one => prepareActivation(one, { id, plan, ...times, staff: lead, at: clock.now() }))
  return id
}
const release = (id: string, staff = manager) =>
  tx(one => releaseActivation(one, { id, staff, breakGlass: '', at: clock.now() }))
const end = (id: string) =>
  tx(one => endActivation(one, { id, staff: manager, at: clock.now() }, 'Demo: vorbei'))

async function phone(at = clock.now()) {
  const answers = await answerChannels(db, 'personalausweis', { at, office: 'altona', identified: 'none' })
  return answers.find(({ step, channel }) => step === 'apply' && channel === 'phone')!.state
}
const tomorrow = () => clock.now().add({ hours: 24 })
const onFile = async (id: string) => (await readDerogations(db)).find(one => one.id === id)!

test('the release of a plan is the release of its derogation, and the return its end; nothing reaches back', async () => {
  const derogation = await enter()
  const id = await prepared(await planWith(derogation))
  expect(await phone()).toBe('closed')
  expect(await release(id)).toBe('released')
  expect(await phone()).toBe('open')
  expect(await onFile(derogation)).toMatchObject({ releasedName: 'Demo manager' })
  expect(await release(id)).toBe('done')
  expect((await logOf(db, id)).map(({ kind }) => kind)).toEqual(['released', 'derogation-begun', 'prepared'])

  expect(await end(id)).toBe(true)
  expect(await end(id)).toBe(false)
  const { terms, until } = await onFile(derogation)
  expect([terms.length, until!.toString()]).toEqual([1, '2026-11-30'])
  expect((await logOf(db, id))[0]).toMatchObject({ kind: 'over', data: { derogationsEnded: 1 } })
  expect((await auditOf(db, 'derogation', derogation)).map(({ act }) => act)).toEqual([
    'derogation.entered',
    'derogation.released',
    'derogation.ended',
  ])
})

test('whoever entered it does not release it with the plan, and then nothing at all has happened', async () => {
  const derogation = await enter(both)
  const id = await prepared(await planWith(derogation))
  const before = await digestOf(db)
  expect(await release(id, both)).toBe('own-derogation')
  expect(await digestOf(db)).toBe(before)
  expect(await release(id, manager)).toBe('released')
  expect(await phone()).toBe('open')
  await end(id)
})

test('of two operations that need it the last one ends it, in whichever order they end', async () => {
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    const derogation = await enter()
    const ids = [await prepared(await planWith(derogation)), await prepared(await planWith(derogation))]
    for (const id of ids) await release(id)
    await end(ids[order[0]!]!)
    expect(await onFile(derogation)).toMatchObject({ terms: [] })
    expect(await phone(tomorrow())).toBe('open')
    await end(ids[order[1]!]!)
    expect((await onFile(derogation)).terms).toHaveLength(1)
    expect(await phone(tomorrow())).toBe('closed')
  }
})

test('two that end at once end it once', async () => {
  const derogation = await enter()
  const ids = [await prepared(await planWith(derogation)), await prepared(await planWith(derogation))]
  for (const id of ids) await release(id)
  await Promise.all(ids.map(end))
  expect((await onFile(derogation)).terms).toHaveLength(1)
})

test('what the legal office released or renewed itself outlives the operation', async () => {
  const derogation = await enter()
  const id = await prepared(await planWith(derogation))
  await release(id)
  const renewal = {
    id: derogation,
    until: Temporal.PlainDate.from('2027-06-30'),
    reviewOn: null,
    reason: 'Es dauert.',
  }
  await tx(one => renewDerogation(one, officer, { ...renewal, at: clock.now() }))
  await end(id)
  expect((await onFile(derogation)).terms.map(({ kind }) => kind)).toEqual(['renewed'])
})

test('one that is not on file hinders nobody: the rest is switched, the way stays closed', async () => {
  const id = await prepared(await planWith('gibt-es-nicht'))
  expect(await release(id)).toBe('released')
  expect(await phone(clock.now().add({ hours: 24 * 400 }))).toBe('closed')
  await end(id)
})

test('a drill releases none', async () => {
  const derogation = await enter()
  const plan = await planWith(derogation)
  const asked = { plan, number: 1, startsAt: clock.now(), askedBy: lead.name, askedAt: clock.now() }
  await tx(one => askForDrill(one, { id: randomUUID(), ...asked }))
  expect(await runDrills(db, clock)).toBe(1)
  expect(await onFile(derogation)).toMatchObject({ releasedAt: null, terms: [] })
})
