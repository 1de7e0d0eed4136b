import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildStaff, CaseHouse } from '../../cases/testing/case-house.ts'
import { buildServer } from '../../foundation/http/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { Client, digestOf } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { keyhole } from '../access/appointment-access.ts'
import { importAppointments } from '../import-appointments.ts'
import { readAppointmentFile } from '../testing/appointment-file.ts'
import { buildOffice, days, faultsOf, openRule } from '../testing/small-city.ts'
import { writeAppointment } from '../testing/write-appointment.ts'
import { spellCode, spellReference } from './read-aloud.ts'

let house: CaseHouse
let agent: Client
let clerk: Client
const hotline = buildStaff('Lars Weiß', [], ['hotline-agent'])
const caseworker = buildStaff('Jule Ahrens', ['melderecht'], ['caseworker'])
const postClerk = buildStaff('Birte Jansen', [], ['post-clerk'])

beforeAll(async () => {
  house = await CaseHouse.build({ config: { rateLimit: false } })
  const file = await readAppointmentFile()
  await house.tx(tx => importAppointments(tx, file, [], house.clock.now()))
  for (const office of ['altona', 'harburg'])
    await buildOffice(house.db, office, ['counter'], [openRule(office, { places: 1 } as never)], days(12))
  agent = await as(hotline)
  clerk = await as(caseworker)
})

async function as(staff: StaffActor): Promise<Client> {
  const workbench = { ...mounts.workbench, identify: async () => staff }
  return new Client(await buildServer(house.house, { ...mounts, workbench }), house.secret)
}

let people = 0
/** Of somebody who has no appointment yet. */
function form(platz: string, changes: Record<string, string> = {}): Record<string, string> {
  people += 1
  const name = `Demo ${'abcdefghijklmnopqrstuvwxyz'[people % 26]}${'x'.repeat(people)}`
  const seite = `page-${people}`
  return { leistung: 'meldebescheinigung', seite, platz, name, geburtsdatum: '14.3.1988', ...changes }
}

async function booked(fields: Record<string, string>, client = agent): Promise<string> {
  const answer = await client.post('/amt/termine', fields)
  expect([answer.statusCode, answer.headers.location]).toEqual([303, expect.stringMatching(/danke=gebucht$/)])
  return /T-\w{4}-\w{2}/.exec(answer.headers.location!)![0]
}

const appointments = () =>
  house.rows(
    sql<{ reference: string; state: string; by: string; id: string; step: number }>`
      SELECT id, reference, state, booked_by AS by, first_step AS step FROM appointments.appointment ORDER BY booked_at`,
  )
const one = async (reference: string) => (await appointments()).find(row => row.reference === reference)!
const looks = async (id: string) => {
  const rows = await house.rows(
    sql<{ act: string; name: string }>`SELECT act, actor_name AS name FROM foundation.audit
      WHERE object_kind = 'appointment' AND object_id = ${id} ORDER BY id`,
  )
  return rows.map(({ act, name }) => `${act} ${name}`)
}
const mailsTo = async (address: string) => {
  const rows = await house.rows(
    sql<{
      template: string
    }>`SELECT template FROM foundation.outbox WHERE address = ${address} ORDER BY template`,
  )
  return rows.map(({ template }) => template)
}

describe('searching', () => {
  test('the empty page asks and focuses the first field', async () => {
    const { body, statusCode } = await agent.get('/amt/termine')
    expect(statusCode).toBe(200)
    expect(body).toMatch(/<select[^>]*id="leistung-1"[^>]*autofocus/)
    expect(body).toContain('Mit den Plätzen für die 115.')
    expect(body).not.toContain('name="platz"')
    expect((await clerk.get('/amt/termine')).body).toContain('auch denen für den Schalter')
  })

  test('the earliest place is chosen already; the times of its day follow', async () => {
    const { body } = await agent.get(
      '/amt/termine?leistung=meldebescheinigung&leistung=&personen=2&wo=altona',
    )
    const places = [...body.matchAll(/<input type="radio"[^>]*value="([^"]+)"([^>]*)>/g)]
    expect(places.slice(0, 3).map(match => match[1])).toEqual([
      'altona/2026-11-03/12',
      'altona/2026-11-04/4',
      'altona/2026-11-05/4',
    ])
    expect(places.filter(match => / checked/.test(match[2]!))).toHaveLength(1)
    expect(body).toContain('Zeiten am Dienstag, 3. November')
    expect(body).toContain('name="geburtsdatum-2"')
  })

  test('the hotline gets no place that is kept for the counter', async () => {
    await house.rows(sql`UPDATE appointments.day SET hotline = 0::bit(48) WHERE office_id = 'harburg'`)
    const path = '/amt/termine?leistung=meldebescheinigung&wo=harburg'
    expect((await agent.get(path)).body).toContain('So ist kein Platz frei')
    expect((await clerk.get(path)).body).toContain('name="platz"')
    await booked(form('harburg/2026-11-05/4'), clerk)
    expect((await agent.post('/amt/termine', form('harburg/2026-11-05/6'))).statusCode).toBe(409)
  })
})

