import { type Answer, redirect, type StaffVisit } from '../../foundation/http/index.ts'
import { isFresh } from './own-sessions.ts'
import { SESSION_COOKIE } from './session.ts'

export const CONFIRM_PATH = '/amt/konto/bestaetigung'

/**
 * For what is sensitive: lets through whose second factor was given in the last ten minutes; everybody else
 * gives it once more and comes back to `page`, or to the address that was asked for.
 */
export function afterStepUp(
  page: string | null,
  handle: (visit: StaffVisit) => Promise<Answer>,
): (visit: StaffVisit) => Promise<Answer> {
  return async visit => {
    const token = visit.cookie(SESSION_COOKIE) ?? ''
    if (await isFresh(visit.db, token, visit.clock.now())) return handle(visit)
    return redirect(`${CONFIRM_PATH}?zu=${encodeURIComponent(page ?? visit.path)}`)
  }
}
