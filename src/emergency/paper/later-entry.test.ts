import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findCaseByReference } from '../../cases/index.ts'
import { auditOf } from '../../foundation/audit/index.ts'
import { inTransaction } from '../../foundation/database/index.ts'
import { Forbidden } from '../../foundation/errors.ts'
import { buildServer } from '../../foundation/http/index.ts'
import { sayPaperNumber } from '../../foundation/paper-number.ts'
import type { Role, StaffActor } from '../../foundation/permissions/index.ts'
import { secretFrom } from '../../foundation/secret.ts'
import { Client, createTestDatabase, fixedClock, testConfig } from '../../foundation/testing/index.ts'
import { unzip } from '../../foundation/testing/unzip.ts'
import { mounts } from '../../mounts.ts'
import { addWorkingDays } from '../../offices/index.ts'
import { closePaperProcess } from '../../post/index.ts'
import { getService } from '../../services/index.ts'
import { issueAnew } from './issue-range.ts'
import type { PaperRange } from './paper-range.ts'
import { findPaperNumber, latestNumbers, rangesInUse } from './queries.ts'
import { spoilNumbers } from './spoil-numbers.ts'

const { db } = await createTestDatabase({ demo: true })
const clock = fixedClock('2026-11-25T07:00:00Z')
const secret = secretFrom('a secret for tests alone')
const config = testConfig()
const person = (name: string, roles: readonly Role[], teams: readonly string[] = []): StaffActor => ({
  kind: 'staff',
  id: randomUUID(),
  name,
  roles,
  teams,
})
/** Of no team that works on these cases: papers are entered by whoever is there. */
const clerk = person('Karl Fall', ['caseworker'])
const worker = person('Rita Register', ['caseworker'], ['melderecht'])
const agent = person('Arne Anruf', ['hotline-agent'])
const manager = person('Mara Amt', ['office-manager'])
let staff = clerk
const server = await buildServer(
  { db, clock, config, secret },
  { ...mounts, workbench: { ...mounts.workbench, identify: async () => staff } },
)
afterAll(async () => {
  closePaperProcess()
  await server.close()
})

let altona: PaperRange
let bergedorf: PaperRange
beforeAll(async () => {
  altona = await inTransaction(db, tx => issueAnew(tx, 'altona', 'Mara Amt', clock.now()))
  bergedorf = await inTransaction(db, tx => issueAnew(tx, 'bergedorf', 'Mara Amt', clock.now()))
  // Two days on paper.
  clock.advance({ hours: 48 })
})

beforeEach(() => {
  staff = clerk
})

const page = (office: string) => `/amt/lage/papier/${office}`
const client = () => new Client(server, secret)
const number = (at: number, range = altona) => sayPaperNumber(range.first + at)

/** What the paper says; what a test is not about is right. */
function paper(overrides: Record<string, string> = {}): Record<string, string> {
  return {
    seite: randomUUID(),
    leistung: 'meldebescheinigung',
    weg: 'onsite',
    tag: '25.11.2026',
    zeit: '10:15',
    sprache: 'de',
    familyName: 'Demo-Sonnenschein',
    givenNames: 'Paula',
    ...overrides,
  }
}
const send = (fields: Record<string, string>, office = 'altona') =>
  client().post(`${page(office)}/vorgang`, fields)
const referenceIn = (location: unknown) => /vorgang=(HH-[^&]+)/.exec(String(location))?.[1] ?? ''
const caseOf = async (fields: Record<string, string>) =>
  findCaseByReference(db, referenceIn((await send(fields)).headers.location))

