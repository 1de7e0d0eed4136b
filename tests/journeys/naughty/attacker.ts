import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { root } from '../../../src/foundation/root.ts'
import { photo } from '../../support/files.ts'
import { openVisitor, type Visitor } from '../../support/visitor.ts'

/** Would end the visit, or lock somebody out; what is typed there is never shown. */
const LEFT_ALONE = /^\/amt\/(anmeld|abmeld|konto|zugang)|\/schliessen$/
/** No pages: looked at by their headers. */
const FILES = /\/(brief|datei|unterlagen?)\/|\.(ics|json|txt|pdf|eml|xml)$|\/api\/|\/formular\/|^\/assets\//

/** Somebody with a browser who types hostile text wherever something can be typed, and looks wherever it is shown. */
export class Attacker {
  readonly finds: string[] = []
  /** Forms that were filled in, and pages that were opened, by what they are. */
  readonly filled = new Set<string>()
  readonly opened = new Map<string, number>()
  private turn = 0

  private constructor(
    readonly visitor: Visitor,
    private readonly address: string,
    private readonly texts: readonly string[],
  ) {}

  static async open(address: string, texts: readonly string[]): Promise<Attacker> {
    const visitor = await openVisitor({ address })
    visitor.expects(400, 403, 404, 405, 409, 410, 413, 429)
    const attacker = new Attacker(visitor, address, texts)
    await attacker.listen()
    return attacker
  }

  private async listen(): Promise<void> {
    const { context, page } = this.visitor
    const found = (what: string) => this.finds.push(`${page.url()}: ${what}`)
    await context.exposeFunction('__hit', (which: unknown) => found(`a script ran (${which})`))
    page.on('dialog', dialog => {
      found('a dialog opened')
      return dialog.dismiss()
    })
    page.on('framenavigated', frame => {
      if (frame !== page.mainFrame()) found('a frame opened')
    })
    context.on('request', request => {
      const url = request.url()
      if (!url.startsWith(this.address) && !url.startsWith('data:image/')) found(`a request left for ${url}`)
    })
  }

  /** Opens page after page from these, and fills in every form once, until the time is over. */
  async roam(starts: readonly string[], until: number, perKind = 2): Promise<void> {
    const queue = [...starts]
    for (let path = queue.shift(); path !== undefined && Date.now() < until; path = queue.shift()) {
      const times = this.opened.get(kindOf(path)) ?? 0
      if (times >= perKind && !starts.includes(path)) continue
      this.opened.set(kindOf(path), times + 1)
      if (FILES.test(path)) await this.fetches(path)
      else queue.push(...(await this.visits(path, times === 0)))
    }
  }

  private async visits(path: string, withQuery: boolean): Promise<string[]> {
    const { page } = this.visitor
    await this.visitor.go(path)
    const links = await this.links()
    const forms = await page.locator('form').all()
    for (let at = 0; at < forms.length; at += 1) {
      if (at > 0) await this.visitor.go(path)
      const form = page.locator('form').nth(at)
      // An act of before may have taken it away.
      if ((await form.count()) === 0) break
      if (await this.fills(form)) links.push(new URL(page.url()).pathname, ...(await this.links()))
    }
    if (withQuery) await this.visitor.go(`${path.replace(/[?#].*/, '')}?${this.query()}`)
    return links
  }

  private async links(): Promise<string[]> {
    const links = await this.visitor.page
      .locator('a[href]')
      .evaluateAll(all => all.map(link => (link as HTMLAnchorElement).href))
    return links
      .filter(link => link.startsWith(`${this.address}/`))
      .map(link => link.slice(this.address.length).replace(/#.*/, ''))
  }

  /** Every parameter that any page reads, with something in it. */
  private query(): string {
    return new URLSearchParams(queryNames.map(name => [name, this.text()])).toString()
  }

  private text(): string {
    this.turn += 1
    return this.texts[this.turn % this.texts.length]!
  }

  /** False where it was filled in before, or has nothing to fill in. */
  async fills(form: Locator, besides: Readonly<Record<string, string>> = {}): Promise<boolean> {
    const action = (await form.getAttribute('action')) ?? this.visitor.path
    const fields = form.locator('input:not([type=hidden]), textarea, select')
    const known = `${kindOf(action)} ${await fields.count()}`
    if (LEFT_ALONE.test(action) || this.filled.has(known)) return false
    this.filled.add(known)
    for (const field of await fields.all()) {
      if (await field.isVisible().catch(() => false)) await this.fillsIn(field, besides)
    }
    await this.sends(form)
    return true
  }

  private async fillsIn(field: Locator, besides: Readonly<Record<string, string>>): Promise<void> {
    const { tag, type, name } = await field.evaluate(element => ({
      tag: element.tagName,
      type: element.getAttribute('type') ?? '',
      name: element.getAttribute('name') ?? '',
    }))
    const given = besides[name]
    if (given !== undefined && type !== 'radio') return field.fill(given)
    if (tag === 'TEXTAREA') return field.fill(this.texts.join('\n'))
    if (tag === 'SELECT') return void (await field.selectOption({ index: 1 }).catch(() => {}))
    if (type === 'file') return field.setInputFiles({ ...photo, name: `${this.text().slice(0, 120)}.png` })
    if (type === 'radio') {
      if (given === undefined || (await field.getAttribute('value')) === given)
        await field.check({ force: true })
      return
    }
    if (type === 'checkbox') return field.check({ force: true })
    if (type === 'date' || type === 'number') return
    return field.fill(this.text())
  }

  private async sends(form: Locator): Promise<void> {
    const { page } = this.visitor
    const arrived = page.waitForEvent('load', { timeout: 20_000 })
    await form.evaluate(element => (element as HTMLFormElement).requestSubmit())
    await arrived
  }

  /** A file is handed over and not shown; a page of its own it must never be. */
  private async fetches(path: string): Promise<void> {
    const answer = await this.visitor.context.request.get(path, { maxRedirects: 0 })
    const type = answer.headers()['content-type'] ?? ''
    const runs = /html|svg|xml|script/.test(type) && answer.status() === 200
    if (runs) this.finds.push(`${path} is served as ${type}`)
  }
}

const queryNames = [
  ...new Set(
    readdirSync(join(root, 'src'), { recursive: true })
      .map(String)
      .filter(path => /\.tsx?$/.test(path))
      .flatMap(path => [
        ...readFileSync(join(root, 'src', path), 'utf8').matchAll(/query\.get\('([^']+)'\)/g),
      ])
      .map(([, name]) => name!),
  ),
]

/** A page is one of many alike: by ids, numbers and references it differs from its sisters alone. */
function kindOf(path: string): string {
  return path
    .replace(/\?(.*)/, (_, query) => `?${[...new URLSearchParams(query).keys()].join('&')}`)
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|HH-[0-9A-Z]{4}-[0-9A-Z]{2}|\d+/g, ':')
    .replace(/^\/en\//, '/')
}
