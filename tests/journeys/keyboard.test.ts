import { expect, it } from 'vitest'
import { Keyboard } from '../support/keyboard.ts'
import { openVisitor } from '../support/visitor.ts'

it('everything goes with the keys alone, from the search to the status', async () => {
  const citizen = await openVisitor()
  const keys = new Keyboard(citizen)
  await citizen.go('/')

  await keys.press('Tab')
  expect(await keys.focus()).toMatchObject({ name: 'Zum Inhalt springen', ring: true, seen: true })
  await keys.press('Enter')
  expect(await citizen.page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN')
  await keys.press('Tab')
  expect(await keys.focus()).toMatchObject({ type: 'search', ring: true })
  await keys.type('Meldebescheinigung')
  await keys.enter()
  await keys.tabTo('Meldebescheinigung')
  await keys.enter()
  await keys.goOn('Online beantragen')

  await keys.write('Familienname', 'Voß')
  await keys.write('Vornamen', 'Leonie')
  await keys.write('Geburtsdatum', '11.2.03')
  await keys.write('Geburtsort', 'Hamburg')
  await keys.goOn('Weiter zu Schritt 2')
  // The summary has the focus; its link leads into the field.
  await keys.tabTo(/^Geburtsdatum: Bitte geben Sie das Jahr/)
  await keys.press('Enter')
  expect(await keys.focus()).toMatchObject({ name: 'Geburtsdatum', ring: true, seen: true })
  await keys.press('Control+A')
  await keys.type('11.02.2003')
  await keys.goOn('Weiter zu Schritt 2')

  await keys.choose('Für welche Wohnung', 'Hauptwohnung')
  await keys.write('Straße und Hausnummer', 'Testgang 2a')
  await keys.write('Postleitzahl', '20144')
  await keys.write('Ort', 'Hamburg')
  await keys.goOn('Weiter zu Schritt 3')

  await keys.choose('Welche Bescheinigung?', 'Einfach')
  await keys.choose('Brauchen Sie sie auch für Familienmitglieder', 'Nein')
  await keys.goOn('Weiter zu Schritt 4')
  await keys.goOn('Weiter zu Schritt 5')
  await citizen.arrivesAt('Bitte prüfen Sie Ihre Angaben')
  await keys.goOn('Jetzt absenden')
  await citizen.arrivesAt('Geschafft, wir haben alles bekommen')

  const receipt = citizen.page.getByRole('complementary', { name: 'Ihre Quittung' })
  const [reference, code] = await receipt.locator('.receipt__big').allInnerTexts()
  await citizen.context.clearCookies()
  await keys.tabTo('Mein Antrag')
  await keys.enter()
  await keys.write('Nummer', reference!)
  await keys.write('Code', code!)
  await keys.enter()
  await citizen.arrivesAt('Ihr Antrag ist angekommen')
  await citizen.reads(reference!)
})
