import { expect, inject, it } from 'vitest'
import { readPdf } from '../../src/post/rendering/testing/read-pdf.ts'
import { query } from '../support/database.ts'
import { photo } from '../support/files.ts'
import { followMail } from '../support/mailbox.ts'
import { openCase, openStaff } from '../support/staff.ts'
import { openVisitor, type Visitor } from '../support/visitor.ts'

/** A persona of the demo who has moved with his family, and writes where they lived before. */
const emre = { Familienname: 'Yıldız', Vornamen: 'Emre', Geburtsname: 'Demir', Geburtsort: 'İzmir' }
const registered = 'Neuer Demoweg 17, 22111 Hamburg'
const address = { 'Straße und Hausnummer': 'Testgang 60', Postleitzahl: '21073', Ort: 'Hamburg' }
const children = [
  { Vornamen: 'Deniz', Geburtsdatum: '12.8.2014' },
  { Vornamen: 'Elif Nûr', Geburtsdatum: '4.4.2019' },
]
const email = 'emre.yildiz@beispiel.de'

it('a certificate of registration, from the first word to the rating', async () => {
  const phone = await openVisitor({ width: 390 })
  await findsTheService(phone)
  await startsAndMistypes(phone)
  await answersConditionalQuestions(phone)
  await namesHisFamily(phone)
  const link = await savesForLater(phone)

  const laptop = await openVisitor()
  await laptop.go(link)
  await handsInAFile(laptop)
  await changesAnAnswer(laptop)
  const { reference } = await sends(laptop)

  await followMail(laptop, email, new RegExp(`${reference} ist gespeichert`))
  await laptop.arrivesAt('Ihr Antrag ist angekommen')
  await laptop.reads('Beim Team Melderecht')

  const caseworker = await openStaff('ahrens')
  await openCase(caseworker, reference)
  await seesTheContradiction(caseworker)
  await asks(caseworker)
  await answersTheQuestion(laptop, reference)
  await clearsAndIssues(caseworker, reference)
  await readsTheLetters(caseworker, reference)
  await handsOverTheLetters(reference)
  await seesItOnItsWay(laptop, reference)
  await rates(laptop, reference)
})

async function findsTheService(citizen: Visitor): Promise<void> {
  await citizen.go('/')
  await citizen.page.getByRole('searchbox').fill('melde bescheinigung')
  await citizen.press('Suchen')
  await citizen.follow('Meldebescheinigung')
  await citizen.arrivesAt('Meldebescheinigung')
  const glance = citizen.page.getByRole('region', { name: 'Auf einen Blick' })
  expect(await glance.getByRole('term').allInnerTexts()).toEqual(['Kosten', 'Dauer', 'Mitbringen'])
  const ways = citizen.page.getByRole('main').getByRole('heading', { level: 3 })
  const names = await ways.allInnerTexts()
  expect(names).toEqual(expect.arrayContaining(['Online', 'Telefon', 'Vor Ort', 'Post', 'E-Mail', 'Video']))
}

/** The one page of the journey on which something goes wrong: the date of birth. */
async function startsAndMistypes(citizen: Visitor): Promise<void> {
  await citizen.press('Online beantragen')
  await citizen.arrivesAt('Zu Ihnen')
  await citizen.fill({ ...emre, Geburtsdatum: '21.13.1984' })
  await citizen.press('Weiter zu Schritt 2')

  const sentence = 'Den 21.13.1984 gibt es im Kalender nicht. Bitte prüfen Sie Tag und Monat.'
  const summary = citizen.page.getByRole('alert')
  expect(await summary.evaluate(element => element === document.activeElement)).toBe(true)
  const birthDate = citizen.field('Geburtsdatum')
  expect(await birthDate.getAttribute('aria-invalid')).toBe('true')
  const beside = await birthDate.getAttribute('aria-describedby')
  const spoken = beside!.split(' ').map(id => citizen.page.locator(`#${id}`).innerText())
  expect((await Promise.all(spoken)).join(' ')).toContain(sentence)
  await summary.getByRole('link', { name: sentence }).click()
  expect(await birthDate.evaluate(element => element === document.activeElement)).toBe(true)

  // Nothing else was lost.
  expect(await citizen.field('Familienname').inputValue()).toBe(emre.Familienname)
  await birthDate.fill('21.5.1984')
  await citizen.press('Weiter zu Schritt 2')
  await citizen.arrivesAt('Ihre Wohnung')
}

