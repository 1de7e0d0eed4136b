import { Secret as Bytes, TOTP } from 'otpauth'
import type { Temporal } from 'temporal-polyfill'

/** Clocks of phones differ: the step before and the one after count as well (RFC 6238, 5.2). */
const WINDOW = 1
const PERIOD = 30

/** As every authenticator app understands it: SHA-1, six digits, thirty seconds (RFC 6238). */
function totpOf(secret: Buffer, label = ''): TOTP {
  const bytes = new Bytes({ buffer: new Uint8Array(secret).buffer })
  return new TOTP({ issuer: 'Schalter', label, secret: bytes, algorithm: 'SHA1', digits: 6, period: PERIOD })
}

export function stepAt(now: Temporal.Instant): number {
  return Math.floor(now.epochMilliseconds / 1000 / PERIOD)
}

/** The code of a 30-second step. */
export function codeOf(secret: Buffer, step: number): string {
  return totpOf(secret).generate({ timestamp: step * PERIOD * 1000 })
}

/** The step whose code this is, near now; null where it is none. Spaces between the digits do not matter. */
export function matchingStep(secret: Buffer, typed: string, now: Temporal.Instant): number | null {
  const token = typed.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = totpOf(secret).validate({ token, timestamp: now.epochMilliseconds, window: WINDOW })
  return delta === null ? null : stepAt(now) + delta
}

/** What the QR code says: name and secret, for an authenticator app. */
export function authenticatorAddress(secret: Buffer, signIn: string): string {
  return totpOf(secret, signIn).toString()
}

/** For who types instead of scanning: base32 in groups of four. */
export function spelledSecret(secret: Buffer): string {
  return totpOf(secret).secret.base32.replace(/(.{4})(?=.)/g, '$1 ')
}