describe('booking', () => {
  test('counts at once, in the name of whoever books, and is read aloud with number and code', async () => {
    const reference = await booked(form('altona/2026-11-04/4', { email: 'jonas@example.org' }))
    const appointment = await one(reference)
    expect(appointment).toMatchObject({ state: 'booked', by: 'staff', step: 4 })
    const { body } = await agent.get(`/amt/termine/${reference}`)
    expect(body).toContain('Ihr Termin ist am Mittwoch, 4. November, um 8:00 Uhr im Kundenzentrum Altona')
    expect(body).toContain(`Ihre Nummer ist ${spellReference(reference)}.`)
    expect(body).toContain(`Ihr Code ist ${spellCode(keyhole.code(house.secret, appointment.id, 0))}.`)
    expect(await mailsTo('jonas@example.org')).toEqual(['appointment-booked'])
    expect(await looks(appointment.id)).toEqual([
      'appointment.booked Lars Weiß',
      'appointment.seen Lars Weiß',
    ])
  })

  test('the same form sent again and at once is one appointment', async () => {
    const fields = form('altona/2026-11-04/5')
    const before = (await appointments()).length
    const answers = await Promise.all([1, 2, 3].map(() => agent.post('/amt/termine', fields)))
    answers.push(await agent.post('/amt/termine', fields))
    expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1)
    expect(answers[0]!.statusCode).toBe(303)
    expect((await appointments()).length).toBe(before + 1)
  })

  test('somebody else on the same page is somebody else', async () => {
    const fields = form('altona/2026-11-04/6')
    await booked(fields)
    const other = await agent.post('/amt/termine', { ...fields, name: 'Frieda Anders' })
    expect(other.statusCode).toBe(409)
    const elsewhere = { ...fields, name: 'Frieda Anders', platz: 'altona/2026-11-04/7' }
    await booked(elsewhere)
  })

  test('what is typed wrong comes back with a sentence each, and changes nothing', async () => {
    const before = await digestOf(house.db)
    const wrong = { name: 'Jonas <Petersen>', geburtsdatum: '31.2.1988', telefon: '040 123456' }
    const answer = await agent.post('/amt/termine', form('', wrong))
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Bitte wählen Sie einen Platz.')
    expect(answer.body).toContain('Den 31.2.1988 gibt es im Kalender nicht')
    expect(answer.body).toContain('value="040 123456"')
    expect(answer.body.match(/class="field__error"/g)!.length).toBeGreaterThanOrEqual(2)
    expect(await digestOf(house.db)).toBe(before)
  })

  test('a place that somebody else has taken: the three nearest, none chosen, what was typed kept', async () => {
    await booked(form('altona/2026-11-05/8'))
    const late = await agent.post('/amt/termine', form('altona/2026-11-05/8', { name: 'Greta Später' }))
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('Dieser Platz ist gerade vergeben worden')
    const [, nearest] = /<legend>Die drei nächsten Plätze<\/legend>(.*?)<\/fieldset>/s.exec(late.body)!
    expect([...nearest!.matchAll(/value="([^"]+)"/g)]).toHaveLength(3)
    expect(late.body).not.toMatch(/type="radio"[^>]* checked/)
    expect(late.body).toContain('value="Greta Später"')
    expect(
      await faultsOf(house.db).then(faults => faults.filter(({ pool }) => pool.startsWith('altona'))),
    ).toEqual([])
  })

  test('whoever has an appointment for the same is led to it, and the place is free again', async () => {
    const person = { name: 'Otto Doppelt', geburtsdatum: '1.1.1970' }
    const reference = await booked(form('altona/2026-11-06/4', person))
    const again = await agent.post('/amt/termine', form('altona/2026-11-06/5', person))
    expect(again.statusCode).toBe(409)
    expect(again.body).toContain('gibt es schon einen Termin')
    expect(again.body).toContain(`href="/amt/termine/${reference}"`)
    await booked(form('altona/2026-11-06/5'))
  })

  test('who may not changes nothing', async () => {
    const stranger = await as(postClerk)
    const reference = await booked(form('altona/2026-11-06/6'))
    const before = await digestOf(house.db)
    const answers = [
      await stranger.get('/amt/termine'),
      await stranger.get(`/amt/termine/${reference}`),
      await stranger.post('/amt/termine', form('altona/2026-11-06/7')),
      await stranger.get(`/amt/termine/${reference}/absagen`),
      await stranger.post(`/amt/termine/${reference}/absagen`),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403, 403])
    expect(await digestOf(house.db)).toBe(before)
  })
})

