import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { Keyboard } from '../support/keyboard.ts'
import { openStaff } from '../support/staff.ts'

/** Nobody of another run, who might have an appointment already. */
const newName = () => `Wiebke ${randomUUID().replace(/[^a-f]/g, '')}`

it('a call to 115 is booked, read aloud, found again, moved and cancelled with the keys alone', async () => {
  const agent = await openStaff('weiss')
  const keys = new Keyboard(agent)
  const name = newName()
  await agent.go('/amt/termine')
  await agent.arrivesAt('Termin buchen')

  // The first field has the focus: letters choose in it.
  expect(await keys.focus()).toMatchObject({ name: expect.stringMatching(/^Anliegen/) })
  await keys.type('Hund')
  await keys.tabTo('Wo')
  await keys.type('Altona')
  await keys.goOn('Suchen')

  // The earliest place has the focus and is chosen; the arrows choose others.
  expect(await keys.focus()).toMatchObject({ type: 'radio', checked: true, question: 'Früheste Plätze' })
  await keys.press('ArrowDown')
  const place = await keys.focus()
  expect(place).toMatchObject({ type: 'radio', checked: true, ring: true, seen: true })
  await keys.write('Vor- und Nachname', name)
  await keys.goOn('Buchen')
  // The summary has the focus; nothing that was typed or chosen is lost.
  await keys.tabTo(/^Geburtsdatum: /)
  await keys.press('Enter')
  await keys.type('24.12.1985')
  expect(await agent.field('Vor- und Nachname').inputValue()).toBe(name)
  await keys.write('Telefonnummer', '040 123456')
  await keys.goOn('Buchen')

  await agent.arrivesAt('Der Termin steht fest')
  const spoken = await agent.page.locator('.readaloud').innerText()
  expect(spoken).toMatch(/^Ihr Termin ist am \p{L}+, \d+\. \p{L}+, um \d+:\d\d Uhr im Kundenzentrum [^,]+, /u)
  expect(spoken).toMatch(/Ihre Nummer ist T(, [2-9B-Z]){6}\./)
  expect(spoken).toMatch(/Ihr Code ist \d \d \d, \d \d \d\./)

  await keys.goOn('Nächster Anruf')
  await keys.press('Escape')
  await keys.press('/')
  await keys.type(`24.12.1985 ${name.split(' ').reverse().join(', ')}`)
  await keys.enter()
  await agent.arrivesAt('Der Termin steht fest')
  await keys.goOn('Verschieben')
  await agent.reads('Der alte Platz bleibt, bis der neue fest ist.')
  await keys.goOn('Verschieben')
  await agent.reads('Der Termin ist verschoben. Der alte Platz geht an andere.')
  await keys.goOn('Absagen')
  await keys.goOn('Ja, absagen')
  await agent.arrivesAt('Der Termin ist abgesagt')
})

it('of two agents who take the last place one gets it, and the other the three nearest', async () => {
  // By phone there is one place at a time.
  const page = '/amt/termine?leistung=meldebescheinigung&wo=wandsbek&art=phone'
  const [first, second] = [await openStaff('weiss'), await openStaff('weiss')]
  second.expects(409)
  for (const agent of [first, second]) {
    await agent.go(page)
    await agent.fill({
      'Vor- und Nachname': newName(),
      Geburtsdatum: '1.2.1950',
      Telefonnummer: '040 123456',
    })
  }
  await first.press('Buchen')
  expect(await first.text()).toContain('Wir rufen Sie an unter')
  const typed = await second.field('Vor- und Nachname').inputValue()
  await second.press('Buchen')
  await second.reads('Dieser Platz ist gerade vergeben worden')
  const nearest = second.group('Die drei nächsten Plätze').getByRole('radio')
  expect(await nearest.count()).toBe(3)
  expect(await second.field('Vor- und Nachname').inputValue()).toBe(typed)
  await nearest.first().check()
  await second.press('Buchen')
  await second.arrivesAt('Der Termin steht fest')
})
