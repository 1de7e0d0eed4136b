import { expect, inject, it } from 'vitest'
import { STAFF_LANGUAGE_COOKIE } from '../../src/foundation/http/index.ts'
import { mayEver, type StaffActor } from '../../src/foundation/permissions/index.ts'
import { workbenchRoutes } from '../../src/workbench.tsx'
import { query } from '../support/database.ts'
import { inspect, inspectAll } from '../support/inspect.ts'
import { findGerman } from '../support/languages.ts'
import { openStaffWindow } from '../support/staff.ts'
import { openVisitor, type Visitor } from '../support/visitor.ts'
import { caseIn, files, PLANS, places, TEAM } from '../support/workbench-places.ts'

/** What a page of ours asks for by itself, as JSON. */
const DATA = ['/amt/schalter/:office/hilferuf/stand.json']

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
  expect(answer.headers()['content-type']).toMatch(/^(application\/(pdf|jsonl|zip)|image\/|text\/csv)/)
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
  const visitor = await openStaffWindow('lund', { sameWindow: true })
  await mistakes[name]!(visitor)
  expect(await inspect(visitor), visitor.path).toEqual([])
})

it('an action of a plan that is being written bars nobody, nor does one without its words', async () => {
  const visitor = await openStaffWindow('rathje', { sameWindow: true })
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
  return openStaffWindow(member!.signIn, { sameWindow: true })
}
