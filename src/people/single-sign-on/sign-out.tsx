import { ButtonLink, useWords } from '../../foundation/html/index.ts'
import {
  type Answer,
  machinePost,
  page,
  redirect,
  type StaffRoute,
  type StaffVisit,
  staffGet,
  staffPost,
} from '../../foundation/http/index.ts'
import { endSession, SESSION_COOKIE, SESSION_PATH } from '../sessions/session.ts'
import { SIGN_IN_PATH } from '../sign-in/paths.ts'
import { signOutAddress } from './discover-provider.ts'
import { endedAtProvider } from './ended-at-provider.ts'
import { singleSignOnMessages } from './messages.ts'
import { BACK_CHANNEL_PATH, SIGNED_OUT_PATH } from './paths.ts'
import { readIdToken } from './provider-session.ts'

function SignedOutPage({ lead, to, link }: { lead?: string; to: string; link: string }) {
  const t = useWords(singleSignOnMessages)
  return (
    <div class="desk desk--narrow">
      <h1>{t.signedOut}</h1>
      {lead ? <p>{lead}</p> : null}
      <div class="buttons">
        <ButtonLink primary href={to}>
          {link}
        </ButtonLink>
      </div>
    </div>
  )
}

/** Ends the session here first, whatever becomes of the one at the provider. */
async function signOut(visit: StaffVisit): Promise<Answer> {
  const token = visit.cookie(SESSION_COOKIE)
  const sealed = token ? await endSession(visit.db, token) : null
  visit.clearCookie(SESSION_COOKIE, SESSION_PATH)
  return sealed ? signOutThere(visit, sealed) : redirect(SIGN_IN_PATH)
}

async function signOutThere(visit: StaffVisit, sealed: Buffer): Promise<Answer> {
  const t = singleSignOnMessages[visit.language]
  const { singleSignOn: provider, publicUrl } = visit.config
  const idToken = readIdToken(visit.secret, sealed)
  const there = provider && idToken && (await signOutAddress(provider, idToken, publicUrl + SIGNED_OUT_PATH))
  return there
    ? page(t.signedOut, <SignedOutPage lead={t.signedOutHere} to={there.href} link={t.goOn} />, {
        signedOut: true,
        leadsTo: there,
      })
    : page(t.signedOut, <SignedOutPage lead={t.signedOutHereOnly} to={SIGN_IN_PATH} link={t.signInAgain} />, {
        signedOut: true,
      })
}

/** Where the provider sends people back to. */
async function showSignedOut(visit: StaffVisit): Promise<Answer> {
  if (visit.staff) return redirect('/amt/')
  const t = singleSignOnMessages[visit.language]
  return page(t.signedOut, <SignedOutPage to={SIGN_IN_PATH} link={t.signInAgain} />)
}

export const signOutRoutes: StaffRoute[] = [
  staffPost('/amt/abmeldung', 'signed-in', signOut),
  staffGet(SIGNED_OUT_PATH, 'anyone', showSignedOut),
  machinePost(BACK_CHANNEL_PATH, endedAtProvider),
]
