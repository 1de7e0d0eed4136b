import { createRemoteJWKSet, jwtVerify } from 'jose'
import { z } from 'zod'
import type { SingleSignOn } from '../../foundation/config.ts'
import { discoverProvider, TIMEOUT_SECONDS } from './discover-provider.ts'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
/** Signed with a key of the provider's, which it publishes; a secret that both know would let us sign for it. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA', 'RS512', 'PS512', 'ES384', 'ES512']
/** One that is older was held back by somebody. */
const MAX_AGE = '5 minutes'

/** Section 2.4: `sub` or `sid` or both, the event, and no `nonce`, so that no ID token passes for one. */
const LogoutClaims = z
  .object({
    sub: z.string().optional(),
    sid: z.string().optional(),
    events: z.object({ [EVENT]: z.looseObject({}) }),
    nonce: z.never().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined)

export interface EndedSession {
  readonly issuer: string
  readonly subject: string | null
  readonly sid: string | null
}

const known = new Map<string, ReturnType<typeof createRemoteJWKSet>>()

function keysAt(address: string) {
  const found = known.get(address)
  if (found) return found
  const keys = createRemoteJWKSet(new URL(address), { timeoutDuration: TIMEOUT_SECONDS * 1000 })
  known.set(address, keys)
  return keys
}

/** What the provider says has ended; null for a token that is not its, not for us, or no such token. */
export async function readLogoutToken(provider: SingleSignOn, token: string): Promise<EndedSession | null> {
  try {
    const { issuer, jwks_uri } = (await discoverProvider(provider)).serverMetadata()
    const { payload } = await jwtVerify(token, keysAt(jwks_uri!), {
      issuer,
      audience: provider.clientId,
      algorithms: ALGORITHMS,
      requiredClaims: ['iat', 'jti', 'events'],
      maxTokenAge: MAX_AGE,
    })
    const { sub, sid } = LogoutClaims.parse(payload)
    return { issuer, subject: sub ?? null, sid: sid ?? null }
  } catch {
    return null
  }
}
