import * as oidc from 'openid-client'
import type { SingleSignOn } from '../../foundation/config.ts'

/** Nobody waits longer for a house that is not ours. */
export const TIMEOUT_SECONDS = 5
const known = new Map<string, oidc.Configuration>()

/** What the provider says of itself, asked once. @throws where it cannot be reached */
export async function discoverProvider({
  issuer,
  clientId,
  clientSecret,
}: SingleSignOn): Promise<oidc.Configuration> {
  const found = known.get(issuer + clientId)
  if (found) return found
  const server = new URL(issuer)
  const execute = [
    // An ID token counts by the provider's keys, and not because of the connection it came by.
    oidc.enableNonRepudiationChecks,
    // The configuration allows http on this machine alone.
    ...(server.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
  ]
  const authentication = oidc.ClientSecretBasic(clientSecret)
  const options = { execute, timeout: TIMEOUT_SECONDS }
  const made = await oidc.discovery(server, clientId, clientSecret, authentication, options)
  known.set(issuer + clientId, made)
  return made
}

/** Where somebody signs out there as well; null where the provider has no such place, or cannot be reached. */
export async function signOutAddress(
  provider: SingleSignOn,
  idToken: string,
  returnTo: string,
): Promise<URL | null> {
  const configuration = await discoverProvider(provider).catch(() => null)
  if (!configuration?.serverMetadata().end_session_endpoint) return null
  return oidc.buildEndSessionUrl(configuration, {
    id_token_hint: idToken,
    post_logout_redirect_uri: returnTo,
  })
}
