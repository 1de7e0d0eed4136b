import { setTimeout as sleep } from 'node:timers/promises'

export interface Seen {
  readonly path: string
  readonly status: number
  readonly html: string
}

const ANSWER_LIMIT = 15_000
const PATIENCE = 90_000

/** A browser as far as hunts and benches need one: cookies, forms with what is hidden in them, redirects. */
export class Walker {
  readonly cookies = new Map<string, string>()

  constructor(private readonly address: string) {}

  async get(path: string): Promise<Seen> {
    return this.follow(path, await this.ask(path, {}))
  }

  /**
   * Sends a form of a page just seen: the one whose address ends so, with these of its fields filled in.
   * @param pressed name and value of the button, if it has them
   */
  async submit(
    seen: Seen,
    ending: string,
    fields: Readonly<Record<string, string | File>>,
    pressed: Readonly<Record<string, string>> = {},
  ): Promise<Seen> {
    const form = formsOf(seen.html).find(({ action }) => action.endsWith(ending))
    if (!form) throw new Error(`${seen.path} has no form that goes to ${ending}.`)
    const filled = Object.entries(fields).filter(([name]) => form.names.has(name))
    const values = [...form.hidden, ...filled, ...Object.entries(pressed)] as [string, string | File][]
    const body = form.multipart ? new FormData() : new URLSearchParams()
    for (const [name, value] of values) body.append(name, value as string)
    return this.follow(form.action, await this.ask(form.action, { method: 'POST', body }))
  }

  protected async ask(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const signal = AbortSignal.timeout(ANSWER_LIMIT)
    const answer = await fetch(this.address + path, {
      ...init,
      signal,
      redirect: 'manual',
      headers: { cookie },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      this.cookies.set(name!, value!)
    }
    return answer
  }

  private async follow(path: string, answer: Response): Promise<Seen> {
    const html = await answer.text()
    if (answer.status >= 500) throw new Error(`${path} answered ${answer.status}.`)
    const to = answer.headers.get('location')
    return to ? this.get(to) : { path, status: answer.status, html }
  }
}

/** Tries again and again, as people do when a page does not come. */
export async function persist<Result>(work: () => Promise<Result>): Promise<Result> {
  const deadline = Date.now() + PATIENCE
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (Date.now() > deadline) throw error
      await sleep(150)
    }
  }
}

function formsOf(html: string) {
  return [...html.matchAll(/<form ([^>]*)>(.*?)<\/form>/gs)].map(([, attributes, inside]) => {
    const fields = [...inside!.matchAll(/<(?:input|select|textarea) ([^>]*)>/g)].map(([, text]) => text!)
    const hidden = fields.filter(text => /type="hidden"/.test(text))
    return {
      action: attribute(attributes!, 'action'),
      multipart: /multipart/.test(attributes!),
      names: new Set(fields.map(text => attribute(text, 'name'))),
      hidden: hidden.map(text => [attribute(text, 'name'), attribute(text, 'value')] as [string, string]),
    }
  })
}

function attribute(text: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
}
