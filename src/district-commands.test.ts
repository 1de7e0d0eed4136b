import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { exportServices, importFolder } from './district-commands.ts'
import { createTestDatabase, digestOf } from './foundation/testing/index.ts'
import { findService } from './services/index.ts'

const { db } = await createTestDatabase({ demo: true })
const folder = mkdtempSync(join(tmpdir(), 'schalter-export-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('what was exported is imported without a difference', async () => {
  expect(await exportServices(db, folder)).toBeGreaterThan(20)
  const before = await digestOf(db)
  expect(await importFolder(db, folder, false)).toEqual([])
  expect(await digestOf(db)).toBe(before)
})

it('a changed file becomes a new version; a dry run only says so', async () => {
  const file = join(folder, 'services/hund-anmelden.yaml')
  const text = readFileSync(file, 'utf8')
  const name = (await findService(db, 'hund-anmelden'))!.definition.name.de
  writeFileSync(file, text.replace(name, 'Hund und Hündin anmelden'))
  const before = await digestOf(db)
  expect(await importFolder(db, folder, true)).toEqual(['hund-anmelden'])
  expect(await digestOf(db)).toBe(before)
  expect(await importFolder(db, folder, false)).toEqual(['hund-anmelden'])
  expect(await findService(db, 'hund-anmelden')).toMatchObject({
    version: 2,
    definition: { name: { de: 'Hund und Hündin anmelden' } },
  })
})

it('a file that does not fit changes nothing', async () => {
  writeFileSync(join(folder, 'services/falsch.yaml'), 'id: falsch\n')
  const before = await digestOf(db)
  await expect(importFolder(db, folder, false)).rejects.toThrow('falsch.yaml')
  expect(await digestOf(db)).toBe(before)
})
