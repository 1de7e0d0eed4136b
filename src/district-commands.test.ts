import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import { exportFolder, importFolder } from './district-commands.ts'
import { root } from './foundation/root.ts'
import { createTestDatabase, digestOf } from './foundation/testing/index.ts'
import { readLawBook } from './law/index.ts'
import { officeDefinitions, sitePageDefinitions } from './offices/index.ts'
import { findService } from './services/index.ts'

const { db } = await createTestDatabase({ demo: true })
const folder = mkdtempSync(join(tmpdir(), 'schalter-export-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('what was exported is imported without a difference', async () => {
  const counts = await exportFolder(db, folder)
  expect(counts.services).toBeGreaterThan(20)
  expect(counts.offices).toBeGreaterThan(15)
  expect(counts.pages).toBeGreaterThan(3)
  expect(counts.law).toBeGreaterThan(20)
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
  expect(await importFolder(db, folder, true)).toEqual(['services/hund-anmelden'])
  expect(await digestOf(db)).toBe(before)
  expect(await importFolder(db, folder, false)).toEqual(['services/hund-anmelden'])
  expect(await findService(db, 'hund-anmelden')).toMatchObject({
    version: 2,
    definition: { name: { de: 'Hund und Hündin anmelden' } },
  })
})

it('a changed statute is known from now on; the requirement that left it is withdrawn', async () => {
  const file = join(folder, 'law/fev.yaml')
  const text = readFileSync(file, 'utf8')
  const kept = text.replace(/requirements:.*/s, 'requirements: []\n')
  writeFileSync(file, kept)
  expect(await importFolder(db, folder, false)).toEqual(['law/fev'])
  const known = async () => (await readLawBook(db)).requirements.map(({ id }) => id)
  expect(await known()).not.toContain('fev-21-1-on-demand')
  writeFileSync(file, text)
  expect(await importFolder(db, folder, false)).toEqual(['law/fev'])
  expect(await known()).toContain('fev-21-1-on-demand')
})

it('the files of the district say what is known already', async () => {
  expect(await importFolder(db, join(root, 'district'), true)).not.toContainEqual(
    expect.stringMatching(/^law/),
  )
})

it('a file that does not fit changes nothing', async () => {
  writeFileSync(join(folder, 'services/falsch.yaml'), 'id: falsch\n')
  const before = await digestOf(db)
  await expect(importFolder(db, folder, false)).rejects.toThrow('falsch.yaml')
  expect(await digestOf(db)).toBe(before)
})

it('a changed office and a changed page are taken over; the page as it was stays as its earlier version', async () => {
  rmSync(join(folder, 'services/falsch.yaml'), { force: true })
  const rewrite = (name: string, change: (text: string) => string) =>
    writeFileSync(join(folder, name), change(readFileSync(join(folder, name), 'utf8')))
  const centre = (await officeDefinitions(db)).find(({ kind }) => kind === 'customer-centre')!
  rewrite(`offices/${centre.id}.yaml`, text => text.replace(centre.name.de, 'Kundenzentrum am Teich'))
  const help = (await sitePageDefinitions(db)).find(({ id }) => id === 'hilfe')!
  rewrite('pages/hilfe.yaml', text => text.replace(help.title.de, 'Hilfe und Rat'))
  expect(await importFolder(db, folder, false)).toEqual([`offices/${centre.id}`, 'pages/hilfe'])
  const renamed = (await officeDefinitions(db)).find(({ id }) => id === centre.id)
  expect(renamed?.name.de).toBe('Kundenzentrum am Teich')
  const renewed = (await sitePageDefinitions(db)).find(({ id }) => id === 'hilfe')
  expect(renewed).toEqual({ ...help, title: { ...help.title, de: 'Hilfe und Rat' } })
  const { rows } = await sql`SELECT FROM offices.site_page_version WHERE page_id = 'hilfe'`.execute(db)
  expect(rows).toHaveLength(2)
})
