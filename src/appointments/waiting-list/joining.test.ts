import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { CaseHouse } from '../../cases/testing/case-house.ts'
import { buildServer } from '../../foundation/http/index.ts'
import { Client } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { importAppointments } from '../import-appointments.ts'
import { readAppointmentFile } from '../testing/appointment-file.ts'
import { writeWaiting } from '../testing/write-waiting.ts'
import { entryPath } from './entry-link.ts'

let house: CaseHouse
let server: FastifyInstance
let visitor: Client
beforeAll(async () => {
  house = await CaseHouse.build()
  const file = await readAppointmentFile()
  await house.tx(tx => importAppointments(tx, file, [], house.clock.now()))
  server = await buildServer(house.house, mounts)
})
beforeEach(async () => {
  visitor = new Client(server, house.secret)
  await house.rows(sql`DELETE FROM foundation.attempt`)
  await house.rows(sql`DELETE FROM appointments.waiting`)
})

const form = {
  seite: 'page-1',
  leistung: 'personalausweis:2',
  wo: 'altona',
  ab: '9',
  bis: '11',
  tage: '2',
  name: 'Käthe Demo',
  geburtsdatum: '14.3.1941',
  'name-2': 'Emil Demo',
  'geburtsdatum-2': '1.9.2015',
  email: 'kaethe@example.org',
}
const lines = () =>
  house.rows(sql<{
    state: string
    email: string | null
    mobile: string | null
    offices: string[]
    from: number
    until: number
  }>`
    SELECT state, email, mobile, offices, from_step AS from, until_step AS until FROM appointments.waiting`)

test('what was searched stands in the form already; without anything to wait for there is none', async () => {
  const { body } = await visitor.get('/warteliste?leistung=personalausweis:2&wo=altona&ab=9')
  expect(body).toContain('name="geburtsdatum-2"')
  expect(body).toMatch(/<option value="altona" selected/)
  expect((await visitor.get('/warteliste')).headers.location).toBe('/termin')
  expect((await visitor.get('/warteliste?leistung=unsinn')).headers.location).toBe('/termin?leistung=unsinn')
})

test('sent twice and at once it is one line', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => visitor.post('/warteliste', form)))
  expect(answers.map(({ headers }) => headers.location)).toEqual(Array(3).fill('/warteliste/gemerkt'))
  const line = { state: 'unconfirmed', email: 'kaethe@example.org', mobile: null, offices: ['altona'] }
  expect(await lines()).toEqual([{ ...line, from: 8, until: 16 }])
  expect(
    (await house.rows(sql`SELECT FROM foundation.outbox WHERE template = 'waiting-to-confirm'`)).length,
  ).toBe(1)
})

test.each([
  ['left', sql`state = 'left', confirm_until = NULL, ended_at = joined_at`],
  ['not confirmed in time', sql`confirm_until = joined_at`],
])('sent again after it was %s it is a new line, with a link of its own', async (_, change) => {
  const links = () => house.rows(sql`SELECT FROM foundation.outbox WHERE template = 'waiting-to-confirm'`)
  await visitor.post('/warteliste', { ...form, seite: 'again' })
  const before = (await links()).length
  await house.rows(sql`UPDATE appointments.waiting SET ${change}`)
  for (const _ of [1, 2]) await visitor.post('/warteliste', { ...form, seite: 'again' })
  expect([(await lines()).length, (await links()).length - before]).toEqual([2, 1])
})

test.each([
  ['no hours', { bis: '9' }, 'eine spätere Uhrzeit'],
  ['hours after the last appointment', { ab: '19', bis: '' }, 'höchstens 18 Uhr'],
  ['no day', { tage: '' }, 'mindestens einen Tag'],
  ['no way to ask', { email: '' }, 'E-Mail-Adresse oder eine Handynummer'],
  ['two ways', { handy: '0171 1234567' }, 'nur eins von beiden'],
  ['no mobile number', { email: '', handy: '040 428 28 0' }, 'Handynummer so ein'],
  ['no name', { name: ' ' }, 'Bitte füllen Sie dieses Feld aus'],
])('with %s a sentence stands beside the field, and what was typed stays', async (_, change, sentence) => {
  const { statusCode, body } = await visitor.post('/warteliste', { ...form, ...change })
  expect([statusCode, body.includes(sentence)]).toEqual([422, true])
  expect(body).toContain('value="Emil Demo"')
  expect(await lines()).toEqual([])
})

test('whoever is to be called gives a number: an address is not enough', async () => {
  const called = { ...form, leistung: 'meldebescheinigung:2', art: 'phone' }
  const page = await visitor.get('/warteliste?leistung=meldebescheinigung:2&art=phone')
  expect([page.body.includes('name="handy"'), page.body.includes('name="email"')]).toEqual([true, false])
  const refused = await visitor.post('/warteliste', called)
  expect([refused.statusCode, await lines()]).toEqual([422, []])
  expect(refused.body).toContain('Bitte geben Sie eine Handynummer ein.')
  await visitor.post('/warteliste', { ...called, handy: '0171/123 45 67' })
  expect(await lines()).toMatchObject([{ mobile: '+491711234567', email: null }])
})

test('a mobile number gets an SMS; after five lines with an address a day there are no more', async () => {
  await visitor.post('/warteliste', { ...form, email: '', handy: '0171/123 45 67' })
  expect(await lines()).toMatchObject([{ mobile: '+491711234567', email: null }])
  for (let n = 0; n < 5; n += 1)
    expect((await visitor.post('/warteliste', { ...form, seite: `page ${n}` })).statusCode).toBe(303)
  const { statusCode, body } = await visitor.post('/warteliste', { ...form, seite: 'one more' })
  expect([statusCode, body.includes('Bitte rufen Sie 115 an')]).toEqual([429, true])
  expect(await lines()).toHaveLength(6)
})

test.each([
  ['open', '?danke=abgelehnt'],
  ['declined', '?danke=abgelehnt'],
  ['ran-out', '?nicht=weg'],
  ['taken', ''],
])('declining an offer that is %s says what is true', async (state, end) => {
  const at = house.clock.now()
  const { id, offer } = await writeWaiting(house.db, { at, day: house.clock.today(), state: 'waiting' })
  await house.rows(sql`UPDATE appointments.offer SET state = ${state}, ended_at = ${state === 'open' ? null : at}
    WHERE id = ${offer}`)
  for (const _ of [1, 2]) {
    const { headers } = await visitor.post(entryPath(house.secret, id, '/ablehnen'), { angebot: offer })
    expect(headers.location).toBe(entryPath(house.secret, id, end))
  }
})
