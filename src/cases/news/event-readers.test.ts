import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getFile } from '../../foundation/files/index.ts'
import { relayAll } from '../../foundation/testing/index.ts'
import {
  closeLetterProcess,
  fetchLetter,
  lettersOf,
  moveLetters,
  produceOrderedLetters,
} from '../../post/index.ts'
import type { ClerkAct } from '../../post/move-letters.ts'
import { decideCase } from '../result/decide-case.ts'
import { CaseHouse, postClerk, registrar, tradeOfficer } from '../testing/case-house.ts'
import { letterReader } from './event-readers.ts'

let house: CaseHouse
beforeAll(async () => {
  house = await CaseHouse.build()
})
afterAll(() => closeLetterProcess())

type Opened = Awaited<ReturnType<CaseHouse['open']>>

const relay = () => relayAll(house.db, letterReader)

async function decided(
  service: 'meldebescheinigung' | 'gewerbeanmeldung' = 'meldebescheinigung',
  overrides = {},
): Promise<Opened> {
  const opened = await house.open(service, overrides)
  const staff = service === 'gewerbeanmeldung' ? tradeOfficer : registrar
  const granted = { kind: 'granted', words: '' } as const
  await house.tx(tx => decideCase(tx, house.step(opened, staff), granted, house.clock.today()))
  return opened
}

const letterOf = async (opened: Opened) => (await lettersOf(house.db, opened.id))[0]!

async function move(opened: Opened, to: ClerkAct): Promise<number> {
  const { id } = await letterOf(opened)
  const moved = await house.tx(tx => moveLetters(tx, postClerk, [id], to, house.clock.now()))
  await relay()
  return moved.length
}

test('a letter is made once, also by several at once, and the case learns of it', async () => {
  const opened = await decided()
  const made = await Promise.all([1, 2, 3].map(() => produceOrderedLetters(house.db, house.clock)))
  expect(made.reduce((a, b) => a + b)).toBe(1)
  await relay()
  const letter = await letterOf(opened)
  expect(letter).toMatchObject({ state: 'produced', delivery: 'post' })
  const file = await getFile(house.db, letter.fileId!)
  expect(file).toMatchObject({ name: `${opened.reference}.pdf`, type: 'application/pdf' })
  expect(file.content.subarray(0, 5).toString()).toBe('%PDF-')
  expect(await house.acts(opened)).toEqual(['opened', 'granted', 'letter-produced'])
  expect((await house.read(opened)).state).toBe('decided')
})

test('handed over closes the case, returned opens it again, handed over once more closes it', async () => {
  const opened = await decided()
  await produceOrderedLetters(house.db, house.clock)
  await move(opened, 'handed-over')
  expect(await house.read(opened)).toMatchObject({ state: 'closed', closedAt: expect.anything() })
  await move(opened, 'returned')
  expect(await house.read(opened)).toMatchObject({ state: 'decided', closedAt: null })
  await move(opened, 'handed-over')
  expect((await house.read(opened)).state).toBe('closed')
  expect(await house.acts(opened)).toEqual([
    'opened',
    'granted',
    'letter-produced',
    'letter-handed-over',
    'letter-returned',
    'letter-handed-over',
  ])
})

test('a letter only goes where it can come from, however often the clerk clicks', async () => {
  const opened = await decided()
  expect(await move(opened, 'handed-over')).toBe(0)
  await produceOrderedLetters(house.db, house.clock)
  expect(await move(opened, 'returned')).toBe(0)
  expect(await move(opened, 'delivered')).toBe(0)
  const { id } = await letterOf(opened)
  const handOver = () =>
    house.tx(tx => moveLetters(tx, postClerk, [id, id], 'handed-over', house.clock.now()))
  const moved = await Promise.all([handOver(), handOver(), handOver()])
  expect(moved.flat()).toEqual([id])
  await relay()
  expect((await house.acts(opened)).filter(kind => kind === 'letter-handed-over')).toHaveLength(1)
})

test('paper is not fetched, and what is fetched online is not handed over', async () => {
  const [paper, online] = [await decided(), await decided('gewerbeanmeldung', { delivery: 'online' })]
  await produceOrderedLetters(house.db, house.clock)
  expect(await move(online, 'handed-over')).toBe(0)
  const { id } = await letterOf(paper)
  await house.tx(tx => fetchLetter(tx, id, house.clock.now()))
  await relay()
  for (const opened of [paper, online]) {
    expect((await letterOf(opened)).state).toBe('produced')
    expect((await house.read(opened)).state).toBe('decided')
  }
})

test('an event is read once: reading on changes nothing', async () => {
  const opened = await decided()
  await produceOrderedLetters(house.db, house.clock)
  await move(opened, 'handed-over')
  const before = [await house.acts(opened), await house.read(opened)]
  await Promise.all([relay(), relay(), relay()])
  expect([await house.acts(opened), await house.read(opened)]).toEqual(before)
})

test('what is fetched online closes the case; fetching twice is fetching once', async () => {
  const opened = await decided('gewerbeanmeldung', { delivery: 'online' })
  await produceOrderedLetters(house.db, house.clock)
  const { id } = await letterOf(opened)
  for (let n = 0; n < 2; n++) await house.tx(tx => fetchLetter(tx, id, house.clock.now()))
  await relay()
  expect((await house.read(opened)).state).toBe('closed')
  expect((await house.acts(opened)).filter(kind => kind === 'letter-fetched')).toHaveLength(1)
})

test('of several letters one that came back keeps the case open, whatever becomes of the others', async () => {
  const opened = await decided()
  await sql`INSERT INTO post.letter (id, case_id, reference, team, subject, recipient, content, delivery, state, demo, created_at)
    SELECT gen_random_uuid(), case_id, reference, team, subject, recipient, content, delivery, state, demo, created_at
    FROM post.letter WHERE case_id = ${opened.id}`.execute(house.db)
  await produceOrderedLetters(house.db, house.clock)
  const [first, second] = await lettersOf(house.db, opened.id)
  const moveOne = async (id: string, to: ClerkAct) => {
    await house.tx(tx => moveLetters(tx, postClerk, [id], to, house.clock.now()))
    await relay()
    return (await house.read(opened)).state
  }
  expect(await moveOne(first!.id, 'handed-over')).toBe('decided')
  expect(await moveOne(first!.id, 'returned')).toBe('decided')
  expect(await moveOne(second!.id, 'handed-over')).toBe('decided')
  expect(await moveOne(first!.id, 'handed-over')).toBe('closed')
})

test('letters that cannot be made keep their error and hold up no other', async () => {
  const [broken, whole] = [await decided(), await decided()]
  await sql`UPDATE post.letter SET content = content - 'subject', created_at = created_at - interval '1 day'
    WHERE case_id = ${broken.id}`.execute(house.db)
  await produceOrderedLetters(house.db, house.clock, 1)
  await produceOrderedLetters(house.db, house.clock, 1)
  expect(await letterOf(broken)).toMatchObject({
    state: 'ordered',
    lastError: expect.stringContaining('subject'),
  })
  expect(await letterOf(whole)).toMatchObject({ state: 'produced', lastError: null })
})
