import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { readPdf } from '../../src/post/rendering/testing/read-pdf.ts'
import { followMail } from '../support/mailbox.ts'
import { openCase, openStaff } from '../support/staff.ts'
import { openVisitor, type Visitor } from '../support/visitor.ts'

const email = 'paula.nowak@beispiel.de'
const home = { 'Straße und Hausnummer': 'Beispielallee 41', Postleitzahl: '22041', Ort: 'Hamburg' }

it('a business is registered without a script, and the certificate fetched online', async () => {
  const citizen = await openVisitor({ javaScript: false })
  const reference = await registersABusiness(citizen)

  const caseworker = await openStaff('brodersen')
  await openCase(caseworker, reference)
  expect(await caseworker.page.getByRole('main').getByText('Widerspruch').count()).toBe(0)
  await caseworker.follow(/^Eingang bestätigen/)
  await caseworker.press('Ja')
  await caseworker.reads('Ausgestellt')

  await followMail(citizen, email, `Ihre Anzeige ${reference} ist bearbeitet`)
  await fetchesTheCertificate(citizen)
  await citizen.reloadsUntil('Online abgeholt')
})

async function registersABusiness(citizen: Visitor): Promise<string> {
  await citizen.go('/leistungen/gewerbeanmeldung')
  await citizen.press('Online beantragen')
  await citizen.choose('Welche Rechtsform hat der Betrieb?', 'Gesellschaft bürgerlichen Rechts (GbR)')
  await citizen.press('Weiter zu Schritt 2')
  await citizen.arrivesAt('Zu Ihnen')
  // Not a partnership after all: the page about the partners is not asked any more.
  await citizen.follow(/^Zurück zu Schritt 1/)
  await citizen.choose('Welche Rechtsform hat der Betrieb?', 'Einzelunternehmen')
  await citizen.press('Weiter zu Schritt 2')
  await citizen.fill({
    Familienname: 'Nowak',
    Vornamen: 'Paula',
    Geburtsdatum: '30.1.1979',
    Geburtsort: 'Stettin',
  })
  await citizen.fill(home, 'Wo Sie wohnen')
  await citizen.press('Weiter zu Schritt 3')

  await citizen.arrivesAt('Ihr Betrieb')
  await citizen.press('Weiter zu Schritt 4')
  const problems = citizen.page.getByRole('alert').getByRole('link')
  expect(await problems.count()).toBe(4)
  await citizen.fill({
    'Was machen Sie genau?': 'Reparatur von Fahrrädern',
    'Wann beginnt der Betrieb?': '1.12.2026',
  })
  await citizen.choose('Warum melden Sie an?', 'Neu gegründet')
  await citizen.choose('Haupterwerb oder Nebenerwerb?', 'Nebenerwerb')
  await citizen.press('Weiter zu Schritt 4')

  await citizen.choose('Was ist an dieser Anschrift?', 'Eine Zweigniederlassung')
  await citizen.fill(home, 'Anschrift des Betriebs')
  await citizen.fill({ 'Wie viele Menschen arbeiten im Betrieb?': '0' })
  await citizen.press('Weiter zu Schritt 5')
  // Without a script, the further question comes with the page again.
  await citizen.reads('Zu Ihrer Antwort gehören weitere Fragen')
  await citizen.fill({ ...home, Ort: 'Kiel', Postleitzahl: '24103' }, 'Anschrift der Hauptniederlassung')
  await citizen.press('Weiter zu Schritt 5')

  await citizen.choose('Braucht Ihr Gewerbe eine Erlaubnis?', 'Nein')
  await citizen.press('Weiter zu Schritt 6')
  await citizen.choose('Wie möchten Sie die Bescheinigung bekommen?', 'Online abholen')
  await citizen.fill({ 'E-Mail': email })
  await citizen.press('Weiter zu Schritt 7')
  await citizen.arrivesAt('Bitte prüfen Sie Ihre Angaben')
  await citizen.press('Jetzt absenden')

  await citizen.arrivesAt('Geschafft, wir haben alles bekommen')
  await citizen.reads('Die Antwort liegt hier für Sie bereit.')
  await citizen.follow('Stand ansehen')
  await citizen.arrivesAt('Ihre Anzeige ist angekommen')
  return citizen.path.split('/').at(-1)!
}

async function fetchesTheCertificate(citizen: Visitor): Promise<void> {
  const fetch = citizen.page.getByRole('link', { name: 'Ergebnis abholen (PDF)' })
  await citizen.reloadsUntil(fetch)
  const download = await citizen.download(fetch)
  expect(download.suggestedFilename()).toMatch(/\.pdf$/)
  const { pages } = await readPdf(await readFile(await download.path()))
  const text = pages.flatMap(page => page.printed.map(printed => printed.text)).join(' ')
  for (const part of ['Nowak', 'Reparatur von Fahrrädern', 'Beispielallee 41']) expect(text).toContain(part)
}
