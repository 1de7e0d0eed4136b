import { afterAll, beforeEach, expect, test } from 'vitest'
import { buildServer } from '../../foundation/http/index.ts'
import type { Role, StaffActor } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, digestOf, fixedClock, testConfig } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { planHistory } from './queries.ts'

const { db } = await createTestDatabase({ demo: true })
const clock = fixedClock('2026-11-26T08:40:00Z')
const person = (id: string, ...roles: Role[]): StaffActor => ({
  kind: 'staff',
  id,
  name: `Demo ${id}`,
  roles,
  teams: [],
})
const [lead, manager] = [person('l1', 'team-lead'), person('m1', 'office-manager')]
let signedIn: StaffActor = lead
beforeEach(() => {
  signedIn = lead
})

const server = await buildServer(
  { db, clock, config: testConfig(), secret: secretFrom('a secret for tests alone') },
  { ...mounts, workbench: { ...mounts.workbench, identify: async () => signedIn } },
)
afterAll(() => server.close())

const list = '/amt/lage/plaene'
const plan = `${list}/kundenzentrum-schliessen`
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

/** What the form of a page would send: its fields as they stand, without the buttons. */
function fieldsOf(body: string): Record<string, string> {
  const text = (value: string) =>
    value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  const form = body.slice(body.indexOf('action="/amt/lage/plaene/'))
  const fields: Record<string, string> = {}
  for (const [, input] of form.matchAll(/<input ([^>]+)>/g)) {
    const [name, value] = [/name="([^"]+)"/, /value="([^"]*)"/].map(part => part.exec(input!)?.[1] ?? '')
    if (name && name !== '_csrf') fields[name] = text(value!)
  }
  for (const [, name, value] of form.matchAll(/<textarea [^>]*name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g))
    fields[name!] = text(value!)
  for (const [, name, options] of form.matchAll(/<select [^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs))
    fields[name!] = /<option value="([^"]*)" selected/.exec(options!)?.[1] ?? ''
  return fields
}

test('the plans of the house, and one of them in sentences with its inverses', async () => {
  const all = await get(list)
  for (const name of [
    'Bezirksamt Bergedorf, 17. März 2020',
    'Ein Kundenzentrum schließen',
    'Ganze Stadt: nur',
  ])
    expect(all.body).toContain(name)
  expect(all.body.match(/\d+ von 100/g)).toHaveLength(3)
  const bergedorf = await get(`${list}/bergedorf-17-maerz-2020`)
  expect(bergedorf.body).toContain('Vor Ort nur dringende Fälle mit Termin für Personalausweis (nur Antrag).')
  expect(bergedorf.body).toContain('Bezirk Bergedorf, Team Urkunden und Beglaubigungen')
  expect(bergedorf.body).toContain('sonst jetzt online erledigen, sonst später mit Vorrang')
  expect(bergedorf.body).toContain('Von Hand: Die Verstärkung zurück in ihre Stellen geben.')
  expect((await get(`${list}/nirgends`)).statusCode).toBe(404)
  expect((await get(`${plan}/fassungen/7`)).statusCode).toBe(404)
})

