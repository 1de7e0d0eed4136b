import { afterAll, describe, expect, test } from 'vitest'
import { buildServer } from '../foundation/http/index.ts'
import type { StaffActor } from '../foundation/permissions/index.ts'
import { secretFrom } from '../foundation/secret.ts'
import { createTestDatabase, digestOf, fixedClock, testConfig } from '../foundation/testing/index.ts'
import { mounts } from '../mounts.ts'
import { closeLetterProcess } from '../post/index.ts'
import { readPdf } from '../post/rendering/testing/read-pdf.ts'

const { db } = await createTestDatabase({ demo: true })
// The demo is loaded at the time of the real clock: nothing was known before.
const clock = fixedClock('2099-11-23T08:40:00Z')
const secret = secretFrom('a secret for tests alone')
const officer: StaffActor = {
  kind: 'staff',
  id: 'l1',
  name: 'Sven Recht',
  roles: ['legal-officer'],
  teams: [],
}
const manager: StaffActor = { ...officer, id: 'm1', name: 'Dörte Amt', roles: ['office-manager'] }
let signedIn = officer

const server = await buildServer(
  { db, clock, config: testConfig(), secret },
  { ...mounts, workbench: { ...mounts.workbench, identify: async () => signedIn } },
)
afterAll(async () => {
  await server.close()
  await closeLetterProcess()
})

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

const typed = {
  'gegenstand-de': 'Antrag am Telefon',
  'gegenstand-en': 'Application by phone',
  anforderung: 'pauswg-9-1-6-appearance',
  wirkung: 'suspends',
  art: 'ordinance',
  'aussteller-de': 'Senat',
  'aussteller-en': 'Senate',
  'fundstelle-de': 'Verordnung <zur Probe>',
  'fundstelle-en': 'Trial ordinance',
  quelle: 'Akte',
  gebiet: 'city',
  oeffnet: 'phone',
  ab: '20.11.2099',
  bis: '30.11.2099',
}
const enter = async (fields: Record<string, string> = {}) =>
  (await post('/amt/recht/neue-ausnahme', { ...typed, ...fields })).headers.location!.replace(/\?.*/, '')

describe('what rests on temporary law', () => {
  test('is listed with its standing, without a script, and can be narrowed by links', async () => {
    const { body } = await get('/amt/recht')
    expect(body).toContain('Ausweis per Post')
    expect(body).toContain('Erlass vom 24./25. März 2020')
    expect(body).toContain('bis auf Weiteres, Prüftag 15.05.2020')
    expect(body).toContain('href="/amt/recht?zeige=vorbei"')
    const none = await get('/amt/recht?zeige=endet-bald')
    expect(none.body).toContain('Hier steht nichts.')
    expect((await get('/amt/recht?zeige=toString')).statusCode).toBe(200)
  })

  test('one of it shows norm, quote, ways, derogation and that unknown opens nothing', async () => {
    const { body } = await get('/amt/recht/ausnahmen/erlass-2020-03-ausweis-per-post')
    expect(body).toContain('auf dem Postweg an die antragstellende Person versenden')
    expect(body).toContain('wird nicht angewendet, bis jemand es belegt')
    expect(body).toContain('ein Ministerium eines Landes (welches Landes ist nicht bekannt)')
    expect(body).toContain('in Kraft')
    expect((await get('/amt/recht/ausnahmen/nirgends')).statusCode).toBe(404)
  })
})

