import { it } from 'vitest'
import { openStaff } from '../support/staff.ts'

it('a derogation is entered by one person and released by another, without a script', async () => {
  const officer = await openStaff('matthiesen', { javaScript: false })
  await officer.go('/amt/recht')
  await officer.follow('Ausnahme eintragen')
  await officer.fill({
    'Was darauf ruht, auf Deutsch': 'Später anmelden dürfen',
    'Was darauf ruht, auf Englisch': 'Registering later',
    'Wer sie erlassen hat, auf Deutsch': 'Senat (Vorführung)',
    'Wer sie erlassen hat, auf Englisch': 'Senate (demo)',
    'Wie sie zitiert wird, auf Deutsch': 'Weisung zur Vorführung',
    'Wie sie zitiert wird, auf Englisch': 'Demo instruction',
    Quelle: 'Akte der Vorführung',
    Ab: '1.1.2026',
    'Solange dies gilt': 'Solange die Vorführung läuft',
  })
  await officer.page.getByLabel('Von welcher Anforderung?').selectOption('bmg-17-1-deadline')
  await officer.page.getByLabel('Was für ein Text ist sie?').selectOption('instruction')
  await officer.choose('Was bewirkt sie?', 'ahndet nicht')
  await officer.choose('Gebiet', 'ganze Stadt')
  await officer.press('Eintragen')
  await officer.reads('Bitte geben Sie einen letzten Tag ein, oder eine Bedingung und einen Prüftag.')
  await officer.fill({ Prüftag: '31.12.2099' })
  await officer.press('Eintragen')
  await officer.arrivesAt('Später anmelden dürfen')
  await officer.reads('Sie haben es selbst eingetragen. Freigeben muss jemand anderes.')

  const manager = await openStaff('rathje', { javaScript: false })
  await manager.go('/amt/recht?zeige=wartet-auf-freigabe')
  await manager.follow('Später anmelden dürfen')
  await manager.press('Freigeben')
  await manager.reads('Freigegeben.')

  await officer.go('/amt/recht')
  await officer.follow('Später anmelden dürfen')
  await officer.page.getByText('Vorzeitig beenden').click()
  await officer.fill({ 'Letzter Tag': new Date().toISOString().slice(0, 10), 'Warum endet sie?': 'Vorbei.' })
  await officer.press('Beenden')
  await officer.reads('Das Ende ist eingetragen.')
})
