import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { auditOf } from '../../foundation/audit/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { buildServer } from '../../foundation/http/index.ts'
import { importStatutes, StatuteFile } from '../../law/index.ts'
import { mounts } from '../../mounts.ts'
import { importPersonas, PersonaFile } from '../../people/index.ts'
import { begin, fillIn, idOf, person } from '../testing/fill-in.ts'
import { goToProvider, prove } from '../testing/prove.ts'
import { buildHouse, type TestHouse } from '../testing/test-house.ts'
import { Visitor } from '../testing/visitor.ts'

const same = (text: string) => ({ de: text, en: text })
const demand = (id: string, step: 'apply' | 'collect', services: string[]) => ({
  id,
  norm: 'test-1',
  services,
  step,
  kind: 'electronic-identity',
  modality: 'must',
  closes: ['online', 'email'],
  reason: same('Nur mit Nachweis.'),
  instead: { channel: 'post', text: same('Schreiben Sie uns einen Brief.') },
  identification: { level: step === 'apply' ? 'substantial' : 'high', norm: 'test-2' },
  validFrom: null,
})
const law = StatuteFile.parse({
  id: 'test',
  abbreviation: 'TestG',
  title: same('Testgesetz'),
  level: 'land',
  norms: [
    { id: 'test-1', citation: same('§ 1 TestG'), says: same('Nur mit sicherem Nachweis.'), textAsOf: null },
    { id: 'test-2', citation: same('§ 2 TestG'), says: same('Welcher Nachweis.'), textAsOf: null },
  ],
  requirements: [
    demand('test-collect', 'collect', ['with-form']),
    demand('test-apply', 'apply', ['without-form']),
  ],
})
const persona = (id: string, familyName: string, givenNames: string | null, birthDate: string) => ({
  id,
  familyName,
  givenNames,
  callName: givenNames?.split(' ')[0] ?? null,
  birthDate,
  birthPlace: 'Husum',
  nationalities: ['DE'],
  dwellings: [
    {
      kind: 'sole',
      street: 'Demoweg 8',
      postcode: '21029',
      place: 'Hamburg',
      quarter: null,
      movedInOn: '2021-06-15',
    },
  ],
})
const personas = PersonaFile.parse({
  demo: true,
  note: same('Erfunden'),
  people: [
    persona('petersen-jonas', 'Petersen', 'Jonas Friedrich', '1988-03-14'),
    persona('yildiz-ayse', 'Yıldız', 'Ayşe', '1988-03-14'),
    persona('suparman', 'Suparman', null, '1990-01-01'),
  ],
})

let house: TestHouse
let server: FastifyInstance
beforeAll(async () => {
  house = await buildHouse()
  await inTransaction(house.db, async tx => {
    await importStatutes(tx, [law], house.clock.now())
    await importPersonas(tx, personas)
  })
})
beforeEach(async () => {
  server = await buildServer({ ...house, config: { ...house.config, demo: true } }, mounts)
})

const draftOf = async (visitor: Visitor) => {
  const { rows } = await sql<{ identified: { person: object; level: string } | null; answers: object }>`
    SELECT identified, answers FROM applications.draft WHERE id = ${idOf(visitor)}`.execute(house.db)
  return rows[0]!
}
const caseOf = async (id: string) => {
  const { rows } = await sql<{ applicant: object; identity: object | null }>`
    SELECT applicant, identity FROM cases.case_record WHERE id = ${id}`.execute(house.db)
  return rows[0]
}
const send = (visitor: Visitor) => visitor.answer({})

describe('an application that needs no proof', () => {
  it('offers one quietly, and says which signature it needs when it is checked', async () => {
    const visitor = await begin(server)
    expect(visitor.html).toContain('Mit Online-Ausweis ausfüllen')
    const id = idOf(visitor)
    await fillIn(visitor)
    await visitor.get(`/antrag/${id}/pruefen`)
    expect(visitor.html).toContain('Nachweis und Unterschrift')
    expect(visitor.html).toContain('ist nicht nötig')
  })
  it('offers none where nobody can give one', async () => {
    const bare = await buildServer({ ...house, config: { ...house.config, demo: false } }, mounts)
    const visitor = await begin(bare)
    expect(visitor.html).not.toContain('Online-Ausweis')
    const id = idOf(visitor)
    expect((await visitor.post(`/antrag/${id}/ausweisen`, { provider: 'demo' })).statusCode).toBe(422)
    const demo = await begin(server)
    const page = await goToProvider(demo, idOf(demo))
    expect((await visitor.get(page)).statusCode).toBe(404)
    expect((await visitor.get('/demo/ausweis')).statusCode).toBe(404)
  })
})

