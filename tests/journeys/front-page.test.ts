import { beforeAll, expect, it } from 'vitest'
import { expectAccessible, openPage } from '../support/browser.ts'
import { openHouse } from '../support/house.ts'

let address: string
beforeAll(async () => {
  ;({ address } = await openHouse())
})

it.each(['/amt/'])('%s opens without a fault, for everybody', async path => {
  const page = await openPage(address)
  const faults: string[] = []
  page.on('pageerror', error => faults.push(String(error)))
  page.on('console', message => message.type() === 'error' && faults.push(message.text()))
  const answer = await page.goto(path)
  expect(answer?.status()).toBe(200)
  expect(await page.locator('h1').count()).toBe(1)
  await expectAccessible(page)
  expect(faults).toEqual([])
})
