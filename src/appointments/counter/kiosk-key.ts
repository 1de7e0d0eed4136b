import { type Secret, sameText } from '../../foundation/secret.ts'

/** Opens the machine for numbers of this office on a device that stands there: nobody draws numbers from afar. */
export function kioskKey(secret: Secret, office: string): string {
  return secret.token('kiosk', office)
}

export function kioskPath(secret: Secret, office: string): string {
  return `/wartenummer/${office}/geraet/${kioskKey(secret, office)}`
}

export function opensKiosk(secret: Secret, office: string, key: string): boolean {
  return sameText(key, kioskKey(secret, office))
}
