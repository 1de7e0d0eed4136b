import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { expect, inject, it } from 'vitest'
import { kioskPath } from '../../src/appointments/counter/kiosk-key.ts'
import type { Appointment } from '../../src/appointments/queries.ts'
import {
  type WrittenAppointment,
  writeAppointment,
  writeHold,
  writeTicket,
} from '../../src/appointments/testing/write-appointment.ts'
import { writeWaiting } from '../../src/appointments/testing/write-waiting.ts'
import { entryPath } from '../../src/appointments/waiting-list/entry-link.ts'
import { linkToken } from '../../src/cases/index.ts'
import { type Database, openDatabase } from '../../src/foundation/database/index.ts'
import type { Language } from '../../src/foundation/language/index.ts'
import { portalRoutes } from '../../src/portal.tsx'
import { query } from '../support/database.ts'
import { attachPhoto, certificateAnswers, type PreparedDraft, prepareDraft, send } from '../support/drafts.ts'
import { inspect, inspectAll } from '../support/inspect.ts'
import { findGerman } from '../support/languages.ts'
import { houseSecret } from '../support/staff.ts'
import { openVisitor, type Visitor } from '../support/visitor.ts'

type Places = (visitor: Visitor) => Promise<readonly string[]>

/** Where the pages of a route are; routes without a parameter are where they say. A new one has to be added. */
const places: Record<string, Places> = {
  '/leistungen': async () => ['/leistungen', '/leistungen?q=ausweis', '/leistungen?q=xyzzy'],
  '/leistungen/:id': async () => (await ids('services.service')).map(id => `/leistungen/${id}`),
  '/lebenslagen/:id': async () => (await ids('services.life_situation')).map(id => `/lebenslagen/${id}`),
  '/kundenzentren/:id': async () => ['/kundenzentren/hamburg-mitte', '/kundenzentren/bergedorf'],
  '/problems/:name': async () => ['/problems/wrong-answers', '/problems/way-closed'],
  '/formular/:service': async () => ['/formular/meldebescheinigung', '/formular/wohngeld'],
  '/antrag/:draft': async () => ['/antrag/hund-anmelden', '/antrag/wohngeld'],
  '/antrag/fortsetzen/:token': async () => [(await emptyDraft()).link],
  '/antrag/:draft/ausweisen': visitor => at(visitor, fullDraft(), 'ausweisen'),
  // Nothing was asked for: the page says so, and where to go on.
  '/antrag/:draft/ausweisen/antwort': visitor => at(visitor, fullDraft(), 'ausweisen/antwort'),
  '/demo/ausweis': async visitor => {
    const [page] = await at(visitor, fullDraft(), 'ausweisen')
    await visitor.go(page!)
    await visitor.press(/^Weiter zu: Demo-Ausweis/)
    return [visitor.path]
  },
  '/antrag/:draft/pruefen': visitor => at(visitor, fullDraft(), 'pruefen'),
  '/antrag/:draft/quittung': visitor => at(visitor, sentDraft(), 'quittung'),
  '/antrag/:draft/zwischenspeichern': visitor => at(visitor, fullDraft(), 'zwischenspeichern'),
  '/antrag/:draft/:page': formPages,
  '/antrag/:draft/:page/:question/:n': visitor => at(visitor, fullDraft(), 'purpose/persons/one'),
  '/mein-antrag/link/:token': async () => [linkTo(await caseIn('decided'))],
  '/mein-antrag/:reference': visitor =>
    ofCases(visitor, ['new', 'in-progress', 'waiting', 'decided', 'closed']),
  '/mein-antrag/:reference/unterlage': visitor => ofCases(visitor, ['new'], '/unterlage'),
  '/mein-antrag/:reference/frage': visitor => ofCases(visitor, ['new'], '/frage'),
  '/mein-antrag/:reference/antworten': visitor => ofCases(visitor, ['new'], '/antworten'),
  '/mein-antrag/:reference/einsicht': visitor => ofCases(visitor, ['closed'], '/einsicht'),
  '/mein-antrag/:reference/nachrichten': visitor => ofCases(visitor, ['new', 'closed'], '/nachrichten'),
  '/mein-antrag/:reference/zurueckziehen': visitor => ofCases(visitor, ['new'], '/zurueckziehen'),
  '/mein-antrag/:reference/bewertung': visitor => ofCases(visitor, ['closed'], '/bewertung'),
  '/termin': async () => [
    '/termin',
    '/termin?leistung=personalausweis:2&leistung=wohnsitz-anmelden&wo=bezirk-altona&ab=9&bis=11',
    '/termin?leistung=meldebescheinigung&wo=bergedorf&art=phone&monat=2000-01',
  ],
  '/termin/platz/:hold': async () => [`/termin/platz/${await placeHeld()}`],
  '/warteliste': async () => [
    '/warteliste?leistung=personalausweis:2&wo=bezirk-altona&ab=9&bis=11',
    '/warteliste?leistung=meldebescheinigung',
  ],
  '/warteliste/:entry/:token': async () => {
    const states = ['unconfirmed', 'waiting', 'served', 'left', 'over'] as const
    const lines = await inHouse(db =>
      Promise.all(states.map(state => writeWaiting(db, { ...tomorrow(), state }))),
    )
    const paths = lines.map(({ id }) => entryPath(houseSecret, id))
    return [...paths, `${paths[1]}?danke=abgelehnt`, `${paths[0]}?nicht=termin`]
  },
  '/videoraum/:room': async () => [`/videoraum/${'a'.repeat(22)}`],
  '/aufruf/:office': async () => ['/aufruf/altona'],
  '/wartenummer/:office': async visitor => {
    await visitor.go(kioskPath(houseSecret, 'altona'))
    return ['/wartenummer/altona', '/wartenummer/bergedorf']
  },
  '/wartenummer/:office/geraet/:token': async () => [kioskPath(houseSecret, 'altona')],
  '/wartenummer/:office/:ticket': async () => [`/wartenummer/blankenese/${await ticketDrawn()}`],
  '/mein-termin/:reference/link/:token': async () => [linkToAppointment(await appointmentIn('booked'))],
  '/mein-termin/:reference': visitor =>
    ofAppointments(visitor, ['booked', 'pending', 'cancelled', 'lapsed', 'missed', 'arrived', 'done']),
  '/mein-termin/:reference/bestaetigen': visitor => ofAppointments(visitor, ['pending'], '/bestaetigen'),
  '/mein-termin/:reference/sms': visitor => ofAppointments(visitor, ['booked'], '/sms'),
  '/mein-termin/:reference/frueher': visitor => ofAppointments(visitor, ['booked'], '/frueher'),
  '/mein-termin/:reference/absagen': visitor => ofAppointments(visitor, ['booked'], '/absagen'),
  '/mein-termin/:reference/verschieben/:hold': async visitor =>
    ofAppointments(visitor, ['booked'], `/verschieben/${await placeHeld()}`),
}

