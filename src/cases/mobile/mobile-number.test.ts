import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildServer } from '../../foundation/http/index.ts'
import { mailsAbout, type OutgoingSms, sendNextSms } from '../../foundation/messages/index.ts'
import { NoSuchAddress } from '../../foundation/messages/mail-refusal.ts'
import { Client, digestOf, relayAll } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { passOnCase } from '../acts/work-on-case.ts'
import { exportCase } from '../export/export-cases.ts'
import { answerInquiry } from '../inquiry/answer-inquiry.ts'
import { askCitizen } from '../inquiry/ask-citizen.ts'
import { openInquiry } from '../inquiry/queries.ts'
import type { OpenedCase } from '../intake/open-case.ts'
import { lookAtCase } from '../looks/look-at-case.ts'
import { mailReader } from '../news/event-readers.ts'
import { sendMailAgain } from '../news/look-after-unreached.ts'
import { withdrawCase } from '../own-case/withdraw-case.ts'
import { decideCase } from '../result/decide-case.ts'
import { CaseHouse, registrar } from '../testing/case-house.ts'
import { deleteOldNumbers, findMobileNumber } from './mobile-number.ts'
import { caseSmsTemplates } from './sms-templates.ts'

const NUMBER = '+491711234567'
let house: CaseHouse
let server: FastifyInstance
let opened: OpenedCase
let citizen: Client
beforeAll(async () => {
  house = await CaseHouse.build()
  server = await buildServer(house.house, mounts)
})
afterAll(() => server.close())
beforeEach(async () => {
  await sql`DELETE FROM foundation.attempt`.execute(house.db)
  await sql`DELETE FROM foundation.outbox`.execute(house.db)
  opened = await house.open()
  citizen = new Client(server, house.secret)
  await citizen.get(`/mein-antrag/link/${opened.linkToken}`)
})

const at = (rest = '') => `/mein-antrag/${opened.reference}/nachrichten${rest}`
const give = (nummer = '0171/123 45 67') => citizen.post(at('/mobilnummer'), { nummer })
const confirm = (code: string) => citizen.post(at('/bestaetigung'), { code })
const takeBack = () => citizen.post(at('/abmeldung'))
const kept = () => findMobileNumber(house.db, opened.id)
const question = { wants: 'text', question: 'Wohin ziehen Sie?' } as const
const ask = () => house.tx(tx => askCitizen(tx, house.step(opened), question))

/** Everything that is due, as it arrives on phones. */
async function delivered(fails?: Error): Promise<OutgoingSms[]> {
  const all: OutgoingSms[] = []
  const templates = caseSmsTemplates({
    secret: house.secret,
    publicUrl: 'https://amt.example',
    clock: house.clock,
  })
  const deliver = async (sms: OutgoingSms) => {
    if (fails) throw fails
    all.push(sms)
  }
  while (await sendNextSms(house.db, house.clock, templates, { deliver }));
  return all
}
const codeIn = ([sms]: OutgoingSms[]) => /\d{6}/.exec(sms!.text)![0]

async function confirmed(): Promise<void> {
  await give()
  await confirm(codeIn(await delivered()))
}

