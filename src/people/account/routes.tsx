import { recordAudit } from '../../foundation/audit/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { Button, ButtonLink, Form } from '../../foundation/html/index.ts'
import {
  page,
  redirect,
  type StaffRoute,
  type StaffVisit,
  staffGet,
  staffPost,
} from '../../foundation/http/index.ts'
import { RecoveryCodesPage } from '../second-factor/recovery-codes-page.tsx'
import { SetUpPage } from '../second-factor/set-up-page.tsx'
import { orderRecoveryCodes, setUpSecondFactor } from '../second-factor/set-up-second-factor.ts'
import { offeredTotp } from '../second-factor/totp-of-staff.ts'
import { endOwnSession, endSessionsOf, listSessions } from '../sessions/own-sessions.ts'
import { SESSION_COOKIE } from '../sessions/session.ts'
import { afterStepUp } from '../sessions/step-up.ts'
import { changePassword, isOwnPassword } from '../sign-in/change-password.ts'
import { signInMessages } from '../sign-in/messages.ts'
import type { PasswordFormProblem } from '../sign-in/new-password-fields.tsx'
import { AccountPage } from './account-page.tsx'
import { ChangePasswordPage } from './change-password-page.tsx'
import { findAccount } from './find-account.ts'
import { accountMessages } from './messages.ts'
import { KEYS_COOKIE } from './preferences.ts'

const ACCOUNT = '/amt/konto'
const FACTOR = '/amt/konto/zweiter-faktor'
const RECOVERY = '/amt/konto/notfallcodes'
const words = (visit: StaffVisit) => accountMessages[visit.language]
const tokenOf = (visit: StaffVisit) => visit.cookie(SESSION_COOKIE) ?? ''

async function showAccount(visit: StaffVisit) {
  const t = words(visit)
  const ended = visit.query.get('beendet')
  const done: Record<string, string> = { passwort: t.passwordChanged, 'zweiter-faktor': t.factorMoved }
  return page(
    t.account,
    <AccountPage
      staff={visit.staff}
      account={await findAccount(visit.db, visit.staff.id)}
      sessions={await listSessions(visit.db, visit.staff.id, tokenOf(visit), visit.clock.now())}
      keysOff={visit.cookie(KEYS_COOKIE) === 'aus'}
      done={ended && /^\d{1,3}$/.test(ended) ? t.ended(Number(ended)) : done[visit.query.get('fertig') ?? '']}
    />,
  )
}

async function endSessions(visit: StaffVisit) {
  const { staff, clock } = visit
  const which = visit.body.get('session')
  const ended = await inTransaction(visit.db, async tx => {
    const count =
      which === 'others'
        ? await endSessionsOf(tx, staff.id, tokenOf(visit))
        : Number(await endOwnSession(tx, staff.id, which))
    const object = { kind: 'staff', id: staff.id } as const
    if (count > 0)
      await recordAudit(tx, {
        actor: staff,
        act: 'staff.sessions-ended',
        object,
        detail: { count },
        at: clock.now(),
      })
    return count
  })
  return redirect(`${ACCOUNT}?beendet=${ended}`)
}

function passwordPage(visit: StaffVisit, problem: PasswordFormProblem | null) {
  const title = words(visit).changePassword
  return page(title, <ChangePasswordPage problem={problem} />, { status: problem ? 422 : 200 })
}

async function choosePassword(visit: StaffVisit) {
  const { body, staff } = visit
  const typed = { password: body.get('password'), repeat: body.get('repeat') }
  const problem = await inTransaction(visit.db, async tx =>
    (await isOwnPassword(tx, staff.id, body.get('current')))
      ? changePassword(tx, visit, staff, typed, tokenOf(visit))
      : 'wrong-password',
  )
  return problem ? passwordPage(visit, problem) : redirect(`${ACCOUNT}?fertig=passwort`)
}

async function offerFactor(visit: StaffVisit, error?: string) {
  const { signIn, totpSetAt } = await findAccount(visit.db, visit.staff.id)
  const totp = offeredTotp(visit.secret, tokenOf(visit), totpSetAt)
  const body = <SetUpPage action={FACTOR} signIn={signIn} totp={totp} error={error} />
  return page(signInMessages[visit.language].setUpTitle, body, { status: error ? 422 : 200 })
}

async function moveFactor(visit: StaffVisit) {
  const { totpSetAt } = await findAccount(visit.db, visit.staff.id)
  const totp = offeredTotp(visit.secret, tokenOf(visit), totpSetAt)
  const typed = visit.body.get('code')
  const codes = await inTransaction(visit.db, async tx => {
    const outcome = await setUpSecondFactor(tx, visit, visit.staff, { totp, typed })
    if (outcome !== 'wrong-code') await endSessionsOf(tx, visit.staff.id, tokenOf(visit))
    return outcome
  })
  const t = signInMessages[visit.language]
  if (codes === 'wrong-code') return offerFactor(visit, t['wrong-code'])
  return page(t.recoveryTitle, <RecoveryCodesPage codes={codes} next={`${ACCOUNT}?fertig=zweiter-faktor`} />)
}

async function explainRecovery(visit: StaffVisit) {
  const t = words(visit)
  return page(
    t.newRecovery,
    <div class="desk desk--narrow">
      <h1>{t.newRecovery}</h1>
      <p class="muted">{t.newRecoveryLead}</p>
      <Form action={RECOVERY}>
        <div class="buttons">
          <Button primary>{t.newRecovery}</Button>
          <ButtonLink href={ACCOUNT}>{t.back}</ButtonLink>
        </div>
      </Form>
    </div>,
  )
}

async function showRecovery(visit: StaffVisit) {
  const codes = await inTransaction(visit.db, tx => orderRecoveryCodes(tx, visit, visit.staff))
  const title = signInMessages[visit.language].recoveryTitle
  return page(title, <RecoveryCodesPage codes={codes} next={ACCOUNT} />)
}

export const accountRoutes: StaffRoute[] = [
  staffGet(ACCOUNT, 'signed-in', showAccount),
  staffPost('/amt/konto/sitzungen/ende', 'signed-in', afterStepUp(ACCOUNT, endSessions)),
  staffGet('/amt/konto/passwort', 'signed-in', async visit => passwordPage(visit, null)),
  staffPost('/amt/konto/passwort', 'signed-in', choosePassword),
  staffGet(
    FACTOR,
    'signed-in',
    afterStepUp(FACTOR, visit => offerFactor(visit)),
  ),
  staffPost(FACTOR, 'signed-in', afterStepUp(FACTOR, moveFactor)),
  staffGet(RECOVERY, 'signed-in', afterStepUp(RECOVERY, explainRecovery)),
  staffPost(RECOVERY, 'signed-in', afterStepUp(RECOVERY, showRecovery)),
]
