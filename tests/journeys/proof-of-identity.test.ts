import { expect, it } from 'vitest'
import { findBarriers } from '../support/accessible.ts'
import { certificateAnswers, prepareDraft } from '../support/drafts.ts'
import { openCase, openStaff } from '../support/staff.ts'
import { openVisitor, type Visitor } from '../support/visitor.ts'

const home = { 'Straße und Hausnummer': 'Demoweg 8', Postleitzahl: '21029', Ort: 'Hamburg' }

it('a certificate is fetched online by whoever has proved who they are, without a script', async () => {
  const citizen = await openVisitor({ javaScript: false, width: 390 })
  await typesSomebodyElse(citizen)
  await fillsInTheRest(citizen)
  await provesWhoSheIs(citizen)
  const reference = await sends(citizen)

  const caseworker = await openStaff('ahrens')
  await openCase(caseworker, reference)
  await caseworker.reads(/^Online-Ausweis \(hoch\), /)
  expect(await caseworker.page.getByRole('main').getByText('Widerspruch').count()).toBe(0)
  await notesACheck(caseworker)
  await caseworker.follow(/^Bescheinigung ausstellen/)
  await caseworker.press('Ja')
  await caseworker.reads('Ausgestellt')

  await citizen.follow('Stand ansehen')
  await citizen.reloadsUntil(citizen.page.getByRole('link', { name: 'Ergebnis abholen (PDF)' }))
})

/** Jonas' sister began the draft under her own name; what the ID card says counts, and she is told. */
async function typesSomebodyElse(citizen: Visitor): Promise<void> {
  await citizen.go('/antrag/meldebescheinigung')
  await citizen.press('Jetzt beginnen')
  await citizen.arrivesAt('Zu Ihnen')
  await citizen.page.getByRole('link', { name: 'Mit Online-Ausweis ausfüllen' }).waitFor()
  await citizen.fill({
    Familienname: 'Petersen',
    Vornamen: 'Greta',
    Geburtsdatum: '14.3.1988',
    Geburtsort: 'Husum',
  })
  await citizen.press('Weiter zu Schritt 2')
}

async function fillsInTheRest(citizen: Visitor): Promise<void> {
  await citizen.choose('Für welche Wohnung brauchen Sie die Bescheinigung?', 'Hauptwohnung')
  await citizen.fill(home, 'Ihre Anschrift heute')
  await citizen.press('Weiter zu Schritt 3')
  // Without a script the questions of the answer come with the page again.
  if (!citizen.path.includes('purpose')) await citizen.press('Weiter zu Schritt 3')
  await citizen.arrivesAt('Wofür Sie die Bescheinigung brauchen')
  await citizen.choose('Welche Bescheinigung?', 'Einfach')
  await citizen.choose('Brauchen Sie sie auch für Familienmitglieder in derselben Wohnung?', 'Nein')
  await citizen.press('Weiter zu Schritt 4')
  await citizen.arrivesAt('Unterlagen und Zustellung')
  await citizen.choose('Wie möchten Sie die Bescheinigung bekommen?', 'Online abholen')
  await citizen.press('Weiter zu Schritt 5')
  await citizen.arrivesAt('Bitte prüfen Sie Ihre Angaben')
}

async function provesWhoSheIs(citizen: Visitor): Promise<void> {
  expect(await citizen.button('Jetzt absenden').count()).toBe(0)
  await citizen.reads('Für diesen Antrag müssen Sie sich online ausweisen')
  await citizen.follow('Jetzt ausweisen')
  await citizen.arrivesAt('Bitte weisen Sie sich online aus')
  await citizen.reads(/§ 18 Abs\. 3/)
  await citizen.reads(/per Post an Ihre gemeldete Anschrift/)
  await citizen.press(/^Weiter zu: Demo-Ausweis/)
  await citizen.press('Abbrechen')
  await citizen.reads(/^Sie haben den Nachweis abgebrochen/)
  await citizen.press(/^Weiter zu: Demo-Ausweis/)
  await citizen.page.getByLabel('Wer sind Sie?').selectOption({ label: 'Petersen, Jonas Friedrich' })
  await citizen.press('Ausweisen')
  await citizen.arrivesAt('Sie haben sich ausgewiesen')
  await citizen.reads(/Sie hatten geschrieben: Greta\. Im Nachweis steht: Jonas Friedrich\./)
  await citizen.follow('Weiter im Antrag')
  await citizen.arrivesAt('Bitte prüfen Sie Ihre Angaben')
}

async function sends(citizen: Visitor): Promise<string> {
  const read = await citizen.text()
  expect(read).toContain('Jonas Friedrich')
  expect(read).not.toContain('Greta')
  expect(read).toMatch(/Ihre Unterschrift ist nicht nötig, § 10 VwVfG/)
  await citizen.press('Jetzt absenden')
  await citizen.arrivesAt('Geschafft, wir haben alles bekommen')
  return /HH-\w{4}-\w{2}/.exec(await citizen.text())![0]
}

/** At the counter, too: it stands in the course, and takes nothing from the proof. */
async function notesACheck(caseworker: Visitor): Promise<void> {
  await caseworker.follow(/^Identität geprüft/)
  await caseworker.press('Ja')
  await caseworker.page.getByRole('alert').getByText('Bitte wählen Sie, wie Sie geprüft haben.').waitFor()
  await caseworker.choose('Wie haben Sie geprüft?', 'Ausweis oder Pass vor Ort geprüft')
  await caseworker.press('Ja')
  await caseworker.reads('Ausweis oder Pass vor Ort geprüft')
  await caseworker.reads(/^Online-Ausweis \(hoch\), /)
}

it.each([
  ['', 'Ausweisen', 390],
  ['/en', 'Prove who I am', 1280],
] as const)('the pages of the proof are easy to use: "%s", %s, %d', async (language, confirm, width) => {
  const answers = { ...certificateAnswers, forOthers: 'no', persons: [], delivery: 'online' }
  const { id, link } = await prepareDraft('meldebescheinigung', answers)
  const citizen = await openVisitor({ width })
  await citizen.go(language + link)
  const shot = (name: string) => isEasyToUse(`${name}${language.replace('/', '-')}-${width}`, citizen)
  await citizen.go(`${language}/antrag/${id}/pruefen`)
  await shot('check-before')
  await citizen.go(`${language}/antrag/${id}/ausweisen`)
  await shot('proof')
  await citizen.press(/Demo-Ausweis|Demo ID/)
  await shot('demo-id')
  await citizen.press(confirm)
  await shot('proved')
  await citizen.go(`${language}/antrag/${id}/person`)
  await shot('person')
  await citizen.go(`${language}/antrag/${id}/pruefen`)
  await shot('check-after')
})

async function isEasyToUse(where: string, { page }: Visitor): Promise<void> {
  const shots = process.env.PROOF_SHOTS
  if (shots) await page.screenshot({ path: `${shots}/${where}.png`, fullPage: true })
  const wide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')
  expect([where, wide]).toEqual([where, false])
  expect([where, await findBarriers(page)]).toEqual([where, []])
}
