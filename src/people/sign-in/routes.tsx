import { inTransaction } from '../../foundation/database/index.ts'
import {
  type Answer,
  page,
  redirect,
  type StaffRoute,
  type StaffVisit,
  staffGet,
  staffPost,
} from '../../foundation/http/index.ts'
import { CodePage } from '../second-factor/code-page.tsx'
import { giveSecondFactor } from '../second-factor/give-second-factor.ts'
import { RecoveryCodesPage } from '../second-factor/recovery-codes-page.tsx'
import { SetUpPage } from '../second-factor/set-up-page.tsx'
import { setUpSecondFactor } from '../second-factor/set-up-second-factor.ts'
import { offeredTotp } from '../second-factor/totp-of-staff.ts'
import {
  BEGUN_COOKIE,
  type BegunSignIn,
  findBegunSignIn,
  missingStep,
  noteSecondFactor,
  type SignInStep,
} from './begun-sign-in.ts'
import { changePassword } from './change-password.ts'
import { finishSignIn } from './finish-sign-in.ts'
import { keepSession } from './keep-session.ts'
import { signInMessages } from './messages.ts'
import { NewPasswordPage } from './new-password-page.tsx'
import { SIGN_IN_PATH, safeReturn } from './paths.ts'
import { signIn } from './sign-in.ts'
import { SignInPage } from './sign-in-page.tsx'
import { otherWaysIn } from './ways-in.ts'

const CODE_PATH = `${SIGN_IN_PATH}/code`
const SET_UP_PATH = `${SIGN_IN_PATH}/einrichten`
const PASSWORD_PATH = `${SIGN_IN_PATH}/passwort`
const pathOf = { code: CODE_PATH, 'new-password': PASSWORD_PATH, 'set-up': SET_UP_PATH }
const words = (visit: StaffVisit) => signInMessages[visit.language]

async function showSignIn(visit: StaffVisit) {
  const next = safeReturn(visit.query.get('weiter') ?? '')
  if (visit.staff) return redirect(next)
  const error = visit.query.has('abgelaufen') ? words(visit).over : undefined
  const ways = otherWaysIn(visit.config)
  return page(words(visit).title, <SignInPage name="" next={next} error={error} ways={ways} />)
}

async function giveFirstFactor(visit: StaffVisit) {
  const t = words(visit)
  const name = visit.body.get('name')
  const next = safeReturn(visit.body.get('weiter'))
  const password = visit.body.get('password')
  const ways = otherWaysIn(visit.config)
  const failed = (error: string, status: number) =>
    page(t.title, <SignInPage name={name} next={next} error={error} ways={ways} />, { status })
  if (!name || !password) return failed(t.missing, 422)
  const result = await signIn(visit, { signIn: name, password, address: visit.address, next })
  if (!result.ok) return failed(t[result.refusal], result.refusal === 'locked' ? 429 : 422)
  return goOnWith(visit, result.token)
}

/** Keeps the half-session in the browser and asks for what is missing. */
export async function goOnWith(visit: StaffVisit, token: string): Promise<Answer> {
  visit.setCookie(BEGUN_COOKIE, token, { path: '/' })
  const begun = await findBegunSignIn(visit.db, token, visit.clock.now())
  return begun ? goOn(visit, begun) : redirect(`${SIGN_IN_PATH}?abgelaufen`)
}

async function goOn(visit: StaffVisit, begun: BegunSignIn): Promise<Answer> {
  const step = missingStep(begun)
  if (step !== 'done') return redirect(pathOf[step])
  await finish(visit, begun)
  return redirect(begun.next)
}

/** The half-session becomes a session. Whoever sat here before is signed out. */
async function finish(visit: StaffVisit, begun: BegunSignIn): Promise<void> {
  const userAgent = visit.header('user-agent') ?? ''
  const token = await inTransaction(visit.db, tx => finishSignIn(tx, visit, begun, userAgent))
  visit.clearCookie(BEGUN_COOKIE, '/')
  await keepSession(visit, token)
}