describe('a number', () => {
  test('gets nothing but a code until its owner has typed that code', async () => {
    expect((await give()).statusCode).toBe(303)
    await ask()
    const [code, ...more] = await delivered()
    expect([code!.to, more]).toEqual([NUMBER, []])
    expect((await confirm(codeIn([code!]))).headers.location).toContain('danke=bestaetigt')
    expect((await kept())!.confirmedAt).not.toBeNull()
    expect(await house.acts(opened)).toContain('sms-confirmed')
    expect((await citizen.get(at())).body).toContain('+49 171 1234567')
  })

  test('that is none comes back as it was typed, with a sentence', async () => {
    for (const typed of ['040 428 28 0', '"><script>', '0900 1234567', '']) {
      const answer = await give(typed)
      expect([typed, answer.statusCode]).toEqual([typed, 422])
      expect(answer.body).not.toContain('"><script>')
    }
    expect((await give('+45 20 12 34 56')).body).toContain('Deutschland')
    expect(await kept()).toBeNull()
  })

  test('pressed twice gets one code, and a new code makes the old one worthless', async () => {
    await give()
    await give()
    const old = codeIn(await delivered())
    house.clock.advance({ minutes: 2 })
    await give()
    const [again] = await delivered()
    expect((await confirm(old)).statusCode).toBe(422)
    expect((await confirm(codeIn([again!]))).statusCode).toBe(303)
  })

  test('has five tries for a code, then not even the right one counts', async () => {
    await give()
    const code = codeIn(await delivered())
    const wrong = code === '000000' ? '000001' : '000000'
    for (let n = 0; n < 5; n += 1) expect((await confirm(wrong)).statusCode).toBe(422)
    expect((await confirm(code)).statusCode).toBe(429)
    expect((await kept())!.confirmedAt).toBeNull()
  })

  test('has half an hour, and a code that left too late is not sent at all', async () => {
    await give()
    const code = codeIn(await delivered())
    house.clock.advance({ minutes: 31 })
    expect((await confirm(code)).statusCode).toBe(422)
    await give()
    house.clock.advance({ minutes: 31 })
    expect(await delivered()).toEqual([])
  })

  test('that is changed before it is confirmed is another number with another code', async () => {
    await give('0172 7654321')
    const [first] = await delivered()
    await give()
    const [second] = await delivered()
    expect((await confirm(codeIn([first!]))).statusCode).toBe(422)
    expect((await confirm(codeIn([second!]))).statusCode).toBe(303)
    expect((await kept())!.number).toBe(NUMBER)
    expect((await give('0172 7654321')).statusCode).toBe(409)
  })

  test('can be taken back at any time; what waits is not sent any more', async () => {
    await confirmed()
    await ask()
    expect((await takeBack()).statusCode).toBe(303)
    expect(await delivered()).toEqual([])
    expect(await kept()).toBeNull()
    expect(await house.acts(opened)).toContain('sms-taken-back')
    const [gone] = await house.rows(
      sql<{
        n: number
      }>`SELECT count(*)::int AS n FROM foundation.irrevocable WHERE relation = 'cases.mobile_number'`,
    )
    expect(gone!.n).toBeGreaterThan(0)
  })
})

describe('a stranger’s number', () => {
  test('gets five codes a day, from however many cases', async () => {
    let codes = 0
    for (let n = 0; n < 8; n += 1) {
      opened = await house.open()
      await citizen.get(`/mein-antrag/link/${opened.linkToken}`)
      const { statusCode } = await give()
      expect(statusCode).toBe(n < 5 ? 303 : 429)
      house.clock.advance({ hours: 1, minutes: 1 })
      codes += (await delivered()).filter(({ to }) => to === NUMBER).length
      house.clock.advance({ seconds: 1 })
    }
    expect(codes).toBeLessThanOrEqual(5)
  })

  test('a case sends five codes a day, and a connection twenty', async () => {
    const number = (n: number) => `0171 12345${String(n).padStart(2, '0')}`
    for (let n = 0; n < 6; n += 1) expect((await give(number(n))).statusCode).toBe(n < 5 ? 303 : 429)
    for (let n = 10; n < 26; n += 1) {
      opened = await house.open()
      await citizen.get(`/mein-antrag/link/${opened.linkToken}`)
      expect([n, (await give(number(n))).statusCode]).toEqual([n, n < 24 ? 303 : 429])
    }
  })
})

