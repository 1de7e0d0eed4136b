import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeAppointment } from '../../appointments/testing/write-appointment.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, fixedClock } from '../../foundation/testing/index.ts'
import { customerCentres, officesForDisplay } from '../../offices/index.ts'
import { closePaperProcess } from '../../post/index.ts'
import { issueAnew, rangeOfFolder } from './issue-range.ts'
import { keepFolders } from './keep-folders.ts'
import { foldersIn, layDown } from './lay-down.ts'
import { type Folder, makeFolder } from './make-folder.ts'
import type { PaperRange } from './paper-range.ts'
import { insertFolder, insertNumber, insertRange, newestFolders } from './queries.ts'

const { db } = await createTestDatabase({ demo: true })
const clock = fixedClock('2026-11-27T06:40:00Z')
const secret = secretFrom('a secret for tests alone')
const house = { clock, secret, demo: true }
// Two offices are enough: every further one costs a second.
await sql`UPDATE offices.office SET kind = 'further-location'
  WHERE kind = 'customer-centre' AND id NOT IN ('altona', 'bergedorf')`.execute(db)
const centres = customerCentres(await officesForDisplay(db))
const altona = centres.find(({ id }) => id === 'altona')!

let base: string
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'schalter-folders-'))
})
afterAll(async () => {
  closePaperProcess()
  await rm(base, { recursive: true })
})

const hourly = { carrier: 'folder', by: null } as const
const make = () => makeFolder(db, house, altona, hourly)
const keeper = () => ({ ...house, folder: join(base, 'kept'), statusFolder: join(base, 'status') })

/** Names and matters stand in them. */
async function expectShut(path: string) {
  const { mode } = await stat(path)
  expect(mode & 0o077).toBe(0)
}

