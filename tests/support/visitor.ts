import {
  type Browser,
  type BrowserContext,
  chromium,
  type Download,
  type Locator,
  type Page,
} from 'playwright-core'
import { expect, inject, type TestContext } from 'vitest'

export interface VisitorOptions {
  /** Default: with scripts, as most people come. */
  javaScript?: boolean
  /** What the browser asks for, and what its owner reads. */
  language?: 'de' | 'en'
  width?: number
  theme?: 'light' | 'dark'
  /** Default: the house of all journeys. */
  address?: string
  /** Sits down at the window of whoever came like this before, without their cookies: a new one costs a second. */
  sameWindow?: boolean
}

/** Answers that a page may give on purpose: a form that comes back is 422. Any other failure is a fault. */
const EXPECTED = [422]

/**
 * Somebody in front of a browser with a profile of their own. Fields, buttons and links are found as people
 * find them, by their names; whatever goes wrong behind the page is noted and fails the journey at its end.
 */
export class Visitor {
  readonly faults: string[] = []
  private expected = new Set(EXPECTED)

  constructor(
    readonly page: Page,
    readonly context: BrowserContext,
  ) {
    page.on('pageerror', error => this.faults.push(`${page.url()} throws ${error.stack ?? error}`))
    page.on('console', message => {
      // The browser says this of every page that is not a 200; the answers are looked at below.
      const aboutAnAnswer = message.text().startsWith('Failed to load resource: the server responded')
      if (['error', 'warning'].includes(message.type()) && !aboutAnAnswer)
        this.faults.push(`${page.url()} has in its console: ${message.text()}`)
    })
    page.on('requestfailed', request => {
      // Going on before a page is complete, or taking a download, ends what is still being loaded.
      const how = request.failure()?.errorText
      if (how !== 'net::ERR_ABORTED') this.faults.push(`${request.url()} could not be loaded: ${how}`)
    })
    page.on('response', response => {
      const status = response.status()
      const mayBe = response.request().isNavigationRequest() && this.expected.has(status)
      if (status >= 400 && !mayBe)
        this.faults.push(`${response.request().method()} ${response.url()} answers ${status}`)
    })
  }

  /** Set where the window stays open. */
  onLeaving: (() => void) | undefined

  async leave(): Promise<void> {
    if (!this.onLeaving) return this.context.close()
    await this.context.clearCookies()
    this.faults.length = 0
    this.expected = new Set(EXPECTED)
    this.onLeaving()
  }

  /** From now on, a page that answers with one of these is meant to. */
  expects(...statuses: number[]): void {
    for (const status of statuses) this.expected.add(status)
  }

  async go(path: string): Promise<number> {
    const answer = await this.page.goto(path)
    return answer?.status() ?? 0
  }

  /** The path without the address of the house. */
  get path(): string {
    const { pathname, search, hash } = new URL(this.page.url())
    return pathname + search + hash
  }

  /** Presses a button and waits for the page that comes. */
  press(name: string | RegExp): Promise<void> {
    return this.leadsOn(this.button(name))
  }

  /** Follows a link to another page. */
  follow(name: string | RegExp): Promise<void> {
    return this.leadsOn(this.page.getByRole('link', { name, exact: true }).first())
  }

  async leadsOn(to: Locator): Promise<void> {
    const arrived = this.page.waitForEvent('load')
    arrived.catch(() => {})
    await to.click()
    await arrived
  }

