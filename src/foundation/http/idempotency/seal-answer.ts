import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Secret } from '../../secret.ts'

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16

/**
 * An answer may hold the code of a case, which the database must not know. It is encrypted under a key that needs
 * both the installation's secret and the caller's own key, of which only a hash is stored.
 */
export function sealAnswer(secret: Secret, keyHash: Buffer, key: string, text: string): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(CIPHER, secret.hash('idempotency-answer', key), nonce).setAAD(keyHash)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

export function openAnswer(secret: Secret, keyHash: Buffer, key: string, sealed: Buffer): string {
  const nonce = sealed.subarray(0, NONCE)
  const decipher = createDecipheriv(CIPHER, secret.hash('idempotency-answer', key), nonce)
    .setAAD(keyHash)
    .setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
  return decipher.update(sealed.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8')
}
