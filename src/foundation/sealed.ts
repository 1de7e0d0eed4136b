import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Secret } from './secret.ts'

const CIPHER = 'aes-256-gcm'
const [NONCE, TAG] = [12, 16]

/**
 * Encrypts what the database has to keep and must be able to give back. `boundTo` names the row it belongs to:
 * sealed bytes that were moved to another row do not open there.
 */
export function seal(secret: Secret, purpose: string, boundTo: string, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(CIPHER, secret.hash('seal', purpose), nonce).setAAD(Buffer.from(boundTo))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** Undefined for what was not sealed by this installation for this row, or was changed since. */
export function unseal(secret: Secret, purpose: string, boundTo: string, sealed: Buffer): Buffer | undefined {
  try {
    const decipher = createDecipheriv(CIPHER, secret.hash('seal', purpose), sealed.subarray(0, NONCE))
      .setAAD(Buffer.from(boundTo))
      .setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
    return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()])
  } catch {
    return undefined
  }
}
