import { Temporal } from 'temporal-polyfill'
import { expect, inject, it } from 'vitest'
import { writeAppointment } from '../../src/appointments/testing/write-appointment.ts'
import { openDatabase } from '../../src/foundation/database/index.ts'
import { STAFF_LANGUAGE_COOKIE } from '../../src/foundation/http/index.ts'
import { BERLIN } from '../../src/foundation/language/index.ts'
import { mayEver, type StaffActor } from '../../src/foundation/permissions/index.ts'
import { workbenchRoutes } from '../../src/workbench.tsx'
import { query } from '../support/database.ts'
import { inspect, inspectAll } from '../support/inspect.ts'
import { findGerman } from '../support/languages.ts'
import { houseSecret, openStaff } from '../support/staff.ts'
import { openVisitor, type Visitor } from '../support/visitor.ts'

const PLANS = ['kundenzentrum-schliessen', 'bergedorf-17-maerz-2020', 'ganze-stadt-nur-dringend']

/** Where the pages of a route are; routes without a parameter are where they say. A new one has to be added. */
const places: Record<string, () => Promise<readonly string[]>> = {
  '/amt/eingang': async () => ['/amt/eingang', '/amt/eingang?ansicht=done', '/amt/eingang?suche=nirgends'],
  '/amt/vorgang/:reference': caseViews,
  '/amt/zugaenge/:person': async () => [await accessOf('lund'), await accessOf('harms')],
  '/amt/zugaenge/:person/:errand': async () => {
    const page = await accessOf('lund')
    return ['abmelden', 'sperren', 'startpasswort', 'zweiter-faktor'].map(errand => `${page}/${errand}`)
  },
  '/amt/schalter/:office': async () => [
    '/amt/schalter/altona?platz=4',
    '/amt/schalter/altona?platz=4&gesagt=belegt',
  ],
  '/amt/oeffnung/:office': async () => ['/amt/oeffnung/altona'],
  '/amt/oeffnung/:office/warum': async () => [
    '/amt/oeffnung/altona/warum',
    '/amt/oeffnung/altona/warum?tag=2026-11-30&zeit=7:15&leistung=personalausweis',
  ],
  '/amt/besetzung/:office': async () => ['/amt/besetzung/altona', '/amt/besetzung/altona?tag=2026-01-05'],
  '/amt/tagesblatt/:office/:day': async () => [
    `/amt/tagesblatt/altona/${Temporal.Now.plainDateISO(BERLIN).add({ days: 9 })}`,
  ],
  '/amt/seiten/:id': async () => ['/amt/seiten/hilfe'],
  '/amt/seiten/:id/fassungen/:version': async () => ['/amt/seiten/hilfe/fassungen/1'],
  '/amt/lage/plaene/:plan': async () => PLANS.map(plan => `/amt/lage/plaene/${plan}`),
  '/amt/lage/plaene/:plan/fassungen/:version': async () => [`/amt/lage/plaene/${PLANS[0]}/fassungen/1`],
  '/amt/lage/plaene/:plan/aendern': async () => [`/amt/lage/plaene/${PLANS[0]}/aendern`],
  '/amt/lage/plaene/:plan/probelauf': async () => [
    ...PLANS.map(plan => `/amt/lage/plaene/${plan}/probelauf`),
  ],
  '/amt/termine': async () => [
    '/amt/termine',
    '/amt/termine?leistung=meldebescheinigung:2&art=phone',
    `/amt/termine?verschieben=${await appointmentIn('booked')}`,
    '/amt/termine?leistung=personalausweis&wo=bezirk-altona&braucht=mehr-zeit',
    '/amt/termine?suche=Petersen',
  ],
  '/amt/termine/:reference': async () => {
    const states = ['booked', 'pending', 'cancelled'] as const
    return Promise.all(states.map(async state => `/amt/termine/${await appointmentIn(state)}`))
  },
  '/amt/termine/:reference/absagen': async () => [`/amt/termine/${await appointmentIn('booked')}/absagen`],
}

/** Routes that hand out a file and no page. */
const files: Record<string, () => Promise<string>> = {
  '/amt/vorgang/:reference/unterlage/:file': async () => {
    const { reference, file } = await finishedCase()
    return `/amt/vorgang/${reference}/unterlage/${file}`
  },
  '/amt/vorgang/:reference/brief/:letter': async () => {
    const { reference, letter } = await finishedCase()
    return `/amt/vorgang/${reference}/brief/${letter}`
  },
  '/amt/terminstatistik/zahlen.csv': async () => '/amt/terminstatistik/zahlen.csv?amt=altona',
  '/amt/post/:letter/brief': async () => `/amt/post/${(await finishedCase()).letter}/brief`,
}

