import type { StaffVisit } from '../../foundation/http/index.ts'
import { endSession, SESSION_COOKIE, SESSION_PATH } from '../sessions/session.ts'

/** The browser holds a new session; whoever sat here before is signed out, and forms that were open are worth nothing. */
export async function keepSession(visit: StaffVisit, token: string): Promise<void> {
  const before = visit.cookie(SESSION_COOKIE)
  if (before) await endSession(visit.db, before)
  visit.setCookie(SESSION_COOKIE, token, { path: SESSION_PATH })
  visit.renewCsrf()
}
