import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { auditOf } from '../../foundation/audit/index.ts'
import { buildServer } from '../../foundation/http/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, fixedClock, testConfig } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { endDays } from '../counter/end-days.ts'
import { writeAppointment } from '../testing/write-appointment.ts'

const { db } = await createTestDatabase({ demo: true })
const clock = fixedClock('2026-11-27T06:40:00Z')
const secret = secretFrom('a secret for tests alone')
const clerk: StaffActor = { kind: 'staff', id: 'c1', name: 'Karl Fall', roles: ['caseworker'], teams: [] }
const server = await buildServer(
  { db, clock, config: testConfig(), secret },
  { ...mounts, workbench: { ...mounts.workbench, identify: async () => clerk } },
)
afterAll(() => server.close())

const day = clock.today()
const page = `/amt/tagesblatt/altona/${day}/nachtrag`
const came = await writeAppointment(db, secret, { at: clock.now(), day, name: 'Demo Papier' })
const missed = await writeAppointment(db, secret, { at: clock.now(), day, name: 'Demo Fern' })

async function post(url: string, ...ids: string[]) {
  const form = await server.inject({ url: page })
  const cookie = form.cookies.find(({ name }) => name === 'schalter_form')!
  const fields = new URLSearchParams(ids.map(id => ['da', id]))
  fields.set('_csrf', /name="_csrf" value="([^"]+)"/.exec(form.body)![1]!)
  return server.inject({
    method: 'POST',
    url,
    cookies: { [cookie.name]: cookie.value },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: fields.toString(),
  })
}
const stateOf = async (id: string) =>
  (await sql<{ state: string }>`SELECT state FROM appointments.appointment WHERE id = ${id}`.execute(db))
    .rows[0]!.state

test('whom a paper says to have come is entered after the day, once; the others stay missed', async () => {
  expect((await server.inject({ url: page })).body).toContain('nichts mehr nachgetragen')
  clock.advance({ hours: 24 })
  await endDays(db, clock)
  expect([await stateOf(came.id), await stateOf(missed.id)]).toEqual(['missed', 'missed'])

  const form = await server.inject({ url: page })
  expect(form.body).toContain('Demo Papier')
  expect((await server.inject({ url: `/amt/tagesblatt/altona/${day}` })).body).toContain(page)
  const empty = await post(page)
  expect(empty.statusCode).toBe(422)
  expect(empty.body).toContain('haken Sie an, wer da war')

  const saved = await post(page, came.id)
  expect(saved.headers.location).toBe(`${page}?eingetragen=1`)
  expect([await stateOf(came.id), await stateOf(missed.id)]).toEqual(['done', 'missed'])
  expect((await post(page, came.id)).headers.location).toBe(`${page}?eingetragen=0`)
  const acts = (await auditOf(db, 'appointment', came.id)).filter(({ actorName }) => actorName === clerk.name)
  expect(acts.map(({ act, detail }) => [act, detail.enteredLater])).toEqual([['appointment.done', true]])
})

test('another office, another day, or too long ago enters nobody', async () => {
  await post(page.replace('altona', 'billstedt'), missed.id)
  await post(page.replace(String(day), String(day.subtract({ days: 1 }))), missed.id)
  expect(await stateOf(missed.id)).toBe('missed')
  clock.advance({ hours: 24 * 14 })
  await post(page, missed.id)
  expect(await stateOf(missed.id)).toBe('missed')
})
