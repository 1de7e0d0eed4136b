import type { FastifyInstance, LightMyRequestResponse } from 'fastify'

type Fields = Readonly<Record<string, string | readonly string[]>>
interface Upload {
  readonly field: string
  readonly name: string
  readonly content: Buffer
}

/** A browser without scripts, as far as these tests need one: cookies by path, forms with their token, redirects. */
export class Visitor {
  private cookies: { name: string; value: string; path: string }[] = []
  /** Where the last answer came from. */
  path = '/'
  html = ''
  /** The token of this visitor's forms. */
  csrf = ''

  constructor(private readonly server: FastifyInstance) {}

  async get(url: string): Promise<LightMyRequestResponse> {
    return this.take(url, await this.server.inject({ url, headers: this.headers(url) }))
  }

  /** Sends the fields as the form of the page on screen would, with its hidden ones. */
  async post(
    url: string,
    fields: Fields = {},
    uploads: readonly Upload[] = [],
  ): Promise<LightMyRequestResponse> {
    const entries = this.entries(fields)
    const payload = uploads.length > 0 ? multipart(entries, uploads) : new URLSearchParams(entries).toString()
    const type =
      uploads.length > 0 ? `multipart/form-data; boundary=${BOUNDARY}` : 'application/x-www-form-urlencoded'
    const headers = { ...this.headers(url), 'content-type': type }
    return this.take(url, await this.server.inject({ method: 'POST', url, headers, payload }))
  }

  /** The page on screen again, with these answers. */
  answer(fields: Fields, uploads: readonly Upload[] = []): Promise<LightMyRequestResponse> {
    return this.post(
      this.path.split(/[?#]/)[0]!,
      { _shown: this.shown(), ...this.hidden(), ...fields },
      uploads,
    )
  }

  /** The questions that the page on screen asks; those in a switched-off fieldset are not sent. */
  shown(): string[] {
    const enabled = this.html.replace(/<fieldset[^>]*\sdisabled[^>]*>.*?<\/fieldset>/gs, '')
    return [...enabled.matchAll(/name="_shown" value="(\w+)"/g)].map(match => match[1]!)
  }

  private hidden(): Record<string, string> {
    const found = [...this.html.matchAll(/type="hidden" name="(_back|_revision)" value="([^"]*)"/g)]
    return Object.fromEntries(found.map(match => [match[1]!, match[2]!]))
  }

  private entries(fields: Fields): [string, string][] {
    const values = Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one as string]),
    )
    return [['_csrf', this.csrf], ...values]
  }

  private headers(url: string): Record<string, string> {
    const path = url.split('?')[0]!
    const fitting = this.cookies.filter(
      cookie => path === cookie.path || path.startsWith(cookie.path.replace(/\/?$/, '/')),
    )
    return { cookie: fitting.map(({ name, value }) => `${name}=${value}`).join('; ') }
  }

  private async take(url: string, response: LightMyRequestResponse): Promise<LightMyRequestResponse> {
    for (const { name, value, path = '/', maxAge, expires } of response.cookies) {
      this.cookies = this.cookies.filter(cookie => cookie.name !== name || cookie.path !== path)
      const gone = value === '' || maxAge === 0 || (expires && expires.getTime() < 1000)
      if (!gone) this.cookies.push({ name, value, path })
    }
    const { location } = response.headers
    if (response.statusCode === 303 && typeof location === 'string') return this.get(location)
    this.path = url
    this.html = response.body
    this.csrf = /name="_csrf" value="([^"]+)"/.exec(this.html)?.[1] ?? this.csrf
    return response
  }
}

const BOUNDARY = 'schalter-boundary'

function multipart(entries: readonly [string, string][], uploads: readonly Upload[]): Buffer {
  const parts = [
    ...entries.map(([name, value]) => Buffer.from(part(`name="${name}"`, value))),
    ...uploads.flatMap(({ field, name, content }) => [
      Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\n`),
      Buffer.from('Content-Type: application/octet-stream\r\n\r\n'),
      content,
      Buffer.from('\r\n'),
    ]),
  ]
  return Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)])
}

function part(disposition: string, value: string): string {
  return `--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${value}\r\n`
}
