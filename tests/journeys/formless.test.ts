import { expect, it } from 'vitest'
import { followMail } from '../support/mailbox.ts'
import { openCase, openStaff } from '../support/staff.ts'
import { openVisitor } from '../support/visitor.ts'
import { writeFormless } from '../support/write-formless.ts'

it('a service without a form takes a request in plain words, and answers it', async () => {
  const email = 'paula.nowak.wohngeld@beispiel.de'
  const request = 'Wir sind umgezogen. Was wird aus dem Wohngeld?\n\nIch bin nur abends zu Hause.'
  const citizen = await openVisitor()
  await writeFormless(citizen, request, email)
  await citizen.follow('Stand ansehen')
  const reference = citizen.path.split('/').at(-1)!

  const caseworker = await openStaff('sievers')
  await openCase(caseworker, reference)
  await caseworker.reads('Was wird aus dem Wohngeld?')
  await caseworker.follow(/^Beantworten/)
  await caseworker.fill({ 'Ihre Antwort': 'Bitte schicken Sie uns den neuen Mietvertrag.' })
  await caseworker.press('Beantworten')
  await caseworker.reads('Beantwortet')

  await followMail(citizen, email, `Ihr Antrag ${reference} ist bearbeitet`)
  const answer = citizen.page.getByRole('link', { name: 'Ergebnis abholen (PDF)' })
  await citizen.reloadsUntil(answer)
  const download = await citizen.download(answer)
  expect(download.suggestedFilename()).toMatch(/\.pdf$/)
  await citizen.follow('Ihre Antworten ansehen')
  await citizen.reads('Ich bin nur abends zu Hause.')
})
