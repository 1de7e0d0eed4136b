import { expect, test } from 'vitest'
import type { QueuedMessage } from '../../foundation/messages/index.ts'
import { answerInquiry } from '../inquiry/answer-inquiry.ts'
import { askCitizen } from '../inquiry/ask-citizen.ts'
import { openInquiry, writeExtension } from '../inquiry/queries.ts'
import { buildAnswer, buildSnapshot } from '../testing/build-case.ts'
import { CaseHouse } from '../testing/case-house.ts'
import { caseMailTemplates } from './mail-templates.ts'

const BAIT = 'http://evil.example/pay'
const house = await CaseHouse.build()
const templates = caseMailTemplates({ secret: house.secret, publicUrl: 'https://amt.example' })

async function rendered(template: string, id: string, data = {}) {
  const mail: QueuedMessage = {
    id: crypto.randomUUID(),
    address: 'a@example.org',
    template,
    language: 'de',
    subjectId: id,
    data,
    attempts: 1,
    requestId: null,
    createdAt: house.clock.now(),
  }
  return house.tx(tx => templates.find(({ name }) => name === template)!.render(tx, mail))
}

/** Somebody who writes bait into everything that can be typed, and gives a stranger's address. */
function baited(language: 'de' | 'en') {
  return house.open('meldebescheinigung', {
    language,
    applicant: { familyName: BAIT, givenNames: BAIT, birthDate: null },
    contact: { email: 'victim@example.org', phone: BAIT, postalAddress: [BAIT, BAIT] },
    snapshot: buildSnapshot([buildAnswer('familyName', BAIT), buildAnswer(undefined, BAIT)]),
  })
}

const question = { wants: 'text', question: `Bitte lesen Sie ${BAIT}` } as const

test.each(['de', 'en'] as const)('nothing that was typed stands in a mail (%s)', async language => {
  const opened = await baited(language)
  const today = house.clock.today()
  const [before, to] = [today.add({ days: 7 }), today.add({ days: 21 })]
  await house.tx(tx => askCitizen(tx, house.step(opened), { ...question, answerBy: before }))
  const inquiry = (await openInquiry(house.db, opened.id))!.id
  await house.tx(tx => writeExtension(tx, inquiry, to))
  const reason = { de: 'Notbetrieb: Ganze Stadt', en: 'Emergency operation: whole city' }
  const extended = { before: before.toString(), to: to.toString(), reason }
  for (const { name } of templates) {
    const mail = (await rendered(name, opened.id, { inquiry, ...extended }))!
    expect(mail.subject).toContain(opened.reference)
    expect(`${mail.subject} ${mail.text}`).not.toContain('evil')
    const links = [...mail.text.matchAll(/https?:\S+/g)].map(([link]) => link)
    const prefix = language === 'en' ? '/en' : ''
    expect(links).toEqual([`https://amt.example${prefix}/mein-antrag/link/${opened.linkToken}`])
  }
})

test('the confirmation carries number and code as they work', async () => {
  const opened = await house.open()
  const mail = (await rendered('case-opened', opened.id))!
  expect(mail.text).toContain(`Nummer: ${opened.reference}`)
  expect(mail.text).toContain(`Code: ${opened.code.slice(0, 3)} ${opened.code.slice(3)}`)
})

test('a question that was answered before the mail left is not sent any more', async () => {
  const opened = await house.open()
  await house.tx(tx => askCitizen(tx, house.step(opened), question))
  const { id } = (await openInquiry(house.db, opened.id))!
  expect(await rendered('question-asked', opened.id, { inquiry: id })).not.toBeNull()
  const answer = { inquiryId: id, text: 'Seit Mai.', file: null }
  await house.tx(tx => answerInquiry(tx, opened.id, answer, house.clock.now(), house.clock.today()))
  expect(await rendered('question-asked', opened.id, { inquiry: id })).toBeNull()
})