describe('a proof', () => {
  it('answers who is applying; no form can answer otherwise', async () => {
    const visitor = await begin(server)
    const id = idOf(visitor)
    const stale = visitor.path
    await prove(visitor, id)
    expect(visitor.html).toContain('Sie haben sich ausgewiesen')
    await visitor.get(stale)
    expect(visitor.html).not.toContain('name="familyName"')
    expect(visitor.html).toContain('Jonas Friedrich')
    // A page from before the proof still has the fields; what they send is not taken.
    await visitor.post(stale, {
      _shown: ['familyName', 'givenNames', 'birthDate', 'mainAddress'],
      ...person,
      _act: 'next',
    })
    expect((await draftOf(visitor)).answers).not.toHaveProperty('familyName')
    await visitor.get(stale)
    expect(visitor.html).toContain('Petersen')
    expect(visitor.html).not.toContain('Yıldız')
  })
  it('shows what had been typed about somebody else, and can be discarded', async () => {
    const visitor = await begin(server)
    const id = idOf(visitor)
    await visitor.answer({ ...person, _act: 'next' })
    await prove(visitor, id)
    expect(visitor.html).toContain('Das stand vorher anders im Antrag')
    expect(visitor.html).toContain('Sie hatten geschrieben: Yıldız. Im Nachweis steht: Petersen.')
    await visitor.post(`/antrag/${id}/ausweisen/verwerfen`)
    expect((await draftOf(visitor)).identified).toBeNull()
    await visitor.get(`/antrag/${id}/person`)
    expect(visitor.html).toContain('value="Yıldız"')
    expect((await auditOf(house.db, 'draft', id)).map(({ act }) => act)).toEqual([
      'draft.identified',
      'draft.identification-dropped',
    ])
  })
  it('goes to the case with means, level and reference, and leaves the draft', async () => {
    const visitor = await begin(server)
    const id = idOf(visitor)
    await fillIn(visitor)
    await prove(visitor, id, { person: 'yildiz-ayse' })
    expect(visitor.html).not.toContain('Das stand vorher anders')
    await visitor.get(`/antrag/${id}/pruefen`)
    await send(visitor)
    expect(visitor.path).toBe(`/antrag/${id}/quittung`)
    expect(await caseOf(id)).toEqual({
      applicant: { familyName: 'Yıldız', givenNames: 'Ayşe', birthDate: '1988-03-14' },
      identity: {
        means: 'eid',
        level: 'high',
        at: house.clock.now().toString(),
        reference: 'demo/demo:yildiz-ayse',
      },
    })
    expect((await draftOf(visitor)).identified).toBeNull()
    expect((await auditOf(house.db, 'case', id)).map(({ act }) => act)).toEqual([
      'case.opened',
      'case.identified',
    ])
  })
  it('is worth nothing after an hour, and on another device', async () => {
    const visitor = await begin(server)
    const id = idOf(visitor)
    await fillIn(visitor)
    await prove(visitor, id, { person: 'yildiz-ayse' })
    await visitor.get(`/antrag/${id}/zwischenspeichern`)
    const link = /https:\/\/amt\.example(\/antrag\/fortsetzen\/[\w-]+)/.exec(visitor.html)![1]!
    const other = new Visitor(server)
    await other.get(link)
    await other.get(`/antrag/${id}/pruefen`)
    await other.answer({})
    expect(other.path).toContain('ergebnis=anderes-geraet')
    expect(await caseOf(id)).toBeUndefined()
    await visitor.get(`/antrag/${id}/pruefen`)
    house.clock.advance({ minutes: 61 })
    await send(visitor)
    expect(visitor.path).toContain('ergebnis=fehlt')
    expect(await caseOf(id)).toBeUndefined()
  })
  it('of a person with one name fills both fields', async () => {
    const visitor = await begin(server)
    await prove(visitor, idOf(visitor), { person: 'suparman' })
    await visitor.get(`/antrag/${idOf(visitor)}/person`)
    expect(visitor.html.match(/Suparman/g)!.length).toBeGreaterThanOrEqual(2)
  })
})

