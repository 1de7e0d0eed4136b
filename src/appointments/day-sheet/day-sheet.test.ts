import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { auditOf } from '../../foundation/audit/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { buildServer } from '../../foundation/http/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { createTestDatabase, digestOf, fixedClock, testConfig } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { keepDaysAhead } from '../availability/keep-days-ahead.ts'
import { importAppointments } from '../import-appointments.ts'
import { readAppointmentFile } from '../testing/appointment-file.ts'
import { writeAppointment } from '../testing/write-appointment.ts'
import { keepSheets } from './keep-sheets.ts'
import { findSheet } from './queries.ts'
import { sealOf } from './seal-sheet.ts'

const { db } = await createTestDatabase({ demo: true })
// A Friday: the next opening day is Monday.
const clock = fixedClock('2026-11-27T06:40:00Z')
const secret = secretFrom('a secret for tests alone')
const clerk: StaffActor = { kind: 'staff', id: 'c1', name: 'Karl Fall', roles: ['caseworker'], teams: [] }
const agent: StaffActor = { ...clerk, id: 'h1', roles: ['hotline-agent'] }
let signedIn: StaffActor = clerk

await inTransaction(db, async tx =>
  importAppointments(tx, await readAppointmentFile(), ['altona', 'billstedt'], clock.now()),
)
await keepDaysAhead(db, clock)
const [at, today] = [clock.now(), clock.today()]
const booked = await writeAppointment(db, secret, { at, day: today, name: 'Ada <Lovelace>' })
await sql`UPDATE appointments.appointment SET needs = '{more-time,interpreter:fa}' WHERE id = ${booked.id}`.execute(
  db,
)
const cancelled = await writeAppointment(db, secret, { at, day: today, state: 'cancelled' })

const folder = join(mkdtempSync(join(tmpdir(), 'schalter-sheets-')), 'sheets')
const keeper = { folder, secret, demo: true }
const file = 'altona-2026-11-27.html'
const server = await buildServer(
  { db, clock, config: testConfig(), secret },
  { ...mounts, workbench: { ...mounts.workbench, identify: async () => signedIn } },
)
afterAll(() => server.close())
afterAll(() => rmSync(folder, { recursive: true }))

const get = (url: string) => server.inject({ url })
async function check(fields: Record<string, string>, content?: string) {
  const page = await get('/amt/konto')
  const cookie = page.cookies.find(({ name }) => name === 'schalter_form')
  const form = new FormData()
  form.set('_csrf', /name="_csrf" value="([^"]+)"/.exec(page.body)![1]!)
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  if (content) form.set('datei', new Blob([content], { type: 'text/html' }), file)
  const request = new Request('http://x', { method: 'POST', body: form })
  return server.inject({
    method: 'POST',
    url: '/amt/tagesblatt/pruefung',
    cookies: { [cookie!.name]: cookie!.value },
    headers: { 'content-type': request.headers.get('content-type')! },
    payload: Buffer.from(await request.arrayBuffer()),
  })
}

describe('the page', () => {
  test('has everything that a counter needs on paper, and who looked is on record', async () => {
    const { body, statusCode } = await get('/amt/tagesblatt/altona/2026-11-27')
    expect(statusCode).toBe(200)
    for (const said of [
      booked.reference,
      'Ada &lt;Lovelace>',
      '8:00',
      '2 Personen',
      'mehr Zeit',
      'Persisch',
      '040 123456',
    ])
      expect(body, said).toContain(said)
    expect(body).not.toContain(cancelled.reference)
    const lines = await inTransaction(db, tx => auditOf(tx, 'office', 'altona'))
    expect(lines.at(-1)).toMatchObject({
      act: 'day-sheet.seen',
      actorName: 'Karl Fall',
      detail: { day: '2026-11-27' },
    })
    const seal = /class="sheet__seal">([\w-]{22})</.exec(body)![1]!
    expect(await findSheet(db, seal)).toMatchObject({ office: 'altona', appointments: 1, madeAt: at })
  })
  test('of no day or no office is none', async () => {
    for (const url of ['altona/2026-02-30', 'altona/heute', 'nirgends/2026-11-27'])
      expect((await get(`/amt/tagesblatt/${url}`)).statusCode, url).toBe(404)
    expect((await get('/amt/tagesblatt')).body).toContain('/amt/tagesblatt/altona/2026-11-30')
  })
  test('is for those at the counters alone, and a refusal leaves nothing behind', async () => {
    const before = await digestOf(db)
    signedIn = agent
    for (const url of ['/amt/tagesblatt', '/amt/tagesblatt/altona/2026-11-27', '/amt/tagesblatt/pruefung'])
      expect((await get(url)).statusCode, url).toBe(403)
    signedIn = clerk
    expect(await digestOf(db)).toBe(before)
  })
})

