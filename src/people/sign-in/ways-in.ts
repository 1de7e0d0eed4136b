import type { Config } from '../../foundation/config.ts'
import { passkeySite } from '../passkeys/passkey-site.ts'

/** Which ways in there are beside password and code. */
export interface WaysIn {
  readonly passkeys: boolean
  readonly singleSignOn: boolean
}

export function otherWaysIn({ publicUrl, singleSignOn }: Config): WaysIn {
  return { passkeys: passkeySite(publicUrl) !== null, singleSignOn: singleSignOn !== null }
}
