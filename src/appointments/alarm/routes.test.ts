import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { auditOf } from '../../foundation/audit/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { buildServer } from '../../foundation/http/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { root } from '../../foundation/root.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, digestOf, testConfig } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { beginSession, findSession } from '../../people/sessions/session.ts'
import type { ShownAlarms } from './shown-alarms.ts'

const { db } = await createTestDatabase({ demo: true })
let now = Temporal.Instant.from('2026-11-27T09:00:00Z')
const clock = { now: () => now, today: () => now.toZonedDateTimeISO('Europe/Berlin').toPlainDate() }
const secret = secretFrom('a secret for tests alone')
const ada: StaffActor = { kind: 'staff', id: 'c1', name: 'Ada Fall', roles: ['caseworker'], teams: [] }
const bob: StaffActor = { ...ada, id: 'c2', name: 'Bob Fall' }
const agent: StaffActor = { ...ada, id: 'h1', roles: ['hotline-agent'] }
let signedIn = ada

const server = await buildServer(
  { db, clock, config: testConfig(), secret },
  { ...mounts, workbench: { ...mounts.workbench, identify: async () => signedIn } },
)
afterAll(() => server.close())
beforeEach(async () => {
  await sql`DELETE FROM appointments.alarm`.execute(db)
  signedIn = ada
  now = now.add({ hours: 1 })
})

const office = '/amt/schalter/altona'
const get = (url: string) => server.inject({ url })
async function post(url: string, fields: Record<string, string>) {
  const page = await get('/amt/konto')
  const cookie = page.cookies.find(({ name }) => name === 'schalter_form')
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1]
  return server.inject({
    method: 'POST',
    url,
    cookies: { [cookie!.name]: cookie!.value },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ _csrf: token!, ...fields }).toString(),
  })
}
const press = (platz = '4') => post(`${office}/hilferuf`, { platz })
const seenAt = async (platz: string) =>
  (await get(`${office}/hilferuf/stand.json?platz=${platz}`)).json() as ShownAlarms
const rows = async () =>
  (
    await sql<{
      id: string
      state: string
      word: string | null
    }>`SELECT id, state, word FROM appointments.alarm ORDER BY raised_at`.execute(db)
  ).rows
const acts = async () =>
  (await inTransaction(db, tx => auditOf(tx, 'office', 'altona'))).map(({ act }) => act)
const answer = (step: string, ruf: string, more: Record<string, string> = {}) =>
  post(`${office}/hilferuf/${step}`, { platz: '5', ruf, ...more })

test('a press is loud at the other counters of the house, and at its own says nothing of help', async () => {
  const pressed = await press()
  expect([pressed.statusCode, pressed.headers.location]).toEqual([303, `${office}?platz=4`])
  expect(await seenAt('5')).toMatchObject({
    others: [{ isLoud: true, text: 'Platz 4 braucht Hilfe, seit 11:00 Uhr', title: 'Hilfe: Platz 4' }],
    own: null,
  })
  expect(await seenAt('4')).toMatchObject({ others: [], own: { text: 'vermerkt 11:00 Uhr' } })
  const own = (await get(`${office}?platz=4`)).body
  expect(own).toContain('vermerkt 11:00 Uhr')
  expect(own).not.toContain('braucht Hilfe')
  expect((await get(`${office}?platz=5`)).body).toContain('Platz 4 braucht Hilfe')
  const elsewhere = (await get('/amt/schalter/billstedt/hilferuf/stand.json?platz=4')).json()
  expect(elsewhere).toEqual({ others: [], own: null })
})