describe('the answer of a provider', () => {
  /** The address the provider sends the browser back to, caught before the browser follows it. */
  async function answerAddress(visitor: Visitor, id: string): Promise<string> {
    const page = await goToProvider(visitor, id)
    const auftrag = new URL(page, 'https://amt.example').searchParams.get('auftrag')!
    const { state, returnTo } = JSON.parse(Buffer.from(auftrag.split('.')[0]!, 'base64url').toString())
    const { signed } = await import('../../people/identification/demo-order.ts')
    const code = signed(house.secret, 'demo-id-answer', { state, persona: 'petersen-jonas', means: 'eid' })
    return `${returnTo}?${new URLSearchParams({ state, code })}`
  }

  it('counts once', async () => {
    const visitor = await begin(server)
    const id = idOf(visitor)
    const address = await answerAddress(visitor, id)
    await visitor.get(address)
    expect((await draftOf(visitor)).identified).not.toBeNull()
    await visitor.post(`/antrag/${id}/ausweisen/verwerfen`)
    await visitor.get(address)
    expect(visitor.path).toContain('ergebnis=abgelaufen')
    expect((await draftOf(visitor)).identified).toBeNull()
  })
  it('counts for no other draft', async () => {
    const visitor = await begin(server)
    const id = idOf(visitor)
    const address = await answerAddress(visitor, id)
    const second = await visitor.post('/antrag/with-form').then(() => idOf(visitor))
    await goToProvider(visitor, second)
    await visitor.get(address.replace(id, second))
    expect(visitor.path).toBe(`/antrag/${second}/ausweisen?ergebnis=abgelaufen`)
  })
  it('counts in no other browser, even with the link of the draft', async () => {
    const visitor = await begin(server)
    const id = idOf(visitor)
    const address = await answerAddress(visitor, id)
    await visitor.get(`/antrag/${id}/zwischenspeichern`)
    const link = /https:\/\/amt\.example(\/antrag\/fortsetzen\/[\w-]+)/.exec(visitor.html)![1]!
    const other = new Visitor(server)
    await other.get(link)
    await other.get(address)
    expect(other.path).toContain('ergebnis=abgelaufen')
    expect((await draftOf(visitor)).identified).toBeNull()
  })
  it('is too late after a quarter of an hour', async () => {
    const visitor = await begin(server)
    const address = await answerAddress(visitor, idOf(visitor))
    house.clock.advance({ minutes: 15 })
    await visitor.get(address)
    expect(visitor.path).toContain('ergebnis=abgelaufen')
  })
  it('is nothing without the provider’s signature', async () => {
    const visitor = await begin(server)
    const address = new URL(await answerAddress(visitor, idOf(visitor)), 'https://amt.example')
    const forged = Buffer.from(JSON.stringify({ persona: 'petersen-jonas', means: 'eid' })).toString(
      'base64url',
    )
    address.searchParams.set('code', `${forged}.${'A'.repeat(22)}`)
    await visitor.get(address.pathname + address.search)
    expect(visitor.path).toContain('ergebnis=abgebrochen')
    expect((await draftOf(visitor)).identified).toBeNull()
  })
  it('may be that somebody cancelled: nothing typed is lost', async () => {
    const visitor = await begin(server)
    const id = idOf(visitor)
    await visitor.answer({ ...person, _act: 'next' })
    await prove(visitor, id, { act: 'abort' })
    expect(visitor.path).toContain('ergebnis=abgebrochen')
    expect((await draftOf(visitor)).answers).toMatchObject({ familyName: 'Yıldız' })
  })
})

describe('an application that needs a level', () => {
  it('asks for the proof first, says why with the norm, and names the equal ways', async () => {
    const visitor = await begin(server, 'without-form')
    expect(visitor.path).toMatch(/ausweisen$/)
    expect(visitor.html).toContain('§ 1 TestG')
    expect(visitor.html).toContain('Nur mit sicherem Nachweis.')
    expect(visitor.html).toContain('Schreiben Sie uns einen Brief.')
    expect(visitor.html).toContain('/formular/without-form')
  })
  it('does not take a level that is too low', async () => {
    const visitor = await begin(server, 'without-form')
    await prove(visitor, idOf(visitor), { means: 'account' })
    expect(visitor.path).toContain('ergebnis=zu-niedrig')
    expect((await draftOf(visitor)).identified).toBeNull()
    await prove(visitor, idOf(visitor), { means: 'elster' })
    expect((await draftOf(visitor)).identified).toMatchObject({ level: 'substantial' })
  })
  it('cannot begin where nobody can give the proof', async () => {
    const bare = await buildServer({ ...house, config: { ...house.config, demo: false } }, mounts)
    const visitor = new Visitor(bare)
    expect((await visitor.get('/antrag/without-form')).statusCode).toBe(409)
    expect(visitor.html).toContain('Nur mit Nachweis.')
  })
  it('needs it only for the delivery that was chosen', async () => {
    const visitor = await begin(server)
    const id = idOf(visitor)
    await fillIn(visitor)
    await visitor.get(`/antrag/${id}/pruefen`)
    expect(visitor.html).toContain('Für diesen Antrag müssen Sie sich online ausweisen')
    expect(visitor.html).not.toContain('Jetzt absenden')
  })
})

describe('a machine', () => {
  const post = (body: object) => server.inject({ method: 'POST', url: '/api/v1/applications', payload: body })
  const answers = { message: 'Hallo', familyName: 'Petersen', givenNames: 'Jonas', delivery: 'online' }

  it('cannot claim a level', async () => {
    for (const extra of [{ identity: { level: 'high' } }, { level: 'high' }]) {
      const response = await post({ service: 'without-form', answers, ...extra })
      expect(response.statusCode).toBe(422)
    }
    const hidden = await post({ service: 'by-post-only', answers: { ...answers, identified: 'high' } })
    expect([409, 422]).toContain(hidden.statusCode)
  })
  it('finds the way shut that needs a proof', async () => {
    expect((await post({ service: 'without-form', answers })).statusCode).toBe(409)
  })
})