test('a paper becomes a case of the day on which it was received, and says that it came on paper', async () => {
  const record = (await caseOf(paper({ nummer: number(0), email: 'demo@example.org', paperNote: 'Eilt' })))!
  const received = Temporal.Instant.from('2026-11-25T09:15:00Z')
  expect(record).toMatchObject({
    channel: 'onsite',
    state: 'new',
    paperNumber: number(0),
    applicant: { familyName: 'Demo-Sonnenschein', givenNames: 'Paula' },
  })
  expect(record.openedAt.equals(received)).toBe(true)
  const { definition } = await getService(db, 'meldebescheinigung')
  const promised = addWorkingDays(
    Temporal.PlainDate.from('2026-11-25'),
    definition.duration.promiseWorkingDays,
  )
  expect(record.promisedOn.equals(promised)).toBe(true)
  expect(JSON.stringify(record.snapshot)).toContain('Eilt')
  const { rows } = await sql<{ at: Temporal.Instant; actor: string; data: unknown }>`
    SELECT at, actor_name AS actor, data FROM cases.act WHERE case_id = ${record.id}`.execute(db)
  expect(rows).toEqual([
    { at: clock.now(), actor: 'Karl Fall', data: { paper: number(0), receivedAt: received.toString() } },
  ])
  const entered = (await auditOf(db, 'office', 'altona')).filter(({ act }) => act === 'paper.entered')
  expect(entered.map(({ detail }) => detail)).toMatchObject([
    { number: number(0), reference: record.reference },
  ])

  staff = worker
  const desk = await client().get(`/amt/vorgang/${record.reference}`)
  expect(desk.body).toContain(`Nachgetragen vom Papier ${number(0)}`)
  expect((await client().get(`/amt/eingang?team=melderecht&suche=${number(0)}`)).body).toContain(
    record.reference,
  )
  staff = agent
  const called = await client().get(`/amt/lage/papier?nummer=${number(0).replaceAll('-', '').toLowerCase()}`)
  expect(called.body).toContain(`Vorgang ${record.reference}`)
  expect(called.body).not.toContain('Sonnenschein')
})

