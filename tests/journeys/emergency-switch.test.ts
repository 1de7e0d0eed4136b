import { Temporal } from 'temporal-polyfill'
import { expect, inject, it } from 'vitest'
import type { PlanAction } from '../../src/emergency/plan.ts'
import { addApproval, addPlanVersion } from '../../src/emergency/plans/queries.ts'
import { exampleActions, examplePlan } from '../../src/emergency/testing/example-plan.ts'
import { inTransaction, openDatabase } from '../../src/foundation/database/index.ts'
import { formatShortDay } from '../../src/foundation/language/index.ts'
import { openStaff } from '../support/staff.ts'
import { openVisitor, type Visitor } from '../support/visitor.ts'

/** A house of its own, so that nobody else's journey leads there, and a start that is days ahead. */
const OFFICE = 'harburg'
const NAME = 'Kundenzentrum Harburg (Probe)'
const office = { kind: 'office', id: OFFICE } as const
const improvised: PlanAction = {
  kind: 'set-channel',
  scope: office,
  service: 'hund-anmelden',
  step: 'apply',
  channel: 'phone',
  state: 'open',
  condition: null,
  reason: { de: 'Am Telefon, solange das Haus zu ist.', en: 'By phone, as long as the house is shut.' },
}
const today = Temporal.Now.plainDateISO('Europe/Berlin')
const start = today.add({ days: 14 })

async function approvedPlan(): Promise<void> {
  const db = openDatabase(inject('house').databaseUrl, { max: 1 })
  const at = Temporal.Now.instant()
  const definition = examplePlan({
    id: 'harburg-schliessen',
    name: { de: 'Harburg schließen (Probe)', en: 'Closing Harburg (trial)' },
    subject: { de: NAME, en: 'Harburg customer centre (trial)' },
    actions: [...exampleActions(office), improvised],
  })
  await inTransaction(db, async tx => {
    await addPlanVersion(tx, { definition, basedOn: 0, author: { id: null, name: 'Probe' }, at })
    await addApproval(tx, { plan: definition.id, number: 1 }, { id: 'probe', name: 'Probe' }, at)
  })
  await db.destroy()
}

async function book(citizen: Visitor, phone: string | null): Promise<void> {
  const monday = start.add({ days: (8 - start.dayOfWeek) % 7 })
  await citizen.go(`/termin?leistung=meldebescheinigung&wo=${OFFICE}&tag=${monday}`)
  await citizen.leadsOn(citizen.page.locator('#zeiten').getByRole('button').first())
  const name = `Demo ${crypto.randomUUID().replaceAll(/[\d-]/g, '').slice(0, 12)}`
  await citizen.fill({ 'Vor- und Nachname': name, Geburtsdatum: '24.12.1985' })
  if (phone) await citizen.fill({ Telefonnummer: phone })
  await citizen.press('Termin buchen')
  await citizen.arrivesAt('Ihr Termin steht fest')
}

