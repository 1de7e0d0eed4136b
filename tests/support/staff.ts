import { Temporal } from 'temporal-polyfill'
import { inject } from 'vitest'
import { type Database, inTransaction, openDatabase } from '../../src/foundation/database/index.ts'
import { secretFrom } from '../../src/foundation/secret.ts'
import { testConfig } from '../../src/foundation/testing/test-config.ts'
import { demoPassword, listStaff } from '../../src/people/index.ts'
import { nextCode } from '../../src/people/second-factor/totp-of-staff.ts'
import { beginSession, SESSION_COOKIE, SESSION_PATH } from '../../src/people/sessions/session.ts'
import { openVisitor, type Visitor, type VisitorOptions } from './visitor.ts'

/** Every house of the tests has the same. */
export const houseSecret = secretFrom(testConfig().givenSecret!)

/** What `npm start` prints for them. */
export function passwordOf(signIn: string): string {
  return demoPassword(houseSecret, signIn)
}

async function withHouse<Result>(
  databaseUrl: string,
  work: (db: Database) => Promise<Result>,
): Promise<Result> {
  const db = openDatabase(databaseUrl, { max: 1 })
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

async function idOf(db: Database, signIn: string): Promise<string> {
  return (await listStaff(db)).find(member => member.signIn === signIn)!.id
}

/** What the app of this person shows, as soon as it shows one that was not used yet: up to half a minute. */
export function codeOf(signIn: string, databaseUrl = inject('house').databaseUrl): Promise<string> {
  return withHouse(databaseUrl, async db => {
    for (;;) {
      const code = await nextCode(db, houseSecret, await idOf(db, signIn), Temporal.Now.instant())
      if (code) return code
      await new Promise(resolve => setTimeout(resolve, 500))
    }
  })
}

/** A session as the sign-in begins it; a code for each of so many sign-ins would take minutes. */
export function sessionOf(signIn: string, databaseUrl = inject('house').databaseUrl): Promise<string> {
  return withHouse(databaseUrl, async db => {
    const id = await idOf(db, signIn)
    return inTransaction(db, tx => beginSession(tx, id, Temporal.Now.instant()))
  })
}

/** One of the demo's staff, signed in, in the first room they may enter. */
export async function openStaff(signIn: string, options: VisitorOptions = {}): Promise<Visitor> {
  const staff = await openStaffWindow(signIn, options)
  await staff.go('/amt/')
  return staff
}

/** One of the demo's staff, signed in, with an empty window: for whoever goes somewhere else at once. */
export async function openStaffWindow(signIn: string, options: VisitorOptions = {}): Promise<Visitor> {
  const staff = await openVisitor(options)
  const { hostname } = new URL(inject('house').address)
  const value = await sessionOf(signIn)
  await staff.context.addCookies([{ name: SESSION_COOKIE, value, domain: hostname, path: SESSION_PATH }])
  return staff
}

/** In front of the sign-in page: password, then code. */
export async function signInByHand(staff: Visitor, signIn: string, databaseUrl?: string): Promise<void> {
  await staff.fill({ Benutzername: signIn, Passwort: passwordOf(signIn) })
  await staff.press('Anmelden')
  await staff.fill({ 'Code aus der App': await codeOf(signIn, databaseUrl) })
  await staff.press('Weiter')
}

/** Opens a case as its caseworker does: by searching for its number in the inbox. */
export async function openCase(staff: Visitor, reference: string): Promise<void> {
  await staff.go('/amt/eingang')
  await staff.page.getByRole('searchbox').fill(reference)
  await staff.press('Suchen')
  const row = staff.page.getByRole('row').filter({ has: staff.page.locator(`a[href*="${reference}"]`) })
  await staff.leadsOn(row.getByRole('link'))
}
