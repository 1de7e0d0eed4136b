import { afterAll, expect, test } from 'vitest'
import { inTransaction } from '../../foundation/database/index.ts'
import { buildServer } from '../../foundation/http/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, digestOf, fixedClock, testConfig } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { keepDaysAhead } from '../availability/keep-days-ahead.ts'
import { importAppointments } from '../import-appointments.ts'
import { readAppointmentFile } from '../testing/appointment-file.ts'
import { writeAppointment } from '../testing/write-appointment.ts'
import { readRosters } from './queries.ts'

const { db } = await createTestDatabase({ demo: true })
const clock = fixedClock('2026-11-26T06:40:00Z')
const secret = secretFrom('a secret for tests alone')
const manager: StaffActor = { kind: 'staff', id: 'm1', name: 'Uta Amt', roles: ['office-manager'], teams: [] }
const teamLead: StaffActor = { ...manager, id: 't1', name: 'Tom Team', roles: ['team-lead'] }
let signedIn: StaffActor = manager

await inTransaction(db, async tx =>
  importAppointments(tx, await readAppointmentFile(), ['altona', 'billstedt'], clock.now()),
)
await keepDaysAhead(db, clock)
const today = clock.today()
const booked = await writeAppointment(db, secret, { at: clock.now(), day: today, name: 'Ada <Lovelace>' })

const server = await buildServer(
  { db, clock, config: testConfig(), secret },
  { ...mounts, workbench: { ...mounts.workbench, identify: async () => signedIn } },
)
afterAll(() => server.close())

const office = '/amt/besetzung/altona'
const tag = today.toString()
const two = {
  tag,
  'name-0': ' Kim  <Demo>',
  'von-0': '8',
  'bis-0': '16:00',
  'kann-0': 'counter',
  'name-2': 'Lee Demo',
  'von-2': '8:00',
  'bis-2': '12 Uhr',
  'kann-2': 'phone',
}
const get = (url: string) => server.inject({ url })
async function post(url: string, fields: Record<string, string>) {
  const page = await server.inject({ url: '/amt/konto' })
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
const standOf = (body: string) => /name="stand" value="([^"]+)"/.exec(body)![1]!
const stored = async (day = today) => (await readRosters(db, 'altona', [day]))[0]!

test('wrong input comes back with a sentence beside the field and what was typed', async () => {
  const before = await digestOf(db)
  const wrong = { ...two, 'bis-0': '7:30', 'kann-2': 'video', act: 'save', stand: '3-3-0' }
  const answer = await post(`${office}/plan`, wrong)
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('Zeile 1, Bis: Bitte geben Sie eine Uhrzeit ein, die nach der ersten liegt.')
  expect(answer.body).toContain('Zeile 2, Kann bedienen: Bitte kreuzen Sie an')
  expect(answer.body).toContain('value="7:30"')
  expect(answer.body).toContain('value="Lee Demo"')
  const nobody = await post(`${office}/plan`, { tag, act: 'review' })
  expect(nobody.body).toContain('Bitte tragen Sie mindestens eine Person ein.')
  const twice = await post(`${office}/plan`, { ...two, 'name-2': 'kim <demo>', act: 'review' })
  expect(twice.body).toContain('Diese Person steht zur selben Zeit schon in Zeile 1.')
  expect(await digestOf(db)).toBe(before)
})

test('before anything is saved the page says who would be there; a second click does nothing twice', async () => {
  const before = await digestOf(db)
  const review = await post(`${office}/plan`, { ...two, act: 'review' })
  expect(review.statusCode).toBe(200)
  expect(review.body).toContain('Kim &lt;Demo>')
  expect(review.body).toContain('Niemand verliert seinen Platz')
  expect((await post(`${office}/plan`, { ...two, act: 'edit' })).body).toContain('value="Lee Demo"')
  expect(await digestOf(db)).toBe(before)
  const save = { ...two, act: 'save', stand: standOf(review.body) }
  for (const _ of [1, 2]) {
    const saved = await post(`${office}/plan`, save)
    expect([saved.statusCode, saved.headers.location]).toEqual([
      303,
      `${office}?tag=${tag}&gesagt=gespeichert`,
    ])
  }
  expect(await stored()).toMatchObject({ version: 1, lines: [{ name: 'Kim <Demo>' }, { kinds: ['phone'] }] })
})

test('somebody is ill: one click, the page that says whom it concerns, and one more', async () => {
  const page = await get(`${office}?tag=${tag}`)
  expect(page.body).toContain('Fehlt')
  const review = await post(`${office}/fehlt`, { tag, zeile: '0', fehlt: 'ja' })
  expect(review.body).toContain(`Kim &lt;Demo> fehlt am`)
  expect(review.body).toContain('Ein Termin hat dann keinen Platz mehr')
  expect(review.body).toContain(booked.reference)
  const stand = standOf(review.body)
  const saved = await post(`${office}/fehlt`, { tag, zeile: '0', fehlt: 'ja', act: 'save', stand })
  expect(saved.statusCode).toBe(303)
  expect((await stored()).lines![0]).toMatchObject({ absent: true })
  const overtaken = await post(`${office}/ohne`, { tag, act: 'save', stand })
  expect(overtaken.statusCode).toBe(409)
  expect(overtaken.body).toContain('haben sich inzwischen geändert')
  const gone = await post(`${office}/fehlt`, { tag, zeile: '7', fehlt: 'ja' })
  expect(gone.headers.location).toBe(`${office}?tag=${tag}&gesagt=nicht-mehr`)
})

test('why a time is not free names the roster', async () => {
  const asked = `/amt/oeffnung/altona/warum?tag=${tag}&zeit=10:15&leistung=meldebescheinigung`
  expect((await get(asked)).body).toContain('nach der Besetzung niemand da')
})

test('copies go to the days that are to come, everybody there again', async () => {
  const review = await post(`${office}/kopie`, { tag, wohin: 'next' })
  const stand = standOf(review.body)
  await post(`${office}/kopie`, { tag, wohin: 'next', act: 'save', stand })
  expect((await stored(today.add({ days: 7 }))).lines).toMatchObject([{ absent: false }, {}])
  const friday = await post(`${office}/kopie`, { tag, wohin: 'rest' })
  expect(friday.body).toContain('Freitag')
  const nothing = await post(`${office}/kopie`, { tag: '2026-12-14', wohin: 'next' })
  expect(nothing.headers.location).toBe(`${office}?tag=2026-12-14&gesagt=nichts`)
})

test('what is over is only shown', async () => {
  const before = await digestOf(db)
  const past = { ...two, tag: '2026-11-25', act: 'save', stand: '3-3-0' }
  expect((await post(`${office}/plan`, past)).statusCode).toBe(303)
  expect((await get(`${office}?tag=2026-11-25`)).body).toContain('Dieser Tag ist vorbei.')
  expect(await digestOf(db)).toBe(before)
})

test('only whoever plans rosters comes here, and a refusal changes nothing', async () => {
  const before = await digestOf(db)
  signedIn = teamLead
  for (const url of ['/amt/besetzung', office]) expect((await get(url)).statusCode, url).toBe(403)
  for (const act of ['plan', 'fehlt', 'kopie', 'ohne'])
    expect(
      (await post(`${office}/${act}`, { ...two, zeile: '0', act: 'save', stand: '3-3-1' })).statusCode,
    ).toBe(403)
  signedIn = manager
  expect((await get('/amt/besetzung/nirgends')).statusCode).toBe(404)
  expect(await digestOf(db)).toBe(before)
})
