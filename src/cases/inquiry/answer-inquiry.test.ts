import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { Conflict } from '../../foundation/errors.ts'
import { getFile } from '../../foundation/files/index.ts'
import { documentsOf } from '../documents/queries.ts'
import { CaseHouse } from '../testing/case-house.ts'
import { answerInquiry } from './answer-inquiry.ts'
import { askCitizen, takeBackQuestion } from './ask-citizen.ts'
import { openInquiry } from './queries.ts'

let house: CaseHouse
beforeAll(async () => {
  house = await CaseHouse.build()
})

type Opened = Awaited<ReturnType<CaseHouse['open']>>

const text = { wants: 'text', question: 'Seit wann wohnen Sie dort?' } as const
const file = {
  name: 'Ausweis.pdf',
  type: 'application/pdf' as const,
  content: Buffer.from('%PDF-1.7 Ausweis'),
}

async function asked(question: { wants: 'text' | 'file'; question: string } = text): Promise<Opened> {
  const opened = await house.open()
  await house.tx(tx => askCitizen(tx, house.step(opened), question))
  return opened
}

/** Answers to what was asked; null where it is open or was taken back. */
async function answersTo(opened: Opened): Promise<(string | null)[]> {
  const rows = await house.rows(
    sql<{ answer: string | null }>`
      SELECT answer FROM cases.inquiry WHERE case_id = ${opened.id} ORDER BY asked_at`,
  )
  return rows.map(row => row.answer)
}

async function answer(opened: Opened, given: { text?: string; file?: typeof file } = {}): Promise<void> {
  const inquiry = await openInquiry(house.db, opened.id)
  await answerTo(opened, inquiry!.id, given)
}

function answerTo(opened: Opened, inquiryId: string, given: { text?: string; file?: typeof file } = {}) {
  const words = { inquiryId, text: given.text ?? 'Seit Mai.', file: given.file ?? null }
  return house.tx(tx => answerInquiry(tx, opened.id, words, house.clock.now(), house.clock.today()))
}

describe('a question to the citizen', () => {
  test('stops the clock and is told by mail, without its words', async () => {
    const opened = await asked()
    const record = await house.read(opened)
    expect(record.state).toBe('waiting')
    expect(record.waitingSince?.equals(house.clock.now())).toBe(true)
    expect(await house.acts(opened)).toEqual(['opened', 'asked'])
    expect(await house.mails(opened)).toEqual(['case-opened', 'question-asked'])
    const mail = sql<{ data: object }>`
      SELECT data FROM foundation.outbox WHERE subject_id = ${opened.id} AND template = 'question-asked'`
    const inquiry = await openInquiry(house.db, opened.id)
    expect(await house.rows(mail)).toEqual([{ data: { inquiry: inquiry!.id } }])
  })

  test('is the only one: a second has to wait, also where both are asked at once', async () => {
    const opened = await asked()
    await expect(house.tx(tx => askCitizen(tx, house.step(opened), text))).rejects.toThrow(Conflict)
    const other = await house.open()
    const both = await Promise.allSettled(
      [1, 2].map(() => house.tx(tx => askCitizen(tx, house.step(other), text))),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await answersTo(other)).toEqual([null])
    expect(await house.mails(other)).toEqual(['case-opened', 'question-asked'])
  })

  test('moves the promise by the working days on which the clock stood', async () => {
    const opened = await asked()
    const before = (await house.read(opened)).promisedOn
    expect(before.toString()).toBe('2026-11-06')
    // From Tuesday over a weekend to the Thursday of the week after: seven working days.
    house.clock.advance({ days: 9 })
    await answer(opened)
    const record = await house.read(opened)
    expect(record).toMatchObject({ state: 'in-progress', waitingSince: null })
    expect(record.promisedOn.toString()).toBe('2026-11-17')
    house.clock.advance({ days: -9 })
  })

  test('answered on the same day moves nothing', async () => {
    const opened = await asked()
    await answer(opened)
    expect((await house.read(opened)).promisedOn.toString()).toBe('2026-11-06')
  })
})

describe('an answer', () => {
  test('is written once; a second one is a conflict and changes nothing', async () => {
    const opened = await asked()
    const { id } = (await openInquiry(house.db, opened.id))!
    await answerTo(opened, id, { text: 'Seit Mai.' })
    await expect(answerTo(opened, id, { text: 'Seit Juni.' })).rejects.toThrow(Conflict)
    expect(await answersTo(opened)).toEqual(['Seit Mai.'])
    expect(await house.acts(opened)).toEqual(['opened', 'asked', 'answered'])
  })

  test('clicked twice at once is one answer', async () => {
    const opened = await asked()
    const { id } = (await openInquiry(house.db, opened.id))!
    const clicks = await Promise.allSettled([1, 2, 3].map(() => answerTo(opened, id)))
    expect(clicks.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await house.acts(opened)).toEqual(['opened', 'asked', 'answered'])
  })

  test('to an older question is a conflict where a newer one is open', async () => {
    const opened = await asked()
    const { id } = (await openInquiry(house.db, opened.id))!
    await answerTo(opened, id)
    await house.tx(tx => askCitizen(tx, house.step(opened), { wants: 'text', question: 'Und mit wem?' }))
    await expect(answerTo(opened, id)).rejects.toThrow(Conflict)
    expect((await house.read(opened)).state).toBe('waiting')
  })

  test('by file is kept byte for byte, under a harmless name, with the question as its label', async () => {
    const opened = await asked({ wants: 'file', question: 'Bitte Ihren Ausweis.' })
    await answer(opened, { text: 'Beide Seiten.', file: { ...file, name: '../../etc/Ausweis.exe' } })
    const [document] = await documentsOf(house.db, opened.id)
    expect(document).toMatchObject({ name: 'Ausweis.pdf', label: 'Bitte Ihren Ausweis.' })
    const stored = await getFile(house.db, document!.fileId)
    expect(stored).toMatchObject({ name: 'Ausweis.pdf', type: 'application/pdf', content: file.content })
    expect(await answersTo(opened)).toEqual(['Beide Seiten.\nAusweis.pdf'])
  })
})

describe('a question taken back', () => {
  test('lets the clock go on, and its answer comes too late', async () => {
    const opened = await asked()
    const { id } = (await openInquiry(house.db, opened.id))!
    await house.tx(tx => takeBackQuestion(tx, house.step(opened), house.clock.today()))
    expect(await house.read(opened)).toMatchObject({ state: 'in-progress', waitingSince: null })
    expect(await openInquiry(house.db, opened.id)).toBeNull()
    await expect(answerTo(opened, id)).rejects.toThrow(Conflict)
    expect(await answersTo(opened)).toEqual([null])
    expect(await house.acts(opened)).toEqual(['opened', 'asked', 'question-taken-back'])
  })

  test('cannot be taken back twice', async () => {
    const opened = await asked()
    const takeBack = () => house.tx(tx => takeBackQuestion(tx, house.step(opened), house.clock.today()))
    await takeBack()
    await expect(takeBack()).rejects.toThrow(Conflict)
  })
})
