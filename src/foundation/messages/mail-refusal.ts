/** An address to which nothing can be sent, now or later. */
export class NoSuchAddress extends Error {
  override readonly name = 'NoSuchAddress'
}

/**
 * Whether the server refused this mail for good (RFC 5321: 5yz), so that sending it again would only annoy. What may
 * be our own fault is tried again: signing in, our sender's address, and policy (5.7.x).
 */
export function isRefusedForGood(error: unknown): boolean {
  if (error instanceof NoSuchAddress) return true
  const { command, responseCode, response } = (error ?? {}) as {
    command?: string
    responseCode?: number
    response?: string
  }
  if (command !== 'RCPT TO' && command !== 'DATA') return false
  if (!responseCode || responseCode < 500 || responseCode > 599) return false
  return !/^5\d\d[ -]5\.7\./.test(response ?? '')
}