/** Lets a page ask for its step only where that is the one that is missing. */
function during(step: SignInStep, handle: (visit: StaffVisit, begun: BegunSignIn) => Promise<Answer>) {
  return async (visit: StaffVisit): Promise<Answer> => {
    const token = visit.cookie(BEGUN_COOKIE)
    const begun = token ? await findBegunSignIn(visit.db, token, visit.clock.now()) : null
    if (!begun) return redirect(visit.staff ? '/amt/' : `${SIGN_IN_PATH}${token ? '?abgelaufen' : ''}`)
    return missingStep(begun) === step ? handle(visit, begun) : goOn(visit, begun)
  }
}

function codePage(visit: StaffVisit, { staff }: BegunSignIn, error?: string, status = 200) {
  const t = words(visit)
  return page(
    t.codeTitle,
    <CodePage action={CODE_PATH} title={t.codeTitle} lead={t.codeLead(staff.name)} error={error}>
      <a class="link" href={SIGN_IN_PATH}>
        {t.startAgain}
      </a>
    </CodePage>,
    { status },
  )
}

async function giveCode(visit: StaffVisit, begun: BegunSignIn) {
  const given = await giveSecondFactor(visit, begun.staff, visit.body.get('code'))
  if (!given.ok)
    return codePage(visit, begun, words(visit)[given.refusal], given.refusal === 'locked-code' ? 429 : 422)
  await noteSecondFactor(visit.db, begun.token, given.by)
  return goOn(visit, { ...begun, secondFactor: given.by })
}

function setUpPage(visit: StaffVisit, begun: BegunSignIn, error?: string) {
  const totp = offeredTotp(visit.secret, begun.token, begun.totpSetAt)
  return page(
    words(visit).setUpTitle,
    <SetUpPage action={SET_UP_PATH} signIn={begun.signIn} totp={totp} error={error} />,
    { status: error ? 422 : 200 },
  )
}

/** The last step of a first sign-in: set up, signed in, and the codes for paper. */
async function setUp(visit: StaffVisit, begun: BegunSignIn) {
  const totp = offeredTotp(visit.secret, begun.token, begun.totpSetAt)
  const typed = visit.body.get('code')
  const userAgent = visit.header('user-agent') ?? ''
  const outcome = await inTransaction(visit.db, async tx => {
    const codes = await setUpSecondFactor(tx, visit, begun.staff, { totp, typed })
    if (codes === 'wrong-code') return codes
    return { codes, token: await finishSignIn(tx, visit, { ...begun, secondFactor: 'totp' }, userAgent) }
  })
  if (outcome === 'wrong-code') return setUpPage(visit, begun, words(visit)['wrong-code'])
  visit.clearCookie(BEGUN_COOKIE, '/')
  await keepSession(visit, outcome.token)
  return page(words(visit).recoveryTitle, <RecoveryCodesPage codes={outcome.codes} next={begun.next} />)
}

async function choosePassword(visit: StaffVisit, begun: BegunSignIn) {
  const typed = { password: visit.body.get('password'), repeat: visit.body.get('repeat') }
  const problem = await inTransaction(visit.db, tx => changePassword(tx, visit, begun.staff, typed))
  if (!problem) return goOn(visit, { ...begun, hasStartPassword: false })
  return page(words(visit).newPasswordTitle, <NewPasswordPage action={PASSWORD_PATH} problem={problem} />, {
    status: 422,
  })
}

export const signInRoutes: StaffRoute[] = [
  staffGet(SIGN_IN_PATH, 'anyone', showSignIn),
  staffPost(SIGN_IN_PATH, 'anyone', giveFirstFactor),
  staffGet(
    CODE_PATH,
    'anyone',
    during('code', async (visit, begun) => codePage(visit, begun)),
  ),
  staffPost(CODE_PATH, 'anyone', during('code', giveCode)),
  staffGet(
    SET_UP_PATH,
    'anyone',
    during('set-up', async (visit, begun) => setUpPage(visit, begun)),
  ),
  staffPost(SET_UP_PATH, 'anyone', during('set-up', setUp)),
  staffGet(
    PASSWORD_PATH,
    'anyone',
    during('new-password', async visit =>
      page(words(visit).newPasswordTitle, <NewPasswordPage action={PASSWORD_PATH} problem={null} />),
    ),
  ),
  staffPost(PASSWORD_PATH, 'anyone', during('new-password', choosePassword)),
]
