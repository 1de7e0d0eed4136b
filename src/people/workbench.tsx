import { Button, ErrorSummary, Form, TextField } from '../foundation/html/index.ts'
import {
  page,
  redirect,
  type StaffRoute,
  type StaffVisit,
  staffGet,
  staffPost,
} from '../foundation/http/index.ts'
import { roles } from '../foundation/permissions/index.ts'
import { peopleMessages } from './messages.ts'
import { endSession, SESSION_COOKIE, SESSION_PATH } from './session.ts'
import { signIn } from './sign-in.ts'

export const SIGN_IN_PATH = '/amt/anmeldung'
export const KEYS_COOKIE = 'schalter_tasten'
const t = peopleMessages.de

/** Only paths of the workbench: an address in a link must not lead elsewhere after the sign-in. */
function safeReturn(to: string): string {
  return /^\/amt\/(?![/\\])[\w\-/?=&.%]*$/.test(to) && !to.startsWith(SIGN_IN_PATH) ? to : '/amt/'
}

function SignInPage({ name, next, error }: { name: string; next: string; error?: string }) {
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
  return page(t.signInTitle, <SignInPage name="" next={next} />)
}

async function doSignIn(visit: StaffVisit) {
  const name = visit.body.get('name')
  const next = safeReturn(visit.body.get('weiter'))
  const password = visit.body.get('password')
  const failed = (error: string, status: number) =>
    page(t.signInTitle, <SignInPage name={name} next={next} error={error} />, { status })
  if (!name || !password) return failed(t.missing, 422)
  const result = await signIn(visit, { signIn: name, password, address: visit.address })
  if (!result.ok) return failed(t[result.refusal], result.refusal === 'locked' ? 429 : 422)
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

async function showAccount(visit: StaffVisit) {
  const off = visit.cookie(KEYS_COOKIE) === 'aus'
  return page(
    t.account,
    <div class="desk">
      <h1>
        {t.account}: {visit.staff.name}
      </h1>
      <dl class="facts">
        <dt>{t.roles}</dt>
        <dd>{visit.staff.roles.map(role => roles[role].de).join(', ')}</dd>
        <dt>{t.teams}</dt>
        <dd>{visit.staff.teams.join(', ') || t.none}</dd>
      </dl>
      <h2>{t.keysTitle}</h2>
      <p>{off ? t.keysOff : t.keysOn}</p>
      <Form action="/amt/konto/tasten">
        <div class="buttons">
          <Button name="keys" value={off ? 'on' : 'off'}>
            {off ? t.turnOn : t.turnOff}
          </Button>
        </div>
      </Form>
    </div>,
  )
}

async function switchKeys(visit: StaffVisit) {
  // Read by the script of the workbench, so this one cookie is not hidden from scripts.
  const value = visit.body.get('keys') === 'off' ? 'aus' : 'an'
  visit.setCookie(KEYS_COOKIE, value, { path: '/amt', maxAge: 365 * 86_400, readableByScript: true })
  return redirect('/amt/konto')
}

const keys: readonly (readonly [string, string])[] = [
  ['j / k', 'nächster / voriger Fall'],
  ['Enter', 'öffnen'],
  ['/', 'suchen'],
  ['a', 'zu den Handlungen'],
  ['?', 'diese Seite'],
  ['Esc', 'Eingabefeld verlassen'],
]

async function showKeys() {
  return page(
    t.keysTitle,
    <div class="desk">
      <h1>{t.keysTitle}</h1>
      <p class="muted">{t.keysLead}</p>
      <dl class="facts">
        {keys.map(([key, does]) => (
          <>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </>
        ))}
      </dl>
    </div>,
  )
}

export const workbenchRoutes: StaffRoute[] = [
  staffGet(SIGN_IN_PATH, 'anyone', showSignIn),
  staffPost(SIGN_IN_PATH, 'anyone', doSignIn),
  staffPost('/amt/abmeldung', 'signed-in', signOut),
  staffGet('/amt/konto', 'signed-in', showAccount),
  staffPost('/amt/konto/tasten', 'signed-in', switchKeys),
  staffGet('/amt/tasten', 'signed-in', showKeys),
]
