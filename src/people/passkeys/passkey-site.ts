import { isIP } from 'node:net'

export interface PasskeySite {
  /** The domain passkeys belong to. */
  readonly rpID: string
  readonly origin: string
}

/** Browsers make passkeys for names over https, and for `localhost`; null where the office is reached otherwise. */
export function passkeySite(publicUrl: string): PasskeySite | null {
  const { hostname, origin, protocol } = new URL(publicUrl)
  const isName = isIP(hostname.replace(/^\[|\]$/g, '')) === 0
  const safe = protocol === 'https:' || hostname === 'localhost'
  return isName && safe ? { rpID: hostname, origin } : null
}
