import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseHouse } from '../src/cases/testing/case-house.ts'
import { buildServer } from '../src/foundation/http/index.ts'
import { Client } from '../src/foundation/testing/index.ts'
import { mounts } from '../src/mounts.ts'
import { listStaff } from '../src/people/index.ts'
import { portalRoutes } from '../src/portal.tsx'

let house: CaseHouse
let server: FastifyInstance
beforeAll(async () => {
  house = await CaseHouse.build({ config: { demo: false, rateLimit: false } })
  server = await buildServer(house.house, mounts)
})
afterAll(() => server.close())

test('where there is no demo, none of its helpers can be reached, and no page offers one', async () => {
  const helpers = portalRoutes.filter(({ path }) => path.startsWith('/demo'))
  expect(helpers.length).toBeGreaterThan(2)
  for (const { method, path } of helpers)
    for (const url of [path, `/en${path}`]) {
      const client = new Client(server, house.secret)
      const answer = await (method === 'GET' ? client.get(url) : client.post(url))
      expect([method, url, answer.statusCode]).toEqual([method, url, 404])
    }
  for (const url of ['/', '/mein-antrag', '/amt/anmeldung'])
    expect((await new Client(server, house.secret).get(url)).body).not.toContain('/demo/')
})

test('nobody works there from the start: there is no access but those that an operator has made', async () => {
  expect(await listStaff(house.db)).toEqual([])
})
