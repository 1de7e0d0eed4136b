import { join } from 'node:path'
import { sql } from 'kysely'
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
const bmg = files.find(({ id }) => id === 'bmg')!
const load = (statutes: readonly StatuteFile[], when = at) =>
  inTransaction(db, tx => importStatutes(tx, statutes, when))
const knownRows = async () =>
  (await sql<{ n: number }>`SELECT count(*)::int AS n FROM law.knowledge`.execute(db)).rows[0]!.n

test('the statutes of the district are in the book, each norm with the day of its text', async () => {
  await load(files)
  const book = await readLawBook(db)
  expect(book.statutes.size).toBe(files.length)
  expect(book.requirements).toHaveLength(files.flatMap(file => file.requirements).length)
  expect(book.norms.get(FREE_OF_FORM)!.textAsOf!.toString()).toBe('2022-01-28')
})

test('read again, the same files teach nothing new', async () => {
  const before = await knownRows()
  await load(files, at.add({ hours: 1 }))
  expect(await knownRows()).toBe(before)
})

test('now and as known now are the same book', async () => {
  expect(await readLawBook(db, { knownAt: at.add({ hours: 2 }) })).toEqual(await readLawBook(db))
})

test('before the first file nothing was known', async () => {
  const book = await readLawBook(db, { knownAt: at.subtract({ seconds: 1 }) })
  expect([book.norms.size, book.requirements, book.derogations]).toEqual([0, [], []])
})

test('a requirement that leaves its file is withdrawn, and comes back with it', async () => {
  const [gone, ...kept] = bmg.requirements
  const before = await lawBookForDisplay(db)
  const [left, back] = [at.add({ hours: 3 }), at.add({ hours: 4 })]
  await load([{ ...bmg, requirements: kept }], left)
  const ids = async (knownAt?: Temporal.Instant) =>
    (await readLawBook(db, { ...(knownAt && { knownAt }) })).requirements.map(({ id }) => id)
  expect(await ids()).not.toContain(gone!.id)
  expect(await ids()).toHaveLength(before.requirements.length - 1)
  await load([bmg], back)
  expect(await ids()).toContain(gone!.id)
  expect(await ids(left)).not.toContain(gone!.id)
  expect(await ids(left.subtract({ seconds: 1 }))).toContain(gone!.id)
})

test('a changed file ends what was known and edits nothing: what was thought then can be asked still', async () => {
  const changed = at.add({ hours: 5 })
  const [first, ...rest] = bmg.norms
  const told = { de: 'Neu gelesen.', en: 'Read anew.' }
  const until = '2027-12-31'
  await load(
    [
      {
        ...bmg,
        norms: [{ ...first!, says: told, validUntil: until }, ...rest],
        requirements: bmg.requirements.map(one => ({ ...one, modality: 'may' as const, quote: null })),
      },
    ],
    changed,
  )
  const [now, then] = [
    await readLawBook(db),
    await readLawBook(db, { knownAt: changed.subtract({ seconds: 1 }) }),
  ]
  expect(now.norms.get(first!.id)).toMatchObject({ says: told })
  expect(String(now.norms.get(first!.id)!.validUntil)).toBe(until)
  expect(then.norms.get(first!.id)!.says).toEqual(first!.says)
  const modalities = (book: typeof now) =>
    new Map(book.requirements.map(({ id, modality }) => [id, modality]))
  for (const { id, modality } of bmg.requirements) {
    expect(modalities(now).get(id)).toBe('may')
    expect(modalities(then).get(id)).toBe(modality)
  }
  await load([bmg], at.add({ hours: 6 }))
})

test('nobody edits or deletes what was known', async () => {
  for (const change of [
    sql`UPDATE law.knowledge SET content = '{}'`,
    sql`DELETE FROM law.knowledge`,
    sql`DELETE FROM law.requirement`,
    sql`DELETE FROM law.norm`,
  ])
    await expect(change.execute(db)).rejects.toThrow(/append-only|permission denied/)
})

test('what a section said on other days is on file with its days', async () => {
  const norm = (await readLawBook(db)).norms.get('vwvfg-41')!
  expect(norm.otherVersions.map(({ validFrom, validUntil }) => [validFrom, validUntil].map(String))).toEqual([
    ['null', '2024-12-31'],
  ])
})
