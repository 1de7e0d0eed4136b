import { expect, inject, it } from 'vitest'
import { query } from '../support/database.ts'
import { openStaff } from '../support/staff.ts'

const everyTouch = `SELECT (SELECT count(*)::int FROM channels.overlay) AS overlays,
  (SELECT count(*)::int FROM foundation.outbox) AS mails, (SELECT count(*)::int FROM appointments.appointment_act) AS acts`

it.each([
  ['with a script', 'ganze-stadt-nur-dringend', 'Ganze Stadt: nur dringende Fälle mit Termin', true],
  ['without a script', 'bergedorf-17-maerz-2020', 'Bezirksamt Bergedorf, 17. März 2020', false],
])(
  'a plan is changed, a second person approves it, and a dry run says what it would do, %s',
  async (_, plan, name, javaScript) => {
    const lead = await openStaff('petrovic', { javaScript, width: javaScript ? 1440 : 390 })
    await lead.go('/amt/lage/plaene')
    await lead.arrivesAt('Pläne für den Notbetrieb')
    await lead.follow(name)
    await lead.follow('Plan ändern')
    await lead.arrivesAt(`Ändern: ${name}`)
    await lead.page.getByLabel('Überprüfen nach so vielen Stunden').fill('36')
    await lead.press('Von Hand')
    await lead.fill({ 'Text auf Deutsch': 'Das Sorgentelefon besetzen' })
    await lead.press('Übernehmen')
    await lead.page.getByRole('alert').waitFor()
    await lead.fill({
      'Text auf Englisch': 'Staff the helpline',
      'Wie es zurückgeht, auf Deutsch': 'Das Sorgentelefon schließen',
      'Wie es zurückgeht, auf Englisch': 'Close the helpline',
    })
    await lead.press('Übernehmen')
    await lead.reads('Von Hand: Das Sorgentelefon besetzen')
    await lead.leadsOn(lead.page.getByRole('button', { name: /^Ändern ?: Maßnahme/ }).last())
    await lead.fill({ 'Text auf Deutsch': 'Das Sorgentelefon rund um die Uhr besetzen' })
    await lead.press('Übernehmen')
    await lead.press('Als neue Fassung speichern')
    await lead.reads('Die neue Fassung ist gespeichert.')
    await lead.reads('nach 36 Stunden')
    await lead.reads('Von Hand: Das Sorgentelefon rund um die Uhr besetzen')
    await lead.reads('Genehmigen kann nur eine Amtsleitung.')

    const manager = await openStaff('rathje', { javaScript })
    await manager.go(`/amt/lage/plaene/${plan}`)
    await manager.press('Fassung 2 genehmigen')
    await manager.reads('Die Fassung ist genehmigt.')

    const before = await query(inject('house').adminUrl, everyTouch, [])
    await manager.follow('Probelauf')
    await manager.arrivesAt(`Probelauf: ${name}`)
    await manager.reads('genehmigt von Dörte Rathje')
    await manager.reads('Sie schränken Besuche ein:')
    await manager.reads('Der Probelauf hat nichts verschickt und nichts verändert.')
    await manager.reads('Unterschrift beglaubigen lassen')
    await manager.reads(/§ 34 VwVfG/)
    await manager.fill({ Ab: 'irgendwann' })
    await manager.press('Neu rechnen')
    await manager.page.getByRole('alert').waitFor()
    expect(await query(inject('house').adminUrl, everyTouch, [])).toEqual(before)

    await manager.follow('Bereitschaft')
    await manager.arrivesAt('Könnten wir morgen schließen?')
  },
)

it('whoever works on cases alone gets none of these pages', async () => {
  const clerk = await openStaff('ahrens')
  clerk.expects(403)
  for (const path of ['', '/ganze-stadt-nur-dringend', '/ganze-stadt-nur-dringend/probelauf'])
    expect(await clerk.go(`/amt/lage/plaene${path}`)).toBe(403)
  expect(await clerk.go('/amt/lage/bereitschaft')).toBe(403)
})
