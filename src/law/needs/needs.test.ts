import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, expect, test } from 'vitest'
import { auditOf } from '../../foundation/audit/index.ts'
import { inTransaction, type Transaction } from '../../foundation/database/index.ts'
import { Forbidden } from '../../foundation/errors.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { root } from '../../foundation/root.ts'
import { createTestDatabase } from '../../foundation/testing/index.ts'
import { readYamlFile, readYamlFolder } from '../../foundation/yaml/index.ts'
import { importNeeds, importStatutes, NeedFile, StatuteFile } from '../index.ts'
import { enterNeed, moveNeed } from './enter-need.ts'
import { bySavings, isOpen, type Need, stateOf } from './need.ts'
import type { Saved } from './need-definition.ts'
import { getNeed, readNeeds } from './queries.ts'

const { db } = await createTestDatabase()
const at = Temporal.Instant.from('2026-11-23T08:00:00Z')
const since = Temporal.PlainDate.from('2026-11-23')
const officer: StaffActor = {
  kind: 'staff',
  id: 'l1',
  name: 'Sven Recht',
  roles: ['legal-officer'],
  teams: [],
}
const tx = <Result>(work: (transaction: Transaction) => Promise<Result>) => inTransaction(db, work)
const file = await readYamlFile(NeedFile, join(root, 'district/needs-for-change.yaml'))

beforeAll(async () => {
  const statutes = await readYamlFolder(StatuteFile, join(root, 'district/law'))
  await tx(one => importStatutes(one, statutes, at))
})

const entered = {
  title: { de: 'Elterngeld ohne Unterschrift', en: 'Parental allowance without a signature' },
  norm: 'beeg-7-1',
  requirements: ['beeg-7-1-written'],
  present: 'Elterngeld ist schriftlich zu beantragen.',
  proposed: null,
  owner: { de: 'Bund', en: 'Federation' },
  saves: { cases: null, minutes: null, trips: null },
  note: null,
}

test('goes from state to state, each with its day, and not back', async () => {
  const id = await tx(one => enterNeed(one, officer, entered, since, at))
  const go = (state: 'drafted' | 'in-force' | 'submitted' | 'dropped') =>
    tx(one =>
      moveNeed(one, officer, { id, state, since, note: state === 'drafted' ? 'Entwurf liegt vor.' : '', at }),
    )
  expect([await go('in-force'), await go('drafted'), await go('drafted'), await go('submitted')]).toEqual([
    'not-from-here',
    'moved',
    'not-from-here',
    'moved',
  ])
  const need = await getNeed(db, id)
  expect(need.steps.map(({ state, note }) => [state, note?.de ?? null])).toEqual([
    ['idea', null],
    ['drafted', 'Entwurf liegt vor.'],
    ['submitted', null],
  ])
  expect(isOpen(need)).toBe(true)
  await go('dropped')
  expect(isOpen(await getNeed(db, id))).toBe(false)
  const acts = (await auditOf(db, 'need-for-change', id)).map(({ act }) => act)
  expect(acts).toEqual(['need-for-change.entered', ...Array(3).fill('need-for-change.moved')])
})

test('nobody else enters or moves one', async () => {
  const [any] = await readNeeds(db)
  for (const role of ['office-manager', 'auditor', 'editor'] as const) {
    const staff = { ...officer, roles: [role] }
    await expect(tx(one => enterNeed(one, staff, entered, since, at))).rejects.toThrow(Forbidden)
    const move = { id: any!.id, state: 'drafted' as const, since, note: '', at }
    await expect(tx(one => moveNeed(one, staff, move))).rejects.toThrow(Forbidden)
  }
})

test('the file of the district is taken over once; a step it adds is added', async () => {
  await tx(one => importNeeds(one, file, at))
  await tx(one => importNeeds(one, file, at.add({ hours: 1 })))
  for (const { id, states } of file.needs) expect((await getNeed(db, id)).steps).toHaveLength(states.length)
  const [first, ...rest] = file.needs
  const longer = {
    ...first!,
    states: [...first!.states, { state: 'dropped' as const, since: null, note: null }],
  }
  await tx(one => importNeeds(one, { needs: [longer, ...rest] }, at.add({ hours: 2 })))
  expect(stateOf(await getNeed(db, first!.id))).toBe('dropped')
})

test('in order of what they save; what is not known comes last', () => {
  const saved = (perYear: number): Saved => ({ perYear, how: { de: 'gezählt', en: 'counted' } })
  const need = (id: string, saves: Partial<Need['saves']>) =>
    ({ ...entered, id, enteredName: null, steps: [], saves: { ...entered.saves, ...saves } }) as Need
  const needs = [
    need('unknown', {}),
    need('zero', { minutes: saved(0) }),
    need('cases', { cases: saved(9) }),
    need('most', { minutes: saved(5) }),
    need('trips', { trips: saved(3), cases: saved(1) }),
    need('also-five', { minutes: saved(5), trips: saved(1) }),
  ]
  expect(needs.sort(bySavings).map(({ id }) => id)).toEqual([
    'also-five',
    'most',
    'zero',
    'trips',
    'cases',
    'unknown',
  ])
})
