import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** Who is signed in at the provider, and what it will say of them. */
export interface Person {
  readonly sub: string
  readonly email?: string
  readonly email_verified?: boolean
  readonly amr?: readonly string[]
}

export const CLIENT = { id: 'schalter', secret: 'a secret of the client' }

/** A real provider on this machine, at which `who` is always signed in already. */
export async function startProvider(returnTo: string) {
  let who: Person = { sub: 'nobody' }
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [returnTo] }],
    claims: { openid: ['sub', 'amr', 'acr'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key for tests alone'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ ...who, sub }) }),
    loadExistingGrant: async context => {
      const { client, session, provider } = context.oidc
      const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
  const handle = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return handle(request, response)
    const login = { accountId: who.sub, ...(who.amr ? { amr: [...who.amr] } : {}) }
    return provider.interactionFinished(request, response, { login })
  })
  return {
    issuer,
    signIn: (person: Person) => {
      who = person
    },
    /** Follows the browser from us to the provider and back; the path and query it comes back with. */
    async visit(start: string): Promise<string> {
      const cookies = new Map<string, string>()
      for (let url = start, left = 6; left > 0; left -= 1) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
        for (const line of answer.headers.getSetCookie()) {
          const [name = '', value = ''] = line.split(';')[0]!.split('=')
          cookies.set(name, value)
        }
        url = new URL(answer.headers.get('location') ?? '/nowhere', url).href
        if (!url.startsWith(issuer)) return url.slice(new URL(url).origin.length)
      }
      throw new Error('The provider never sent the browser back.')
    },
    stop: () => new Promise(resolve => server.close(resolve)),
  }
}
