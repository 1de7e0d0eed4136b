import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { auditOf } from '../../foundation/audit/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { Forbidden } from '../../foundation/errors.ts'
import { type Role, roleNames, type StaffActor } from '../../foundation/permissions/index.ts'
import { createTestDatabase, digestOf } from '../../foundation/testing/index.ts'
import { examplePlan } from '../testing/example-plan.ts'
import { approvePlan, obstacleTo } from './approve-plan.ts'
import { changePlan } from './change-plan.ts'
import { importChangedPlans, importPlans, planDefinitions } from './import-plans.ts'
import { approvedPlans, listPlans, planHistory } from './queries.ts'

const { db } = await createTestDatabase()
const at = Temporal.Instant.from('2026-11-03T08:52:00Z')
const staff = (...roles: Role[]): StaffActor => ({
  kind: 'staff',
  id: randomUUID(),
  name: `Demo ${roles[0]}`,
  roles,
  teams: [],
})
const [manager, other, lead] = [staff('office-manager'), staff('office-manager'), staff('team-lead')]

/** A plan that is in the house as a file brought it. */
async function newPlan() {
  const plan = examplePlan({ id: `plan-${randomUUID()}` })
  await inTransaction(db, tx => importPlans(tx, [plan], at))
  return plan
}
const change = (definition: ReturnType<typeof examplePlan>, by: StaffActor, basedOn = 1) =>
  inTransaction(db, tx => changePlan(tx, { definition, basedOn, staff: by, at }))
const approve = (plan: string, number: number, by: StaffActor) =>
  inTransaction(db, tx => approvePlan(tx, { plan, number, staff: by, at }))

describe('files', () => {
  test('become version 1; read once more they change nothing, and never what people have written', async () => {
    const plan = await newPlan()
    const renamed = { ...plan, reviewAfterHours: 48 }
    expect(await change(renamed, lead)).toBe('changed')
    const before = await digestOf(db)
    await inTransaction(db, tx => importPlans(tx, [plan], at))
    expect(await digestOf(db)).toBe(before)
    expect((await planHistory(db, plan.id)).map(({ definition }) => definition)).toEqual([renamed, plan])
  })

  test('that were changed become a version that waits for approval; what the house has is written as it was read', async () => {
    const plan = await newPlan()
    await approve(plan.id, 1, manager)
    const changed = { ...plan, reviewAfterHours: 12 }
    expect(await inTransaction(db, tx => importChangedPlans(tx, [plan], at))).toEqual([])
    expect(await inTransaction(db, tx => importChangedPlans(tx, [changed], at))).toEqual([plan.id])
    const [newest] = await planHistory(db, plan.id)
    expect(newest).toMatchObject({ number: 2, authorId: null, approvedAt: null })
    expect(await planDefinitions(db)).toContainEqual(changed)
  })
})

describe('a change', () => {
  test('is a version of its own, on record, and waits for somebody else', async () => {
    const plan = await newPlan()
    await approve(plan.id, 1, manager)
    expect(await change({ ...plan, reviewAfterHours: 48 }, lead)).toBe('changed')
    const [newest, first] = await planHistory(db, plan.id)
    expect(newest).toMatchObject({ number: 2, author: lead.name, approvedAt: null })
    expect(first).toMatchObject({ number: 1, approvedBy: manager.name })
    expect((await approvedPlans(db)).find(({ plan: id }) => id === plan.id)?.number).toBe(1)
    expect((await listPlans(db)).find(({ plan: id }) => id === plan.id)?.number).toBe(2)
    const acts = (await auditOf(db, 'plan', plan.id)).map(({ act, actorName, detail }) => [
      act,
      actorName,
      detail.version,
    ])
    expect(acts).toEqual([
      ['plan.approved', manager.name, 1],
      ['plan.changed', lead.name, 2],
    ])
  })

  test('to a version that is no longer the newest writes nothing', async () => {
    const plan = await newPlan()
    await change({ ...plan, reviewAfterHours: 48 }, lead)
    const before = await digestOf(db)
    expect(await change({ ...plan, reviewAfterHours: 2 }, manager)).toBe('overtaken')
    expect(await digestOf(db)).toBe(before)
  })

  test.each(roleNames.filter(role => role !== 'office-manager' && role !== 'team-lead'))(
    'is refused to %s',
    async role => {
      const plan = await newPlan()
      const before = await digestOf(db)
      await expect(change({ ...plan, reviewAfterHours: 2 }, staff(role))).rejects.toThrow(Forbidden)
      expect(await digestOf(db)).toBe(before)
    },
  )
})

describe('approval', () => {
  test('is given by somebody else than the author, once, and to the newest version', async () => {
    const plan = await newPlan()
    await change({ ...plan, reviewAfterHours: 48 }, manager)
    expect(await approve(plan.id, 2, manager)).toBe('own')
    expect(await approve(plan.id, 1, other)).toBe('overtaken')
    expect((await planHistory(db, plan.id))[0].approvedAt).toBeNull()
    expect(await approve(plan.id, 2, other)).toBe('approved')
    const before = await digestOf(db)
    expect(await approve(plan.id, 2, other)).toBe('done')
    expect(await digestOf(db)).toBe(before)
  })

  test.each(roleNames.filter(role => role !== 'office-manager'))('is refused to %s', async role => {
    const plan = await newPlan()
    const before = await digestOf(db)
    await expect(approve(plan.id, 1, staff(role))).rejects.toThrow(Forbidden)
    expect(await digestOf(db)).toBe(before)
    const [newest] = await planHistory(db, plan.id)
    expect(obstacleTo(newest, newest, staff(role))).toBe('not-allowed')
  })

  test('by the author is refused by the database itself', async () => {
    const plan = await newPlan()
    await change({ ...plan, reviewAfterHours: 48 }, manager)
    const own = sql`INSERT INTO emergency.plan_approval (plan_id, number, approved_by_id, approved_by, approved_at)
      VALUES (${plan.id}, 2, ${manager.id}, ${manager.name}, ${at})`
    await expect(own.execute(db)).rejects.toThrow('does not approve it')
  })
})

test('no version, approval or rehearsal is ever edited', async () => {
  await newPlan()
  for (const table of ['plan_version', 'plan_approval', 'rehearsal'])
    await expect(sql`DELETE FROM ${sql.table(`emergency.${table}`)}`.execute(db)).rejects.toThrow()
})
