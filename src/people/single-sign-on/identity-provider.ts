import * as oidc from 'openid-client'
import type { SingleSignOn } from '../../foundation/config.ts'
import { discoverProvider } from './discover-provider.ts'

/** What the browser keeps sealed until it comes back: it ties the answer to this browser and to this question. */
export interface AskedIdentity {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** The provider must ask its person anew, however lately it has done so. */
const ANEW = { prompt: 'login', max_age: '0' }

/** Where to send somebody, and what to remember. Authorization code with PKCE, state and nonce. */
export async function askIdentity(
  provider: SingleSignOn,
  returnTo: string,
  options: { readonly anew: boolean },
): Promise<{ readonly to: URL; readonly asked: AskedIdentity }> {
  const configuration = await discoverProvider(provider)
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
    ...(options.anew ? ANEW : {}),
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
  /** The provider's name of its session. */
  readonly sid: string | null
  readonly idToken: string
}

/** RFC 8176 and the assurance classes that stand for several factors. */
const STRONG_METHODS = ['mfa']
const STRONG_CLASSES = ['https://refeds.org/profile/mfa', 'phr', 'phrh']

/**
 * Who came back, proven by the provider's signature. Where the proof has to be fresh, the provider must say when it
 * last asked (`auth_time`), and that must not be before we did. Throws where anything does not fit.
 */
export async function proveIdentity(
  provider: SingleSignOn,
  cameTo: URL,
  { state, nonce, verifier }: AskedIdentity,
  fresh?: { readonly secondsAgo: number },
): Promise<ProvenIdentity> {
  const tokens = await oidc.authorizationCodeGrant(await discoverProvider(provider), cameTo, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
    ...(fresh ? { maxAge: fresh.secondsAgo } : {}),
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
    sid: typeof claims.sid === 'string' ? claims.sid : null,
    idToken: tokens.id_token!,
  }
}