/** Routes that hand out a file and no page. */
const files: Record<string, Places> = {
  '/mein-termin/:reference/termin.ics': visitor => ofAppointments(visitor, ['booked'], '/termin.ics'),
  '/antrag/:draft/kalender.ics': visitor => at(visitor, sentDraft(), 'kalender.ics'),
  '/antrag/:draft/datei/:file': async visitor => {
    const draft = await emptyDraft()
    return at(visitor, Promise.resolve(draft), `datei/${await attachPhoto(draft, 'idCopy')}`)
  },
  '/mein-antrag/:reference/brief/:letter': async visitor => {
    const [letter] = await query<Letter>(
      inject('house').databaseUrl,
      `SELECT letter.id, record.id AS "caseId", record.reference, record.access_epoch AS epoch
        FROM post.letter JOIN cases.case_record record ON record.id = letter.case_id
        WHERE letter.delivery = 'online' AND letter.file_id IS NOT NULL LIMIT 1`,
    )
    const { id, caseId, reference, epoch } = letter!
    await visitor.go(linkTo({ id: caseId, epoch }))
    return [`/mein-antrag/${reference}/brief/${id}`]
  },
}

const routes = portalRoutes.filter(route => route.method === 'GET').map(route => route.path)

it('knows where every page of the portal is, and no page that is none', () => {
  const withParameter = routes.filter(path => path.includes(':'))
  const known = [...Object.keys(places), ...Object.keys(files), ...DATA]
  expect(
    withParameter.filter(path => !known.includes(path)),
    'routes without a place',
  ).toEqual([])
  expect(
    known.filter(path => !routes.includes(path)),
    'places without a route',
  ).toEqual([])
})

/** What a script of ours asks for; its own page is looked at. */
const DATA = ['/aufruf/:office/stand.json']
const pages = routes.filter(path => !(path in files) && !DATA.includes(path))