/** What a page of ours asks for by itself, as JSON. */
const DATA = ['/amt/schalter/:office/hilferuf/stand.json']

/** The team whose dogs have certificates of insurance, so that its cases have files of every kind. */
const TEAM = 'verkehr-und-tiere'

const routes = workbenchRoutes.filter(route => route.method === 'GET')
const paths = routes.map(route => route.path)

it('knows where every page of the workbench is, and no page that is none', () => {
  const known = [...Object.keys(places), ...Object.keys(files), ...DATA]
  const withParameter = paths.filter(path => path.includes(':'))
  expect(
    withParameter.filter(path => !known.includes(path)),
    'routes without a place',
  ).toEqual([])
  expect(
    known.filter(path => !paths.includes(path)),
    'places without a route',
  ).toEqual([])
})

/** Behind one route there may be a dozen pages, and a busy machine needs ten seconds for each. */
const MANY_PAGES = 300_000

it.each(paths.filter(path => !(path in files) && !DATA.includes(path)))(
  '%s bars nobody, and speaks English to whoever reads English',
  async path => {
    const visitor = await whoMay(path)
    const all = (await places[path]?.()) ?? [path]
    await inspectAll(visitor, all, async () => [...(await inspect(visitor)), ...(await inEnglish(visitor))])
  },
  MANY_PAGES,
)

/** The same page once more. */
async function inEnglish({ context, page }: Visitor): Promise<string[]> {
  const english = {
    name: STAFF_LANGUAGE_COOKIE,
    domain: new URL(inject('house').address).hostname,
    path: '/',
  }
  await context.addCookies([{ ...english, value: 'en' }])
  await page.reload()
  const german = await findGerman(page)
  await context.clearCookies({ name: STAFF_LANGUAGE_COOKIE })
  return german
}

it.each(Object.keys(files))('%s hands out a file', async path => {
  const visitor = await whoMay(path)
  const answer = await visitor.context.request.get(await files[path]!())
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toMatch(/^(application\/pdf|image\/|text\/csv)/)
})

const mistakes: Record<string, (visitor: Visitor) => Promise<void>> = {
  'an act without its words': async visitor => {
    await visitor.go(`/amt/vorgang/${await caseIn('in-progress')}?handlung=ask#handlung`)
    await visitor.fill({ 'Ihre Frage': '' })
    await visitor.press('Nachfragen')
  },
  'a case passed on to nobody': async visitor => {
    await visitor.go(`/amt/vorgang/${await caseIn('in-progress')}?handlung=pass-on#handlung`)
    await visitor.press('Weitergeben')
  },
  'an appointment booked for nobody': async visitor => {
    await visitor.go('/amt/termine?leistung=personalausweis:2&wo=altona')
    await visitor.press('Buchen')
  },
  'a case that is not there': async visitor => {
    visitor.expects(404)
    await visitor.go('/amt/vorgang/HH-2222-22')
  },
  'a page of somebody else’s work': async visitor => {
    visitor.expects(403)
    await visitor.go('/amt/protokoll')
  },
}

it.each(Object.keys(mistakes))('%s bars nobody', async name => {
  const visitor = await openStaff('lund', { sameWindow: true })
  await mistakes[name]!(visitor)
  expect(await inspect(visitor), visitor.path).toEqual([])
})

it('an action of a plan that is being written bars nobody, nor does one without its words', async () => {
  const visitor = await openStaff('rathje', { sameWindow: true })
  await visitor.go(`/amt/lage/plaene/${PLANS[0]}/aendern`)
  for (const kind of [
    'Termine anhalten',
    'Gebuchten etwas anbieten',
    'Hinweis, Zettel, Ansage',
    'Von Hand',
  ]) {
    await visitor.press(kind)
    expect(await inspect(visitor), kind).toEqual([])
    await visitor.press('Verwerfen')
  }
  await visitor.press('Weg öffnen oder schließen')
  await visitor.press('Übernehmen')
  expect(await inspect(visitor)).toEqual([])
  await visitor.go(`/amt/lage/plaene/${PLANS[0]}/probelauf?ab=gestern&um=spaet`)
  expect(await inspect(visitor)).toEqual([])
})

