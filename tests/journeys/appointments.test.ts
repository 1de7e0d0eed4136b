import { randomUUID } from 'node:crypto'
import { expect, inject, it } from 'vitest'
import { query } from '../support/database.ts'
import { followMail } from '../support/mailbox.ts'
import { openVisitor, type Visitor } from '../support/visitor.ts'

/** Nobody of another run, who might have an appointment already. */
function newName(): string {
  return `Wiebke ${randomUUID().replace(/[^a-f]/g, '')}`
}

const times = ({ page }: Visitor) => page.locator('#zeiten').getByRole('button')

async function chooseFirstTime(visitor: Visitor): Promise<string> {
  const value = await times(visitor).first().getAttribute('value')
  await visitor.leadsOn(times(visitor).first())
  return value!
}

it.each([
  ['with a script', true],
  ['without a script', false],
])('an appointment is found, booked, confirmed, moved and cancelled, %s', async (_, javaScript) => {
  const citizen = await openVisitor({ javaScript, width: javaScript ? 1280 : 390 })
  const email = `${newName().replace(' ', '.')}@example.com`
  await citizen.go('/leistungen/beglaubigung')
  await citizen.follow('Termin wählen')
  await citizen.arrivesAt('Termin wählen')
  await citizen.reads('Frühester Termin')
  await citizen.page.getByLabel('Wo', { exact: true }).selectOption({ label: 'Harburg' })
  await citizen.press('Termine anzeigen')
  await chooseFirstTime(citizen)

  await citizen.arrivesAt('Für wen ist der Termin?')
  await citizen.reads(/ist dieser Termin für Sie reserviert/)
  await citizen.press('Termin buchen')
  await citizen.page.getByRole('alert').waitFor()
  await citizen.fill({
    'Vor- und Nachname': newName(),
    Geburtsdatum: '24.12.1985',
    'E-Mail-Adresse': email,
  })
  await citizen.press('Mehr Zeit')
  await citizen.reads('Die Zeit ist einmal verlängert.')
  await citizen.press('Termin buchen')
  await citizen.arrivesAt('Bitte bestätigen Sie Ihren Termin')

  await followMail(citizen, email, /^Bitte bestätigen: Ihr Termin am /)
  await citizen.press('Ja, ich komme: Termin bestätigen')
  await citizen.arrivesAt('Ihr Termin steht fest')
  await citizen.page.getByRole('img', { name: 'Ihre Nummer als Bild zum Einlesen' }).waitFor()
  const calendar = await citizen.download(
    citizen.page.getByRole('link', { name: 'In den Kalender eintragen' }),
  )
  expect(calendar.suggestedFilename()).toMatch(/^T-.*\.ics$/)

  await citizen.follow('Termin verschieben')
  await citizen.reads('Der alte Termin bleibt Ihnen sicher, bis der neue fest ist.')
  await citizen.leadsOn(times(citizen).last())
  await citizen.arrivesAt('Termin verschieben?')
  await citizen.press('Ja, verschieben')
  await citizen.reads('Ihr Termin ist verschoben. Der alte Platz geht an andere.')

  await citizen.follow('Termin absagen')
  await citizen.press('Ja, absagen')
  await citizen.arrivesAt('Ihr Termin ist abgesagt')
  await followMail(citizen, email, /^Abgesagt: Ihr Termin am /)
  await citizen.arrivesAt('Ihr Termin ist abgesagt')
})

it('of two who grasp for the last place one gets it, and the other the three nearest; number and code open it elsewhere', async () => {
  // By phone there is one place at a time.
  const page = '/termin?leistung=bewohnerparken&wo=langenhorn&art=phone'
  const [first, second] = [await openVisitor(), await openVisitor()]
  await first.go(page)
  await second.go(page)
  second.expects(409)
  const place = await chooseFirstTime(first)
  await second.leadsOn(second.page.locator(`#zeiten button[value='${place}']`))
  await second.reads('Dieser Termin ist gerade vergeben worden')
  const instead = second.page.getByRole('alert').getByRole('button')
  expect(await instead.count()).toBe(3)
  await second.leadsOn(instead.first())
  await second.arrivesAt('Für wen ist der Termin?')

  const name = newName()
  await first.fill({ 'Vor- und Nachname': name, Geburtsdatum: '01.02.1950', Telefonnummer: '040 123456' })
  await first.press('Termin buchen')
  await first.arrivesAt('Ihr Termin steht fest')
  const [number, code] = await first.page.locator('.receipt__big').allInnerTexts()

  await second.fill({ 'Vor- und Nachname': name, Geburtsdatum: '01.02.1950', Telefonnummer: '040 123456' })
  await second.press('Termin buchen')
  await second.reads('Es gibt schon einen Termin')

  const elsewhere = await openVisitor()
  await elsewhere.go('/mein-termin')
  await elsewhere.fill({ Nummer: number!.toLowerCase(), Code: code! })
  await elsewhere.press('Termin ansehen')
  await elsewhere.arrivesAt('Ihr Termin steht fest')
  await elsewhere.press('Auf diesem Gerät schließen')
  await elsewhere.go(`/mein-termin/${number}`)
  await elsewhere.arrivesAt('Mein Termin')
})

it('who goes back and chooses another time holds one place, and finds it again', async () => {
  const citizen = await openVisitor()
  const page = '/termin?leistung=fischereischein&wo=niendorf'
  await citizen.go(page)
  const button = times(citizen).nth(3)
  await citizen.leadsOn(button)
  const hold = citizen.path
  await citizen.page.goBack()
  await citizen.follow('Weiter mit diesem Termin.')
  expect(citizen.path).toBe(hold)
  await citizen.page.goBack()
  await citizen.leadsOn(times(citizen).nth(4))
  expect(citizen.path).not.toBe(hold)
  const held = await query<{ id: string }>(
    inject('house').databaseUrl,
    `SELECT id FROM appointments.place WHERE state = 'held' AND office_id = 'niendorf'`,
    [],
  )
  expect(held.map(({ id }) => `/termin/platz/${id}`)).toEqual([citizen.path])
  await citizen.press('Doch keinen Termin')
  await citizen.arrivesAt('Termin vereinbaren')
})
