import { inTransaction } from '../../foundation/database/index.ts'
import {
  type Answer,
  page,
  redirect,
  redirectAway,
  type StaffRoute,
  type StaffVisit,
  staffGet,
} from '../../foundation/http/index.ts'
import { beginSignIn } from '../sign-in/begun-sign-in.ts'
import { SIGN_IN_PATH, safeReturn } from '../sign-in/paths.ts'
import { goOnWith } from '../sign-in/routes.tsx'
import { SignInPage } from '../sign-in/sign-in-page.tsx'
import { otherWaysIn } from '../sign-in/ways-in.ts'
import { rememberAsked, takeAsked } from './asked-cookie.ts'
import { answerConfirmation, leaveToConfirm } from './confirm-at-provider.ts'
import { askIdentity, type ProvenIdentity, proveIdentity } from './identity-provider.ts'
import { findStaffOf } from './linked-staff.ts'
import { type SingleSignOnFailure, singleSignOnMessages } from './messages.ts'
import { CONFIRM_AT_PROVIDER, RETURN_PATH, SINGLE_SIGN_ON_PATH } from './paths.ts'
import { keepIdToken } from './provider-session.ts'

/** The other ways in stay open, whatever happens to this one. */
function failed(visit: StaffVisit, failure: SingleSignOnFailure, status: number, next = '/amt/'): Answer {
  const t = singleSignOnMessages[visit.language]
  return page(
    t.signIn,
    <SignInPage name="" next={next} error={t[failure]} ways={otherWaysIn(visit.config)} />,
    { status },
  )
}

async function leave(visit: StaffVisit): Promise<Answer> {
  const provider = visit.config.singleSignOn
  if (!provider) return redirect(SIGN_IN_PATH)
  const next = safeReturn(visit.query.get('weiter') ?? '')
  const returnTo = visit.config.publicUrl + RETURN_PATH
  const question = await askIdentity(provider, returnTo, { anew: false }).catch(() => null)
  if (!question) return failed(visit, 'down', 503, next)
  rememberAsked(visit, { purpose: 'sign-in', ...question.asked, next })
  return redirectAway(question.to)
}

/** Whoever comes back was sent to sign in, or to confirm what they are about to do. */
async function comeBack(visit: StaffVisit): Promise<Answer> {
  const provider = visit.config.singleSignOn
  if (!provider) return redirect(SIGN_IN_PATH)
  const asked = takeAsked(visit)
  const cameTo = new URL(`${RETURN_PATH}?${visit.query}`, visit.config.publicUrl)
  const fresh = asked?.purpose === 'confirm' ? asked : undefined
  const identity = asked && (await proveIdentity(provider, cameTo, asked, fresh).catch(() => null))
  if (asked?.purpose === 'confirm') return answerConfirmation(visit, identity, asked.next)
  return identity ? signIn(visit, identity, asked!.next) : failed(visit, 'failed', 422)
}

async function signIn(visit: StaffVisit, identity: ProvenIdentity, next: string): Promise<Answer> {
  const provider = { sid: identity.sid, idToken: keepIdToken(visit.secret, identity.idToken) }
  const token = await inTransaction(visit.db, async tx => {
    const staffId = await findStaffOf(tx, visit, identity)
    if (!staffId) return null
    const secondFactor = identity.twoFactors ? 'single-sign-on' : null
    const proof = { staffId, firstFactor: 'single-sign-on', secondFactor, next, provider } as const
    return beginSignIn(tx, proof, visit.clock.now())
  })
  return token ? goOnWith(visit, token) : failed(visit, 'unknown', 403)
}

export const singleSignOnRoutes: StaffRoute[] = [
  staffGet(SINGLE_SIGN_ON_PATH, 'anyone', leave),
  staffGet(RETURN_PATH, 'anyone', comeBack),
  staffGet(CONFIRM_AT_PROVIDER, 'signed-in', leaveToConfirm),
]