it('a sign-in that fails bars nobody', async () => {
  const visitor = await openVisitor({ sameWindow: true })
  await visitor.go('/amt/anmeldung')
  await visitor.fill({ Benutzername: 'niemand', Passwort: 'falsch' })
  await visitor.press('Anmelden')
  expect(await inspect(visitor)).toEqual([])
})

/** Somebody of the demo who may see this; a caseworker where cases of one team are meant. */
async function whoMay(path: string): Promise<Visitor> {
  const { permission } = routes.find(route => route.path === path)!
  if (permission === 'anyone') return openVisitor({ sameWindow: true })
  const staff = await query<StaffActor & { signIn: string }>(
    inject('house').databaseUrl,
    'SELECT sign_in AS "signIn", roles, teams FROM people.staff ORDER BY $1 = ANY (teams) DESC, sign_in',
    [TEAM],
  )
  const member = staff.find(one => permission === 'signed-in' || mayEver(one, permission))
  expect(member, `somebody of the demo who may see ${path}`).toBeDefined()
  return openStaff(member!.signIn, { sameWindow: true })
}

/** A case in each state, and every act that can be begun with it. */
async function caseViews(): Promise<string[]> {
  const acts = ['ask', 'refuse', 'clear', 'note', 'pass-on', 'grant', 'reply']
  const open = await caseIn('in-progress')
  const states = await Promise.all(['new', 'waiting', 'decided', 'closed'].map(state => caseIn(state)))
  // Finished so long ago that a look asks its reason.
  const longAgo = await caseIn('closed', 'oldest')
  return [
    `/amt/vorgang/${longAgo}`,
    ...states.map(reference => `/amt/vorgang/${reference}`),
    ...acts.map(act => `/amt/vorgang/${open}?handlung=${act}#handlung`),
  ]
}

async function appointmentIn(state: 'booked' | 'pending' | 'cancelled'): Promise<string> {
  const db = openDatabase(inject('house').adminUrl, { max: 1 })
  try {
    const at = Temporal.Now.instant()
    const day = Temporal.Now.plainDateISO(BERLIN).add({ days: 9 })
    return (await writeAppointment(db, houseSecret, { at, day, state })).reference
  } finally {
    await db.destroy()
  }
}

async function accessOf(signIn: string): Promise<string> {
  const staff = await query<{ id: string }>(
    inject('house').databaseUrl,
    'SELECT id FROM people.staff WHERE sign_in = $1',
    [signIn],
  )
  return `/amt/zugaenge/${staff[0]!.id}`
}

async function caseIn(state: string, order: 'newest' | 'oldest' = 'newest'): Promise<string> {
  if (state === 'in-progress') await keepOneInProgress()
  const cases = await query<{ reference: string }>(
    inject('house').databaseUrl,
    `SELECT reference FROM cases.case_record
      WHERE state = $1 AND team = $2 AND demo ORDER BY opened_at ${order === 'newest' ? 'DESC' : ''} LIMIT 1`,
    [state, TEAM],
  )
  expect(cases, `a case of the demo that is ${state}`).toHaveLength(1)
  return cases[0]!.reference
}

/** Journeys share one house: whether the demo's last case in progress is still there depends on who came before. */
async function keepOneInProgress(): Promise<void> {
  await query(
    inject('house').databaseUrl,
    `UPDATE cases.case_record SET state = 'in-progress'
      WHERE id = (SELECT id FROM cases.case_record WHERE state = 'new' AND team = $1 AND demo LIMIT 1)
        AND NOT EXISTS (SELECT FROM cases.case_record WHERE state = 'in-progress' AND team = $1 AND demo)`,
    [TEAM],
  )
}

async function finishedCase(): Promise<{ reference: string; file: string; letter: string }> {
  const cases = await query<{ reference: string; file: string; letter: string }>(
    inject('house').databaseUrl,
    `SELECT record.reference, document.file_id AS file, letter.id AS letter
      FROM cases.case_record record
        JOIN cases.document ON document.case_id = record.id
        JOIN post.letter ON letter.case_id = record.id AND letter.file_id IS NOT NULL
      WHERE record.team = $1 ORDER BY record.decided_at DESC NULLS LAST LIMIT 1`,
    [TEAM],
  )
  return cases[0]!
}
