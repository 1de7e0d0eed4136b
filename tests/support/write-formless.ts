import type { Visitor } from './visitor.ts'

/** A formless request about *Wohngeld*, up to its receipt; the answer is to be fetched online. */
export async function writeFormless(citizen: Visitor, request: string, email: string): Promise<void> {
  await citizen.go('/leistungen/wohngeld')
  await citizen.press('Formlos online schreiben')
  await citizen.arrivesAt('Ihr Anliegen')
  await citizen.fill({ 'Was möchten Sie?': request })
  await citizen.press('Weiter zu Schritt 2')
  await citizen.fill({ Familienname: 'Nowak', Vornamen: 'Paula' })
  await citizen.press('Weiter zu Schritt 3')
  await citizen.choose('Wie möchten Sie unsere Antwort bekommen?', 'Online abholen')
  await citizen.fill({ 'E-Mail': email })
  await citizen.press('Weiter zu Schritt 4')
  await citizen.press('Jetzt absenden')
}
