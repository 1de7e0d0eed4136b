import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiRoutes } from '../../src/api.ts'
import { addFile } from '../../src/applications/drafts/draft-files.ts'
import { startDraft } from '../../src/applications/drafts/start-draft.ts'
import {
  type WrittenAppointment,
  writeAppointment,
  writeHold,
} from '../../src/appointments/testing/write-appointment.ts'
import { writeWaiting } from '../../src/appointments/testing/write-waiting.ts'
import { entryPath } from '../../src/appointments/waiting-list/entry-link.ts'
import { askCitizen } from '../../src/cases/inquiry/ask-citizen.ts'
import { openInquiry } from '../../src/cases/inquiry/queries.ts'
import type { OpenedCase } from '../../src/cases/intake/open-case.ts'
import { decideCase } from '../../src/cases/result/decide-case.ts'
import { CaseHouse } from '../../src/cases/testing/case-house.ts'
import { checkedFile } from '../../src/foundation/files/testing/checked-file.ts'
import { buildServer, CSRF_COOKIE, type PortalRoute } from '../../src/foundation/http/index.ts'
import { Client, digestOf } from '../../src/foundation/testing/index.ts'
import { mounts } from '../../src/mounts.ts'
import { portalRoutes } from '../../src/portal.tsx'
import { closeLetterProcess, lettersOf, produceOrderedLetters } from '../../src/post/index.ts'
import { getService } from '../../src/services/index.ts'

/** What one citizen has: a case that waits for an answer, one that is decided and fetched online, a draft, an appointment. */
interface Belongings {
  readonly waiting: OpenedCase
  readonly inquiry: string
  readonly decided: OpenedCase
  readonly letter: string
  readonly draft: { readonly id: string; readonly token: string }
  readonly file: string
  readonly appointment: WrittenAppointment
  readonly hold: string
  /** Of the waiting list, with an open offer. */
  readonly line: { readonly id: string; readonly linkToken: string }
}

let house: CaseHouse
let server: FastifyInstance
let theirs: Belongings
let mine: Belongings
beforeAll(async () => {
  house = await CaseHouse.build({ config: { rateLimit: false } })
  server = await buildServer(house.house, mounts)
  theirs = await belongings()
  mine = await belongings()
  await closeLetterProcess()
})
afterAll(() => server.close())

const pdf = checkedFile('a.pdf', Buffer.from('%PDF-1.4 a'), 'application/pdf')

async function belongings(): Promise<Belongings> {
  const [at, today] = [house.clock.now(), house.clock.today()]
  const waiting = await house.open()
  await house.tx(tx => askCitizen(tx, house.step(waiting), { wants: 'text', question: 'Wohin?' }))
  const decided = await house.open('meldebescheinigung', { delivery: 'online' })
  await house.tx(tx => decideCase(tx, house.step(decided), { kind: 'granted', words: '' }, today))
  // The house of this test has no law that would keep the online way open.
  await house.rows(sql`UPDATE post.letter SET delivery = 'online' WHERE case_id = ${decided.id}`)
  await produceOrderedLetters(house.db, house.clock)
  const service = await getService(house.db, 'wohnberechtigungsschein')
  const draft = await house.tx(tx => startDraft(tx, house.secret, { service, language: 'de', at }))
  const question = (service.definition.form?.pages ?? []).flatMap(({ questions }) => questions)
  const proof = question.find(({ type }) => type === 'file') as never
  await house.tx(tx => addFile(tx, { draftId: draft.id, language: 'de', at }, proof, pdf))
  const [file] = await house.rows(
    sql<{ id: string }>`SELECT file_id AS id FROM applications.draft_file WHERE draft_id = ${draft.id}`,
  )
  const inquiry = (await openInquiry(house.db, waiting.id))!.id
  const [letter] = await lettersOf(house.db, decided.id)
  const when = { at, day: today }
  const appointment = await writeAppointment(house.db, house.secret, when)
  const hold = await writeHold(house.db, when)
  const { id } = await writeWaiting(house.db, { ...when, state: 'waiting' })
  const line = { id, linkToken: entryPath(house.secret, id).split('/').at(-1)! }
  return { line, waiting, inquiry, decided, letter: letter!.id, draft, file: file!.id, appointment, hold }
}

const isOfList = (path: string) => path.startsWith('/warteliste/')
const isOfAppointment = (path: string) => path.startsWith('/mein-termin/')
/** Letters and ratings belong to a case that is decided; the other pages to one that runs. */
const isOfDecided = (path: string) => /brief|bewertung/.test(path)

