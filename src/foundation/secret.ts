import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Derives codes and tokens from the installation's secret, so that the same request gives the same answer
 * while the database holds only hashes. `purpose` keeps one kind of token from serving as another.
 */
export interface Secret {
  /** 128 bits as 22 characters of base64url. */
  token(purpose: string, ...parts: (string | number)[]): string
  /** Six decimal digits that can be spoken, for use together with a reference only. */
  spokenCode(purpose: string, ...parts: (string | number)[]): string
  /** Keyed hash for storing or comparing something without keeping it. */
  hash(purpose: string, value: string): Buffer
}

export function secretFrom(key: string): Secret {
  const mac = (purpose: string, parts: readonly (string | number)[]) =>
    // JSON keeps ['a','b'] and ['ab'] apart.
    createHmac('sha256', key)
      .update(JSON.stringify([purpose, ...parts]))
      .digest()
  return {
    token: (purpose, ...parts) => mac(purpose, parts).subarray(0, 16).toString('base64url'),
    spokenCode: (purpose, ...parts) => {
      // 48 bits modulo a million: the bias is below one in 10^8.
      const number = mac(purpose, parts).readUIntBE(0, 6) % 1_000_000
      return number.toString().padStart(6, '0')
    },
    hash: (purpose, value) => mac(purpose, [value]),
  }
}

/** What the database keeps of a token that has 128 random bits: a plain hash is enough. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Takes the same time wherever they differ; of what is expected, only the length may be known. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

let spare = Buffer.alloc(0)

/** 128 random bits. Drawn from the system a page at a time: one call each cost more than the rest of a page. */
export function randomToken(): string {
  if (spare.length < 16) spare = randomBytes(4096)
  const token = spare.subarray(0, 16).toString('base64url')
  spare.fill(0, 0, 16)
  spare = spare.subarray(16)
  return token
}
