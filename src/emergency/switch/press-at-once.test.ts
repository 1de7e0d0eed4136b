import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { auditOf } from '../../foundation/audit/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { buildServer } from '../../foundation/http/index.ts'
import type { Role, StaffActor } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, fixedClock, testConfig } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { approvePlan } from '../plans/approve-plan.ts'
import { addPlanVersion } from '../plans/queries.ts'
import { examplePlan } from '../testing/example-plan.ts'
import { logOf } from './queries.ts'
import { prepareActivation } from './switch-on.ts'

const { db } = await createTestDatabase({ demo: true, max: 8 })
const clock = fixedClock('2026-11-30T06:00:00Z')
const person = (id: string, ...roles: Role[]): StaffActor => ({
  kind: 'staff',
  id,
  name: `Demo ${id}`,
  roles,
  teams: [],
})
const lead = person('l1', 'team-lead')
const people = [
  lead,
  person('m1', 'office-manager'),
  person('m2', 'office-manager'),
  person('h1', 'hotline-agent'),
]
const [, first, second, agent] = people as [StaffActor, StaffActor, StaffActor, StaffActor]
const WHO = 'demo_who'

const server = await buildServer(
  { db, clock, config: testConfig(), secret: secretFrom('a secret for tests alone') },
  {
    ...mounts,
    workbench: {
      ...mounts.workbench,
      identify: async visit => people.find(({ id }) => id === visit.cookie(WHO)) ?? null,
    },
  },
)
afterAll(() => server.close())

const get = (url: string, { id }: StaffActor) => server.inject({ url, cookies: { [WHO]: id } })

/** A form that is filled in, and one press of its button. */
async function press(url: string, who: StaffActor, fields: Record<string, string> = {}) {
  const page = await get('/amt/konto', who)
  const cookie = page.cookies.find(({ name }) => name === 'schalter_form')!
  const _csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)![1]!
  return () =>
    server.inject({
      method: 'POST',
      url,
      cookies: { [cookie.name]: cookie.value, [WHO]: who.id },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ _csrf, ...fields }).toString(),
    })
}

async function prepared(plan: string): Promise<string> {
  const [id, at] = [randomUUID(), clock.now()]
  await inTransaction(db, async tx => {
    await addPlanVersion(tx, { definition: examplePlan({ id: plan }), basedOn: 0, author: lead, at })
    await approvePlan(tx, { plan, number: 1, staff: first, at })
    const times = { startsAt: at, endsAt: null, reviewAt: at.add({ hours: 24 }) }
    await prepareActivation(tx, { id, plan, ...times, staff: lead, at })
  })
  return id
}

const written = async (activation: string) =>
  (
    await sql<{ overlays: number; stops: number; events: number }>`
      SELECT (SELECT count(*)::int FROM channels.overlay WHERE activation_id = ${activation}) AS overlays,
        (SELECT count(*)::int FROM appointments.stop WHERE activation_id = ${activation}) AS stops,
        (SELECT count(*)::int FROM foundation.event WHERE name = 'emergency-released' AND subject = ${activation}) AS events`.execute(
      db,
    )
  ).rows[0]

test('two managers press at once, each twice: it is switched on once', async () => {
  const id = await prepared('at-once')
  const name = { name: 'Kundenzentrum Altona' }
  const presses = await Promise.all(
    [first, second].map(manager => press(`/amt/lage/${id}/freigabe`, manager, name)),
  )
  const answers = await Promise.all([...presses, ...presses].map(one => one()))
  // One goes on to the board; to the others the page says that it is released already.
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 409, 409, 409])
  expect(answers.filter(({ body }) => body.includes('Das ist schon freigegeben.'))).toHaveLength(3)
  expect(await written(id)).toEqual({ overlays: 1, stops: 1, events: 1 })
  expect((await logOf(db, id)).map(({ kind }) => kind)).toEqual(['released', 'prepared'])
  const acts = (await auditOf(db, 'activation', id)).map(({ act }) => act)
  expect(acts.filter(act => act === 'emergency.released')).toHaveLength(1)
})

test('whoever runs it takes the log along, and that is on record; whoever only looks does not', async () => {
  const id = await prepared('log')
  const file = await get(`/amt/lage/${id}/protokoll`, lead)
  expect(file.headers['content-type']).toBe('application/jsonl; charset=utf-8')
  expect(
    file.body
      .trim()
      .split('\n')
      .map(line => JSON.parse(line).kind),
  ).toEqual(['prepared'])
  expect((await auditOf(db, 'activation', id)).at(-1)?.act).toBe('emergency.log-exported')
  expect((await get(`/amt/lage/${id}/protokoll`, agent)).statusCode).toBe(403)
  expect((await get(`/amt/lage/${id}`, agent)).body).not.toContain('/protokoll')
  expect((await get(`/amt/lage/${randomUUID()}/protokoll`, lead)).statusCode).toBe(404)
})
