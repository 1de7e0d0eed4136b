import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { inTransaction } from '../foundation/database/index.ts'
import { root } from '../foundation/root.ts'
import { createTestDatabase } from '../foundation/testing/index.ts'
import { readYamlFolder } from '../foundation/yaml/index.ts'
import { FREE_OF_FORM, importStatutes, lawBookForDisplay, readLawBook, StatuteFile } from './index.ts'

const { db } = await createTestDatabase()
const at = Temporal.Instant.from('2026-11-23T08:00:00Z')
const files = await readYamlFolder(StatuteFile, join(root, 'district/law'))
const load = (statutes: readonly StatuteFile[], when = at) =>
  inTransaction(db, tx => importStatutes(tx, statutes, when))

test('the statutes of the district are in the book, each norm with the day of its text', async () => {
  await load(files)
  await load(files)
  const book = await readLawBook(db)
  expect(book.statutes.size).toBe(files.length)
  expect(book.requirements).toHaveLength(files.flatMap(file => file.requirements).length)
  expect(book.norms.get(FREE_OF_FORM)!.textAsOf!.toString()).toBe('2022-01-28')
})

test('a requirement that leaves its file is withdrawn, and comes back with it', async () => {
  const bmg = files.find(({ id }) => id === 'bmg')!
  const [gone, ...kept] = bmg.requirements
  const before = await lawBookForDisplay(db)
  await load([{ ...bmg, requirements: kept }], at.add({ seconds: 1 }))
  const ids = async () => (await readLawBook(db)).requirements.map(({ id }) => id)
  expect(await ids()).not.toContain(gone!.id)
  expect(await ids()).toHaveLength(before.requirements.length - 1)
  await load([bmg], at.add({ seconds: 2 }))
  expect(await ids()).toContain(gone!.id)
})