describe('the appointment of a caller', () => {
  test('is found by number, and by name with date of birth in whatever order; each look is on record', async () => {
    const reference = await booked(
      form('altona/2026-11-09/4', { name: 'Zoë Müller-Lüdenscheidt', geburtsdatum: '2.5.1961' }),
    )
    const { id } = await one(reference)
    const found = async (text: string) =>
      (await clerk.get(`/amt/termine?suche=${encodeURIComponent(text)}`)).headers.location
    expect(await found(reference.toLowerCase())).toBe(`/amt/termine/${reference}`)
    expect(await found('muller ludenscheidt zoe 02.05.1961')).toBe(`/amt/termine/${reference}`)
    expect(await looks(id)).toEqual([
      'appointment.booked Lars Weiß',
      'appointment.seen Jule Ahrens',
      'appointment.seen Jule Ahrens',
    ])
    const nobody = await clerk.get('/amt/termine?suche=Zo%C3%AB%20M%C3%BCller%2001.05.1961')
    expect(nobody.body).toContain('So ist kein Termin offen')
    expect((await clerk.get('/amt/termine?suche=M%C3%BCller')).body).toContain('den ganzen Namen')
  })

  test('is moved: the new place first, the same form once more is the same', async () => {
    const reference = await booked(form('altona/2026-11-09/6', { email: 'moved@example.org' }))
    const page = await agent.get(`/amt/termine?verschieben=${reference}`)
    expect(page.body).toContain('Termin verschieben')
    expect(page.body).not.toContain('name="geburtsdatum"')
    const fields = { verschieben: reference, seite: 'move', platz: 'altona/2026-11-10/9' }
    for (const _ of [1, 2]) {
      const answer = await agent.post('/amt/termine', fields)
      expect(answer.headers.location).toBe(`/amt/termine/${reference}?danke=verschoben`)
    }
    expect(await one(reference)).toMatchObject({ step: 9, state: 'booked' })
    expect(await mailsTo('moved@example.org')).toEqual(['appointment-booked', 'appointment-moved'])
    // The old place goes to those who wait, and the hotline does not get past them.
    const taken = { ...fields, seite: 'other', platz: 'altona/2026-11-09/6' }
    expect((await agent.post('/amt/termine', taken)).statusCode).toBe(409)
    const called = { ...fields, seite: 'call', art: 'phone', platz: 'altona/2026-11-10/12' }
    const refused = (await agent.post('/amt/termine', called)).headers.location!
    expect(refused).toBe(`/amt/termine/${reference}?nicht=telefon`)
    expect((await agent.get(refused)).body).toContain('fehlt die Telefonnummer')
    expect(await one(reference)).toMatchObject({ step: 9 })
  })

  test('is cancelled after a question, once; the place is everybody’s when its moment has come', async () => {
    const fields = form('altona/2026-11-10/4', { email: 'cancelled@example.org' })
    const reference = await booked(fields)
    const question = await agent.get(`/amt/termine/${reference}/absagen`)
    expect(question.body).toContain('Termin absagen?')
    for (const _ of [1, 2]) {
      const answer = await agent.post(`/amt/termine/${reference}/absagen`)
      expect(answer.headers.location).toBe(`/amt/termine/${reference}`)
    }
    const { id, state } = await one(reference)
    expect(state).toBe('cancelled')
    expect((await looks(id)).filter(line => line.startsWith('appointment.cancelled'))).toHaveLength(1)
    expect(await mailsTo('cancelled@example.org')).toEqual(['appointment-booked', 'appointment-cancelled'])
    const page = await agent.get(`/amt/termine/${reference}`)
    expect(page.body).toContain('Der Termin ist abgesagt')
    expect(page.body).not.toContain('Ihr Code ist')
    expect((await agent.get(`/amt/termine?verschieben=${reference}`)).headers.location).toBe(
      `/amt/termine/${reference}?nicht=vorbei`,
    )
    expect((await agent.post('/amt/termine', { ...fields, seite: 'early' })).statusCode).toBe(409)
    await house.rows(
      sql`UPDATE appointments.place SET public_at = ${house.clock.now()} WHERE state = 'returned'`,
    )
    await booked({ ...fields, seite: 'anew' })
  })

  test('that waits for its mail is confirmed for them, once, in the name of whoever does it', async () => {
    const { id, reference } = await writeAppointment(house.db, house.secret, {
      at: house.clock.now(),
      day: house.clock.today().add({ days: 3 }),
      state: 'pending',
    })
    const right = { adresse: 'stimmt' }
    expect((await agent.get(`/amt/termine/${reference}`)).body).toContain('Adresse stimmt: bestätigen')
    const refused = await (await as(postClerk)).post(`/amt/termine/${reference}/bestaetigen`, right)
    expect([refused.statusCode, (await one(reference)).state]).toEqual([403, 'pending'])
    for (const _ of [1, 2]) {
      const answer = await agent.post(`/amt/termine/${reference}/bestaetigen`, right)
      expect(answer.headers.location).toBe(`/amt/termine/${reference}?danke=bestaetigt`)
    }
    expect((await one(reference)).state).toBe('booked')
    expect((await looks(id)).filter(line => line.startsWith('appointment.confirmed'))).toEqual([
      'appointment.confirmed Lars Weiß',
    ])
    await house.rows(
      sql`UPDATE appointments.appointment SET state = 'cancelled', place_id = NULL WHERE id = ${id}`,
    )
    const late = await agent.post(`/amt/termine/${reference}/bestaetigen`, right)
    expect(late.headers.location).toBe(`/amt/termine/${reference}?nicht=vorbei`)
  })

  test('is confirmed without its address, once: no mail goes there, and an old link opens nothing', async () => {
    const { id, reference } = await writeAppointment(house.db, house.secret, {
      at: house.clock.now(),
      day: house.clock.today().add({ days: 3 }),
      state: 'pending',
    })
    await house.rows(
      sql`UPDATE appointments.appointment SET email = 'mistyped@example.org', remind = true WHERE id = ${id}`,
    )
    const page = await agent.get(`/amt/termine/${reference}`)
    expect(page.body).toContain('mistyped@example.org')
    const confirm = (adresse: string) => agent.post(`/amt/termine/${reference}/bestaetigen`, { adresse })
    // Without a choice nothing is confirmed.
    await confirm('')
    expect((await one(reference)).state).toBe('pending')
    for (const _ of [1, 2])
      expect((await confirm('ohne')).headers.location).toBe(`/amt/termine/${reference}?danke=bestaetigt`)
    const rows = await house.rows(
      sql`SELECT state, email, remind, access_epoch AS epoch FROM appointments.appointment WHERE id = ${id}`,
    )
    expect(rows).toEqual([{ state: 'booked', email: null, remind: false, epoch: 1 }])
    expect(await mailsTo('mistyped@example.org')).toEqual([])
    expect((await looks(id)).filter(line => line.startsWith('appointment.confirmed'))).toHaveLength(1)
  })

  test('that is not there is not found', async () => {
    for (const path of ['T-2222-22', 'HH-7KQ2-M4', 'unsinn'])
      expect((await agent.get(`/amt/termine/${path}`)).statusCode).toBe(404)
  })
})