  async download(from: Locator): Promise<Download> {
    const coming = this.page.waitForEvent('download')
    coming.catch(() => {})
    await from.click()
    return coming
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** A text field by its label, within a group of fields where it has one. */
  field(label: string, group?: string): Locator {
    const within = group ? this.group(group) : this.page.getByRole('main')
    return within.getByRole('textbox', { name: named(label) })
  }

  group(name: string): Locator {
    return this.page.getByRole('group', { name: named(name) })
  }

  async fill(values: Readonly<Record<string, string>>, group?: string): Promise<void> {
    for (const [label, value] of Object.entries(values)) await this.field(label, group).fill(value)
  }

  option(question: string, answer: string): Locator {
    const group = this.group(question)
    return group
      .getByRole('radio', { name: answer, exact: true })
      .or(group.getByRole('checkbox', { name: answer, exact: true }))
  }

  choose(question: string, answer: string): Promise<void> {
    return this.option(question, answer).check()
  }

  /** Waits until the page's one heading says this. */
  async arrivesAt(heading: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
  }

  /** Waits until this can be read on the page. */
  async reads(text: string | RegExp): Promise<void> {
    await this.page.getByRole('main').getByText(text).filter({ visible: true }).first().waitFor()
  }

  /** Loads the page again and again until this is to be seen: what the worker does comes after the answer. */
  async reloadsUntil(seen: string | RegExp | Locator): Promise<void> {
    const place =
      typeof seen === 'string' || seen instanceof RegExp ? this.page.getByRole('main').getByText(seen) : seen
    const visible = place.filter({ visible: true })
    for (let left = 60; (await visible.count()) === 0; left -= 1) {
      if (left === 0) throw new Error(`The page never showed ${seen}`)
      await this.page.waitForTimeout(250)
      await this.page.reload()
    }
  }

  /** All that can be read between header and footer, in one line. */
  async text(): Promise<string> {
    const text = await this.page.getByRole('main').innerText()
    return text.replace(/\s+/g, ' ')
  }
}

function named(label: string): RegExp {
  const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped}( \\((freiwillig|optional)\\))?$`)
}

let browser: Promise<Browser> | undefined
const visitors = new Set<Visitor>()
/** Windows that stay open, by what their visitors asked for. */
const windows = new Map<string, Visitor>()

export async function openVisitor(options: VisitorOptions = {}): Promise<Visitor> {
  const kind = JSON.stringify(options)
  const visitor = windows.get(kind) ?? (await openWindow(options))
  windows.delete(kind)
  if (options.sameWindow) visitor.onLeaving = () => windows.set(kind, visitor)
  visitors.add(visitor)
  return visitor
}

async function openWindow(options: VisitorOptions): Promise<Visitor> {
  const { javaScript = true, language = 'de', width = 1280, theme = 'light' } = options
  browser ??= launch()
  const context = await (await browser).newContext({
    baseURL: options.address ?? inject('house').address,
    locale: language === 'de' ? 'de-DE' : 'en-GB',
    timezoneId: 'Europe/Berlin',
    javaScriptEnabled: javaScript,
    viewport: { width, height: 900 },
    colorScheme: theme,
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(15_000)
  return new Visitor(await context.newPage(), context)
}

/** One for all files of a process; it ends with the process. */
function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    args: [
      // Chromium's own walls need rights that root in a container does not have.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...['--disable-gpu', '--no-first-run', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync'],
      // A page lives for a moment: making its scripts faster took a tenth to a fifth of the browser's time, measured.
      '--js-flags=--no-opt --no-maglev',
    ],
  })
}

/** After each journey: everybody goes home, and nothing may have failed behind their pages. */
export async function seeOut({ task }: TestContext): Promise<void> {
  const faults = [...visitors].flatMap(visitor => visitor.faults)
  const failed = task.result?.state === 'fail'
  for (const visitor of visitors) {
    if (failed) console.error(await whatIsSeen(visitor))
    await visitor.leave()
  }
  visitors.clear()
  expect(faults, 'Nothing may fail behind the pages of a journey').toEqual([])
}

export async function closeWindows(): Promise<void> {
  for (const { context } of windows.values()) await context.close()
  windows.clear()
}

/** For whoever has to find out why a journey ended early. */
async function whatIsSeen({ page }: Visitor): Promise<string> {
  const seen = await page
    .getByRole('main')
    .ariaSnapshot({ timeout: 1000 })
    .catch(() => 'nothing')
  return `The journey ended at ${page.url()}, where this was to be seen:\n${seen}`
}
