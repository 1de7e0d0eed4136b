import { secretFrom } from '../../src/foundation/secret.ts'
import { testConfig } from '../../src/foundation/testing/test-config.ts'
import { demoPassword } from '../../src/people/index.ts'
import { openVisitor, type Visitor, type VisitorOptions } from './visitor.ts'

/** Every house of the tests has the same. */
export const houseSecret = secretFrom(testConfig().givenSecret!)

/** What `npm start` prints for them. */
export function passwordOf(signIn: string): string {
  return demoPassword(houseSecret, signIn)
}

/** One of the demo's staff, signed in, in the first room they may enter. */
export async function openStaff(signIn: string, options: VisitorOptions = {}): Promise<Visitor> {
  const staff = await openVisitor(options)
  await staff.go('/amt/')
  await staff.fill({ Benutzername: signIn, Passwort: passwordOf(signIn) })
  await staff.press('Anmelden')
  return staff
}

/** Opens a case as its caseworker does: by searching for its number in the inbox. */
export async function openCase(staff: Visitor, reference: string): Promise<void> {
  await staff.go('/amt/eingang')
  await staff.page.getByRole('searchbox').fill(reference)
  await staff.press('Suchen')
  const row = staff.page.getByRole('row').filter({ has: staff.page.locator(`a[href*="${reference}"]`) })
  await staff.leadsOn(row.getByRole('link'))
}
