import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { writeOverlay } from '../channels/index.ts'
import { inTransaction } from '../foundation/database/index.ts'
import { listServices } from './index.ts'
import { OpenPortal } from './testing/open-portal.ts'

const portal = await OpenPortal.open()

test('the home page asks one question and says what is open', async () => {
  const words = await portal.read('/')
  expect(words).toContain('Was möchten Sie erledigen?')
  expect(words).toContain('Alle 16 Kundenzentren sind offen. Dienstag, 3. November, 9:40 Uhr')
  expect(words).toContain('Wohnsitz anmelden oder ummelden')
  expect(await portal.read('/en/')).toContain('All 16 customer centres are open.')
})

test('every service has a page in both languages, with every way and no empty word', async () => {
  for (const { id, definition } of await listServices(portal.db)) {
    const german = await portal.html(`/leistungen/${id}`)
    expect(german).not.toMatch(/undefined|\[object|NaN/)
    for (const way of ['Online', 'Telefon', 'Vor Ort', 'Post', 'E-Mail', 'Video']) {
      expect(german, id).toContain(`<h3 class="way__name">${way}</h3>`)
    }
    expect(await portal.read(`/en/leistungen/${id}`)).toContain(definition.name.en)
  }
})

test('a service page answers at one glance, and why one way does not go', async () => {
  const words = await portal.read('/leistungen/personalausweis')
  expect(words).toContain('46,00 €')
  expect(words).toContain('Gemessen: noch zu wenige Fälle')
  expect(words).toContain('Warum nicht')
  expect(words).toMatch(/Gesetz, § 9 Abs\. 1 Satz \d.* PAuswG, Text vom 28\. Januar 2022/)
})

test('one primary button a page, and the online form is sent by POST with a token', async () => {
  const html = await portal.html('/leistungen/meldebescheinigung')
  expect(html.match(/kern-btn--primary/g)).toHaveLength(1)
  expect(html).toMatch(/<form method="post" action="\/antrag\/meldebescheinigung"/)
  expect(html).toContain('name="_csrf"')
})

test('searching finds across languages; what is typed is shown as text', async () => {
  expect(await portal.read('/leistungen?q=proof+of+residence')).toContain('Meldebescheinigung')
  const hostile = await portal.html('/leistungen?q=%3Cscript%3Ealert(1)%3C/script%3E')
  expect(hostile).not.toContain('<script>alert')
  expect(await portal.read('/leistungen?q=xqzjk+vbnrt')).toContain('haben wir nichts gefunden')
})

test('what does not exist is not found, politely', async () => {
  expect(await portal.read('/leistungen/mondfahrt', 404)).toContain('gibt es nicht')
  await portal.html('/lebenslagen/mondfahrt', 404)
  await portal.html('/kundenzentren/mond', 404)
  await portal.html('/kundenzentren/team-melderecht', 404)
})

test('the nearest centres to a quarter', async () => {
  const words = await portal.read('/kundenzentren?stadtteil=Ottensen')
  expect(words).toContain('In der Nähe von Ottensen')
  expect(words).toContain('Zuerst der Bezirk Altona')
  expect(await portal.read('/kundenzentren?stadtteil=%3Cb%3E')).toContain('„<b>“ kennen wir nicht')
})

test('life situations gather their services', async () => {
  const words = await portal.read('/lebenslagen/umziehen')
  expect(words).toContain('Wohnsitz anmelden oder ummelden')
  expect(words).toContain('Meldebescheinigung')
})

test('a house that is shut is told on the home page, on its own page and on the service page', async () => {
  const at = portal.clock.now()
  const overlay = {
    id: randomUUID(),
    place: { kind: 'office', id: 'billstedt' },
    service: null,
    step: null,
    channel: 'onsite',
    state: 'closed',
    reason: { de: 'Wasserschaden.', en: 'Water damage.' },
    from: at,
    until: at.add({ hours: 48 }),
    createdBy: 'test',
    createdAt: at,
  } as const
  await inTransaction(portal.db, tx => writeOverlay(tx, overlay))
  portal.clock.advance({ minutes: 5 })
  await new Promise(resolve => setTimeout(resolve, 1100))
  expect(await portal.read('/')).toContain('15 von 16 Kundenzentren sind offen.')
  expect(await portal.read('/kundenzentren/billstedt')).toContain('Wasserschaden. Bis 5. November 2026.')
  expect(await portal.read('/leistungen/meldebescheinigung')).toContain('Zurzeit in 15 von 16 Kundenzentren.')
})
