import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { Conflict } from '../../foundation/errors.ts'
import { askCitizen } from '../inquiry/ask-citizen.ts'
import { openInquiry } from '../inquiry/queries.ts'
import { decideCase } from '../result/decide-case.ts'
import { CaseHouse } from '../testing/case-house.ts'
import { withdrawCase } from './withdraw-case.ts'
import { writeToOffice } from './write-to-office.ts'

let house: CaseHouse
beforeAll(async () => {
  house = await CaseHouse.build()
})

type Opened = Awaited<ReturnType<CaseHouse['open']>>

const withdraw = ({ id }: Opened) => house.tx(tx => withdrawCase(tx, id, house.clock.now()))
const grant = (opened: Opened) =>
  house.tx(tx => decideCase(tx, house.step(opened), { kind: 'granted', words: '' }, house.clock.today()))

test('a message is an act and an event, in every state', async () => {
  const opened = await house.open()
  await withdraw(opened)
  await house.tx(tx => writeToOffice(tx, opened.id, 'Warum dauert das?', house.clock.now()))
  expect(await house.acts(opened)).toEqual(['opened', 'withdrawn', 'message'])
  const events = sql<{ name: string }>`
    SELECT name FROM foundation.event WHERE subject = ${opened.id} ORDER BY id`
  expect((await house.rows(events)).map(({ name }) => name)).toEqual([
    'case-opened',
    'case-withdrawn',
    'case-message-received',
  ])
})

test('a case is withdrawn once; its question is gone and nobody decides it any more', async () => {
  const opened = await house.open()
  const question = { wants: 'text', question: 'Seit wann wohnen Sie dort?' } as const
  await house.tx(tx => askCitizen(tx, house.step(opened), question))
  await Promise.all([withdraw(opened), withdraw(opened)])
  expect(await house.read(opened)).toMatchObject({ state: 'withdrawn', waitingSince: null })
  expect(await openInquiry(house.db, opened.id)).toBeNull()
  expect(await house.acts(opened)).toEqual(['opened', 'asked', 'withdrawn'])
  await expect(grant(opened)).rejects.toThrow(Conflict)
})

test('what has been decided cannot be withdrawn', async () => {
  const opened = await house.open()
  await grant(opened)
  await expect(withdraw(opened)).rejects.toThrow(Conflict)
  expect((await house.read(opened)).state).toBe('decided')
})
