import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import Provider from 'oidc-provider'

/** Who is signed in at the provider, and what it will say of them. */
export interface Person {
  readonly sub: string
  readonly email?: string
  readonly email_verified?: boolean
  readonly amr?: readonly string[]
  /** Signed in there so many seconds ago, and not asked again, whatever was wished. */
  readonly secondsAgo?: number
}

export const CLIENT = { id: 'schalter', secret: 'a secret of the client' }

interface House {
  readonly returnTo: string
  readonly signedOut: string
  readonly backChannel: string
  /** How the provider reaches the house: its status. */
  call(form: string): Promise<number>
}

/** A real provider on this machine, at which `who` is always signed in already. */
export async function startProvider(house: House) {
  let who: Person = { sub: 'nobody' }
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const key = { ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256', kid: 'a key for tests' }
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [house.returnTo],
        post_logout_redirect_uris: [house.signedOut],
        backchannel_logout_uri: house.backChannel,
        backchannel_logout_session_required: true,
      },
    ],
    claims: { openid: ['sub', 'amr', 'acr'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key for tests alone'] },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (context, form) => {
          context.body = form
        },
      },
    },
    fetch: async (_url, options) => new Response(null, { status: await house.call(String(options?.body)) }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    jwks: { keys: [key] },
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
    const { sub, amr, secondsAgo = 0 } = who
    const ts = Math.floor(Date.now() / 1000) - secondsAgo
    const login = { accountId: sub, ts, ...(amr ? { amr: [...amr] } : {}) }
    return provider.interactionFinished(request, response, { login })
  })
  return {
    issuer,
    signIn: (person: Person) => {
      who = person
    },
    /** Follows the browser from us to the provider and back; the path and query it comes back with. */
    async visit(start: string, cookies = new Map<string, string>()): Promise<string> {
      for (let url = start, form: string | undefined, left = 7; left > 0; left -= 1) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
        const sent = form ? { method: 'POST', body: form } : {}
        const answer = await fetch(url, { redirect: 'manual', headers, ...sent })
        for (const line of answer.headers.getSetCookie()) {
          const [name = '', value = ''] = line.split(';')[0]!.split('=')
          cookies.set(name, value)
        }
        // The page that asks whether to sign out; everybody here says yes.
        const page = /action="([^"]+)".*name="xsrf" value="([^"]+)"/.exec(await answer.text())
        form = page ? `xsrf=${page[2]}&logout=yes` : undefined
        url = new URL(page?.[1] ?? answer.headers.get('location') ?? '/nowhere', url).href
        if (!url.startsWith(issuer)) return url.slice(new URL(url).origin.length)
      }
      throw new Error('The provider never sent the browser back.')
    },
    /** Signed with the very key of the provider. */
    sign: (claims: JWTPayload) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: key.kid }).sign(privateKey),
    stop: () => new Promise(resolve => server.close(resolve)),
  }
}
