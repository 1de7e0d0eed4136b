import { afterAll, beforeAll, expect, it } from 'vitest'
import { keepDaysAhead } from '../../src/appointments/index.ts'
import { systemClock } from '../../src/foundation/clock.ts'
import { openDatabase } from '../../src/foundation/database/index.ts'
import { type RunningHouse, startHouse } from '../support/house.ts'
import { inspect } from '../support/inspect.ts'
import { findGerman } from '../support/languages.ts'
import { openVisitor, type Visitor } from '../support/visitor.ts'

/** A house of its own, in which there is always a rush: the others hold as many appointments as they like. */
let house: RunningHouse
beforeAll(async () => {
  const rush = { RATE_LIMIT: 'on', HOLDS_PER_MINUTE: '0' }
  house = await startHouse({ worker: false, environment: () => rush })
  const db = openDatabase(house.databaseUrl, { max: 1 })
  await keepDaysAhead(db, systemClock)
  await db.destroy()
}, 180_000)
afterAll(() => house.stop())

const times = ({ page }: Visitor) => page.locator('#zeiten').getByRole('button')
const finder = '/termin?leistung=fischereischein&wo=niendorf'

it('in a rush the device solves a task while somebody reads; who is faster goes on by themselves, and keeps the focus', async () => {
  const citizen = await openVisitor({ address: house.address })
  await citizen.go(finder)
  await citizen.reads('Die Rechenaufgabe ist gelöst: Sie können weitermachen.')
  expect(await citizen.page.evaluate('document.activeElement === document.body')).toBe(true)
  await citizen.leadsOn(times(citizen).nth(2))
  await citizen.arrivesAt('Für wen ist der Termin?')

  await citizen.page.goto(finder, { waitUntil: 'commit' })
  const button = times(citizen).nth(3)
  await button.focus()
  await citizen.page.keyboard.press('Enter')
  await citizen.arrivesAt('Für wen ist der Termin?')
})

it('without a script one waits a little instead, and too early loses nothing', async () => {
  const citizen = await openVisitor({ address: house.address, javaScript: false, width: 390 })
  citizen.expects(428)
  await citizen.go(finder)
  await citizen.leadsOn(times(citizen).nth(5))
  await citizen.arrivesAt('Gleich geht es weiter')
  await citizen.reads(/^Wenn Ihr Browser keine Skripte ausführt/)
  await citizen.press('Ohne Skript weiter')
  await citizen.arrivesAt('Bitte warten Sie einen Moment')
  await citizen.press('Diesen Termin nehmen')
  await citizen.reads(/^In etwa (20|15) Sekunden können Sie den Termin nehmen/)
  await citizen.page.waitForTimeout(21_000)
  await citizen.press('Diesen Termin nehmen')
  await citizen.arrivesAt('Für wen ist der Termin?')
})

it('the pages of the rush bar nobody', async () => {
  for (const language of ['de', 'en'] as const) {
    const citizen = await openVisitor({ address: house.address, language })
    citizen.expects(428)
    await citizen.go(language === 'de' ? finder : `/en${finder}`)
    // As where the script could not load.
    await citizen.page.locator('#nehmen').evaluate((form: HTMLFormElement) => {
      const platz = document.querySelector<HTMLButtonElement>('#zeiten button')!
      const field = Object.assign(document.createElement('input'), { name: 'platz', value: platz.value })
      form.querySelector('[data-task]')!.remove()
      form.append(field)
      form.submit()
    })
    await citizen.arrivesAt(language === 'de' ? 'Gleich geht es weiter' : 'You can go on in a moment')
    expect(await inspect(citizen)).toEqual([])
    if (language === 'en') expect(await findGerman(citizen.page)).toEqual([])
    await citizen.press(language === 'de' ? 'Ohne Skript weiter' : 'Go on without a script')
    await citizen.arrivesAt(language === 'de' ? 'Bitte warten Sie einen Moment' : 'Please wait a moment')
    expect(await inspect(citizen)).toEqual([])
    if (language === 'en') expect(await findGerman(citizen.page)).toEqual([])
  }
})
