import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { inject, it } from 'vitest'
import { addWaking } from '../../src/appointments/returned/waking-time.ts'
import { offerReturned } from '../../src/appointments/waiting-list/offer-places.ts'
import { openDatabase } from '../../src/foundation/database/index.ts'
import { query } from '../support/database.ts'
import { followMail } from '../support/mailbox.ts'
import { openVisitor, type Visitor } from '../support/visitor.ts'

/** Nobody of another run, who might have an appointment already. */
const newName = () => `Wiebke ${randomUUID().replace(/[^a-f]/g, '')}`
const first = ({ page }: Visitor) => page.locator('#zeiten').getByRole('button').first()

/** What the worker does by day; at night it asks nobody, and a test cannot wait until the morning. */
async function askNow(): Promise<void> {
  const db = openDatabase(inject('house').adminUrl, { max: 1 })
  await offerReturned(db, addWaking(Temporal.Now.instant(), 0))
  await db.destroy()
  const due = `UPDATE foundation.outbox SET due_at = now() WHERE template = 'waiting-offer' AND sent_at IS NULL`
  await query(inject('house').adminUrl, due, [])
}

async function book(visitor: Visitor, search: string, details: Record<string, string>): Promise<void> {
  await visitor.go(search)
  await visitor.leadsOn(first(visitor))
  await visitor.fill({ 'Vor- und Nachname': newName(), Geburtsdatum: '24.12.1985', ...details })
  await visitor.press('Termin buchen')
}

it.each([
  ['with a script', true],
  ['without a script', false],
])('somebody cancels; whoever waits is asked by mail and takes the place, %s', async (_, javaScript) => {
  // A service and an office of their own, so that nobody else waits there.
  const where = javaScript
    ? 'leistung=fischereischein&wo=blankenese'
    : 'leistung=fischereischein&wo=suederelbe'
  const day = Temporal.Now.plainDateISO('Europe/Berlin').add({ days: 6 })
  const early = `/termin?${where}&tag=${day.add({ days: Math.max(0, 8 - day.dayOfWeek) % 7 })}`
  const somebody = await openVisitor()
  await book(somebody, early, {})
  await somebody.arrivesAt('Ihr Termin steht fest')

  const citizen = await openVisitor({ javaScript, width: javaScript ? 1280 : 390 })
  const email = `${newName().replace(' ', '.')}@example.com`
  await citizen.go(`/termin?${where}`)
  await citizen.follow('Zu spät für Sie? Auf die Warteliste')
  await citizen.arrivesAt('Auf die Warteliste')
  await citizen.press('Auf die Liste setzen')
  await citizen.page.getByRole('alert').waitFor()
  await citizen.fill({ 'Vor- und Nachname': newName(), Geburtsdatum: '03.05.1941' })
  await citizen.page.getByLabel('E-Mail-Adresse').fill(email)
  await citizen.press('Auf die Liste setzen')
  await citizen.arrivesAt('Fast fertig')
  await followMail(citizen, email, 'Bitte bestätigen: Warteliste für einen Termin')
  await citizen.press('Ja, auf die Liste')
  await citizen.arrivesAt('Sie stehen auf der Warteliste')

  await somebody.follow('Termin absagen')
  await somebody.press('Ja, absagen')
  await somebody.arrivesAt('Ihr Termin ist abgesagt')
  await askNow()
  await followMail(citizen, email, /^Ein Termin ist frei geworden: am /)
  await citizen.arrivesAt('Ein Termin ist frei geworden')
  await citizen.press('Ja, ich nehme ihn')
  await citizen.arrivesAt('Ihr Termin steht fest')
  await followMail(citizen, email, /^Ein Termin ist frei geworden: am /)
  await citizen.arrivesAt('Sie haben einen Termin')
})

it('who has a later appointment is asked for an earlier one, declines, and is taken off the list', async () => {
  const where = 'leistung=fischereischein&wo=rahlstedt'
  const monday = (weeks: number) => {
    const today = Temporal.Now.plainDateISO('Europe/Berlin')
    return today.add({ days: 8 - today.dayOfWeek + 7 * weeks })
  }
  const somebody = await openVisitor()
  await book(somebody, `/termin?${where}&tag=${monday(1)}`, {})
  await somebody.arrivesAt('Ihr Termin steht fest')
  const citizen = await openVisitor()
  const email = `${newName().replace(' ', '.')}@example.com`
  await book(citizen, `/termin?${where}&tag=${monday(3)}`, { 'E-Mail-Adresse': email })
  await followMail(citizen, email, /^Bitte bestätigen: Ihr Termin am /)
  await citizen.press('Ja, ich komme: Termin bestätigen')
  await citizen.follow('Früher kommen')
  await citizen.reads(email)
  await citizen.press('Auf die Liste setzen')
  await citizen.arrivesAt('Sie stehen auf der Warteliste')

  await somebody.follow('Termin absagen')
  await somebody.press('Ja, absagen')
  await askNow()
  await followMail(citizen, email, /^Ein Termin ist frei geworden: am /)
  await citizen.reads('Nehmen Sie ihn an, wird Ihr Termin dorthin verschoben.')
  await citizen.press('Nein, danke')
  await citizen.reads('Danke für die Antwort.')
  await citizen.press('Von der Liste nehmen')
  await citizen.arrivesAt('Sie stehen nicht mehr auf der Warteliste')
})
