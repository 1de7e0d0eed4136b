import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { Conflict, NotFound } from '../../foundation/errors.ts'
import { mailsAbout, sendNextMail } from '../../foundation/messages/index.ts'
import { relayAll, testMailIdentity } from '../../foundation/testing/index.ts'
import { lettersOf } from '../../post/index.ts'
import { isAllowed } from '../acts/case-acts.ts'
import { findInbox } from '../inbox/queries.ts'
import { askCitizen } from '../inquiry/ask-citizen.ts'
import { lookAtCase } from '../looks/look-at-case.ts'
import { CaseHouse, registrar, tradeOfficer } from '../testing/case-house.ts'
import { mailReader } from './event-readers.ts'
import { notePersonReached, sendMailAgain, sendNewsByLetter } from './look-after-unreached.ts'
import { caseMailTemplates } from './mail-templates.ts'

const house = await CaseHouse.build()
const templates = caseMailTemplates({ secret: house.secret, publicUrl: 'https://amt.example' })
const today = () => house.clock.today()
type Opened = Awaited<ReturnType<CaseHouse['open']>>

const gone = Object.assign(new Error('550 5.1.1 no such user'), {
  command: 'RCPT TO',
  responseCode: 550,
  response: '550 5.1.1 no such user',
})
/** Everything that is due is refused for good, and the case hears of it. */
async function bounceAll(): Promise<void> {
  const deliver = async () => {
    throw gone
  }
  while (await sendNextMail(house.db, house.clock, templates, { deliver }, testMailIdentity));
  await relayAll(house.db, mailReader)
}
async function unreached(overrides = {}): Promise<Opened> {
  const opened = await house.open('meldebescheinigung', overrides)
  await bounceAll()
  return opened
}
const inbox = async () =>
  (
    await findInbox(house.db, {
      teams: ['melderecht'],
      filter: 'unreached',
      search: '',
      today: today(),
      limit: 100,
    })
  ).map(({ reference }) => reference)

test('a mail that nobody can deliver marks the case, stands in its course and in the inbox of its team', async () => {
  const opened = await unreached()
  expect(await house.acts(opened)).toEqual(['opened', 'mail-undelivered'])
  expect((await house.read(opened)).unreachedSince).toEqual(house.clock.now())
  expect(await inbox()).toContain(opened.reference)
  expect((await mailsAbout(house.db, opened.id))[0]).toMatchObject({ sentAt: null, settledAt: null })
})

test('the news goes by letter, with the open question, and nothing is left to do', async () => {
  const opened = await unreached()
  await house.tx(tx =>
    askCitizen(tx, house.step(opened), { wants: 'text', question: 'Seit wann wohnen Sie dort?' }),
  )
  await bounceAll()
  await house.tx(tx => sendNewsByLetter(tx, house.step(opened), today()))
  const [letter] = await lettersOf(house.db, opened.id)
  expect(letter).toMatchObject({ delivery: 'post', state: 'ordered' })
  const [row] = await house.rows(
    sql<{ content: object }>`SELECT content FROM post.letter WHERE case_id = ${opened.id}`,
  )
  expect(JSON.stringify(row!.content)).toContain('Seit wann wohnen Sie dort?')
  expect(JSON.stringify(row!.content)).not.toContain(opened.code)
  expect((await house.read(opened)).unreachedSince).toBeNull()
  expect((await mailsAbout(house.db, opened.id)).every(mail => mail.settledAt !== null)).toBe(true)
  expect(await inbox()).not.toContain(opened.reference)
  expect(await house.audited(opened)).toContain('case.news-by-letter')
})

test('where no address is known the letter is refused with the reason', async () => {
  const opened = await unreached({
    applicant: { familyName: 'Niemand', givenNames: 'Kein', birthDate: null },
    contact: { email: 'a@example.org', phone: null, postalAddress: [] },
  })
  const refused = house.tx(tx => sendNewsByLetter(tx, house.step(opened), today()))
  await expect(refused).rejects.toThrow(Conflict)
  const view = await house.tx(tx => lookAtCase(tx, house.step(opened), today()))
  expect(isAllowed('news-by-letter', view.situation).reason?.de).toContain('Anschrift')
  expect(isAllowed('reached', view.situation).allowed).toBe(true)
})

test('the mail leaves again as the mail it was', async () => {
  const opened = await unreached()
  const [before] = await mailsAbout(house.db, opened.id)
  await house.tx(tx => sendMailAgain(tx, house.step(opened), today()))
  const sent: string[] = []
  const transport = { deliver: async ({ messageId }: { messageId: string }) => void sent.push(messageId) }
  while (await sendNextMail(house.db, house.clock, templates, transport, testMailIdentity));
  expect(sent).toEqual([`<${before!.id}@amt.example>`])
  expect((await house.read(opened)).unreachedSince).toBeNull()
})

test('somebody who was reached by phone needs nothing more', async () => {
  const opened = await unreached()
  await house.tx(tx => notePersonReached(tx, house.step(opened), 'Angerufen.', today()))
  expect((await house.acts(opened)).at(-1)).toBe('reached')
  const again = house.tx(tx => notePersonReached(tx, house.step(opened), 'Noch einmal.', today()))
  await expect(again).rejects.toThrow(Conflict)
})

test('another team finds no such case, and nothing changes', async () => {
  const opened = await unreached()
  const step = house.step(opened, tradeOfficer)
  for (const act of [
    () => house.tx(tx => sendNewsByLetter(tx, step, today())),
    () => house.tx(tx => sendMailAgain(tx, step, today())),
    () => house.tx(tx => notePersonReached(tx, step, 'x', today())),
  ])
    await expect(act()).rejects.toThrow(NotFound)
  expect(await lettersOf(house.db, opened.id)).toEqual([])
  expect((await house.read(opened)).unreachedSince).not.toBeNull()
  expect(registrar.teams).toContain('melderecht')
})
