import { z } from 'zod'
import type { StaffVisit } from '../../foundation/http/index.ts'
import { seal, unseal } from '../../foundation/sealed.ts'

const COOKIE = 'schalter_hauskonto'
const SECONDS = 600

const Asked = z.object({
  /** To sign in, or to confirm that whoever is signed in is still there. */
  purpose: z.enum(['sign-in', 'confirm']),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
  at: z.number(),
})
type Asked = z.infer<typeof Asked>

const secondsOf = (visit: StaffVisit) => Math.floor(visit.clock.now().epochMilliseconds / 1000)

/** The browser remembers what was asked; it cannot read or change it. */
export function rememberAsked(visit: StaffVisit, asked: Omit<Asked, 'at'>): void {
  const text = JSON.stringify({ ...asked, at: secondsOf(visit) })
  const value = seal(visit.secret, 'single-sign-on', '', Buffer.from(text)).toString('base64url')
  visit.setCookie(COOKIE, value, { path: '/', maxAge: SECONDS })
}

/** What this browser was asked for, once, and how many seconds ago. */
export function takeAsked(visit: StaffVisit): (Omit<Asked, 'at'> & { readonly secondsAgo: number }) | null {
  const value = visit.cookie(COOKIE)
  visit.clearCookie(COOKIE, '/')
  const text = value && unseal(visit.secret, 'single-sign-on', '', Buffer.from(value, 'base64url'))
  if (!text) return null
  const read = Asked.safeParse(JSON.parse(text.toString()))
  if (!read.success) return null
  const { at, ...asked } = read.data
  const secondsAgo = secondsOf(visit) - at
  return secondsAgo < SECONDS ? { ...asked, secondsAgo } : null
}
