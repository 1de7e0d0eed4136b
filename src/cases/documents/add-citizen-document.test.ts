import { beforeAll, expect, test } from 'vitest'
import { Conflict } from '../../foundation/errors.ts'
import { withdrawCase } from '../own-case/withdraw-case.ts'
import { CaseHouse } from '../testing/case-house.ts'
import { addCitizenDocument } from './add-citizen-document.ts'
import { documentsOf } from './queries.ts'

let house: CaseHouse
beforeAll(async () => {
  house = await CaseHouse.build()
})

const file = {
  name: 'Ausweis.pdf',
  type: 'application/pdf',
  content: Buffer.from('%PDF-1.7 Ausweis'),
} as const

const handIn = ({ id }: { id: string }) =>
  house.tx(tx => addCitizenDocument(tx, id, { file, label: 'Ausweis' }, house.clock.now()))

test('a document is kept with its label, and with a closed case it is a conflict', async () => {
  const opened = await house.open()
  await handIn(opened)
  expect(await documentsOf(house.db, opened.id)).toMatchObject([{ name: 'Ausweis.pdf', label: 'Ausweis' }])
  expect(await house.acts(opened)).toEqual(['opened', 'document-added'])
  await house.tx(tx => withdrawCase(tx, opened.id, house.clock.now()))
  await expect(handIn(opened)).rejects.toThrow(Conflict)
  expect(await documentsOf(house.db, opened.id)).toHaveLength(1)
})

test('thirty documents are enough, however many come at once', async () => {
  const opened = await house.open()
  const given = await Promise.allSettled(Array.from({ length: 40 }, () => handIn(opened)))
  expect(given.filter(({ status }) => status === 'fulfilled')).toHaveLength(30)
  expect(await documentsOf(house.db, opened.id)).toHaveLength(30)
})
