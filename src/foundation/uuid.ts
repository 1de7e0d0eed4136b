import { createHash } from 'node:crypto'

/** Asked before an id from an address reaches the database, which would refuse anything else with an error. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

/** The id that follows from what something is about: reckoned again, it is the same. */
export function uuidOf(text: string): string {
  return uuidFrom(createHash('sha256').update(text).digest())
}

/** An id that follows from 16 or more bytes, so that the same request makes the same one (RFC 9562, version 8). */
export function uuidFrom(bytes: Buffer): string {
  const own = Buffer.from(bytes.subarray(0, 16))
  own[6] = (own[6]! & 0x0f) | 0x80
  own[8] = (own[8]! & 0x3f) | 0x80
  return own.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
