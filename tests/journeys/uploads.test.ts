import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { fileRefusals } from '../../src/foundation/files/index.ts'
import {
  gifar,
  hostileNames,
  html,
  jpegWithMore,
  pdfBehindPage,
  pngBomb,
  pngWithMore,
  SCRIPT,
  scriptedPdf,
  svg,
  zip,
} from '../../src/foundation/files/testing/hostile-files.ts'
import { bytes, pdf } from '../../src/foundation/files/testing/pdf-of.ts'
import { query } from '../support/database.ts'
import { certificateAnswers, prepareDraft, send } from '../support/drafts.ts'
import { openCase, openStaff } from '../support/staff.ts'
import { openVisitor, type Visitor } from '../support/visitor.ts'

/** The names and the types that a browser gives are an attacker's, too. */
const refused: readonly (readonly [string, string, Buffer, keyof typeof fileRefusals])[] = [
  ['Ausweis.png', 'image/png', svg, 'wrongType'],
  ['Ausweis.jpg', 'image/jpeg', html, 'wrongType'],
  ['Ausweis.pdf', 'application/pdf', gifar, 'wrongType'],
  ['Ausweis.zip', 'application/zip', bytes('PK\u0003\u0004', zip), 'wrongType'],
  ['Ausweis.png', 'image/png', pngBomb, 'tooManyPixels'],
  ['Ausweis.pdf', 'application/pdf', scriptedPdf, 'activeContent'],
  ['Ausweis.pdf', 'application/pdf', pdfBehindPage, 'moreThanPdf'],
  ['Ausweis.pdf', 'application/pdf', pdf('', '', '/Encrypt 7 0 R'), 'encrypted'],
]

/** Every third in `npm test`, all in `npm run soak -- pages`. */
const someNames = process.env.EVERY_PAGE ? hostileNames : hostileNames.filter((_, n) => n % 3 === 1)

it('hostile files and file names: nothing of them runs, with the citizen or in the office', async () => {
  const draft = await prepareDraft('meldebescheinigung', certificateAnswers)
  const citizen = await openVisitor()
  await citizen.go(draft.link)
  await citizen.go(`/antrag/${draft.id}/documents`)
  const hits = await listen(citizen)

  for (const [name, type, content, refusal] of refused) {
    await handsIn(citizen, name, type, content)
    await citizen.reads(fileRefusals[refusal].de)
    expect(await storedFiles(citizen).count()).toBe(0)
  }
  for (const name of someNames) {
    await handsIn(citizen, name, 'text/html', pngWithMore)
    await isHarmless(citizen, 'image/png')
    await citizen.leadsOn(citizen.page.getByRole('button', { name: /^Entfernen/ }))
  }
  await handsIn(citizen, 'Ausweis.html', 'text/html', await jpegWithMore())
  await isHarmless(citizen, 'image/jpeg')

  await send(draft)
  const [found] = await query<{ reference: string }>(
    inject('house').adminUrl,
    `SELECT reference FROM cases.case_record WHERE id = '${draft.id}'`,
  )
  await openAsStaff(found!.reference)
  expect(hits).toEqual([])
}, 600_000)

it('would be noticed, if it ran', async () => {
  const visitor = await openVisitor()
  const hits = await listen(visitor)
  await visitor.page.setContent(SCRIPT)
  await expect.poll(() => hits).toEqual(['file'])
})

async function openAsStaff(reference: string): Promise<void> {
  const staff = await openStaff('ahrens')
  const hits = await listen(staff)
  await openCase(staff, reference)
  await isHarmless(staff, 'image/jpeg')
  expect(hits).toEqual([])
}

async function listen({ context, page }: Visitor): Promise<unknown[]> {
  const hits: unknown[] = []
  await context.exposeFunction('__hit', (which: unknown) => hits.push(which))
  page.on('dialog', dialog => {
    hits.push('a dialog')
    return dialog.dismiss()
  })
  return hits
}

function storedFiles({ page }: Visitor) {
  return page.locator('main a[href*="/datei/"], main a[href*="/unterlage/"]')
}

async function handsIn(citizen: Visitor, name: string, mimeType: string, buffer: Buffer): Promise<void> {
  await citizen.page.locator('main input[type=file]').first().setInputFiles({ name, mimeType, buffer })
  await citizen.leadsOn(citizen.page.getByRole('button', { name: /^Weiter zu/ }))
  // Where all was well, the form has gone on.
  if (citizen.path.endsWith('/pruefen')) await citizen.go(citizen.path.replace('pruefen', 'documents'))
}

/** By the link, by the address, and in every element that could show it or run it. */
async function isHarmless(visitor: Visitor, type: string): Promise<void> {
  const link = storedFiles(visitor).first()
  const path = (await link.getAttribute('href'))!
  const download = await visitor.download(link)
  expect(download.suggestedFilename()).toMatch(/^[^\\/:*?"<>|\p{Cc}\p{Cf}]{1,105}\.(png|jpg|pdf)$/u)
  const answer = await visitor.context.request.get(path)
  expect(answer.headers()).toMatchObject({
    'content-type': type,
    'content-disposition': expect.stringMatching(
      /^attachment; filename="[ -~]+"; filename\*=UTF-8''[\w.%!~-]+$/,
    ),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  })
  expect((await answer.body()).includes('script')).toBe(false)
  await tryEverything(await visitor.context.newPage(), new URL(path, inject('house').address).href)
}

async function tryEverything(page: Page, address: string): Promise<void> {
  const coming = page.waitForEvent('download')
  await page.goto(address).catch(() => {})
  await (await coming).cancel()
  const elements = ['iframe', 'object', 'embed', 'img', 'script', 'link rel=stylesheet']
  const all = elements.map(one => `<${one} src="${address}" data="${address}" href="${address}"></${one}>`)
  // A page of the same house, so that it may fetch the file, and without the policy that all pages of the house have.
  const bare = new URL('/bare', address).href
  await page.route(bare, route => route.fulfill({ contentType: 'text/html', body: all.join('') }))
  const fetched: number[] = []
  page.on('response', answer => answer.url() === address && fetched.push(answer.status()))
  await page.goto(bare, { waitUntil: 'commit' })
  await expect.poll(() => fetched.length, { timeout: 20_000 }).toBeGreaterThan(2)
  expect(new Set(fetched)).toEqual(new Set([200]))
  expect(page.frames().filter(frame => frame.url() === address)).toEqual([])
  await page.close()
}