/** What the names in addresses stand for; an address that names something else fails the test. */
function partsFor(path: string, of: Belongings, keys: Belongings): Record<string, string> {
  return {
    reference: isOfAppointment(path)
      ? of.appointment.reference
      : (isOfDecided(path) ? of.decided : of.waiting).reference,
    hold: of.hold,
    office: 'altona',
    room: 'a'.repeat(22),
    entry: of.line.id,
    ticket: of.hold,
    letter: of.letter,
    draft: of.draft.id,
    file: of.file,
    page: 'household',
    question: 'members',
    n: 'abcdefgh',
    token: path.includes('fortsetzen')
      ? keys.draft.token
      : (isOfAppointment(path) ? keys.appointment : isOfList(path) ? keys.line : keys.waiting).linkToken,
    service: 'wohnberechtigungsschein',
    id: 'meldebescheinigung',
    name: 'not-found',
  }
}

function addressOf({ path }: { path: string }, of: Belongings, keys = of): string {
  const parts = partsFor(path, of, keys)
  return path.replace(/:(\w+)/g, (_, part: string) => {
    const value = parts[part]
    if (!value) throw new Error(`Say in partsFor what :${part} of ${path} stands for.`)
    return value
  })
}

/** A link shows its own key. */
const isPersonal = ({ path }: PortalRoute) => /\/:(reference|draft)/.test(path) && !path.includes(':token')
const reads = portalRoutes.filter(({ method }) => method === 'GET')
const fields = (of: Belongings) => ({
  inquiry: of.inquiry,
  antwort: 'Nach Bergedorf.',
  text: 'Wie lange noch?',
  stars: '5',
  comment: '',
  address: 'jemand@example.org',
})

function call(
  client: Client,
  route: PortalRoute,
  address: string,
  of: Belongings,
): Promise<LightMyRequestResponse> {
  return route.method === 'GET' ? client.get(address) : client.post(address, fields(of))
}

const signedOut = async () => new Client(server, house.secret)
/** Somebody who has the keys of these things. */
async function holderOf(of: Belongings): Promise<Client> {
  const client = await signedOut()
  await client.get(`/mein-antrag/link/${of.waiting.linkToken}`)
  await client.get(`/mein-antrag/link/${of.decided.linkToken}`)
  await client.get(`/mein-termin/${of.appointment.reference}/link/${of.appointment.linkToken}`)
  client.cookies.set('schalter_antrag', of.draft.token)
  return client
}

/** Sent to number and code, or told that there is nothing. A service that may be applied for is public. */
function isRefusal(route: PortalRoute, { statusCode, headers }: LightMyRequestResponse): boolean {
  if (route.path.startsWith('/antrag/')) return statusCode === 404
  return statusCode === 303 && /^\/mein-(antrag|termin)\?nummer=/.test(String(headers.location))
}

describe('every page with something of a citizen', () => {
  test.each([
    ['who has shown nothing', signedOut],
    ['who has the keys of other things', () => holderOf(mine)],
  ] as const)('is shut for somebody %s, and stays as it is', async (_, visitor) => {
    const client = await visitor()
    const before = await digestOf(house.db)
    for (const route of portalRoutes.filter(isPersonal)) {
      const response = await call(client, route, addressOf(route, theirs), theirs)
      expect([route.method, route.path, response.statusCode, isRefusal(route, response)]).toEqual([
        route.method,
        route.path,
        expect.any(Number),
        true,
      ])
      expect(response.body).not.toMatch(/Petersen|Jonas/)
    }
    expect(await digestOf(house.db)).toBe(before)
  })

  test('shows and takes nothing of another through what is one’s own', async () => {
    const client = await holderOf(mine)
    const before = await digestOf(house.db)
    const letter = await client.get(`/mein-antrag/${mine.decided.reference}/brief/${theirs.letter}`)
    const file = await client.get(`/antrag/${mine.draft.id}/datei/${theirs.file}`)
    const answered = await client.post(`/mein-antrag/${mine.waiting.reference}/antwort`, fields(theirs))
    expect([letter.statusCode, file.statusCode, answered.statusCode]).toEqual([404, 404, 409])
    expect(await digestOf(house.db)).toBe(before)
    await client.post(`/antrag/${mine.draft.id}/income`, { _act: `unfile:${theirs.file}` })
    const kept = sql`SELECT FROM applications.draft_file JOIN foundation.file ON id = file_id WHERE id = ${theirs.file}`
    expect((await house.rows(kept)).length).toBe(1)
  })

  test('is open to who has its key', async () => {
    for (const method of ['GET', 'POST'] as const)
      for (const route of portalRoutes.filter(one => isPersonal(one) && one.method === method)) {
        const own = await belongings()
        const response = await call(await holderOf(own), route, addressOf(route, own), own)
        const isStart = route.method === 'POST' && route.path === '/antrag/:draft'
        const isOpen = [200, 303, 409, 422].includes(response.statusCode) || isStart
        expect([
          route.method,
          route.path,
          response.statusCode,
          isOpen && !(isRefusal(route, response) && !isStart),
        ]).toEqual([route.method, route.path, expect.any(Number), true])
      }
    await closeLetterProcess()
  })
})