it('one person closes an office, another releases it, and whoever is booked there has another way and answers', async () => {
  await approvedPlan()
  const citizen = await openVisitor({ javaScript: false, width: 390 })
  await book(citizen, '040 123456')
  const other = await openVisitor({ javaScript: false })
  await book(other, '040 654321')
  const third = await openVisitor({ javaScript: false, width: 390 })
  await book(third, null)

  const lead = await openStaff('wolters', { javaScript: false })
  await lead.go('/amt/lage/uebungen')
  await lead.page.getByLabel('Plan', { exact: true }).selectOption({ label: 'Harburg schließen (Probe)' })
  await lead.press('Übung beginnen')
  await expect
    .poll(
      async () => {
        await lead.page.reload()
        return lead.text()
      },
      { timeout: 30_000, interval: 500 },
    )
    .toContain('zu Ende')
  await citizen.page.reload()
  await citizen.arrivesAt('Ihr Termin steht fest')
  expect(await citizen.text()).not.toContain('am Telefon')

  await lead.go('/amt/lage')
  await lead.follow('Notbetrieb vorbereiten')
  await lead.page.getByLabel('Plan', { exact: true }).selectOption({ label: 'Harburg schließen (Probe)' })
  await lead.fill({ 'Ab Tag': formatShortDay(start, 'de'), 'Ab Uhrzeit': 'bald' })
  await lead.press('Vorbereiten')
  await lead.reads('Bitte geben Sie die Uhrzeit so ein: 7:00')
  const review = formatShortDay(start.add({ days: 3 }), 'de')
  await lead.fill({ 'Ab Uhrzeit': '7 Uhr', 'Überprüfung am': review, 'Überprüfung um': '12:00' })
  await lead.press('Vorbereiten')
  await lead.arrivesAt(NAME)
  await lead.reads('3 Menschen haben dort noch einen Termin.')
  await lead.reads('Freigeben darf die Amtsleitung.')
  const { path } = lead

  const manager = await openStaff('rathje', { javaScript: false })
  await manager.go(path)
  await manager.fill({ 'Zum Freigeben eintippen': 'Harburg' })
  manager.expects(422)
  await manager.press('Freigeben')
  await manager.reads(`Das ist nicht der Name. Bitte tippen Sie: ${NAME}`)
  await manager.fill({ 'Zum Freigeben eintippen': NAME.toLowerCase() })
  await manager.press('Freigeben')
  await manager.reads('Umgeschaltet')

  // The job process does it, every two seconds.
  await expect
    .poll(
      async () => {
        await citizen.page.reload()
        return citizen.text()
      },
      { timeout: 30_000, interval: 500 },
    )
    .toContain('Ihr Termin findet am Telefon statt')
  await citizen.press('Das passt mir')
  await citizen.reads('Danke, das haben wir notiert.')
  // Whoever left no number is first as soon as there are places again.
  await third.page.reload()
  await third.press('In Ordnung, ich warte')
  await third.reads('Danke, das haben wir notiert.')
  await manager.go(path)
  await manager.reads('Anzurufen')
  await manager.press('Erreicht')
  await manager.reads('Gespeichert.')

  const span = `from=${start}&to=${start.add({ days: 9 })}`
  const free = await manager.context.request.get(
    `/api/v1/appointments/availability?service=meldebescheinigung&office=${OFFICE}&${span}`,
  )
  expect((await free.json()).items).toEqual([])

  await manager.fill({ 'Eintrag ins Protokoll': 'Das Wasser läuft wieder.' })
  await manager.press('Eintragen')
  await manager.reads('Das Wasser läuft wieder.')
  manager.expects(422)
  await manager.press('Ja, sofort beenden')
  await manager.reads('Bitte schreiben Sie, warum alle neuen Wege sofort enden.')

  await lead.go(path)
  await lead.follow('Rückkehr vorbereiten')
  await lead.arrivesAt(`Rückkehr: ${NAME}`)
  lead.expects(422)
  await lead.press('Zur Freigabe geben')
  await lead.reads('Weg 1: Entscheidung: Bitte entscheiden Sie, was aus diesem Weg wird.')
  await lead.page.getByLabel('bleibt').check()
  await lead.fill({ Warum: 'Hat sich bewährt', 'Ab Tag': formatShortDay(today, 'de'), 'Ab Uhrzeit': '0:00' })
  await lead.press('Zur Freigabe geben')
  await lead.reads('Freigeben darf die Amtsleitung.')
  await manager.go(`${path}/rueckkehr`)
  await manager.press('Rückkehr freigeben')
  await manager.reads('Die Häuser öffnen zu ihren Zeiten von selbst.')
  await expect
    .poll(
      async () => {
        await manager.page.reload()
        return manager.text()
      },
      { timeout: 30_000, interval: 500 },
    )
    .toContain('für alle seit')
  await manager.reads('2 Termine finden noch am Telefon statt. Sie bleiben dort.')
  await manager.follow('Maßnahmen')
  await manager.arrivesAt('Register der Maßnahmen')
  await manager.reads('Hat sich bewährt')
  await third.page.reload()
  await third.reads('Sie haben wieder einen Termin')
  await citizen.page.reload()
  await citizen.reads('Wir rufen Sie an')
})
