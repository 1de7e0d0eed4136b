import type { Temporal } from 'temporal-polyfill'
import { randomToken, type Secret, sameText, tokenHash } from '../../foundation/secret.ts'
import { secondsOf } from './task.ts'

/** Whoever waits may look away meanwhile. */
const GOOD_SECONDS = 15 * 60

export interface DueTicket {
  readonly mark: Buffer
  readonly until: number
}

/** For browsers without a script: worth one hold, but only after a while. Nothing is stored until it is used. */
export function makeTicket(secret: Secret, waitSeconds: number, at: Temporal.Instant): string {
  const due = secondsOf(at) + waitSeconds
  const nonce = randomToken()
  return [due, nonce, macOf(secret, due, nonce)].join('.')
}

function macOf(secret: Secret, due: number, nonce: string): string {
  return secret.token('hold-ticket', due, nonce)
}

export function readTicket(
  secret: Secret,
  text: string,
  at: Temporal.Instant,
): DueTicket | 'wrong' | 'old' | { readonly wait: number } {
  const [, due, nonce, mac] = /^(\d{1,12})\.([\w-]{22})\.([\w-]{22})$/.exec(text) ?? []
  if (!due || !sameText(mac!, macOf(secret, Number(due), nonce!))) return 'wrong'
  const wait = Number(due) - secondsOf(at)
  if (wait > 0) return { wait }
  const until = Number(due) + GOOD_SECONDS
  return until <= secondsOf(at) ? 'old' : { mark: tokenHash(nonce!), until }
}