async function answersConditionalQuestions(citizen: Visitor): Promise<void> {
  const which = 'Für welche Wohnung brauchen Sie die Bescheinigung?'
  const secondary = citizen.group('Anschrift der Nebenwohnung')
  await citizen.choose(which, 'Nebenwohnung')
  await secondary.waitFor()
  await citizen.choose(which, 'Hauptwohnung')
  await secondary.waitFor({ state: 'hidden' })
  await citizen.field('Dort gemeldet seit').waitFor()
  await citizen.fill(address, 'Ihre Anschrift heute')
  await citizen.press('Weiter zu Schritt 3')
  await citizen.arrivesAt('Wofür Sie die Bescheinigung brauchen')

  await citizen.follow('Zurück zu Schritt 2: Ihre Wohnung')
  await citizen.follow('Zurück zu Schritt 1: Zu Ihnen')
  expect(await citizen.field('Geburtsdatum').inputValue()).toMatch(/^21\.0?5\.1984$/)
  await citizen.press('Weiter zu Schritt 2')
  expect(await citizen.option(which, 'Hauptwohnung').isChecked()).toBe(true)
  const street = citizen.field('Straße und Hausnummer', 'Ihre Anschrift heute')
  expect(await street.inputValue()).toBe(address['Straße und Hausnummer'])
  await citizen.press('Weiter zu Schritt 3')
}

async function namesHisFamily(citizen: Visitor): Promise<void> {
  await citizen.choose('Welche Bescheinigung?', 'Einfach')
  await citizen.choose('Brauchen Sie sie auch für Familienmitglieder in derselben Wohnung?', 'Ja')
  const family = citizen.group('Weitere Personen')
  for (const child of children) {
    await citizen.press('Person hinzufügen')
    await citizen.fill({ Familienname: 'Yıldız', ...child })
    await citizen.choose('Diese Person ist', 'mein Kind')
    await citizen.press('Übernehmen')
    await family.getByText(child.Vornamen).waitFor()
  }
  await citizen.leadsOn(family.getByRole('button', { name: /^Entfernen.*Person 1$/ }))
  expect(await family.getByRole('listitem').count()).toBe(1)
  await family.getByText('Elif Nûr').waitFor()
}

async function savesForLater(citizen: Visitor): Promise<string> {
  await citizen.press('Zwischenspeichern')
  await citizen.arrivesAt('Ihre Angaben sind gespeichert')
  const link = citizen.page.getByRole('main').locator('a[href*="/antrag/fortsetzen/"]')
  return (await link.getAttribute('href'))!
}

async function handsInAFile(citizen: Visitor): Promise<void> {
  await citizen.arrivesAt('Unterlagen und Zustellung')
  await citizen.page.getByLabel('Kopie von Ausweis oder Pass').setInputFiles(photo)
  await citizen.fill({ 'E-Mail': 'emre.yildiz' })
  // The address lacks its end; the file is kept all the same.
  await citizen.press('Weiter zu Schritt 5')
  await citizen.page
    .getByRole('alert')
    .getByRole('link', { name: /^E-Mail: / })
    .waitFor()
  await citizen.page.getByRole('link', { name: photo.name }).waitFor()
  await citizen.fill({ 'E-Mail': email })
  await citizen.press('Weiter zu Schritt 5')
}

async function changesAnAnswer(citizen: Visitor): Promise<void> {
  await citizen.arrivesAt('Bitte prüfen Sie Ihre Angaben')
  const shown = await citizen.text()
  for (const answer of ['Yıldız', '21.05.1984', 'Testgang 60', 'Elif Nûr', photo.name, email])
    expect(shown).toContain(answer)
  expect(shown).not.toContain('Deniz')
  await citizen.follow(/^Ändern.*Geburtsname/)
  await citizen.fill({ Geburtsname: '' })
  await citizen.press('Übernehmen und zurück zur Übersicht')
  await citizen.arrivesAt('Bitte prüfen Sie Ihre Angaben')
  expect(await citizen.text()).not.toContain('Demir')
}

async function sends(citizen: Visitor): Promise<{ reference: string; code: string }> {
  await citizen.press('Jetzt absenden')
  await citizen.arrivesAt('Geschafft, wir haben alles bekommen')
  const receipt = await citizen.page.getByRole('complementary', { name: 'Ihre Quittung' }).innerText()
  const reference = /HH-[2-9A-Z]{4}-[2-9A-Z]{2}/.exec(receipt)?.[0]
  const code = /\b\d{3} \d{3}\b/.exec(receipt)?.[0]
  expect({ reference, code }).toEqual({ reference: expect.any(String), code: expect.any(String) })
  return { reference: reference!, code: code! }
}

