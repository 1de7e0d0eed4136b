import { z } from 'zod'
import type { StaffVisit } from '../../foundation/http/index.ts'
import { seal, unseal } from '../../foundation/sealed.ts'

const COOKIE = 'schalter_hauskonto'
const PATH = '/amt/anmeldung/extern'
const SECONDS = 600

const Asked = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
  until: z.number(),
})
type Asked = z.infer<typeof Asked>

const secondsOf = (visit: StaffVisit) => Math.floor(visit.clock.now().epochMilliseconds / 1000)

/** The browser remembers what was asked; it cannot read or change it. */
export function rememberAsked(visit: StaffVisit, asked: Omit<Asked, 'until'>): void {
  const text = JSON.stringify({ ...asked, until: secondsOf(visit) + SECONDS })
  const value = seal(visit.secret, 'single-sign-on', '', Buffer.from(text)).toString('base64url')
  visit.setCookie(COOKIE, value, { path: PATH, maxAge: SECONDS })
}

/** What this browser was asked for, once. */
export function takeAsked(visit: StaffVisit): Asked | null {
  const value = visit.cookie(COOKIE)
  visit.clearCookie(COOKIE, PATH)
  const text = value && unseal(visit.secret, 'single-sign-on', '', Buffer.from(value, 'base64url'))
  if (!text) return null
  const asked = Asked.parse(JSON.parse(text.toString()))
  return asked.until > secondsOf(visit) ? asked : null
}
