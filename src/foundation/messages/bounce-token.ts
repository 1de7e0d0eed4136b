import { type Secret, sameText } from '../secret.ts'

const TAG_LENGTH = 16

/**
 * Names a mail in its return path and as its envelope id (RFC 3461). Whoever reports that a mail did not arrive has to
 * show it, and only somebody who had the mail in hand knows it. Lower case, because some servers make it so.
 */
export function bounceToken(secret: Secret, mailId: string): string {
  const plain = mailId.replaceAll('-', '')
  return `${plain}-${secret.hash('bounce', plain).toString('hex').slice(0, TAG_LENGTH)}`
}

/** `bounce@amt.example` to `bounce+TOKEN@amt.example` */
export function returnPath(bounceAddress: string, token: string): string {
  const at = bounceAddress.lastIndexOf('@')
  return `${bounceAddress.slice(0, at)}+${token}${bounceAddress.slice(at)}`
}

/** The mail that one of these texts names with a token of ours. */
export function mailNamedBy(secret: Secret, texts: readonly string[]): string | null {
  for (const text of texts) {
    const found = /(?:^|[+<\s])([0-9a-f]{32})-[0-9a-f]{16}(?=$|[@>\s])/i.exec(text)
    const plain = found?.[1]?.toLowerCase()
    if (!found || !plain) continue
    const id = plain.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    const token = bounceToken(secret, id)
    if (sameText(found[0].toLowerCase().slice(-token.length), token)) return id
  }
  return null
}
