import { Fragment } from 'preact'
import { Button, ErrorSummary, Form, TextField, useLanguage, useWords } from '../foundation/html/index.ts'
import {
  page,
  redirect,
  STAFF_LANGUAGE_COOKIE,
  type StaffRoute,
  type StaffVisit,
  staffGet,
  staffPost,
} from '../foundation/http/index.ts'
import { roles, type StaffActor } from '../foundation/permissions/index.ts'
import { peopleMessages } from './messages.ts'
import { endSession, SESSION_COOKIE, SESSION_PATH } from './sessions/session.ts'
import { signIn } from './sign-in/sign-in.ts'

export const SIGN_IN_PATH = '/amt/anmeldung'
export const KEYS_COOKIE = 'schalter_tasten'
const words = (visit: StaffVisit) => peopleMessages[visit.language]

/** Only paths of the workbench: an address in a link must not lead elsewhere after the sign-in. */
function safeReturn(to: string): string {
  return /^\/amt\/(?![/\\])[\w\-/?=&.%]*$/.test(to) && !to.startsWith(SIGN_IN_PATH) ? to : '/amt/'
}

function SignInPage({ name, next, error }: { name: string; next: string; error?: string }) {
  const t = useWords(peopleMessages)
  return (
    <div class="desk desk--narrow">
      <h1>{t.signInTitle}</h1>
      <p class="muted">{t.signInLead}</p>
      <ErrorSummary problems={error ? [{ field: 'name', label: t.signIn, sentence: error }] : []} />
      <Form action={SIGN_IN_PATH}>
        <input type="hidden" name="weiter" value={next} />
        <TextField id="name" label={t.name} value={name} autocomplete="username" />
        <TextField
          id="password"
          label={t.password}
          value=""
          type="password"
          autocomplete="current-password"
        />
        <div class="buttons">
          <Button primary>{t.signIn}</Button>
          <a class="link" href="/">
            {t.toPortal}
          </a>
        </div>
      </Form>
    </div>
  )
}

async function showSignIn(visit: StaffVisit) {
  const next = safeReturn(visit.query.get('weiter') ?? '')
  if (visit.staff) return redirect(next)
  return page(words(visit).signInTitle, <SignInPage name="" next={next} />)
}

async function doSignIn(visit: StaffVisit) {
  const t = words(visit)
  const name = visit.body.get('name')
  const next = safeReturn(visit.body.get('weiter'))
  const password = visit.body.get('password')
  const failed = (error: string, status: number) =>
    page(t.signInTitle, <SignInPage name={name} next={next} error={error} />, { status })
  if (!name || !password) return failed(t.missing, 422)
  const result = await signIn(visit, { signIn: name, password, address: visit.address })
  if (!result.ok) return failed(t[result.refusal], result.refusal === 'locked' ? 429 : 422)
  // Whoever sat here before is signed out.
  const before = visit.cookie(SESSION_COOKIE)
  if (before) await endSession(visit.db, before)
  visit.setCookie(SESSION_COOKIE, result.token, { path: SESSION_PATH })
  visit.renewCsrf()
  return redirect(next)
}

async function signOut(visit: StaffVisit) {
  const token = visit.cookie(SESSION_COOKIE)
  if (token) await endSession(visit.db, token)
  visit.clearCookie(SESSION_COOKIE, SESSION_PATH)
  return redirect(SIGN_IN_PATH)
}

function AccountPage({ staff, keysOff }: { staff: StaffActor; keysOff: boolean }) {
  const t = useWords(peopleMessages)
  const language = useLanguage()
  return (
    <div class="desk">
      <h1>
        {t.account}: {staff.name}
      </h1>
      <dl class="facts">
        <dt>{t.roles}</dt>
        <dd>{staff.roles.map(role => roles[role][language]).join(', ')}</dd>
        <dt>{t.teams}</dt>
        <dd>{staff.teams.join(', ') || t.none}</dd>
      </dl>
      <h2>{t.language}</h2>
      <Form action="/amt/konto/sprache">
        <div class="buttons">
          <Button name="language" value={language === 'de' ? 'en' : 'de'}>
            {t.otherLanguage}
          </Button>
        </div>
      </Form>
      <h2>{t.keysTitle}</h2>
      <p>{keysOff ? t.keysOff : t.keysOn}</p>
      <Form action="/amt/konto/tasten">
        <div class="buttons">
          <Button name="keys" value={keysOff ? 'on' : 'off'}>
            {keysOff ? t.turnOn : t.turnOff}
          </Button>
        </div>
      </Form>
    </div>
  )
}

async function showAccount(visit: StaffVisit) {
  const keysOff = visit.cookie(KEYS_COOKIE) === 'aus'
  return page(words(visit).account, <AccountPage staff={visit.staff} keysOff={keysOff} />)
}

const YEAR_SECONDS = 365 * 86_400

async function switchLanguage(visit: StaffVisit) {
  const value = visit.body.get('language') === 'en' ? 'en' : 'de'
  visit.setCookie(STAFF_LANGUAGE_COOKIE, value, { path: '/amt', maxAge: YEAR_SECONDS })
  return redirect('/amt/konto')
}

async function switchKeys(visit: StaffVisit) {
  // Read by the script of the workbench, so this one cookie is not hidden from scripts.
  const value = visit.body.get('keys') === 'off' ? 'aus' : 'an'
  visit.setCookie(KEYS_COOKIE, value, { path: '/amt', maxAge: YEAR_SECONDS, readableByScript: true })
  return redirect('/amt/konto')
}

function KeysPage() {
  const t = useWords(peopleMessages)
  return (
    <div class="desk">
      <h1>{t.keysTitle}</h1>
      <p class="muted">{t.keysLead}</p>
      <dl class="facts">
        {Object.entries(t.keys).map(([key, does]) => (
          <Fragment key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </Fragment>
        ))}
      </dl>
    </div>
  )
}

async function showKeys(visit: StaffVisit) {
  return page(words(visit).keysTitle, <KeysPage />)
}

export const workbenchRoutes: StaffRoute[] = [
  staffGet(SIGN_IN_PATH, 'anyone', showSignIn),
  staffPost(SIGN_IN_PATH, 'anyone', doSignIn),
  staffPost('/amt/abmeldung', 'signed-in', signOut),
  staffGet('/amt/konto', 'signed-in', showAccount),
  staffPost('/amt/konto/sprache', 'signed-in', switchLanguage),
  staffPost('/amt/konto/tasten', 'signed-in', switchKeys),
  staffGet('/amt/tasten', 'signed-in', showKeys),
]
