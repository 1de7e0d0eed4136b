import { inTransaction } from '../../foundation/database/index.ts'
import { type Answer, redirect, redirectAway, type StaffVisit } from '../../foundation/http/index.ts'
import { askToConfirm, confirmed } from '../account/confirm.tsx'
import { CONFIRM_PATH } from '../sessions/step-up.ts'
import { SIGN_IN_PATH, safeReturn } from '../sign-in/paths.ts'
import { rememberAsked } from './asked-cookie.ts'
import { askIdentity, type ProvenIdentity } from './identity-provider.ts'
import { findLinked } from './linked-staff.ts'
import { singleSignOnMessages } from './messages.ts'
import { RETURN_PATH } from './paths.ts'
import { keepIdToken } from './provider-session.ts'

/** To the provider, which asks anew; then back to the page that asked for it. */
export async function leaveToConfirm(visit: StaffVisit): Promise<Answer> {
  const provider = visit.config.singleSignOn
  const next = safeReturn(visit.query.get('zu') ?? '')
  if (!provider) return redirect(`${CONFIRM_PATH}?zu=${encodeURIComponent(next)}`)
  const returnTo = visit.config.publicUrl + RETURN_PATH
  const question = await askIdentity(provider, returnTo, { anew: true }).catch(() => null)
  if (!question) {
    const error = singleSignOnMessages[visit.language].confirmDown
    return askToConfirm(visit, { next, error, status: 503 })
  }
  rememberAsked(visit, { purpose: 'confirm', ...question.asked, next })
  return redirectAway(question.to)
}

/** The same person, asked just now and for several factors; anybody and anything else is refused with a sentence. */
export async function answerConfirmation(
  visit: StaffVisit,
  identity: ProvenIdentity | null,
  next: string,
): Promise<Answer> {
  // The session has ended in between, here or at the provider.
  if (!visit.staff) return redirect(`${SIGN_IN_PATH}?weiter=${encodeURIComponent(next)}`)
  const t = singleSignOnMessages[visit.language]
  const refused = (error: string) => askToConfirm(visit, { next, error, status: 422 })
  if (!identity) return refused(t.confirmFailed)
  const staffId = await inTransaction(visit.db, tx => findLinked(tx, identity))
  if (staffId !== visit.staff.id) return refused(t.confirmOther)
  if (!identity.twoFactors) return refused(t.confirmOneFactor)
  return confirmed(visit, next, {
    sid: identity.sid,
    idToken: keepIdToken(visit.secret, identity.idToken),
  })
}
