import { expect, inject, it } from 'vitest'
import { linkToken } from '../../src/cases/index.ts'
import { query } from '../support/database.ts'
import { houseSecret } from '../support/staff.ts'
import { openVisitor } from '../support/visitor.ts'

interface Waiting {
  readonly id: string
  readonly reference: string
  readonly epoch: number
  readonly question: string
  readonly familyName: string
}

it('an appointment about an application brings along what is known, and says beforehand what is missing', async () => {
  const [record] = await query<Waiting>(
    inject('house').databaseUrl,
    `SELECT record.id, reference, access_epoch AS epoch, question, applicant ->> 'familyName' AS "familyName"
      FROM cases.case_record record JOIN cases.inquiry ON case_id = record.id AND answered_at IS NULL AND taken_back_at IS NULL
      JOIN appointments.need ON need.service_id = record.service_id
      WHERE demo AND state = 'waiting' ORDER BY opened_at LIMIT 1`,
  )
  const { id, reference, epoch, question, familyName } = record!
  const citizen = await openVisitor({ javaScript: false, width: 390 })
  await citizen.go(`/mein-antrag/link/${linkToken(houseSecret, id, epoch)}`)
  await citizen.follow('Termin dazu vereinbaren')
  await citizen.arrivesAt('Termin wählen')
  await citizen.reads(`Zu Ihrem Antrag ${reference}`)
  await citizen.reads(question)
  await citizen.leadsOn(citizen.page.locator('#zeiten').getByRole('button').first())

  await citizen.arrivesAt('Für wen ist der Termin?')
  await citizen.reads(question)
  expect(await citizen.field('Vor- und Nachname').inputValue()).toContain(familyName)
  if ((await citizen.field('Geburtsdatum').inputValue()) === '')
    await citizen.fill({ Geburtsdatum: '24.12.1985' })
  await citizen.fill({ 'E-Mail-Adresse': '' })

  // The application is open for a few hours only; who types longer is told so, and loses nothing.
  const opened = (await citizen.context.cookies()).filter(({ name }) => name.includes('schalter_vorgang'))
  expect(opened).not.toEqual([])
  await citizen.context.clearCookies({ name: /schalter_vorgang/ })
  citizen.expects(409)
  await citizen.press('Termin buchen')
  await citizen.reads(`Ihr Antrag ${reference} ist nicht mehr geöffnet`)
  expect(await citizen.field('Vor- und Nachname').inputValue()).toContain(familyName)
  await citizen.context.addCookies(opened)

  await citizen.press('Termin buchen')
  await citizen.arrivesAt('Ihr Termin steht fest')
  await citizen.reads(question)
  const [booked] = await query<{ reference: string }>(
    inject('house').adminUrl,
    `SELECT reference FROM appointments.appointment WHERE case_id = '${id}'`,
  )
  expect(citizen.path).toContain(booked!.reference)

  // Whoever has the number of the appointment alone learns nothing of what the application says.
  const number = booked!.reference
  const code = (await citizen.page.locator('.receipt__big').allInnerTexts())[1]!
  const helper = await openVisitor({ javaScript: false })
  await helper.go('/mein-termin')
  await helper.fill({ Nummer: number, Code: code })
  await helper.press('Termin ansehen')
  await helper.reads('Dort steht, ob vor dem Termin noch etwas fehlt.')
  expect(await helper.text()).not.toContain(question)

  const stranger = await openVisitor({ javaScript: false })
  await stranger.go(`/termin?antrag=${reference}`)
  expect(stranger.path).toBe(`/mein-antrag?nummer=${reference}`)
})
