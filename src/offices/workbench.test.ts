import { expect, test } from 'vitest'
import { auditOf } from '../foundation/audit/index.ts'
import { inTransaction } from '../foundation/database/index.ts'
import { buildServer } from '../foundation/http/index.ts'
import type { StaffActor } from '../foundation/permissions/index.ts'
import { secretFrom } from '../foundation/secret.ts'
import { createTestDatabase, fixedClock, testConfig } from '../foundation/testing/index.ts'
import { mounts } from '../mounts.ts'
import { findSitePage, sitePageHistory } from './site-pages.ts'

const { db } = await createTestDatabase({ demo: true })
const editor: StaffActor = { kind: 'staff', id: 'e1', name: 'Ilse Redlich', roles: ['editor'], teams: [] }
const caseworker: StaffActor = { ...editor, id: 'c1', name: 'Karl Fall', roles: ['caseworker'] }
let signedIn: StaffActor = editor

const house = {
  db,
  clock: fixedClock('2026-11-03T08:40:00Z'),
  config: testConfig(),
  secret: secretFrom('a secret for tests alone'),
}
const server = await buildServer(house, {
  ...mounts,
  workbench: { ...mounts.workbench, identify: async () => signedIn },
})

const fields = {
  'title-de': 'Impressum',
  'title-en': 'Legal notice',
  'summary-de': '',
  'summary-en': '',
  'text-de': '# Wer wir sind\n\nBezirksamt <Demo>.',
  'text-en': '# Who we are\n\nDistrict office <demo>.',
}

async function send(act: 'preview' | 'save', changed: Record<string, string> = {}) {
  const page = await server.inject({ url: '/amt/seiten/impressum' })
  const cookie = page.cookies.find(({ name }) => name === 'schalter_form')!
  const [, token] = /name="_csrf" value="([^"]+)"/.exec(page.body) ?? []
  const [, basedOn] = /name="based-on" value="(\d+)"/.exec(page.body) ?? []
  const form = { _csrf: token!, 'based-on': basedOn!, act, ...fields, ...changed }
  return server.inject({
    method: 'POST',
    url: '/amt/seiten/impressum',
    cookies: { [cookie.name]: cookie.value },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  })
}

test('a preview shows the words and saves nothing', async () => {
  const answer = await send('preview')
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toContain('Bezirksamt &lt;Demo>.')
  expect((await findSitePage(db, 'impressum'))!.version).toBe(1)
})

test('saving adds a version with author and day, writes the audit, and citizens read it', async () => {
  const answer = await send('save')
  expect(answer.statusCode).toBe(303)
  const page = (await findSitePage(db, 'impressum'))!
  expect(page).toMatchObject({ version: 2, author: 'Ilse Redlich' })
  expect(page.checkedOn.toString()).toBe('2026-11-03')
  expect(await sitePageHistory(db, 'impressum')).toHaveLength(2)
  const lines = await inTransaction(db, tx => auditOf(tx, 'site-page', 'impressum'))
  expect(lines).toMatchObject([{ act: 'site-page.save', actorName: 'Ilse Redlich', detail: { version: 2 } }])
  expect((await server.inject({ url: '/en/impressum' })).body).toContain('Who we are')
  expect((await server.inject({ url: '/amt/seiten/impressum/fassungen/1' })).statusCode).toBe(200)
})

test('who was overtaken by a colleague keeps the text and is told', async () => {
  const answer = await send('save', { 'based-on': '1', 'text-de': '# Mein Text', 'text-en': '# My text' })
  expect(answer.statusCode).toBe(409)
  expect(answer.body).toContain('# Mein Text')
  expect((await findSitePage(db, 'impressum'))!.version).toBe(2)
})

test('texts that do not fit each other are sent back with what to do', async () => {
  const answer = await send('save', { 'title-en': '', 'text-en': '# Who we are' })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('Bitte geben Sie einen Titel ein.')
  expect(answer.body).toContain('Teil 2: Bitte schreiben Sie in beiden Sprachen dieselben Teile')
})

test('only editors come here', async () => {
  signedIn = caseworker
  for (const url of ['/amt/seiten', '/amt/seiten/impressum', '/amt/seiten/impressum/fassungen/1']) {
    expect((await server.inject({ url })).statusCode, url).toBe(403)
  }
  signedIn = editor
})

test('no version can be edited in the database', async () => {
  const { sql } = await import('kysely')
  const change = sql`UPDATE offices.site_page_version SET author_name = 'Niemand'`.execute(db)
  await expect(change).rejects.toThrow('append-only')
})