async function seesTheContradiction(staff: Visitor): Promise<void> {
  const row = staff.page
    .getByRole('row')
    .filter({ has: staff.page.getByRole('rowheader', { name: 'Ihre Anschrift heute' }) })
  const cells = await row.getByRole('cell').allInnerTexts()
  expect(cells).toEqual(['Testgang 60, 21073 Hamburg', registered, 'Widerspruch'])
  await staff.reads(/Bescheinigung ausstellen\s+geht nicht:/)
}

async function asks(staff: Visitor): Promise<void> {
  await staff.follow(/^Nachfragen/)
  const question = staff.field('Ihre Frage')
  expect(await question.inputValue()).toContain(registered)
  await staff.press('Nachfragen')
  await staff.reads('Nachgefragt, Uhr hält an')
}

async function answersTheQuestion(citizen: Visitor, reference: string): Promise<void> {
  await followMail(citizen, email, `Eine Frage zu ${reference}: Meldebescheinigung`)
  await citizen.arrivesAt('Wir haben eine Frage an Sie')
  await citizen.reads(registered)
  await citizen.fill({ 'Ihre Antwort': 'Das war die alte Wohnung. Wir wohnen im Neuen Demoweg.' })
  await citizen.press('Antwort senden')
  await citizen.reads('Danke. Ihre Antwort ist gespeichert.')
}

async function clearsAndIssues(staff: Visitor, reference: string): Promise<void> {
  await staff.go('/amt/eingang')
  await staff.follow('Antwort da')
  await staff.leadsOn(staff.page.locator(`a[href*="${reference}"]`))
  await staff.reads('Das war die alte Wohnung.')
  await staff.follow(/^Widerspruch klären/)
  await staff.fill({ Grund: 'Er hat die alte Anschrift genannt; das Register stimmt.' })
  await staff.press('Widerspruch klären')
  await staff.follow(/^Bescheinigung ausstellen/)
  await staff.press('Ja')
  await staff.reads('Ausgestellt')
}

/** One for the father, one for the daughter who was named; each with the registered dwelling and no other. */
async function readsTheLetters(staff: Visitor, reference: string): Promise<void> {
  const letters = staff.page.locator(`a[href^="/amt/vorgang/${reference}/brief/"]`)
  await staff.reloadsUntil(letters.nth(1))
  const texts: string[] = []
  for (const letter of await letters.all()) {
    const answer = await staff.context.request.get((await letter.getAttribute('href'))!)
    const { pages } = await readPdf(await answer.body())
    texts.push(pages.flatMap(page => page.printed.map(printed => printed.text)).join(' '))
  }
  expect(texts).toHaveLength(2)
  for (const text of texts) {
    expect(text).toContain('Neuer Demoweg 17')
    expect(text).not.toContain('Testgang 60')
  }
  expect(texts.filter(text => text.includes('Elif'))).toHaveLength(1)
}

async function handsOverTheLetters(reference: string): Promise<void> {
  const clerk = await openStaff('jansen')
  expect(clerk.path).toBe('/amt/post')
  const boxes = clerk.page.getByRole('checkbox', { name: `Auswählen: ${reference}` })
  for (const box of await boxes.all()) await box.check()
  await clerk.press('Ausgewählte übergeben')
  await clerk.reads('2 Briefe eingetragen.')
}

async function seesItOnItsWay(citizen: Visitor, reference: string): Promise<void> {
  await followMail(citizen, email, `Ihr Antrag ${reference} ist bearbeitet`)
  const step = citizen.page.getByRole('listitem').filter({ hasText: 'Brief unterwegs' })
  await citizen.reloadsUntil(step.filter({ hasText: /\w+, \d+\. \w+.*, \d+:\d\d/ }))
  await citizen.follow('Wer hat meine Daten angesehen?')
  await citizen.reads('Sachbearbeitung, Team Melderecht')
  await citizen.follow('Zurück zum Stand')
}

async function rates(citizen: Visitor, reference: string): Promise<void> {
  await citizen.follow('Jetzt bewerten')
  await citizen.choose('Sterne', '4 Sterne, gut')
  await citizen.press('Bewertung senden')
  await citizen.reads('Danke. Ihre Bewertung ist gespeichert.')
  await citizen.choose('Sterne', '5 Sterne, sehr gut')
  await citizen.press('Bewertung ändern')
  await citizen.reads('Danke. Ihre Bewertung ist gespeichert.')
  expect(await votesFor(reference)).toEqual([{ stars: 5 }])
}

async function votesFor(reference: string): Promise<unknown[]> {
  // A vote does not say whose it is; nobody else votes while this case is decided and rated.
  const text = `SELECT stars FROM feedback.rating
    WHERE changed_at > (SELECT decided_at FROM cases.case_record WHERE reference = $1)`
  return query(inject('house').databaseUrl, text, [reference])
}
