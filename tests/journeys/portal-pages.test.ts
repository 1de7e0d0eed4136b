import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Language } from '../../src/foundation/language/index.ts'
import { portalRoutes } from '../../src/portal.tsx'
import { certificateAnswers, prepareDraft } from '../support/drafts.ts'
import { inspect, inspectAll } from '../support/inspect.ts'
import { findGerman } from '../support/languages.ts'
import { files, places } from '../support/portal-places.ts'
import { openVisitor, type Visitor } from '../support/visitor.ts'
import { caseIn, emptyDraft, fullDraft, linkTo, ofCases, placeHeld } from '../support/ways-in.ts'

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
