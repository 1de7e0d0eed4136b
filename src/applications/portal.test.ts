import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildServer } from '../foundation/http/index.ts'
import { mounts } from '../mounts.ts'
import { answersOf, begin, dog, fillIn, idOf, person } from './testing/fill-in.ts'
import { picture } from './testing/sample-files.ts'
import { buildHouse, type TestHouse } from './testing/test-house.ts'
import { Visitor } from './testing/visitor.ts'

let house: TestHouse
let server: FastifyInstance
beforeAll(async () => {
  house = await buildHouse()
  server = await buildServer(house, mounts)
})

describe('an application from start to receipt', () => {
  it('goes through all pages without a script', async () => {
    const visitor = await begin(server)
    expect(visitor.path).toMatch(/^\/antrag\/[0-9a-f-]{36}\/person$/)
    expect(visitor.html).toContain('Schritt 1 von 5')
    expect(visitor.html).toContain('Weiter zu Schritt 2')
    await fillIn(visitor)
    expect(visitor.path).toMatch(/pruefen$/)
    expect(visitor.html).toContain('Schritt 6 von 6')
    expect(visitor.html).toContain('Yıldız')
    expect((await visitor.answer({})).statusCode).toBe(200)
    expect(visitor.path).toMatch(/quittung$/)
    expect(visitor.html).toMatch(/HH-\w{4}-\w{2}/)
    expect(visitor.html).toMatch(/>\d{3} \d{3}</)
    expect(visitor.html).toContain('Dienstag, 10. November')
    expect(visitor.html).toContain('a@example.org')
    expect(visitor.html).toMatch(/href="\/mein-antrag\/link\/[\w-]{22}"/)
  })

  it('speaks English to who came in English', async () => {
    const visitor = await begin(server, 'with-form', '/en')
    expect(visitor.path).toMatch(/^\/en\/antrag\//)
    await fillIn(visitor)
    await visitor.answer({})
    expect(visitor.html).toContain('What happens next')
    const { rows } = await sql<{ language: string }>`
      SELECT language FROM cases.case_record WHERE id = ${idOf(visitor)}`.execute(house.db)
    expect(rows[0]?.language).toBe('en')
  })

  it('ends at the same receipt after a double click, a reload and a retry', async () => {
    const visitor = await begin(server)
    await fillIn(visitor)
    const check = { ...visitor }
    const path = visitor.path
    await visitor.answer({})
    const receipt = /HH-\w{4}-\w{2}/.exec(visitor.html)?.[0]
    visitor.html = check.html
    await visitor.post(path, { _revision: '1' })
    expect(/HH-\w{4}-\w{2}/.exec(visitor.html)?.[0]).toBe(receipt)
    for (const page of ['person', 'pruefen', 'zwischenspeichern', 'quittung']) {
      await visitor.get(path.replace('pruefen', page))
      expect(visitor.path).toMatch(/quittung$/)
    }
    const { rows } = await sql`SELECT FROM cases.case_record WHERE id = ${idOf(visitor)}`.execute(house.db)
    expect(rows).toHaveLength(1)
  })

  it('gives the promised day as a file for the calendar', async () => {
    const visitor = await begin(server)
    await fillIn(visitor)
    await visitor.answer({})
    const file = await visitor.get(visitor.path.replace('quittung', 'kalender.ics'))
    expect(file.headers['content-type']).toContain('text/calendar')
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="HH-/)
    expect(file.body).toContain('DTSTART;VALUE=DATE:20261110\r\n')
    expect(file.body.split('\r\n').every(line => Buffer.byteLength(line) <= 75)).toBe(true)
  })

  it('takes a formless request in the same way', async () => {
    const visitor = await begin(server, 'without-form')
    expect(visitor.path).toMatch(/message$/)
    await visitor.answer({ message: 'Ich brauche Hilfe.', _act: 'next' })
    await visitor.answer({ familyName: 'Nguyễn', givenNames: 'Linh', birthDate: '', _act: 'next' })
    await visitor.answer({ delivery: 'online', email: '', phone: '', _act: 'next' })
    await visitor.answer({})
    expect(visitor.html).toContain('Sie haben keine E-Mail-Adresse angegeben')
  })

  it('says why where it cannot be done online', async () => {
    for (const answer of [await new Visitor(server).get('/antrag/by-post-only'), await closedPost()]) {
      expect(answer.statusCode).toBe(409)
      expect(answer.body).toContain('Online geht das gerade nicht')
      expect(answer.body).toContain('/leistungen/by-post-only')
    }
    expect((await new Visitor(server).get('/antrag/nowhere')).statusCode).toBe(404)

    async function closedPost() {
      const visitor = new Visitor(server)
      await visitor.get('/antrag/with-form')
      return visitor.post('/antrag/by-post-only')
    }
  })
})

describe('a page with something to mend', () => {
  it('says what to do at the field and on top, and keeps what was typed', async () => {
    const visitor = await begin(server)
    const wrong = { ...person, birthDate: '14.3.88', 'mainAddress-postcode': '2211', givenNames: '"><b>x' }
    const answer = await visitor.answer({ ...wrong, _act: 'next' })
    expect(answer.statusCode).toBe(422)
    expect(visitor.html).toContain('<title>Fehler: Zu Ihnen – Schalter</title>')
    expect(visitor.html).toContain('Bitte prüfen Sie 3 Angaben')
    expect(visitor.html).toContain('href="#mainAddress-postcode"')
    expect(visitor.html).toContain('id="mainAddress-postcode"')
    expect(visitor.html).toContain('value="14.3.88"')
    expect(visitor.html).toContain('value="&quot;>&lt;b>x"')
    expect(visitor.html).not.toContain('<b>x')
    await visitor.get(visitor.path)
    expect(visitor.html).toContain('value="14.3.88"')
    expect(visitor.html).not.toContain('Bitte prüfen Sie')
  })

  it('shows the page again with the questions that an answer has opened', async () => {
    const visitor = await begin(server)
    await visitor.get(`/antrag/${idOf(visitor)}/papers`)
    expect(visitor.shown()).toEqual(['insured', 'breeds'])
    const again = await visitor.answer({ insured: 'yes', _act: 'next' })
    expect(again.statusCode).toBe(200)
    expect(visitor.shown()).toEqual(['insured', 'policy', 'breeds'])
    expect(visitor.html).toContain('Zu Ihrer Antwort gehören weitere Fragen')
    expect((await visitor.answer({ insured: 'yes', _act: 'next' })).statusCode).toBe(422)
  })

  it('keeps the answer of a question that is hidden again, and takes it back', async () => {
    const visitor = await begin(server)
    await visitor.get(`/antrag/${idOf(visitor)}/papers`)
    await visitor.answer({ insured: 'no', _act: 'next' })
    await visitor.answer({ insured: 'no', why: 'Zu teuer.', _act: 'save' })
    await visitor.get(`/antrag/${idOf(visitor)}/papers`)
    await visitor.answer({ insured: 'yes', why: 'Zu teuer.', _act: 'save' })
    expect(await answersOf(house, visitor)).toMatchObject({ insured: 'yes', why: 'Zu teuer.' })
  })

  it('lets nobody past the check while something is missing', async () => {
    const visitor = await begin(server)
    await visitor.get(`/antrag/${idOf(visitor)}/pruefen`)
    expect(visitor.html).toContain('Angaben fehlen noch')
    expect(visitor.html).toContain(`/antrag/${idOf(visitor)}/person?zurueck=pruefen#familyName`)
    expect(visitor.html).not.toContain('Jetzt absenden')
    const forced = await visitor.post(`/antrag/${idOf(visitor)}/pruefen`, { _revision: '0' })
    expect(forced.statusCode).toBe(422)
  })
})

describe('coming back', () => {
  it('from changing one answer leads to the check', async () => {
    const visitor = await begin(server)
    await fillIn(visitor)
    await visitor.get(`/antrag/${idOf(visitor)}/person?zurueck=pruefen`)
    await visitor.answer({ ...person, familyName: 'Anders', _act: 'next' })
    expect(visitor.path).toMatch(/pruefen$/)
    expect(visitor.html).toContain('Anders')
  })

  it('from changing an entry leads to its list, then to the check', async () => {
    const visitor = await begin(server)
    await fillIn(visitor)
    await visitor.get(`/antrag/${idOf(visitor)}/dogs?zurueck=pruefen`)
    const edit = /value="(edit:dogs:[\w-]+)"/.exec(visitor.html)![1]!
    await visitor.answer({ count: '', _act: edit })
    await visitor.answer({ ...dog, dogName: 'Rex' })
    expect(visitor.path).toMatch(/dogs\?zurueck=pruefen#dogs$/)
    await visitor.answer({ count: '', _act: 'next' })
    expect(visitor.path).toMatch(/pruefen$/)
    expect(visitor.html).toContain('Rex')
  })

  it('by the link works on another device, at the first page with something to do', async () => {
    const visitor = await begin(server)
    await visitor.answer({ ...person, birthDate: 'weiß nicht', _act: 'save' })
    expect(visitor.html).toContain('Ihre Angaben sind gespeichert')
    const link = /https:\/\/amt\.example(\/antrag\/fortsetzen\/[\w-]{22})/.exec(visitor.html)![1]!
    const other = new Visitor(server)
    await other.get(link)
    expect(other.path).toMatch(/person$/)
    expect(other.html).toContain('value="weiß nicht"')
    const guess = await new Visitor(server).get(`${link.slice(0, -4)}AAAA`)
    expect(guess.statusCode).toBe(404)
  })

  it('is not possible on a device where the draft was closed', async () => {
    const visitor = await begin(server)
    const page = visitor.path
    await visitor.answer({ ...person, _act: 'save' })
    await visitor.post(`/antrag/${idOf(visitor)}/schliessen`)
    expect(visitor.html).toContain('Auf diesem Gerät geschlossen')
    expect((await visitor.get(page)).statusCode).toBe(404)
  })

  it('sends the link to an address, and says where it does not', async () => {
    const visitor = await begin(server)
    await visitor.answer({ ...person, _act: 'save' })
    const send = (address: string) => visitor.answer({ address })
    expect((await send('quatsch')).statusCode).toBe(422)
    expect(visitor.html).toContain('value="quatsch"')
    await send('once@example.org')
    expect(visitor.html).toContain('Wir schicken den Link an once@example.org')
  })
})

describe('two windows', () => {
  it('save their own page each', async () => {
    const one = await begin(server)
    const stale = one.html
    await one.get(`/antrag/${idOf(one)}/answer`)
    await one.answer({ delivery: 'post', email: '', phone: '', iban: '', _act: 'save' })
    one.html = stale
    await one.post(`/antrag/${idOf(one)}/person`, {
      ...person,
      _shown: ['familyName', 'givenNames'],
      _act: 'save',
    })
    expect(await answersOf(house, one)).toMatchObject({ delivery: 'post', familyName: 'Yıldız' })
  })

  it('do not send what only the other one has seen', async () => {
    const visitor = await begin(server)
    await fillIn(visitor)
    const check = visitor.html
    await visitor.get(`/antrag/${idOf(visitor)}/person`)
    await visitor.answer({ ...person, familyName: 'Anders', _act: 'save' })
    visitor.html = check
    visitor.path = `/antrag/${idOf(visitor)}/pruefen`
    expect((await visitor.answer({})).statusCode).toBe(409)
    expect(visitor.html).toContain('Ihre Angaben haben sich inzwischen geändert')
    expect(visitor.html).toContain('Anders')
    await visitor.answer({})
    expect(visitor.path).toMatch(/quittung$/)
  })
})

describe('files', () => {
  const file = (name: string, content = picture(name)) => ({ field: 'policy', name, content })
  async function atPapers(): Promise<Visitor> {
    const visitor = await begin(server)
    await visitor.get(`/antrag/${idOf(visitor)}/papers`)
    await visitor.answer({ insured: 'yes', _act: 'next' })
    return visitor
  }

  it('are kept though another field has an error, and can be looked at and removed', async () => {
    const visitor = await atPapers()
    await visitor.answer({ insured: 'perhaps', _act: 'next' }, [
      file('Police.png'),
      file('x.exe', Buffer.from('MZ')),
    ])
    expect(visitor.html).toContain('Bitte wählen Sie ein PDF oder ein Foto')
    expect(visitor.html).toContain('Police.png')
    const page = visitor.path
    const href = /href="(\/antrag\/[^"]+\/datei\/[^"]+)"/.exec(visitor.html)![1]!
    const download = await visitor.get(href)
    expect(download.headers['content-disposition']).toMatch(/^attachment/)
    // Drawn anew: it is a picture, and nothing is left of what stood behind it.
    expect(download.headers['content-type']).toBe('image/png')
    expect(download.rawPayload.subarray(0, 8)).toEqual(picture().subarray(0, 8))
    expect(download.rawPayload.includes('Police.png')).toBe(false)
    await visitor.get(page)
    const remove = /value="(unfile:[\w-]+)"/.exec(visitor.html)![1]!
    await visitor.answer({ insured: 'yes', _act: remove })
    expect(visitor.html).not.toContain('Police.png')
    expect((await visitor.get(href)).statusCode).toBe(404)
  })

  it('go on to the case', async () => {
    const visitor = await atPapers()
    await visitor.answer({ insured: 'yes', _act: 'next' }, [file('a.png'), file('b.png')])
    expect(visitor.path).toMatch(/answer$/)
    expect((await answersOf(house, visitor)).policy).toBeUndefined()
    await visitor.get(`/antrag/${idOf(visitor)}/pruefen`)
    expect(visitor.html).toContain('a.png, b.png')
  })

  it('are taken for questions that want files only', async () => {
    const visitor = await atPapers()
    const answer = await visitor.answer({ insured: 'yes', _act: 'next' }, [
      { ...file('a.png'), field: 'insured' },
    ])
    expect(answer.statusCode).toBe(422)
  })
})