describe('links', () => {
  const keysIn = ({ cookies }: LightMyRequestResponse) =>
    cookies.flatMap(({ name }) => (name.endsWith(CSRF_COOKIE) ? [] : [name]))

  test('that are made up or old open nothing', async () => {
    const madeUp = {
      ...theirs,
      draft: { ...theirs.draft, token: 'A'.repeat(22) },
      waiting: { ...theirs.waiting, linkToken: 'A'.repeat(22) },
      appointment: { ...theirs.appointment, linkToken: 'A'.repeat(22) },
      line: { ...theirs.line, linkToken: mine.line.linkToken },
    }
    const before = await digestOf(house.db)
    for (const route of portalRoutes.filter(
      ({ method, path }) => method === 'POST' && path.includes(':token'),
    )) {
      const response = await (await signedOut()).post(addressOf(route, theirs, madeUp), {})
      expect([route.path, response.statusCode, keysIn(response)]).toEqual([route.path, 404, []])
    }
    expect(await digestOf(house.db)).toBe(before)
    for (const route of reads.filter(({ path }) => path.includes(':token'))) {
      const response = await (await signedOut()).get(addressOf(route, theirs, madeUp))
      expect([route.path, response.statusCode, keysIn(response)]).toEqual([route.path, 404, []])
    }
  })
})

test('pages for everybody change nothing by being read', async () => {
  const before = await digestOf(house.db)
  for (const route of reads.filter(one => !isPersonal(one) && !one.path.includes(':token'))) {
    const { statusCode } = await (await signedOut()).get(addressOf(route, theirs))
    expect([route.path, statusCode < 500]).toEqual([route.path, true])
  }
  expect(await digestOf(house.db)).toBe(before)
})

describe('every call for machines', () => {
  const ask = (route: (typeof apiRoutes)[number], headers: Record<string, string>, body?: unknown) =>
    server.inject({
      method: route.method as 'GET',
      url: `/api/v1${addressOf(route, theirs)}`,
      headers,
      ...(body === undefined ? {} : { payload: body as object }),
    })

  test('about a case is shut without its code and with that of another, and changes nothing', async () => {
    const before = await digestOf(house.db)
    const ofCase = apiRoutes.filter(({ caseCode }) => caseCode)
    const persons = {
      name: 'Jonas',
      birthDate: '1988-03-14',
      attendees: [{ name: 'Ida', birthDate: '2019-01-01' }],
    }
    const bodies: Record<string, object> = {
      '/feedback': { subject: theirs.decided.reference, stars: 1 },
      '/appointments': { hold: mine.hold, ...persons, case: theirs.waiting.reference },
    }
    expect(ofCase.length).toBeGreaterThan(1)
    for (const route of ofCase) {
      const body = bodies[route.path]
      for (const headers of [{}, { 'x-case-code': mine.waiting.code }] as Record<string, string>[]) {
        const { statusCode } = await ask(route, headers, body)
        expect([route.path, statusCode]).toEqual([route.path, 404])
      }
    }
    expect(await digestOf(house.db)).toBe(before)
  })

  test('for staff is shut without a token', async () => {
    for (const route of apiRoutes.filter(({ permission }) => permission !== undefined))
      expect([route.path, (await ask(route, {}, {})).statusCode]).toEqual([route.path, 401])
  })

  test('for everybody changes nothing by being read', async () => {
    const before = await digestOf(house.db)
    for (const route of apiRoutes.filter(one => one.method === 'GET' && !one.caseCode && !one.permission))
      expect([route.path, (await ask(route, {})).statusCode < 500]).toEqual([route.path, true])
    expect(await digestOf(house.db)).toBe(before)
  })
})
