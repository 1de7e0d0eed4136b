import { afterAll, expect, test } from 'vitest'
import { inTransaction } from '../../foundation/database/index.ts'
import { buildServer } from '../../foundation/http/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, digestOf, fixedClock, testConfig } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { keepDaysAhead } from '../availability/keep-days-ahead.ts'
import { rulesOf } from '../availability/queries.ts'
import { importAppointments } from '../import-appointments.ts'
import { readAppointmentFile } from '../testing/appointment-file.ts'
import { writeAppointment } from '../testing/write-appointment.ts'

const { db } = await createTestDatabase({ demo: true })
const clock = fixedClock('2026-11-26T08:40:00Z')
const secret = secretFrom('a secret for tests alone')
const manager: StaffActor = { kind: 'staff', id: 'm1', name: 'Uta Amt', roles: ['office-manager'], teams: [] }
const caseworker: StaffActor = { ...manager, id: 'c1', name: 'Karl Fall', roles: ['caseworker'] }
let signedIn: StaffActor = manager

await inTransaction(db, async tx =>
  importAppointments(tx, await readAppointmentFile(), ['altona', 'billstedt'], clock.now()),
)
await keepDaysAhead(db, clock)
const christmasEve = clock.today().with({ month: 12, day: 24 })
const booked = await writeAppointment(db, secret, {
  at: clock.now(),
  day: christmasEve,
  name: 'Ada <Lovelace>',
})

const server = await buildServer(
  { db, clock, config: testConfig(), secret },
  { ...mounts, workbench: { ...mounts.workbench, identify: async () => signedIn } },
)
afterAll(() => server.close())

const office = '/amt/oeffnung/altona'
const closedOnChristmasEve = {
  art: 'closed',
  wiederholt: 'once',
  ab: '24.12.2026',
  von: '7:00',
  ende: '19:00',
  'grund-de': 'Heiligabend',
  'grund-en': 'Christmas Eve',
}

async function get(url: string) {
  return server.inject({ url })
}

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

test('customer centres to choose from, and the rules of one in words', async () => {
  const list = await get('/amt/oeffnung')
  expect(list.body).toContain('href="/amt/oeffnung/altona"')
  expect(list.body).toContain('4 Regeln')
  const page = await get(office)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Jeden Montag bis Freitag, 8 bis 16 Uhr: 6 Plätze an Schaltern')
  expect((await get('/amt/oeffnung/nirgends')).statusCode).toBe(404)
})

test('wrong input comes back with a sentence beside the field and what was typed', async () => {
  const before = await digestOf(db)
  const answer = await post(`${office}/regeln`, { ...closedOnChristmasEve, ab: '31.2.2027', act: 'save' })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('Den 31.2.2027 gibt es im Kalender nicht.')
  expect(answer.body).toContain('value="31.2.2027"')
  expect(answer.body).toContain('value="Heiligabend"')
  const forged = {
    ...closedOnChristmasEve,
    art: 'open',
    plaetze: '6',
    platz: 'billstedt/counter',
    act: 'save',
  }
  expect((await post(`${office}/regeln`, forged)).statusCode).toBe(422)
  expect(await digestOf(db)).toBe(before)
})

test('before anything is saved the page says who would lose a place; back keeps what was typed', async () => {
  const before = await digestOf(db)
  const review = await post(`${office}/regeln`, { ...closedOnChristmasEve, act: 'review' })
  expect(review.statusCode).toBe(200)
  expect(review.body).toContain('Nur am 24.12.2026: geschlossen (Heiligabend)')
  expect(review.body).toContain('Ein Termin hat dann keinen Platz mehr')
  expect(review.body).toContain(booked.reference)
  expect(review.body).toContain('Ada &lt;Lovelace>')
  const edited = await post(`${office}/regeln`, { ...closedOnChristmasEve, act: 'edit' })
  expect(edited.body).toContain('value="24.12.2026"')
  expect(await digestOf(db)).toBe(before)
})

test('saved, the rule counts, and whoever has no place stands on the page; withdrawn, they fit again', async () => {
  const review = await post(`${office}/regeln`, { ...closedOnChristmasEve, act: 'review' })
  const stand = standOf(review.body)
  const saved = await post(`${office}/regeln`, { ...closedOnChristmasEve, act: 'save', stand })
  expect([saved.statusCode, saved.headers.location]).toEqual([303, `${office}?gespeichert=regel`])
  const page = await get(saved.headers.location!)
  expect(page.body).toContain('Die Regel gilt ab jetzt.')
  expect(page.body).toContain('Eine Person hat keinen Platz mehr')
  expect(page.body).toContain(booked.reference)
  const [added] = (await rulesOf(db, 'altona')).slice(-1)
  expect(added).toMatchObject({ kind: 'closed', reason: { de: 'Heiligabend' } })

  const overtaken = await post(`${office}/regeln`, { ...closedOnChristmasEve, act: 'save', stand })
  expect(overtaken.statusCode).toBe(409)
  expect(overtaken.body).toContain('Die Regeln haben sich inzwischen geändert')

  const nummer = String(added!.number)
  const asked = await post(`${office}/ruecknahme`, { nummer })
  expect(asked.body).toContain('Ein Termin, der keinen Platz mehr hatte, passt wieder.')
  const withdrawn = { nummer, act: 'save', stand: standOf(asked.body) }
  expect((await post(`${office}/ruecknahme`, withdrawn)).headers.location).toBe(
    `${office}?gespeichert=ruecknahme`,
  )
  expect((await get(office)).body).not.toContain('hat keinen Platz mehr')
  expect((await post(`${office}/ruecknahme`, withdrawn)).headers.location).toBe(
    `${office}?gespeichert=nicht-mehr`,
  )
})

test('says why a time is not free, for each kind of counter', async () => {
  const ask = (query: string) => get(`${office}/warum?${query}`)
  const early = await ask('tag=2026-11-30&zeit=7:15&leistung=personalausweis')
  expect(early.statusCode).toBe(200)
  expect(early.body.match(/Das ist vor der Öffnung: offen ist ab 0?8:00 Uhr/g)).toHaveLength(2)
  const free = await ask('tag=30.11.2026&zeit=10:15&leistung=personalausweis')
  expect(free.body).toContain('Diese Zeit ist frei')
  const holiday = await ask('tag=2026-12-25&zeit=10:15&leistung=personalausweis')
  expect(holiday.body).toContain('Das ist ein Feiertag: 1. Weihnachtstag.')
  const wrong = await ask('tag=morgen&zeit=10:10&leistung=nichts')
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Bitte prüfen Sie 3 Angaben')
  expect((await get(`${office}/warum`)).statusCode).toBe(200)
})

test('only who may change rules comes here, and a refusal changes nothing', async () => {
  const before = await digestOf(db)
  signedIn = caseworker
  for (const url of ['/amt/oeffnung', office, `${office}/warum`])
    expect((await get(url)).statusCode, url).toBe(403)
  const save = { ...closedOnChristmasEve, act: 'save', stand: '3-3' }
  expect((await post(`${office}/regeln`, save)).statusCode).toBe(403)
  expect((await post(`${office}/ruecknahme`, { nummer: '1', act: 'save', stand: '3-3' })).statusCode).toBe(
    403,
  )
  signedIn = manager
  expect(await digestOf(db)).toBe(before)
})