test('an action is added, altered and removed, press by press, and nothing is stored before the plan is saved', async () => {
  const before = await digestOf(db)
  const begun = fieldsOf((await get(`${plan}/aendern`)).body)
  const typed = { ...begun, 'name-de': 'Getippt & neu' }
  const opened = await post(`${plan}/aendern`, { ...typed, act: 'new-by-hand' })
  expect(opened.body).toContain('value="Getippt &amp; neu"')
  const wrong = await post(`${plan}/aendern`, {
    ...fieldsOf(opened.body),
    wo: 'office:billstedt',
    team: 'urkunden',
    'text-de': 'Schlüssel abgeben',
    act: 'take',
  })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Ein Team gehört zu einem Bezirk.')
  expect(wrong.body.match(/Bitte schreiben Sie den Text in beiden Sprachen/g)!.length).toBeGreaterThan(2)
  expect(wrong.body).toContain('>Schlüssel abgeben</textarea>')
  const early = await post(`${plan}/aendern`, { ...fieldsOf(wrong.body), act: 'save' })
  expect(early.statusCode).toBe(422)
  expect(early.body).toContain('übernehmen oder verwerfen Sie zuerst')
  const right = { team: '', 'text-en': 'Hand the key in', 'zurueck-de': 'Holen', 'zurueck-en': 'Fetch' }
  const taken = await post(`${plan}/aendern`, { ...fieldsOf(wrong.body), ...right, act: 'take' })
  expect(taken.statusCode).toBe(200)
  expect(taken.body).toContain('Von Hand: Schlüssel abgeben')
  const last = JSON.parse(fieldsOf(taken.body).massnahmen!).length - 1
  const reopened = await post(`${plan}/aendern`, { ...fieldsOf(taken.body), act: `edit-${last}` })
  expect(reopened.body).toContain('>Schlüssel abgeben</textarea>')
  const altered = await post(`${plan}/aendern`, {
    ...fieldsOf(reopened.body),
    'text-de': 'Schlüssel holen',
    act: 'take',
  })
  expect(JSON.parse(fieldsOf(altered.body).massnahmen!)).toHaveLength(last + 1)
  const removed = await post(`${plan}/aendern`, { ...fieldsOf(altered.body), act: 'remove-0' })
  expect(JSON.parse(fieldsOf(removed.body).massnahmen!)).toHaveLength(last)
  expect(await digestOf(db)).toBe(before)

  const saved = await post(`${plan}/aendern`, { ...fieldsOf(removed.body), act: 'save' })
  expect(saved.headers.location).toBe(`${plan}?gesagt=gespeichert`)
  const [newest] = await planHistory(db, 'kundenzentrum-schliessen')
  expect(newest).toMatchObject({
    number: 2,
    authorId: 'l1',
    definition: { name: { de: 'Getippt & neu' } },
  })
  expect(newest.definition.actions.at(-1)).toMatchObject({ kind: 'by-hand', task: { de: 'Schlüssel holen' } })

  const late = await post(`${plan}/aendern`, { ...typed, act: 'save' })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('Inzwischen gibt es eine neuere Fassung')
  expect(late.body).toContain('value="Getippt &amp; neu"')
})

test('every kind of action is carried from the form to the plan and back without a change', async () => {
  for (const id of ['bergedorf-17-maerz-2020', 'ganze-stadt-nur-dringend', 'kundenzentrum-schliessen']) {
    let { body } = await get(`${list}/${id}/aendern`)
    const actions = JSON.parse(fieldsOf(body).massnahmen!) as {
      kind: string
      urgent?: boolean
      ways?: string[]
    }[]
    for (const [index, { urgent }] of actions.entries()) {
      const opened = fieldsOf(
        (await post(`${list}/${id}/aendern`, { ...fieldsOf(body), act: `edit-${index}` })).body,
      )
      // A checkbox sends nothing where it is not checked.
      if (!urgent) delete opened.dringend
      body = (await post(`${list}/${id}/aendern`, { ...opened, act: 'take' })).body
    }
    expect(JSON.parse(fieldsOf(body).massnahmen!)).toEqual(actions)
  }
})

test('what was tampered with is no plan', async () => {
  const before = await digestOf(db)
  const fields = {
    ...fieldsOf((await get(`${plan}/aendern`)).body),
    massnahmen: '[{"kind":"explode"}]',
    act: 'save',
  }
  const answer = await post(`${plan}/aendern`, fields)
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('mindestens eine Maßnahme')
  expect(await digestOf(db)).toBe(before)
})

test('a second person approves; the author and whoever may not are told why they do not', async () => {
  const city = `${list}/ganze-stadt-nur-dringend`
  expect((await get(city)).body).toContain('Genehmigen kann nur eine Amtsleitung.')
  expect((await post(`${city}/genehmigung`, { fassung: '1' })).statusCode).toBe(403)
  signedIn = manager
  const saved = await post(`${city}/aendern`, {
    ...fieldsOf((await get(`${city}/aendern`)).body),
    pruefung: '24',
    act: 'save',
  })
  expect(saved.statusCode).toBe(303)
  expect((await get(city)).body).toContain('Diese Fassung haben Sie geschrieben.')
  expect((await post(`${city}/genehmigung`, { fassung: '2' })).statusCode).toBe(409)
  signedIn = person('m2', 'office-manager')
  expect((await get(city)).body).toContain('Fassung 2 genehmigen')
  expect((await post(`${city}/genehmigung`, { fassung: '1' })).statusCode).toBe(409)
  const approved = await post(`${city}/genehmigung`, { fassung: '2' })
  expect(approved.headers.location).toBe(`${city}?gesagt=genehmigt`)
  expect((await get(list)).body).toContain('Demo m2, 26.11.2026')
})