describe('a derogation of staff', () => {
  test('with faults comes back with all sentences and what was typed, and nothing is written', async () => {
    const before = await digestOf(db)
    const answer = await post('/amt/recht/neue-ausnahme', {
      ...typed,
      bis: '31.2.2099',
      ab: '',
      'fundstelle-en': '',
      'quelle-adresse': 'javascript:alert(1)',
    })
    expect(answer.statusCode).toBe(422)
    for (const sentence of [
      'Den 31.2.2099 gibt es im Kalender nicht.',
      'Bitte geben Sie den ersten Tag ein.',
      'Bitte füllen Sie dieses Feld aus.',
      'Bitte geben Sie die ganze Adresse ein',
    ])
      expect(answer.body).toContain(sentence)
    expect(answer.body).toContain('value="Verordnung &lt;zur Probe>"')
    const endless = await post('/amt/recht/neue-ausnahme', { ...typed, bis: '', bedingung: 'Solange zu ist' })
    expect(endless.body).toContain(
      'Bitte geben Sie einen letzten Tag ein, oder eine Bedingung und einen Prüftag.',
    )
    const nowhere = await post('/amt/recht/neue-ausnahme', {
      ...typed,
      gebiet: 'districts',
      anforderung: 'x',
    })
    expect(nowhere.body).toContain('Bitte kreuzen Sie mindestens einen Bezirk an.')
    expect(await digestOf(db)).toBe(before)
  })

  test('is released by another person alone; then citizens read it as the ground of an open way', async () => {
    const page = await enter()
    const phone = async () => {
      const answer = await get('/api/v1/services/personalausweis/channels')
      const { items } = answer.json() as {
        items: { step: string; channel: string; grounds: unknown[] }[]
      }
      const way = items.find(({ step, channel }) => step === 'apply' && channel === 'phone')
      return JSON.stringify(way?.grounds)
    }
    const shown = await get(page)
    expect(shown.body).toContain('Sie haben es selbst eingetragen.')
    const own = await post(`${page}/freigabe`, { nummer: '0' })
    expect(own.headers.location).toContain('eigener-eintrag')
    expect(await phone()).not.toContain('Verordnung')
    signedIn = manager
    expect((await get(page)).body).toContain('Eingetragen hat es Sven Recht.')
    expect((await post(`${page}/freigabe`, { nummer: '0' })).headers.location).toContain('freigegeben')
    expect((await post(`${page}/freigabe`, { nummer: '0' })).headers.location).toContain('nichts-freizugeben')
    signedIn = officer
    expect((await get('/amt/recht?zeige=endet-bald')).body).toContain('8 Tage')
    const falls = await get('/amt/recht/rueckfall?am=1.12.2099&bekannt=23.11.2099')
    expect(falls.body).toContain('Verordnung &lt;zur Probe>')
    expect(falls.body).toContain('Am 01.12.2099, verglichen mit dem 23.11.2099')
    // Once the second of grace of what is shown from memory is over.
    await expect.poll(phone, { timeout: 3000 }).toContain('Verordnung <zur Probe>')
  })

  test('is renewed and ended with a reason; wrong days are told beside their field', async () => {
    const page = await enter({ 'gegenstand-de': 'Noch eine' })
    signedIn = manager
    await post(`${page}/freigabe`, { nummer: '0' })
    signedIn = officer
    const bare = await post(`${page}/verlaengerung`, { bis: '', pruefen: '', grund: '' })
    expect(bare.statusCode).toBe(422)
    expect(bare.body).toContain('Bitte geben Sie einen letzten Tag oder einen Prüftag an.')
    const shorter = await post(`${page}/verlaengerung`, { bis: '29.11.2099', grund: 'Es dauert.' })
    expect(shorter.body).toContain('der nach dem jetzigen letzten liegt')
    expect(shorter.body).toContain('value="Es dauert."')
    const renewed = await post(`${page}/verlaengerung`, { bis: '31.12.2099', grund: 'Es dauert.' })
    expect(renewed.headers.location).toContain('verlaengert')
    expect((await get(page)).body).toContain('verlängert bis 31.12.2099')
    const long = await post(`${page}/ende`, { 'letzter-tag': '1.1.2099', warum: 'Schluss.' })
    expect(long.body).toContain('Bitte geben Sie einen Tag ab gestern ein')
    const ended = await post(`${page}/ende`, { 'letzter-tag': '24.11.2099', warum: 'Schluss.' })
    expect(ended.headers.location).toContain('beendet')
    expect((await get(page)).body).toContain('beendet zum 24.11.2099')
  })
})

