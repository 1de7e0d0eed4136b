import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'

let browser: Promise<Browser> | undefined

/** One browser for a test file; every page in a profile of its own, so that visitors do not share cookies. */
export async function openPage(address: string, options: { javaScript?: boolean } = {}): Promise<Page> {
  browser ??= chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    // Chromium's own walls need rights that root in a container does not have.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  const context = await (await browser).newContext({
    baseURL: address,
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    javaScriptEnabled: options.javaScript ?? true,
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  await page.goto('/')
  return page
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Fails with what axe finds against WCAG 2.2 A and AA on the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  // Not as a script of the page: its policy rightly refuses all but our own.
  await page.evaluate(axeSource)
  const findings = await page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: typeof import('axe-core') }).axe
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    })
    return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')}`))
  })
  expect(findings, page.url()).toEqual([])
}

afterAll(async () => {
  await (await browser)?.close()
})