test('every centre gets a folder that is whole, once an hour, shut to other accounts', async () => {
  await writeAppointment(db, secret, { at: clock.now(), day: clock.today(), name: 'Demo Mappe' })
  for (const { id } of centres) expect(await keepFolders(db, keeper())).toEqual([id])
  expect(await keepFolders(db, keeper())).toEqual([])

  const place = join(base, 'kept/altona')
  const [name] = await foldersIn(place)
  expect(name).toMatch(/^2026-11-27-0640Z-\d{7}$/)
  const index = await readFile(join(place, name!, 'index.html'), 'utf8')
  const links = [...index.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!)
  expect(links).toEqual([
    'tagesblatt-2026-11-27.html',
    'anrufe.html',
    'nummernblatt.pdf',
    ...['de', 'en'].flatMap(language =>
      [
        'antrag-ohne-formular',
        'gewerbeanmeldung',
        'hund-anmelden',
        'meldebescheinigung',
        'wohnberechtigungsschein',
      ].map(form => `formulare/${form}-${language}.pdf`),
    ),
    'status.html',
  ])
  for (const link of links) {
    const content = await readFile(join(place, name!, link))
    if (link.endsWith('.pdf')) expect(content.toString('latin1', 0, 5)).toBe('%PDF-')
    else expect(content.toString()).not.toMatch(/(src|href)="(https?:|\/)/)
    await expectShut(join(place, name!, link))
  }
  expect(await readFile(join(place, name!, links[0]!), 'utf8')).toContain('Demo Mappe')
  expect(await readFile(join(place, 'index.html'), 'utf8')).toContain(`url=${name}/index.html`)
  await expectShut(place)

  for (let hour = 0; hour < 3; hour += 1) {
    clock.advance({ hours: 1 })
    await layDown(join(base, 'kept'), await make())
  }
  expect((await foldersIn(place)).map(one => one.slice(0, 16))).toEqual([
    '2026-11-27-0740Z',
    '2026-11-27-0840Z',
    '2026-11-27-0940Z',
  ])
})

test('the page for a proxy is in both languages, everybody may read it, and nothing is confidential in it', async () => {
  const path = join(base, 'status/index.html')
  const html = await readFile(path, 'utf8')
  expect((await stat(path)).mode & 0o777).toBe(0o644)
  for (const text of [
    'Was ist offen?',
    'What is open?',
    'Stand: 27. November 2026, 7:40 Uhr',
    'Mo–Fr 08:00–16:00',
    '115',
  ])
    expect(html).toContain(text)
  for (const { name } of centres) expect(html).toContain(name.de)
  expect(html).not.toContain('Demo Mappe')
  expect(html).not.toMatch(/<script|(src|href)="(https?:|\/)/)
})

/** What the job of the hour does, without the files. */
async function hour(office = 'altona'): Promise<PaperRange> {
  const madeAt = clock.now()
  return inTransaction(db, async tx => {
    const range = await rangeOfFolder(tx, office, madeAt)
    await insertFolder(tx, {
      office,
      carrier: 'folder',
      rangeFirst: range.first,
      madeAt,
      madeBy: null,
      files: [],
    })
    return range
  })
}

test('the numbers stay while nothing was written on paper, and are others as soon as one came back', async () => {
  clock.advance({ hours: 1 })
  const first = await hour()
  clock.advance({ hours: 1 })
  expect(await hour()).toEqual(first)
  const number = { number: first.first, range: first, as: { kind: 'spoiled', reason: 'Riss' } } as const
  const by = { id: crypto.randomUUID(), name: 'Karl Fall' }
  expect(await inTransaction(db, tx => insertNumber(tx, { ...number, by, at: clock.now() }))).toBe(true)
  const second = await hour()
  expect(second.first).toBeGreaterThan(first.last)

  // Two hours without a folder: the house stood still, and whoever had the last one has used it.
  clock.advance({ hours: 3 })
  const third = await hour()
  expect(third.first).toBeGreaterThan(second.last)

  const fourth = await inTransaction(db, tx => issueAnew(tx, 'altona', 'Karl Fall', clock.now()))
  clock.advance({ hours: 5 })
  expect(await hour()).toEqual(fourth)
})

test('a download and a stick have numbers of their own, and the folder of the hour keeps its', async () => {
  const kept = await hour()
  const carried = [
    (await makeFolder(db, house, altona, { carrier: 'download', by: 'Mara Amt' })).range,
    (await makeFolder(db, house, altona, { carrier: 'stick', by: 'operator' })).range,
    await hour('bergedorf'),
    kept,
  ]
  expect(new Set(carried.map(({ first }) => first)).size).toBe(4)
  expect(await hour()).toEqual(kept)
  expect((await newestFolders(db)).get('altona')).toMatchObject({ carrier: 'folder', rangeFirst: kept.first })
})

test('twenty at once never get the same numbers, but for the folder of one hour, where all get the same', async () => {
  const [office, at] = ['harburg', clock.now()]
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      inTransaction(db, tx =>
        n % 2
          ? rangeOfFolder(tx, office, at)
          : insertRange(tx, { office, carrier: 'download', by: 'Mara Amt', at }),
      ),
    ),
  )
  const firsts = (carrier: string) => all.filter(one => one.carrier === carrier).map(({ first }) => first)
  expect(new Set(firsts('folder')).size).toBe(1)
  expect(new Set(firsts('download')).size).toBe(10)
  const { rows } = await sql`SELECT a.first FROM emergency.paper_range a JOIN emergency.paper_range b
    ON a.first <> b.first AND int4range(a.first, a.last, '[]') && int4range(b.first, b.last, '[]')`.execute(
    db,
  )
  expect(rows).toEqual([])
})

test('two processes at the same minute on the same disk leave one whole folder', async () => {
  const folder = await make()
  const root = join(base, 'both')
  await Promise.all(Array.from({ length: 8 }, () => layDown(root, folder)))
  const [name, ...others] = await foldersIn(join(root, 'altona'))
  expect(others).toEqual([])
  await expectWhole(join(root, 'altona', name!), folder)
  expect((await readdir(join(root, 'altona'))).sort()).toEqual([name, 'index.html'])
})

async function expectWhole(place: string, { files }: Folder) {
  for (const { name, content } of files) expect(await readFile(join(place, name))).toEqual(content)
}

test('an office for which it fails leaves the others theirs, and the failure is told', async () => {
  clock.advance({ hours: 2 })
  const folder = join(base, 'half')
  await mkdir(folder)
  await writeFile(join(folder, 'altona'), 'a file where the folder of the office should be')
  const half = { ...keeper(), folder }
  expect(await keepFolders(db, half)).toEqual(['bergedorf'])
  await expect(keepFolders(db, half)).rejects.toThrow(/EEXIST|ENOTDIR/)
})
