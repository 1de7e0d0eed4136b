import {
  redirect,
  STAFF_LANGUAGE_COOKIE,
  type StaffRoute,
  type StaffVisit,
  staffPost,
} from '../../foundation/http/index.ts'

export const KEYS_COOKIE = 'schalter_tasten'
const YEAR_SECONDS = 365 * 86_400

async function switchLanguage(visit: StaffVisit) {
  const value = visit.body.get('language') === 'en' ? 'en' : 'de'
  visit.setCookie(STAFF_LANGUAGE_COOKIE, value, { path: '/', maxAge: YEAR_SECONDS })
  return redirect('/amt/konto')
}

async function switchKeys(visit: StaffVisit) {
  // Read by the script of the workbench, so this one cookie is not hidden from scripts.
  const value = visit.body.get('keys') === 'off' ? 'aus' : 'an'
  visit.setCookie(KEYS_COOKIE, value, { path: '/', maxAge: YEAR_SECONDS, readableByScript: true })
  return redirect('/amt/konto')
}

export const preferenceRoutes: StaffRoute[] = [
  staffPost('/amt/konto/sprache', 'signed-in', switchLanguage),
  staffPost('/amt/konto/tasten', 'signed-in', switchKeys),
]
