import { expect, it } from 'vitest'
import { inspect } from '../support/inspect.ts'
import { codeOf, passwordOf, signInByHand } from '../support/staff.ts'
import { openVisitor } from '../support/visitor.ts'

it.each([true, false])('password, code, signed in; with scripts: %s', async javaScript => {
  const staff = await openVisitor({ javaScript })
  await staff.go('/amt/protokoll')
  await staff.arrivesAt('Anmelden im Amt')
  await staff.fill({ Benutzername: 'quast', Passwort: passwordOf('quast') })
  await staff.press('Anmelden')
  await staff.arrivesAt('Zweiter Faktor')
  if (javaScript) expect(await inspect(staff)).toEqual([])
  await staff.fill({ 'Code aus der App': '12345' })
  await staff.press('Weiter')
  await staff.reads('Der Code stimmt nicht')
  if (javaScript) expect(await inspect(staff)).toEqual([])
  await staff.fill({ 'Code aus der App': await codeOf('quast') })
  await staff.press('Weiter')
  expect(staff.path).toBe('/amt/protokoll')
})

it('the demo shows the codes of its invented people', async () => {
  const staff = await openVisitor()
  await staff.go('/amt/')
  await staff.fill({ Benutzername: 'matthiesen', Passwort: passwordOf('matthiesen') })
  await staff.press('Anmelden')
  await staff.follow('Codes der Demo ansehen')
  await staff.arrivesAt('Codes der Demo')
  const code = await staff.page
    .getByRole('row')
    .filter({ hasText: 'matthiesen' })
    .locator('code')
    .textContent()
  await staff.go('/amt/anmeldung/code')
  await staff.fill({ 'Code aus der App': code! })
  await staff.press('Weiter')
  await staff.page.getByRole('link', { name: 'Sven Matthiesen' }).waitFor()
})

it('somebody signed in twice signs the other device out, gets codes for paper and uses one', async () => {
  // Nobody else is signed in as her: signing out others would end their visits.
  const [office, home] = [await openVisitor(), await openVisitor()]
  for (const staff of [office, home]) {
    await staff.go('/amt/konto')
    await signInByHand(staff, 'okonkwo')
  }
  await office.go('/amt/konto')
  await office.reads('dieses Gerät')
  await office.press('Alle anderen Geräte abmelden')
  await office.reads('Ein Gerät ist abgemeldet.')
  await home.go('/amt/konto')
  await home.arrivesAt('Anmelden im Amt')

  await office.follow('Neue Notfallcodes')
  await office.press('Neue Notfallcodes')
  await office.arrivesAt('Ihre Notfallcodes')
  expect(await inspect(office)).toEqual([])
  const codes = await office.page.locator('.recovery code').allTextContents()
  expect(codes).toHaveLength(10)
  await office.follow('Ich habe die Codes verwahrt')
  await office.reads('noch 10 Codes')

  await home.fill({ Benutzername: 'okonkwo', Passwort: passwordOf('okonkwo') })
  await home.press('Anmelden')
  await home.fill({ 'Code aus der App': codes[3]! })
  await home.press('Weiter')
  await home.arrivesAt(/^Ihr Konto/)
  await home.reads('noch 9 Codes')
  await home.reads('Passwort und Notfallcode')
})
