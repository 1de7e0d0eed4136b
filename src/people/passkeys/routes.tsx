import { recordAudit } from '../../foundation/audit/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { Conflict, TooMany } from '../../foundation/errors.ts'
import {
  type Answer,
  countTry,
  type Limit,
  page,
  redirect,
  type StaffRoute,
  type StaffVisit,
  staffGet,
  staffPost,
} from '../../foundation/http/index.ts'
import { findAccount } from '../account/find-account.ts'
import { afterStepUp } from '../sessions/step-up.ts'
import { openSession } from '../sign-in/finish-sign-in.ts'
import { keepSession } from '../sign-in/keep-session.ts'
import { safeReturn } from '../sign-in/paths.ts'
import { SignInPage } from '../sign-in/sign-in-page.tsx'
import { otherWaysIn } from '../sign-in/ways-in.ts'
import { passkeyMessages } from './messages.ts'
import { readMade, readUsed } from './passkey-answer.ts'
import { PASSKEY_SIGN_IN } from './passkey-button.tsx'
import { type PasskeySite, passkeySite } from './passkey-site.ts'
import { PASSKEYS, PasskeysPage } from './passkeys-page.tsx'
import { deletePasskey, listPasskeys } from './queries.ts'
import { offerPasskey, registerPasskey } from './register-passkey.ts'
import { askForPasskey, usePasskey } from './use-passkey.ts'

/** A whole office may come from one address in the morning. */
const challenges: Limit = { purpose: 'passkey-challenge', tries: 600, windowMinutes: 15 }
const words = (visit: StaffVisit) => passkeyMessages[visit.language]

/** @throws Conflict where browsers make no passkeys for our address */
function siteOf(visit: StaffVisit): PasskeySite {
  const site = passkeySite(visit.config.publicUrl)
  if (!site) throw new Conflict({ de: passkeyMessages.de.noSite, en: passkeyMessages.en.noSite })
  return site
}

async function challengeSignIn(visit: StaffVisit): Promise<Answer> {
  const site = siteOf(visit)
  const { db, secret, clock, address } = visit
  if (!(await countTry(db, secret, challenges, address, clock.now())))
    throw new TooMany({ de: passkeyMessages.de.wrong, en: passkeyMessages.en.wrong })
  return { kind: 'json', value: await askForPasskey(visit, site) }
}

async function signInByPasskey(visit: StaffVisit): Promise<Answer> {
  const next = safeReturn(visit.body.get('weiter'))
  const site = siteOf(visit)
  const answer = readUsed(visit.body.get('answer'))
  const staff = answer && (await usePasskey(visit, site, answer))
  if (!staff) {
    const t = words(visit)
    return page(
      t.signIn,
      <SignInPage name="" next={next} error={t.wrong} ways={otherWaysIn(visit.config)} />,
      { status: 422 },
    )
  }
  const session = { by: 'passkey', userAgent: visit.header('user-agent') ?? '' } as const
  const token = await inTransaction(visit.db, tx => openSession(tx, staff, visit.clock.now(), session))
  await keepSession(visit, token)
  return redirect(next)
}

async function showPasskeys(visit: StaffVisit, error?: string): Promise<Answer> {
  const t = words(visit)
  const done: Record<string, string> = { neu: t.added, entfernt: t.removed }
  const props = {
    passkeys: await listPasskeys(visit.db, visit.staff.id),
    possible: passkeySite(visit.config.publicUrl) !== null,
    done: error ? undefined : done[visit.query.get('fertig') ?? ''],
    error,
  }
  return page(t.title, <PasskeysPage {...props} />, { status: error ? 422 : 200 })
}

async function challengeNew(visit: StaffVisit): Promise<Answer> {
  const { signIn } = await findAccount(visit.db, visit.staff.id)
  return { kind: 'json', value: await offerPasskey(visit, siteOf(visit), visit.staff, signIn) }
}

async function addPasskey(visit: StaffVisit): Promise<Answer> {
  const t = words(visit)
  const site = siteOf(visit)
  const name = visit.body.get('name').trim()
  if (!name) return showPasskeys(visit, t.missingName)
  const response = readMade(visit.body.get('answer'))
  const added = response && (await registerPasskey(visit, site, visit.staff, { name, response }))
  return added ? redirect(`${PASSKEYS}?fertig=neu`) : showPasskeys(visit, t.notMade)
}

async function removePasskey(visit: StaffVisit): Promise<Answer> {
  const { staff, clock, body } = visit
  const removed = await inTransaction(visit.db, async tx => {
    if (!(await deletePasskey(tx, staff.id, body.get('passkey')))) return false
    const object = { kind: 'staff', id: staff.id } as const
    await recordAudit(tx, { actor: staff, act: 'staff.passkey-removed', object, at: clock.now() })
    return true
  })
  return redirect(removed ? `${PASSKEYS}?fertig=entfernt` : PASSKEYS)
}

export const passkeyRoutes: StaffRoute[] = [
  staffPost(`${PASSKEY_SIGN_IN}/aufgabe`, 'anyone', challengeSignIn),
  staffPost(PASSKEY_SIGN_IN, 'anyone', signInByPasskey),
  staffGet(
    PASSKEYS,
    'signed-in',
    afterStepUp(PASSKEYS, visit => showPasskeys(visit)),
  ),
  staffPost(`${PASSKEYS}/aufgabe`, 'signed-in', afterStepUp(PASSKEYS, challengeNew)),
  staffPost(PASSKEYS, 'signed-in', afterStepUp(PASSKEYS, addPasskey)),
  staffPost(`${PASSKEYS}/entfernung`, 'signed-in', afterStepUp(PASSKEYS, removePasskey)),
]
