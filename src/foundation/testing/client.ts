import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { CSRF_COOKIE } from '../http/index.ts'
import { randomToken, type Secret } from '../secret.ts'

type Headers = Record<string, string>

/** One browser at a server in memory: keeps its cookies, sends forms with their token, follows no redirect. */
export class Client {
  readonly cookies = new Map<string, string>()

  constructor(
    private readonly server: FastifyInstance,
    private readonly secret: Secret,
  ) {}

  get(url: string, headers: Headers = {}): Promise<LightMyRequestResponse> {
    return this.send({ method: 'GET', url, headers })
  }

  /** A form of ours: with the token that belongs to this browser. */
  post(
    url: string,
    fields: Record<string, string> = {},
    headers: Headers = {},
  ): Promise<LightMyRequestResponse> {
    const payload = new URLSearchParams({ _csrf: this.csrf(), ...fields }).toString()
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    return this.send({ method: 'POST', url, payload, headers: { ...type, ...headers } })
  }

  /** As if this browser had seen a form already. */
  csrf(): string {
    const visitor = this.cookies.get(CSRF_COOKIE) ?? randomToken()
    this.cookies.set(CSRF_COOKIE, visitor)
    return this.secret.token('csrf', visitor)
  }

  async send(options: InjectOptions): Promise<LightMyRequestResponse> {
    const cookie = [...this.cookies]
      .flatMap(([name, value]) => named(name).map(one => `${one}=${value}`))
      .join('; ')
    const headers = { ...(cookie ? { cookie } : {}), ...options.headers }
    const response = await this.server.inject({ ...options, headers })
    for (const { name: given, value } of response.cookies) {
      const name = given.replace(/^__(Host|Secure)-/, '')
      if (value) this.cookies.set(name, value)
      else this.cookies.delete(name)
    }
    return response
  }
}

/** By https our cookies have a prefix, and without they have none: the server takes the one that is right. */
function named(name: string): string[] {
  return [name, `__Host-${name}`, `__Secure-${name}`]
}