test('the same page sent twice, and ten times at once, is one case; another page with the number is refused', async () => {
  const once = paper({ nummer: number(1) })
  const first = await caseOf(once)
  expect((await caseOf(once))?.reference).toBe(first?.reference)
  const same = paper({ nummer: number(2) })
  const locations = await Promise.all(Array.from({ length: 10 }, () => send(same)))
  expect(new Set(locations.map(({ headers }) => headers.location)).size).toBe(1)
  const others = await Promise.all(Array.from({ length: 6 }, () => send(paper({ nummer: number(3) }))))
  expect(others.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409, 409, 409, 409, 409])
  expect(others.find(({ statusCode }) => statusCode === 409)?.body).toContain('schon eingetragen (Karl Fall')
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM cases.case_record WHERE paper_number = ANY(${[1, 2, 3].map(at => number(at))})`.execute(
    db,
  )
  expect(rows).toEqual([{ n: 3 }])
})

test('a number of another office, one that was never issued, and one with a slip are refused with what to do', async () => {
  const refused = async (nummer: string) => (await send(paper({ nummer }))).body
  expect(await refused(number(0, bergedorf))).toContain('gehört zu Kundenzentrum Bergedorf')
  expect(await refused(sayPaperNumber(9_000_000))).toContain('wurde nie ausgegeben')
  const slip = `${number(4).slice(0, -1)}${(Number(number(4).at(-1)) + 1) % 10}`
  expect(await refused(slip)).toContain('So wurde keine gedruckt')
  expect(await findPaperNumber(db, altona.first + 4)).toBeNull()
})

test('no time in the future, none long before the number, none that the clock does not know', async () => {
  const answered = async (overrides: Record<string, string>) => {
    const { statusCode, body } = await send(paper({ nummer: number(5), ...overrides }))
    expect(statusCode).toBe(422)
    return body
  }
  expect(await answered({ tag: '27.11.2026', zeit: '8:01' })).toContain('liegt in der Zukunft')
  expect(await answered({ tag: '25.11.2025' })).toContain('So lange vorher')
  // The hour that is missing, and the one that comes twice.
  expect(await answered({ tag: '29.03.2026', zeit: '2:30' })).toContain('Die Uhr wird umgestellt')
  expect(await answered({ tag: '25.10.2026', zeit: '2:30' })).toContain('Die Uhr wird umgestellt')
  expect(await answered({ zeit: '' })).toContain('Bitte geben Sie die Uhrzeit so ein')
  expect(await answered({ weg: '' })).toContain('Bitte wählen Sie, wie es kam.')
  expect(await findPaperNumber(db, altona.first + 5)).toBeNull()
})

test('a letter without a time counts from the beginning of its day', async () => {
  const record = await caseOf(paper({ nummer: number(5), weg: 'post', zeit: '' }))
  expect(record?.openedAt.toString()).toBe('2026-11-24T23:00:00Z')
  expect(record?.channel).toBe('post')
})

test('what the paper leaves blank stays blank; what it says is never lost without a word', async () => {
  const wrong = async (overrides: Record<string, string>) =>
    (await send(paper({ nummer: number(6), ...overrides }))).body
  expect(await wrong({ familyName: '' })).toContain('Familienname:')
  expect(await wrong({ birthDate: 'im Mai' })).toContain('Geburtsdatum:')
  expect(await wrong({ 'secondaryAddress-street': 'Demoweg 8' })).toContain(
    'gilt nach den anderen Antworten nicht',
  )
  expect(await findPaperNumber(db, altona.first + 6)).toBeNull()
})

test('gaps are named until they are entered or said to be spoiled, once', async () => {
  for (const at of [4, 9]) expect((await send(paper({ nummer: number(at) }))).statusCode).toBe(303)
  const missing = `${number(6)} bis ${number(8)} (3) fehlen`
  expect((await client().get(page('altona'))).body).toContain(missing)
  const spoil = (von: string, bis: string, grund: string, office = 'altona') =>
    client().post(`${page(office)}/verdorben`, { von, bis, grund })
  const empty = await spoil(number(6), number(8), ' ')
  expect([empty.statusCode, empty.body.includes('Bitte schreiben Sie, warum')]).toEqual([422, true])
  expect((await spoil(number(6), number(8), 'zerrissen', 'bergedorf')).statusCode).toBe(409)
  expect((await spoil(number(6), sayPaperNumber(altona.last + 1), 'zerrissen')).statusCode).toBe(409)
  expect((await spoil(number(6), number(9), 'zerrissen')).headers.location).toContain('verdorben=3')
  expect((await spoil(number(6), number(9), 'zerrissen')).headers.location).toContain('verdorben=0')
  expect(await findPaperNumber(db, altona.first + 9)).toMatchObject({ kind: 'entered' })
  expect((await client().get(page('altona'))).body).toContain('alles nachgetragen')
  expect((await rangesInUse(db, 'altona'))[0]?.dealtWith).toHaveLength(10)
  expect(await latestNumbers(db, 'altona', 100)).toHaveLength(10)
  expect((await send(paper({ nummer: number(7) }))).statusCode).toBe(409)
})

test('hotline agents look numbers up and enter nothing; caseworkers fetch no folder', async () => {
  staff = agent
  expect((await client().get(page('altona'))).statusCode).toBe(200)
  expect((await send(paper({ nummer: number(10) }))).statusCode).toBe(403)
  const span = { from: altona.first + 10, to: altona.first + 10 }
  const toSpoil = { office: 'altona', span, reason: 'x', staff: agent, at: clock.now() }
  await expect(inTransaction(db, tx => spoilNumbers(tx, toSpoil))).rejects.toThrow(Forbidden)
  staff = clerk
  expect((await client().post(`${page('altona')}/mappe`)).statusCode).toBe(403)
  expect((await client().post(`${page('altona')}/nummern`)).statusCode).toBe(403)
  expect((await client().get('/amt/lage/papier/amt-das-es-nicht-gibt')).statusCode).toBe(404)
})

test('a folder is downloaded as one archive, with numbers of its own, and that is on record', async () => {
  staff = manager
  const answer = await client().post(`${page('altona')}/mappe`)
  expect(answer.headers['content-type']).toBe('application/zip')
  const files = unzip(answer.rawPayload)
  const name = /filename="?notfallmappe-altona-(P-\d{4}-\d{4})\.zip/.exec(
    String(answer.headers['content-disposition']),
  )?.[1]
  expect(files.get('notfallmappe-altona/index.html')?.toString()).toContain(name)
  expect(files.get('notfallmappe-altona/nummernblatt.pdf')?.toString('latin1', 0, 5)).toBe('%PDF-')
  const fetched = (await auditOf(db, 'office', 'altona')).filter(({ act }) => act === 'paper.folder-fetched')
  expect(fetched).toMatchObject([{ actorName: 'Mara Amt', detail: { carrier: 'download' } }])
  expect((await client().get('/amt/lage/papier')).body).toContain('noch keine')
})
