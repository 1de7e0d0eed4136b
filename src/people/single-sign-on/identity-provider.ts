import * as oidc from 'openid-client'
import type { SingleSignOn } from '../../foundation/config.ts'

/** Nobody waits longer for a house that is not ours. */
const TIMEOUT_SECONDS = 5
const known = new Map<string, oidc.Configuration>()

async function discover({ issuer, clientId, clientSecret }: SingleSignOn): Promise<oidc.Configuration> {
  const found = known.get(issuer + clientId)
  if (found) return found
  const server = new URL(issuer)
  // The configuration allows http on this machine alone.
  const execute = server.protocol === 'http:' ? [oidc.allowInsecureRequests] : []
  const authentication = oidc.ClientSecretBasic(clientSecret)
  const options = { execute, timeout: TIMEOUT_SECONDS }
  const made = await oidc.discovery(server, clientId, clientSecret, authentication, options)
  known.set(issuer + clientId, made)
  return made
}

/** What the browser keeps sealed until it comes back: it ties the answer to this browser and to this question. */
export interface AskedIdentity {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Where to send somebody, and what to remember. Authorization code with PKCE, state and nonce. */
export async function askIdentity(
  provider: SingleSignOn,
  returnTo: string,
): Promise<{ readonly to: URL; readonly asked: AskedIdentity }> {
  const configuration = await discover(provider)
  const asked = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
  }
  const to = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: returnTo,
    scope: 'openid email',
    state: asked.state,
    nonce: asked.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(asked.verifier),
    code_challenge_method: 'S256',
  })
  return { to, asked }
}

export interface ProvenIdentity {
  readonly issuer: string
  readonly subject: string
  /** A mail address the provider has verified; null where it says nothing of the kind. */
  readonly email: string | null
  /** The provider has asked for more than one factor. */
  readonly twoFactors: boolean
}

/** RFC 8176 and the assurance classes that stand for several factors. */
const STRONG_METHODS = ['mfa']
const STRONG_CLASSES = ['https://refeds.org/profile/mfa', 'phr', 'phrh']

/** Who came back, proven by the provider's signature. Throws where anything does not fit. */
export async function proveIdentity(
  provider: SingleSignOn,
  cameTo: URL,
  { state, nonce, verifier }: AskedIdentity,
): Promise<ProvenIdentity> {
  const tokens = await oidc.authorizationCodeGrant(await discover(provider), cameTo, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()!
  const methods = Array.isArray(claims.amr) ? claims.amr : []
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email:
      claims.email_verified === true && typeof claims.email === 'string' ? claims.email.toLowerCase() : null,
    twoFactors:
      methods.some(method => STRONG_METHODS.includes(String(method))) ||
      STRONG_CLASSES.includes(String(claims.acr ?? '')),
  }
}
