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
import { askIdentity, proveIdentity } from './identity-provider.ts'
import { findStaffOf } from './linked-staff.ts'
import { type SingleSignOnFailure, singleSignOnMessages } from './messages.ts'

export const SINGLE_SIGN_ON_PATH = `${SIGN_IN_PATH}/extern`
const RETURN_PATH = `${SINGLE_SIGN_ON_PATH}/zurueck`

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
  const question = await askIdentity(provider, visit.config.publicUrl + RETURN_PATH).catch(() => null)
  if (!question) return failed(visit, 'down', 503, next)
  rememberAsked(visit, { ...question.asked, next })
  return redirectAway(question.to)
}

async function comeBack(visit: StaffVisit): Promise<Answer> {
  const provider = visit.config.singleSignOn
  if (!provider) return redirect(SIGN_IN_PATH)
  const asked = takeAsked(visit)
  const cameTo = new URL(`${RETURN_PATH}?${visit.query}`, visit.config.publicUrl)
  const identity = asked && (await proveIdentity(provider, cameTo, asked).catch(() => null))
  if (!identity) return failed(visit, 'failed', 422)
  const token = await inTransaction(visit.db, async tx => {
    const staffId = await findStaffOf(tx, visit, identity)
    if (!staffId) return null
    const secondFactor = identity.twoFactors ? 'single-sign-on' : null
    const proof = { staffId, firstFactor: 'single-sign-on', secondFactor, next: asked.next } as const
    return beginSignIn(tx, proof, visit.clock.now())
  })
  return token ? goOnWith(visit, token) : failed(visit, 'unknown', 403)
}

export const singleSignOnRoutes: StaffRoute[] = [
  staffGet(SINGLE_SIGN_ON_PATH, 'anyone', leave),
  staffGet(RETURN_PATH, 'anyone', comeBack),
]