describe('the files', () => {
  test('lie there for today and the next opening day, alone readable by the account, whole in themselves', async () => {
    const written = await keepSheets(db, clock, keeper)
    expect(written).toContain(file)
    expect(written).toContain('altona-2026-11-30.html')
    expect([statSync(folder).mode & 0o777, statSync(join(folder, file)).mode & 0o777]).toEqual([0o700, 0o600])
    const html = readFileSync(join(folder, file), 'utf8')
    expect(html).toContain(booked.reference)
    expect(html).not.toMatch(/<script|<link|src=|https?:/)
    expect(html).toContain('border: 2px solid #000')
  })
  test('are made anew only where something has changed, or a file is gone', async () => {
    const later = fixedClock('2026-11-27T07:40:00Z')
    expect(await keepSheets(db, later, keeper)).toEqual([])
    await writeAppointment(db, secret, { at, day: today, name: 'Grace Demo' })
    expect(await keepSheets(db, later, keeper)).toEqual([file])
    expect(readFileSync(join(folder, file), 'utf8')).toContain('Grace Demo')
    rmSync(join(folder, file))
    expect(await keepSheets(db, later, keeper)).toEqual([file])
    expect(readdirSync(folder).filter(name => name.startsWith('.'))).toEqual([])
  })
  test('of days that are over are deleted, halves of them too, and what is not ours stays', async () => {
    for (const name of ['altona-2026-11-26.html', '.altona-2026-11-26.html.part', 'liesmich.txt'])
      writeFileSync(join(folder, name), '')
    await keepSheets(db, clock, keeper)
    const left = readdirSync(folder)
    expect(left).toContain('liesmich.txt')
    expect(left.filter(name => name.includes('11-26'))).toEqual([])
  })
})

describe('a check', () => {
  test('knows the file as it is, and each sign that was changed', async () => {
    const html = readFileSync(join(folder, file), 'utf8')
    expect((await check({}, html)).body).toContain('Diese Datei ist unverändert.')
    for (const [from, to] of [
      ['Ada', 'Eda'],
      ['8:00', '8:15'],
      ['27. November', '28. November'],
      ['border: 2px', 'border: 3px'],
    ] as const)
      expect(sealOf(secret, html.replace(from, to)), from).toBeNull()
    expect((await check({}, html.replace('Ada', 'Eda'))).body).toContain('Diese Datei ist verändert')
    expect(sealOf(secretFrom('another secret of another house'), html)).toBeNull()
    expect(sealOf(secret, '<meta name="schalter-seal" content="----------------------"')).toBeNull()
  })
  test('tells from the mark on paper which sheet it is', async () => {
    const seal = sealOf(secret, readFileSync(join(folder, file), 'utf8'))!
    const { body } = await check({ zeichen: ` ${seal} ` })
    expect(body).toContain('Kundenzentrum Altona, 27. November 2026, gemacht am 27. November 2026')
    expect(body).toContain('Darauf: 2 Termine')
    expect((await check({ zeichen: seal.slice(1) })).statusCode).toBe(422)
    expect((await check({})).statusCode).toBe(422)
    expect((await check({ zeichen: 'A'.repeat(22) })).body).toContain('nicht bekannt')
  })
})
