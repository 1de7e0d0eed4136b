import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type WrittenAppointment, writeAppointment } from '../../appointments/testing/write-appointment.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { buildServer } from '../../foundation/http/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, fixedClock, testConfig } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { getService, importServices } from '../../services/index.ts'
import { answersOf, fillIn, idOf } from '../testing/fill-in.ts'
import { sampleForm } from '../testing/sample-form.ts'
import type { TestHouse } from '../testing/test-house.ts'
import { Visitor } from '../testing/visitor.ts'
import { knownOf } from './start-instead.ts'

let house: TestHouse
let server: FastifyInstance
beforeAll(async () => {
  const { db } = await createTestDatabase({ demo: true })
  const clock = fixedClock('2026-11-03T08:52:00Z')
  const { definition } = await getService(db, 'hund-anmelden')
  const service = { ...definition, id: 'with-form', form: sampleForm }
  await inTransaction(db, tx => importServices(tx, [service], clock.now()))
  house = { db, clock, config: testConfig(), secret: secretFrom('a secret for tests alone') }
  server = await buildServer(house, mounts)
})
afterAll(() => server.close())

/** An appointment that an emergency took away, with the offer to do it online. */
async function offered(kind = 'online', language: 'de' | 'en' = 'de'): Promise<WrittenAppointment> {
  const [at, day] = [house.clock.now(), house.clock.today().add({ days: 3 })]
  const appointment = await writeAppointment(house.db, house.secret, {
    at,
    day,
    state: 'displaced',
    service: 'with-form',
    name: 'Jonas Karl Petersen',
    language,
  })
  await sql`INSERT INTO appointments.take_over (activation_id, appointment_id, office_id, day, first_step, kind, told_by, answer_until, state, made_at)
    VALUES (${randomUUID()}, ${appointment.id}, 'altona', ${day}, 4, ${kind}, 'mail', ${at.add({ hours: 48 })}, 'told', ${at})`.execute(
    house.db,
  )
  return appointment
}
async function open({ reference, linkToken }: WrittenAppointment, language = ''): Promise<Visitor> {
  const visitor = new Visitor(server)
  await visitor.get(`${language}/mein-termin/${reference}/link/${linkToken}`)
  return visitor
}
async function stateOf({ id }: WrittenAppointment) {
  const { rows } = await sql<{ appointment: string; kind: string; line: string }>`
    SELECT a.state AS appointment, t.kind, t.state AS line
    FROM appointments.appointment a JOIN appointments.take_over t ON t.appointment_id = a.id WHERE a.id = ${id}`.execute(
    house.db,
  )
  return rows[0]
}

describe('who may do it online instead of coming', () => {
  it('opens one application with name and contact in it, from whatever device, and sends it: the appointment is over', async () => {
    const appointment = await offered()
    const visitor = await open(appointment)
    expect(visitor.html).toContain('Jetzt online erledigen')
    expect(visitor.html).toContain('Nein, ich möchte einen Termin')
    await visitor.post(`/mein-termin/${appointment.reference}/online`)
    expect(visitor.path).toMatch(/^\/antrag\/[0-9a-f-]{36}\/person$/)
    expect(visitor.html).toContain('value="Petersen"')
    expect(visitor.html).toContain('value="Jonas Karl"')
    expect(await answersOf(house, visitor)).toEqual({
      familyName: 'Petersen',
      givenNames: 'Jonas Karl',
      email: 'victim@example.org',
      phone: '040 123456',
    })
    const other = await open(appointment)
    await other.post(`/mein-termin/${appointment.reference}/online`)
    expect(idOf(other)).toBe(idOf(visitor))
    expect(await stateOf(appointment)).toEqual({ appointment: 'displaced', kind: 'online', line: 'told' })

    await fillIn(visitor)
    await visitor.answer({})
    expect(visitor.path).toMatch(/quittung$/)
    expect(await stateOf(appointment)).toEqual({ appointment: 'cancelled', kind: 'online', line: 'applied' })
    const after = await open(appointment)
    expect(after.html).toContain('Das haben Sie online erledigt')
  })

  it('or says that they would rather come, with one click, in English as well', async () => {
    const appointment = await offered('online', 'en')
    const visitor = await open(appointment, '/en')
    expect(visitor.html).toContain('Do it online now')
    await visitor.post(`/en/mein-termin/${appointment.reference}/ausweichtermin`, { antwort: 'termin' })
    expect(visitor.html).toContain('you come first')
    expect(await stateOf(appointment)).toEqual({ appointment: 'displaced', kind: 'later', line: 'confirmed' })
  })
})

describe('nothing is begun', () => {
  it('for whom it was not offered, or who has not the keys', async () => {
    const later = await offered('later')
    const visitor = await open(later)
    expect(visitor.html).not.toContain('Jetzt online erledigen')
    await visitor.post(`/mein-termin/${later.reference}/online`)
    expect(visitor.html).toContain('Das geht gerade nicht online')
    const stranger = new Visitor(server)
    await stranger.get('/mein-termin')
    await stranger.post(`/mein-termin/${(await offered()).reference}/online`)
    expect(stranger.path).toMatch(/^\/mein-termin\?nummer=/)
  })
})

it('fills in what is asked for and was given, and nothing else', () => {
  const none = { email: null, phone: null }
  expect(knownOf({ name: ' Ayşe ', ...none }, sampleForm)).toEqual({ familyName: 'Ayşe' })
  const [first] = sampleForm.pages
  const form = { ...sampleForm, pages: [first!] }
  expect(knownOf({ name: 'A B', email: 'a@example.org', phone: '1' }, form)).toEqual({
    familyName: 'B',
    givenNames: 'A',
  })
})