/** Behind one route there may be two dozen pages, and a busy machine needs seconds for each. */
const MANY_PAGES = 300_000

it.each(pages)(
  '%s bars nobody, and speaks English under /en',
  async route => {
    const visitor = await openVisitor({ sameWindow: true })
    const paths = (await places[route]?.(visitor)) ?? [route]
    await inspectAll(visitor, paths, async path => [
      ...(await speaks(visitor, 'de')),
      ...(await inspect(visitor)),
      ...(await inEnglish(visitor, path)),
    ])
  },
  MANY_PAGES,
)

async function inEnglish(visitor: Visitor, path: string): Promise<string[]> {
  const status = await visitor.go(`/en${path}`)
  if (status !== 200) return [`answers ${status} under /en`]
  return [...(await speaks(visitor, 'en')), ...(await findGerman(visitor.page))]
}

async function speaks({ page }: Visitor, language: Language): Promise<string[]> {
  const lang = await page.locator('html').getAttribute('lang')
  return lang === language ? [] : [`says that it is in ${lang}`]
}

it.each(Object.keys(files))('%s hands out a file, as a download', async route => {
  const visitor = await openVisitor({ sameWindow: true })
  for (const path of await files[route]!(visitor)) {
    const answer = await visitor.context.request.get(path)
    expect(answer.status(), path).toBe(200)
    expect(answer.headers()['content-disposition'], path).toMatch(/^attachment; filename/)
  }
})

const mistakes: Record<string, (visitor: Visitor) => Promise<void>> = {
  'a form that comes back': async visitor => {
    await visitor.go((await emptyDraft()).link)
    await visitor.press('Weiter zu Schritt 2')
  },
  'an entry that comes back': async visitor => {
    const draft = await fullDraft()
    await visitor.go(draft.link)
    await visitor.go(`/antrag/${draft.id}/purpose/persons/two`)
    await visitor.press('Übernehmen')
  },
  'a check with something missing': async visitor => {
    const draft = await prepareDraft('meldebescheinigung', { ...certificateAnswers, familyName: '' })
    await visitor.go(draft.link)
    await visitor.go(`/antrag/${draft.id}/pruefen`)
  },
  'an address that is none': async visitor => {
    const draft = await fullDraft()
    await visitor.go(draft.link)
    await visitor.go(`/antrag/${draft.id}/zwischenspeichern`)
    await visitor.fill({ 'Ihre E-Mail-Adresse': 'nirgends' })
    await visitor.press('Link schicken')
  },
  'a number without its code': async visitor => {
    await visitor.go('/mein-antrag')
    await visitor.press('Stand ansehen')
  },
  'an answer left out': async visitor => {
    await visitor.go(linkTo(await caseIn('waiting')))
    await visitor.press('Antwort senden')
  },
  'a document left out': async visitor => {
    await visitor.go((await ofCases(visitor, ['new'], '/unterlage'))[0]!)
    await visitor.press('Unterlage senden')
  },
  'a question left out': async visitor => {
    await visitor.go((await ofCases(visitor, ['new'], '/frage'))[0]!)
    await visitor.press('Frage senden')
  },
  'a rating without stars': async visitor => {
    await visitor.go((await ofCases(visitor, ['closed'], '/bewertung'))[0]!)
    await visitor.page.getByRole('radio').evaluateAll(all => {
      for (const star of all) (star as HTMLInputElement).checked = false
    })
    await visitor.press(/^Bewertung (senden|ändern)$/)
  },
  'a link that is too old': async visitor => {
    visitor.expects(404)
    await visitor.go(`/mein-antrag/link/${'x'.repeat(22)}`)
  },
  'a page that is not there': async visitor => {
    visitor.expects(404)
    await visitor.go('/nirgends')
  },
  'a choice of nothing': async visitor => {
    await visitor.go('/termin')
    await visitor.press('Freie Termine zeigen')
  },
  'a booking without a name': async visitor => {
    await visitor.go(`/termin/platz/${await placeHeld()}`)
    await visitor.press('Termin buchen')
  },
  'a place that ran out': async visitor => {
    visitor.expects(410)
    await visitor.go(`/termin/platz/${randomUUID()}`)
  },
  'an appointment without its code': async visitor => {
    await visitor.go('/mein-termin')
    await visitor.press('Termin ansehen')
  },
  'a rating that comes too early': async visitor => {
    visitor.expects(409)
    await visitor.go((await ofCases(visitor, ['new'], '/bewertung'))[0]!)
  },
  'a service that is closed online': async visitor => {
    visitor.expects(409)
    await visitor.go('/antrag/elterngeld')
  },
}

