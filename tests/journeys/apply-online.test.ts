import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { findBarriers } from '../support/accessible.ts'
import { openVisitor } from '../support/visitor.ts'

/** Promise to citizens: an errand of the office can be done online, from the first question to the receipt. */

const picture = {
  name: 'Police.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}

/** By keyboard, which also works where no script runs. */
async function press(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button }).last().focus()
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}

async function fill(page: Page, answers: Record<string, string>): Promise<void> {
  for (const [id, value] of Object.entries(answers)) await page.fill(`#${id}`, value)
}

const keeper = {
  familyName: 'Yıldız',
  givenNames: 'Ayşe Maria',
  birthDate: '14.03.1988',
  'mainAddress-street': 'Musterweg 7',
  'mainAddress-postcode': '22111',
  'mainAddress-place': 'Hamburg',
}
const dog = {
  dogName: 'Bello',
  breed: 'Pudel',
  bornOn: '1.5.2024',
  microchip: '276 0000 0000 0001',
  looks: 'schwarz, 45 cm',
  keptSince: '1.7.2024',
}

/** Calls `look` on every page on the way. */
async function registerDog(page: Page, look: (page: Page) => Promise<void>): Promise<void> {
  await page.goto('/antrag/hund-anmelden')
  await look(page)
  await press(page, 'Jetzt beginnen')
  await fill(page, { ...keeper, birthDate: '14.03.88' })
  await page.check('[name=dogLivesThere][value=yes]')
  await press(page, 'Weiter zu Schritt 2')
  expect(await page.title()).toMatch(/^Fehler: /)
  await look(page)
  await fill(page, keeper)
  await press(page, 'Weiter zu Schritt 2')
  await press(page, 'Hund hinzufügen')
  await fill(page, dog)
  await look(page)
  await press(page, 'Übernehmen')
  await look(page)
  await press(page, 'Weiter zu Schritt 3')
  await fill(page, { insurer: 'Demo-Versicherung' })
  await page.setInputFiles('#insuranceProof', picture)
  await page.check('#insuranceCovers')
  await press(page, 'Zwischenspeichern')
  await look(page)
  await page.getByRole('link', { name: 'Jetzt weitermachen' }).focus()
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  expect(page.url()).toMatch(/delivery$/)
  await page.goto(page.url().replace('delivery', 'insurance'))
  expect(await page.getByRole('link', { name: 'Police.png' }).count()).toBe(1)
  await look(page)
  await press(page, 'Weiter zu Schritt 4')
  await page.check('[name=delivery][value=online]')
  await press(page, 'Weiter zu Schritt 5')
  await look(page)
  await press(page, 'Jetzt absenden')
  await look(page)
}

it('an errand with a repeated question and a file can be done on the smallest phone', async () => {
  const { page } = await openVisitor({ width: 320 })
  await registerDog(page, async page => {
    expect(await findBarriers(page), page.url()).toEqual([])
    const tooWide = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(tooWide, page.url()).toBeLessThanOrEqual(0)
  })
  expect(await page.locator('.receipt').textContent()).toMatch(/HH-\w{4}-\w{2}[\s\S]*\d{3} \d{3}/)
})

it('runs nothing that was typed', async () => {
  const { page } = await openVisitor()
  const ran: string[] = []
  page.on('dialog', dialog => {
    ran.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('console', message => /Content.Security/.test(message.text()) && ran.push(message.text()))
  await page.goto('/antrag/hund-anmelden')
  await press(page, 'Jetzt beginnen')
  for (const naughty of [
    '"><script>alert(1)</script>',
    '<img src=x onerror=alert(2)>',
    "javascript:alert(3)//'",
    '</textarea><svg onload=alert(4)>',
  ]) {
    await fill(page, Object.fromEntries(Object.keys(keeper).map(id => [id, naughty])))
    await press(page, 'Weiter zu Schritt 2')
    expect(await page.inputValue('#familyName')).toBe(naughty)
    await page.goto(page.url().replace(/keeper.*/, 'pruefen'))
    await page.goto(page.url().replace('pruefen', 'keeper'))
  }
  expect(ran).toEqual([])
})
