import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { afterAll, expect, test, vi } from 'vitest'
import { CaseHouse } from '../../cases/testing/case-house.ts'
import { mounts } from '../../mounts.ts'
import { Client } from '../testing/index.ts'
import { buildServer, get } from './index.ts'

const written = vi.hoisted(() => [] as string[])
/** The server as it is, but its log comes here instead of to standard output. */
vi.mock('fastify', async original => {
  const actual = await original<typeof import('fastify')>()
  const stream = { write: (line: string) => written.push(line) }
  const open = (options: { logger: object }) =>
    actual.default({ ...options, logger: { ...options.logger, stream } } as never)
  return { ...actual, default: open }
})

const house = await CaseHouse.build({ config: { logLevel: 'debug', rateLimit: false } })
const { db } = house
const SECRET = 'Geheimrat Ohnesorg'

const faults = {
  '/kaputt/datenbank': () =>
    sql`INSERT INTO people.persona (id, birth_date, record) VALUES (${SECRET}, NULL, '{}')`.execute(db),
  '/kaputt/umwandlung': () => sql`SELECT ${SECRET}::int`.execute(db),
  '/kaputt/json': async () => JSON.parse(`{${SECRET}`),
  '/kaputt/tag': async () => Temporal.PlainDate.from(SECRET),
  '/kaputt/wert': () => Promise.reject({ name: SECRET }),
}
const broken = Object.entries(faults).map(([path, fail]) => get(path, async () => (await fail()) as never))
const server = await buildServer(house.house, { ...mounts, portal: [...mounts.portal, ...broken] })
afterAll(() => server.close())

test('lines name route, status and place in the program, and nothing of anybody', async () => {
  const opened = await house.open()
  const client = new Client(server, house.secret)
  const wrongCode = opened.code === '123123' ? '321321' : '123123'
  const asked = [
    () => client.get(`/leistungen?q=${encodeURIComponent(SECRET)}`),
    () => client.get(`/mein-antrag/link/${opened.linkToken}`),
    () => client.get(`/mein-antrag/${opened.reference}`),
    () => client.get(`/mein-antrag/${opened.reference}/antworten`),
    () => client.post('/mein-antrag', { nummer: opened.reference, code: opened.code }),
    () => client.post('/mein-antrag', { nummer: opened.reference, code: wrongCode }),
    () => client.post(`/mein-antrag/${opened.reference}/frage`, { text: SECRET }),
    () => client.post('/amt/anmeldung', { name: SECRET, password: 'korrekt-pferd' }),
    () => client.get(`/api/v1/cases/${opened.reference}`, { 'x-case-code': opened.code }),
    () => client.get(`/${encodeURIComponent(SECRET)}`),
    ...Object.keys(faults).map(path => () => client.get(path)),
  ]
  const statuses: number[] = []
  for (const ask of asked) statuses.push((await ask()).statusCode)
  expect(statuses.slice(-5)).toEqual([500, 500, 500, 500, 500])

  const lines = written.map(line => JSON.parse(line))
  expect(lines.filter(({ route, status }) => route && status)).toHaveLength(asked.length - 1)
  expect(lines).toContainEqual(expect.objectContaining({ route: '/mein-antrag/link/:token', status: 303 }))
  const failed = lines.filter(({ fault }) => fault)
  expect(failed).toHaveLength(5)
  expect(failed[0].fault).toMatchObject({ code: '23502', table: 'persona' })
  expect(failed[0].fault.at.join()).toContain('log.test.ts')

  const all = written.join('')
  const { reference, code, linkToken } = opened
  const cookies = [...client.cookies.values()]
  for (const secret of [
    SECRET,
    'Ohnesorg',
    reference,
    code,
    wrongCode,
    linkToken,
    'Petersen',
    'jonas@',
    'korrekt',
    ...cookies,
  ])
    expect([secret, all.includes(secret)]).toEqual([secret, false])
  expect(all).not.toMatch(/127\.0\.0\.1|cookie|authorization|user-agent/i)
})
