import { seal, unseal } from '../../foundation/sealed.ts'
import type { Secret } from '../../foundation/secret.ts'

/** What a session here keeps of the one at the identity provider. */
export interface ProviderSession {
  /** The provider's name of it (`sid`); null where it gives none. */
  readonly sid: string | null
  /** The ID token, sealed: it names the person, and is shown to nobody but the provider. */
  readonly idToken: Buffer
}

const PURPOSE = 'id-token'

export function keepIdToken(secret: Secret, idToken: string): Buffer {
  return seal(secret, PURPOSE, '', Buffer.from(idToken))
}

/** Undefined where it was sealed with another secret; then the person signs out at the provider alone. */
export function readIdToken(secret: Secret, sealed: Buffer): string | undefined {
  return unseal(secret, PURPOSE, '', sealed)?.toString()
}
