import { expect, it } from 'vitest'
import { findGerman } from '../support/languages.ts'
import { followMail } from '../support/mailbox.ts'
import { openVisitor } from '../support/visitor.ts'

it('whoever reads English is spoken to in English, from "proof of residence" to the receipt and the mail', async () => {
  const email = 'adaeze.okafor@example.com'
  const citizen = await openVisitor({ language: 'en' })
  const isEnglish = async () => {
    expect(await citizen.page.locator('html').getAttribute('lang')).toBe('en')
    expect(await findGerman(citizen.page), citizen.path).toEqual([])
  }

  await citizen.go('/')
  await citizen.follow('English')
  expect(citizen.path).toBe('/en/')
  await isEnglish()
  await citizen.page.getByRole('searchbox').fill('proof of residence')
  await citizen.press('Search')
  await isEnglish()
  await citizen.follow('Certificate of registration')
  await isEnglish()
  await citizen.press('Apply online')

  await citizen.arrivesAt('About you')
  await citizen.fill({
    'Family name': 'Okafor',
    'Given names': 'Adaeze Ngọzi',
    'Name at birth': 'Nwosu',
    'Date of birth': 'Christmas Eve 1985',
    'Place of birth': 'Owerri',
  })
  await citizen.press('On to step 2')
  await citizen.page.getByRole('alert').waitFor()
  await isEnglish()
  await citizen.fill({ 'Date of birth': '24/12/1985' })
  await citizen.press('On to step 2')

  await citizen.choose('For which dwelling do you need the certificate?', 'Main dwelling')
  const home = { 'Street and house number': 'Beispielallee 64', Postcode: '22041', Town: 'Hamburg' }
  await citizen.fill(home, 'Your address today')
  await isEnglish()
  await citizen.press('On to step 3')
  await citizen.choose('Which certificate?', 'Simple')
  await citizen.choose('Do you need it for family members in the same dwelling as well?', 'No')
  await isEnglish()
  await citizen.press('On to step 4')
  await citizen.fill({ 'E-mail': email })
  await isEnglish()
  await citizen.press('On to step 5')
  await citizen.arrivesAt('Please check your answers')
  await citizen.reads('24/12/1985')
  await isEnglish()
  await citizen.press('Send now')
  await isEnglish()

  await followMail(citizen, email, /^Your application HH-\S+ is saved/)
  await citizen.arrivesAt('Your application has arrived')
  expect(citizen.path).toMatch(/^\/en\//)
  await isEnglish()
})