test('no screen that citizens see knows of it', async () => {
  const urls = ['/aufruf/altona', '/aufruf/altona/stand.json', '/wartenummer/altona']
  const look = () => Promise.all(urls.map(async url => (await get(url)).body.replace(/nonce-[^"]+/g, '')))
  const before = await look()
  await press()
  expect(await look()).toEqual(before)
})

test('two presses at once, or one after the other, are one call; each that counts is on record', async () => {
  const before = (await acts()).length
  await Promise.all([press(), press(), press()])
  now = now.add({ seconds: 5 })
  await press()
  expect(await rows()).toMatchObject([{ state: 'raised' }])
  expect((await acts()).slice(before)).toEqual(['alarm.raised'])
})

test('somebody goes, and later it is over with a word', async () => {
  await press()
  const { id } = (await rows())[0]!
  signedIn = bob
  await answer('gehe', id)
  expect(await seenAt('6')).toMatchObject({
    others: [{ isLoud: false, text: expect.stringContaining('Bob Fall geht hin') }],
  })
  expect((await seenAt('4')).own!.text).toContain('gesehen')
  expect((await answer('gehe', id)).headers.location).toContain('gesagt=eingetragen')
  expect((await answer('ende', id, { wort: '  ' })).headers.location).toContain('gesagt=wort')
  await answer('ende', id, { wort: 'Beruhigt, ist gegangen' })
  expect(await rows()).toMatchObject([{ state: 'over', word: 'Beruhigt, ist gegangen' }])
  expect((await seenAt('5')).others).toEqual([])
  expect((await acts()).slice(-3)).toEqual(['alarm.raised', 'alarm.going', 'alarm.over'])
  expect((await answer('ende', id, { wort: 'noch einmal' })).headers.location).toContain('eingetragen')
})

test('pressed while somebody is on the way it is loud again; after the end it is a call of its own', async () => {
  await press()
  const { id } = (await rows())[0]!
  await answer('gehe', id)
  now = now.add({ seconds: 30 })
  await press()
  expect((await seenAt('5')).others).toMatchObject([{ id, isLoud: true }])
  await answer('ende', id, { wort: 'vorbei' })
  await press()
  expect((await rows()).map(({ state }) => state)).toEqual(['over', 'raised'])
})

test('a false press is taken back by whoever pressed', async () => {
  await press()
  const { id } = (await rows())[0]!
  await post(`${office}/hilferuf/zurueck`, { platz: '4', ruf: id })
  expect(await rows()).toMatchObject([{ state: 'taken-back', word: null }])
  expect((await get(`${office}?platz=4`)).body).not.toContain('vermerkt')
})

test('nobody else calls or answers; an act of another office or of none changes nothing', async () => {
  await press()
  const { id } = (await rows())[0]!
  const before = await digestOf(db)
  expect(
    (await post('/amt/schalter/billstedt/hilferuf/gehe', { platz: '5', ruf: id })).headers.location,
  ).toContain('eingetragen')
  expect((await answer('gehe', 'keine')).headers.location).toContain('spaet')
  expect((await answer('raise', id)).statusCode).toBe(404)
  signedIn = agent
  expect((await get(`${office}/hilferuf/stand.json?platz=5`)).statusCode).toBe(403)
  expect((await press()).statusCode).toBe(403)
  expect((await answer('ende', id, { wort: 'x' })).statusCode).toBe(403)
  expect(await digestOf(db)).toBe(before)
})

test('a page that asks by itself keeps nobody signed in', async () => {
  const staff = (await sql<{ id: string }>`SELECT id FROM people.staff LIMIT 1`.execute(db)).rows[0]!.id
  const token = await inTransaction(db, tx => beginSession(tx, staff, now))
  const after = (minutes: number) => now.add({ minutes })
  expect(await findSession(db, token, after(90), false)).not.toBeNull()
  expect(await findSession(db, token, after(130), false)).toBeNull()
  expect(await findSession(db, token, after(90))).not.toBeNull()
  expect(await findSession(db, token, after(130), false)).not.toBeNull()
})

test('the script draws with text alone', () => {
  const script = readFileSync(join(root, 'assets/counter.js'), 'utf8')
  expect(script).not.toMatch(/innerHTML|insertAdjacentHTML|outerHTML|document\.write/)
})