describe('news', () => {
  test('go by mail and by SMS; the SMS says no name, no matter and no number', async () => {
    await confirmed()
    await ask()
    expect(await house.mails(opened)).toEqual(['case-news', 'case-opened', 'question-asked', 'sms-code'])
    const [sms] = await delivered()
    expect(sms).toMatchObject({ to: NUMBER, language: 'de' })
    expect(sms!.text).toContain('https://amt.example/mein-antrag')
    for (const secret of ['Petersen', 'Jonas', 'Melde', opened.reference, opened.code, opened.linkToken])
      expect(sms!.text).not.toContain(secret)
  })

  test('a question that was answered meanwhile is none, a decision is', async () => {
    await confirmed()
    await ask()
    const { id } = (await openInquiry(house.db, opened.id))!
    const answer = { inquiryId: id, text: 'Nach Bergedorf.', file: null }
    await house.tx(tx => answerInquiry(tx, opened.id, answer, house.clock.now(), house.clock.today()))
    expect(await delivered()).toEqual([])
    const granted = { kind: 'granted', words: '' } as const
    await house.tx(tx => decideCase(tx, house.step(opened), granted, house.clock.today()))
    expect(await delivered()).toHaveLength(1)
  })

  test('that no phone takes go to a person, who can send them again', async () => {
    await confirmed()
    await ask()
    await delivered(new NoSuchAddress('422'))
    await relayAll(house.db, mailReader)
    expect(await house.acts(opened)).toContain('sms-undelivered')
    expect((await house.read(opened)).unreachedSince).not.toBeNull()
    await house.tx(tx => sendMailAgain(tx, house.step(opened), house.clock.today()))
    expect((await delivered())[0]?.to).toBe(NUMBER)
    expect((await house.read(opened)).unreachedSince).toBeNull()
  })

  test('a code that no phone takes needs no person', async () => {
    await give()
    await delivered(new NoSuchAddress('422'))
    await relayAll(house.db, mailReader)
    expect((await house.read(opened)).unreachedSince).toBeNull()
    const code = (await mailsAbout(house.db, opened.id)).find(({ way }) => way === 'sms')
    expect(code!.settledAt).not.toBeNull()
  })
})

test('staff see by which ways the person is reached, another team nothing', async () => {
  await confirmed()
  const view = await house.tx(tx => lookAtCase(tx, house.step(opened), house.clock.today()))
  expect(view.mobile).toMatchObject({ number: NUMBER, confirmedAt: expect.anything() })
  await house.tx(tx => passOnCase(tx, house.step(opened), 'gewerbe', 'Gehört dorthin.'))
  const [row] = await house.rows(
    sql<{ team: string }>`SELECT team FROM cases.mobile_number WHERE case_id = ${opened.id}`,
  )
  expect([row!.team, registrar.teams.includes('gewerbe')]).toEqual(['gewerbe', false])
})

test('whoever has not opened the case changes nothing', async () => {
  await give()
  const code = codeIn(await delivered())
  const before = await digestOf(house.db)
  citizen = new Client(server, house.secret)
  for (const answer of [await citizen.get(at()), await give(), await confirm(code), await takeBack()])
    expect(answer.headers.location).toContain('/mein-antrag?nummer=')
  expect(await digestOf(house.db)).toBe(before)
})

test('a house without SMS offers none and takes no number', async () => {
  const config = { ...house.house.config, demo: false }
  const without = await buildServer({ ...house.house, config }, mounts)
  citizen = new Client(without, house.secret)
  await citizen.get(`/mein-antrag/link/${opened.linkToken}`)
  expect((await citizen.get(at())).body).not.toContain('mobilnummer')
  expect((await give()).statusCode).toBe(404)
  await without.close()
})

test('a finished case takes no number, and forgets it ninety days later', async () => {
  await confirmed()
  await house.tx(tx => withdrawCase(tx, opened.id, house.clock.now()))
  expect((await citizen.get(at())).body).toContain('Keine SMS mehr')
  await deleteOldNumbers(house.db, house.clock.now().add({ hours: 89 * 24 }))
  expect(await kept()).not.toBeNull()
  await deleteOldNumbers(house.db, house.clock.now().add({ hours: 91 * 24 }))
  expect(await kept()).toBeNull()
  expect((await give()).statusCode).toBe(409)
})

test('a number that nobody confirms is forgotten after a day', async () => {
  await give()
  await deleteOldNumbers(house.db, house.clock.now().add({ hours: 24 }))
  expect(await kept()).not.toBeNull()
  await deleteOldNumbers(house.db, house.clock.now().add({ hours: 25 }))
  expect(await kept()).toBeNull()
})

test('the person gets the number and what was sent with everything else', async () => {
  await confirmed()
  await ask()
  const record = await house.read(opened)
  const [file] = await house.tx(tx => exportCase(tx, record, house.clock.now()))
  const { sms, messages } = JSON.parse(file!.content.toString())
  expect(sms.number).toBe(NUMBER)
  expect(messages.map(({ way, kind }: Record<string, string>) => `${way} ${kind}`)).toContain('sms case-news')
})