describe('needs for change', () => {
  const need = {
    'was-de': '=Elterngeld ohne Unterschrift',
    'was-en': 'Parental allowance without a signature',
    norm: 'beeg-7-1',
    wer: 'Bund',
    heute: 'Elterngeld ist schriftlich zu beantragen.',
    minuten: '1.200',
    'minuten-wie': 'gezählt "von Hand"',
    anforderung: 'beeg-7-1-written',
  }

  test('a number without how it was reckoned is refused', async () => {
    const answer = await post('/amt/recht/neuer-bedarf', { ...need, 'minuten-wie': '', wege: 'viele' })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Bitte sagen Sie, wie die Zahl gerechnet ist.')
    expect(answer.body).toContain('Bitte geben Sie eine ganze Zahl ein')
  })

  test('stand by what they save, and move on with a day', async () => {
    const entered = await post('/amt/recht/neuer-bedarf', need)
    const page = entered.headers.location!.replace(/\?.*/, '')
    const list = (await get('/amt/recht/aenderungsbedarf')).body
    expect(list.indexOf('Elterngeld ohne')).toBeLessThan(list.indexOf('Elektronische Anmeldung als Regel'))
    expect(list).toContain('nicht bekannt')
    expect((await post(`${page}/stand`, { stand: 'drafted', seit: '' })).statusCode).toBe(422)
    const moved = await post(`${page}/stand`, {
      stand: 'drafted',
      seit: '20.11.2099',
      anmerkung: 'Liegt vor.',
    })
    expect(moved.headers.location).toContain('gesagt=stand')
    const stale = await post(`${page}/stand`, { stand: 'drafted', seit: '20.11.2099' })
    expect(stale.headers.location).toContain('nicht-von-hier')
    expect((await get(page)).body).toContain('Entwurf im Haus seit 20.11.2099')
  })

  test('as a table have formulas defused and quotes kept; unknown is empty', async () => {
    const answer = await get('/amt/recht/aenderungsbedarf.csv')
    const [head, first, ...rest] = answer.body.trim().split('\r\n')
    expect(head).toContain('minutes_per_year')
    expect(first).toContain(",'=Elterngeld ohne Unterschrift,")
    expect(first).toContain('1200,"gezählt ""von Hand"""')
    expect(rest.find(line => line.startsWith('elektronische-anmeldung'))).toContain(',idea,,,,,,,,')
  })

  test('as a PDF are tagged for people who do not see (PDF/UA)', async () => {
    const answer = await get('/amt/recht/aenderungsbedarf.pdf')
    expect(answer.headers['content-type']).toBe('application/pdf')
    const { pages, marked, xmp } = await readPdf(answer.rawPayload)
    expect([marked, xmp?.get('pdfuaid:part')]).toEqual([true, '1'])
    const read = pages.flatMap(page => page.read)
    const headings = read.filter(({ role }) => /^H[12]$/.test(role)).map(({ text }) => text)
    expect(headings).toEqual([
      'Was am Recht zu ändern ist',
      '1. =Elterngeld ohne Unterschrift',
      '2. Ausweis beantragen, ohne zu kommen',
      '3. Ausweis mit der Post schicken',
      '4. Elektronische Anmeldung als Regel statt als Probe',
    ])
    const all = read
      .map(({ text }) => text)
      .join(' ')
      .replaceAll(/\s+/g, ' ')
    expect(all).toContain('Minuten: 1.200 (gezählt "von Hand"); Wege: nicht bekannt; Fälle: nicht bekannt')
    expect(all).toContain('Rechtsamt · Caffamacherreihe 1-3')
    expect(all).toContain('kann sich die meldepflichtige Person elektronisch')
  }, 30_000)
})

test('what falls back can be asked as known on an earlier day; no day is told so', async () => {
  const before = await get('/amt/recht/rueckfall?am=2024-11-01&bekannt=2019-01-01')
  expect(before.body).toContain('An diesem Tag stand noch nichts im Register.')
  const delivery = await get('/amt/recht/rueckfall?am=2024-11-01&bekannt=2099-11-23')
  expect(delivery.body).toContain('Am 01.11.2024, verglichen mit dem 31.10.2024')
  expect(delivery.body).toMatch(/Personalausweis.*Abholen.*Post.*keine: die Norm selbst/s)
  expect((await get('/amt/recht/rueckfall?am=morgen')).statusCode).toBe(422)
})

test('the register tells every norm and requirement', async () => {
  const register = await get('/amt/recht/register')
  expect(register.body).toContain('href="/amt/recht/anforderungen/passg-6-1-7-appearance"')
  const passport = await get('/amt/recht/anforderungen/passg-6-1-7-appearance')
  expect(passport.body).toContain('soll (in aller Regel)')
  expect(passport.body).toContain('bekommt nur einen vorläufigen Reisepass')
  expect(passport.body).toContain('sollen persönlich erscheinen')
  expect((await get('/amt/recht/anforderungen/nirgends')).statusCode).toBe(404)
})

test('who may read does not enter, and who may not read sees nothing', async () => {
  const before = await digestOf(db)
  signedIn = manager
  for (const url of ['/amt/recht/neue-ausnahme', '/amt/recht/neuer-bedarf'])
    expect([url, (await get(url)).statusCode]).toEqual([url, 403])
  expect((await post('/amt/recht/neue-ausnahme', typed)).statusCode).toBe(403)
  signedIn = { ...officer, roles: ['caseworker'] }
  for (const url of ['/amt/recht', '/amt/recht/register', '/amt/recht/aenderungsbedarf.csv'])
    expect([url, (await get(url)).statusCode]).toEqual([url, 403])
  signedIn = officer
  expect(await digestOf(db)).toBe(before)
})