it.each(Object.keys(mistakes))('%s bars nobody', async name => {
  const visitor = await openVisitor({ sameWindow: true })
  await mistakes[name]!(visitor)
  expect(await inspect(visitor), visitor.path).toEqual([])
})

/** In the house of the journeys; none of them takes a free place away. */
const tomorrow = () => ({
  at: Temporal.Now.instant(),
  day: Temporal.Now.plainDateISO('Europe/Berlin').add({ days: 1 }),
})

const ticketDrawn = () => inHouse(db => writeTicket(db, { ...tomorrow(), office: 'blankenese' }))
const placeHeld = () => inHouse(db => writeHold(db, tomorrow()))
const appointmentIn = (state: Appointment['state']) =>
  inHouse(db => writeAppointment(db, houseSecret, { ...tomorrow(), state }))

async function inHouse<Result>(work: (db: Database) => Promise<Result>): Promise<Result> {
  const db = openDatabase(inject('house').adminUrl, { max: 1 })
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

function linkToAppointment({ reference, linkToken }: WrittenAppointment): string {
  return `/mein-termin/${reference}/link/${linkToken}`
}

async function ofAppointments(visitor: Visitor, states: readonly Appointment['state'][], page = '') {
  const paths: string[] = []
  for (const state of states) {
    const appointment = await appointmentIn(state)
    await visitor.go(linkToAppointment(appointment))
    paths.push(`/mein-termin/${appointment.reference}${page}`)
  }
  return paths
}

interface KnownCase {
  readonly id: string
  readonly reference: string
  readonly epoch: number
}
interface Letter extends KnownCase {
  readonly caseId: string
}

async function ids(table: string): Promise<string[]> {
  const rows = await query<{ id: string }>(inject('house').databaseUrl, `SELECT id FROM ${table} ORDER BY id`)
  return rows.map(({ id }) => id)
}

async function caseIn(state: string): Promise<KnownCase> {
  const cases = await query<KnownCase>(
    inject('house').databaseUrl,
    `SELECT id, reference, access_epoch AS epoch FROM cases.case_record
      WHERE state = $1 AND demo ORDER BY opened_at LIMIT 1`,
    [state],
  )
  return cases[0]!
}

function linkTo({ id, epoch }: Omit<KnownCase, 'reference'>): string {
  return `/mein-antrag/link/${linkToken(houseSecret, id, epoch)}`
}

async function ofCases(visitor: Visitor, states: readonly string[], page = ''): Promise<string[]> {
  const paths: string[] = []
  for (const state of states) {
    const record = await caseIn(state)
    await visitor.go(linkTo(record))
    paths.push(`/mein-antrag/${record.reference}${page}`)
  }
  return paths
}

const emptyDraft = () => prepareDraft('meldebescheinigung', {})
const fullDraft = () => prepareDraft('meldebescheinigung', certificateAnswers)
async function sentDraft(): Promise<PreparedDraft> {
  const draft = await fullDraft()
  await send(draft)
  return draft
}

async function at(visitor: Visitor, draft: Promise<PreparedDraft>, page: string): Promise<string[]> {
  const { id, link } = await draft
  await visitor.go(link)
  return [`/antrag/${id}/${page}`]
}

/** Every page of every form that has one of its own, and of the request without form. */
async function formPages(visitor: Visitor): Promise<string[]> {
  const forms = await query<{ id: string; pages: string[] }>(
    inject('house').databaseUrl,
    `SELECT DISTINCT ON (service_id) service_id AS id,
        jsonb_path_query_array(definition, '$.form.pages[*].id') AS pages
      FROM services.service_version WHERE definition ? 'form' ORDER BY service_id, version DESC`,
  )
  const drafts = [...forms, { id: 'wohngeld', pages: ['message', 'person', 'answer'] }]
  const paths: string[] = []
  for (const { id, pages } of drafts) {
    const draft = await prepareDraft(id, id === 'gewerbeanmeldung' ? { legalForm: 'partnership' } : {})
    await visitor.go(draft.link)
    paths.push(...pages.map(page => `/antrag/${draft.id}/${page}`))
  }
  return paths
}
