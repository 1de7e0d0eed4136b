import { expect, inject, it } from 'vitest'
import { kioskPath } from '../../src/appointments/counter/kiosk-key.ts'
import { writeAppointment } from '../../src/appointments/testing/write-appointment.ts'
import { systemClock } from '../../src/foundation/clock.ts'
import { openDatabase } from '../../src/foundation/database/index.ts'
import { houseSecret, openStaff } from '../support/staff.ts'
import { openVisitor } from '../support/visitor.ts'

/** Of somebody who is booked for today in Altona. */
async function bookedToday() {
  const db = openDatabase(inject('house').adminUrl, { max: 1 })
  try {
    return await writeAppointment(db, houseSecret, { at: systemClock.now(), day: systemClock.today() })
  } finally {
    await db.destroy()
  }
}

it('from the machine at the door to the hall, the counter and done, with and without an appointment', async () => {
  const { reference } = await bookedToday()
  const machine = await openVisitor({ width: 1024 })
  await machine.go(kioskPath(houseSecret, 'altona'))
  await machine.fill({ 'Nummer des Termins': reference.toLowerCase() })
  await machine.press('Anmelden')
  await machine.arrivesAt('Ihre Nummer')
  const number = await machine.page.locator('.ticket__number').innerText()
  await machine.follow('Fertig')
  await machine.page.getByRole('radio', { name: 'Hund anmelden' }).check()
  await machine.press('Nummer ziehen')
  const other = await machine.page.locator('.ticket__number').innerText()

  const hall = await openVisitor()
  await hall.go('/aufruf/altona')
  const clerk = await openStaff('ahrens')
  await clerk.go('/amt/schalter')
  await clerk.page.getByLabel('Kundenzentrum').selectOption({ label: 'Altona' })
  await clerk.fill({ Platz: '4' })
  await clerk.press('An den Schalter')
  for (const expected of [number, other].toSorted((a, b) => (a === b ? 0 : a < b ? -1 : 1))) {
    // Whose turn it is hangs on the time of day: both come, one after the other.
    await clerk.page.getByRole('button', { name: /aufrufen n$/ }).waitFor()
    await clerk.leadsOn(clerk.page.getByRole('button', { name: /^[AB] \d{3} aufrufen/ }))
    const called = await clerk.page.locator('.counter__now strong').innerText()
    await hall.page.locator('.hall__number', { hasText: called }).waitFor()
    await clerk.leadsOn(clerk.page.getByRole('button', { name: /^Noch einmal aufrufen/ }))
    await clerk.leadsOn(clerk.page.getByRole('button', { name: /^Fertig/ }))
    await hall.page
      .locator('.hall__before', { hasText: expected })
      .or(hall.page.locator('.hall__before', { hasText: called }))
      .first()
      .waitFor()
  }
  await clerk.reads('Niemand wartet.')

  const elsewhere = await openVisitor()
  await elsewhere.go('/wartenummer/altona')
  await elsewhere.reads('Nummern gibt es im Kundenzentrum am Automaten.')
})

it('a call for help is heard at the counter next door within seconds, and says nothing where it was pressed', async () => {
  const [threatened, colleague] = [await openStaff('ahrens'), await openStaff('lund')]
  await colleague.go('/amt/schalter/altona?platz=8')
  await threatened.go('/amt/schalter/altona?platz=9')
  await threatened.page.keyboard.press('!')
  await threatened.reads('vermerkt')
  const call = colleague.page.locator('[data-alarm]', { hasText: 'Platz 9 braucht Hilfe' })
  await call.waitFor()
  expect(await threatened.page.getByText('braucht Hilfe').count()).toBe(0)
  await colleague.leadsOn(call.getByRole('button', { name: 'Ich gehe hin' }))
  await threatened.page.locator('[data-alarm-own]', { hasText: 'gesehen' }).waitFor()
  const going = colleague.page.locator('[data-alarm]', { hasText: 'Platz 9' })
  await going.getByRole('textbox').fill('Hat sich beruhigt')
  await colleague.leadsOn(going.getByRole('button', { name: 'Es ist vorbei' }))
  await going.waitFor({ state: 'detached' })
})
