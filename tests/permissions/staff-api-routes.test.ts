import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { apiRoutes } from '../../src/api.ts'
import { CaseHouse } from '../../src/cases/testing/case-house.ts'
import { type ApiRoute, answer, apiGet, buildServer } from '../../src/foundation/http/index.ts'
import {
  mayEver,
  type Permission,
  roleNames,
  type StaffActor,
} from '../../src/foundation/permissions/index.ts'
import { mounts } from '../../src/mounts.ts'
import { hireStaff } from '../../src/people/testing/staff.ts'
import { createToken } from '../../src/people/tokens/staff-token.ts'
import { allPermissions } from '../../src/workbench.tsx'

/** A call for each line of permission, beside those that the house has for staff. */
const samples = Object.entries(allPermissions).map(([name, permission]) =>
  apiGet(`/sample-${name}`, {
    topic: 'cases',
    summary: { de: name, en: name },
    permission,
    answers: { 200: { says: { de: 'Da', en: 'Here' }, schema: z.strictObject({}) } },
    handle: async () => answer(200, {}),
  }),
)
const routes: ApiRoute[] = [...apiRoutes.filter(({ permission }) => permission !== undefined), ...samples]

let house: CaseHouse
let server: FastifyInstance
beforeAll(async () => {
  house = await CaseHouse.build({ config: { rateLimit: false } })
  server = await buildServer(house.house, { ...mounts, api: [...apiRoutes, ...samples] })
})
afterAll(() => server.close())

async function callerWith(roles: StaffActor['roles']) {
  const staff = await hireStaff(house, { roles })
  const given = { staffId: staff.id, name: 'Probe', days: 1 }
  const token = await house.tx(tx => createToken(tx, given, house.clock.now()))
  const headers = { authorization: `Bearer ${token}` }
  return {
    staff,
    call: ({ method, path }: ApiRoute) => server.inject({ method, url: `/api/v1${path}`, headers }),
  }
}

test.each(roleNames.map(role => [role]))(
  '%s reaches what the permission says and nothing else',
  async role => {
    const { staff, call } = await callerWith([role])
    for (const route of routes) {
      const { statusCode } = await call(route)
      const refused = route.permission !== 'signed-in' && !mayEver(staff, route.permission as Permission)
      expect([route.path, statusCode === 403]).toEqual([route.path, refused])
    }
  },
)

test('without a token nobody reaches any, and without a role nobody reaches more than the own', async () => {
  const { call } = await callerWith([])
  for (const route of routes) {
    const open = await server.inject({ method: route.method, url: `/api/v1${route.path}` })
    expect([route.path, open.statusCode]).toEqual([route.path, 401])
    if (route.permission !== 'signed-in') expect((await call(route)).statusCode).toBe(403)
  }
})
