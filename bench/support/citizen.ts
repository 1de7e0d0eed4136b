/** A browser as far as a bench needs one: cookies, forms with their token, redirects. */
export class Citizen {
  private readonly jar = new Map<string, string>()

  constructor(private readonly address: string) {}

  get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async get(path: string): Promise<{ path: string; html: string }> {
    return this.follow(path, await this.ask(path, {}))
  }

  /** Sends the form of a page just got. */
  async post(
    path: string,
    html: string,
    fields: Readonly<Record<string, string>> = {},
  ): Promise<{ path: string; html: string }> {
    const token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1]
    if (!token) throw new Error(`There is no form on ${path}.`)
    const body = new URLSearchParams({ _csrf: token, ...fields })
    return this.follow(path, await this.ask(path, { method: 'POST', body }))
  }

  private async ask(path: string, init: RequestInit): Promise<Response> {
    const answer = await fetch(this.address + path, {
      ...init,
      redirect: 'manual',
      headers: { cookie: this.cookie },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      this.jar.set(name!, value!)
    }
    return answer
  }

  private async follow(path: string, answer: Response): Promise<{ path: string; html: string }> {
    const to = answer.headers.get('location')
    if (to) return this.get(to)
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`)
    return { path, html: await answer.text() }
  }
}
