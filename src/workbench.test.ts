import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StaffAct, staffActs } from './cases/acts/case-acts.ts'
import {
  clearContradictions,
  noteIdentity,
  noteOnCase,
  passOnCase,
  putBackCase,
  takeCase,
} from './cases/acts/work-on-case.ts'
import { casePermissions, lookAtCase, openInquiry, type StaffStep } from './cases/index.ts'
import { answerInquiry } from './cases/inquiry/answer-inquiry.ts'
import { askCitizen, takeBackQuestion } from './cases/inquiry/ask-citizen.ts'
import { notePersonReached, sendMailAgain, sendNewsByLetter } from './cases/news/look-after-unreached.ts'
import { decideCase } from './cases/result/decide-case.ts'
import { buildAnswer, buildSnapshot } from './cases/testing/build-case.ts'
import { CaseHouse } from './cases/testing/case-house.ts'
import type { Transaction } from './foundation/database/index.ts'
import { Forbidden, NotFound } from './foundation/errors.ts'
import { buildServer, type StaffRoute } from './foundation/http/index.ts'
import {
  may,
  mayEver,
  type Permission,
  type Role,
  roleNames,
  type StaffActor,
} from './foundation/permissions/index.ts'
import { root } from './foundation/root.ts'
import { tokenHash } from './foundation/secret.ts'
import { Client, digestOf } from './foundation/testing/index.ts'
import { readYamlFolder } from './foundation/yaml/index.ts'
import { mounts } from './mounts.ts'
import { importSitePages, SitePageDefinition } from './offices/index.ts'
import { beginSession, SESSION_COOKIE } from './people/sessions/session.ts'
import { hireStaff } from './people/testing/staff.ts'
import {
  closeLetterProcess,
  lettersOf,
  moveLetters,
  postPermissions,
  produceOrderedLetters,
} from './post/index.ts'
import { allPermissions, workbenchRoutes } from './workbench.tsx'

const TEAM = 'melderecht'
const FOREIGN = 'gewerbe'
const {
  readCase,
  workOnCase,
  noteIdentity: mayNoteIdentity,
  decideCase: mayDecide,
  passOnCase: mayPassOn,
  lookAfterUnreached: mayLookAfter,
} = casePermissions
const { seeAllPost } = postPermissions

let house: CaseHouse
let server: FastifyInstance
let things: Awaited<ReturnType<typeof openThings>>
beforeAll(async () => {
  house = await CaseHouse.build({ config: { rateLimit: false } })
  server = await buildServer(house.house, mounts)
  const pages = await readYamlFolder(SitePageDefinition, join(root, 'district/pages'))
  await house.tx(tx => importSitePages(tx, pages, house.clock.now()))
  things = await openThings()
})
afterAll(() => closeLetterProcess())

/** One of everything that an address of the workbench can name, all of it of the team. */
async function openThings() {
  const registrar = actor(['caseworker'], [TEAM])
  const step = (opened: { reference: string }) => house.step(opened, registrar)
  const decided = await house.open()
  await house.tx(tx => askCitizen(tx, step(decided), { wants: 'file', question: 'Ausweis?' }))
  const inquiry = await openInquiry(house.db, decided.id)
  const file = { name: 'a.pdf', type: 'application/pdf', content: Buffer.from('%PDF-') } as const
  const answer = { inquiryId: inquiry!.id, text: '', file }
  const [now, today] = [house.clock.now(), house.clock.today()]
  await house.tx(tx => answerInquiry(tx, decided.id, answer, now, today))
  await house.tx(tx => decideCase(tx, step(decided), { kind: 'granted', words: '' }, today))
  await produceOrderedLetters(house.db, house.clock)
  const [letter] = await lettersOf(house.db, decided.id)
  const [document] = await house.rows(
    sql<{ id: string }>`SELECT file_id AS id FROM cases.document WHERE case_id = ${decided.id}`,
  )
  const parts: Record<string, string> = {
    reference: decided.reference,
    letter: letter!.id,
    file: document!.id,
    id: 'impressum',
    version: '1',
    person: (await hireStaff(house)).id,
    errand: 'abmelden',
  }
  return { parts, letter: letter!.id, opened: decided }
}

function actor(roles: readonly Role[], teams: readonly string[]): StaffActor {
  return { kind: 'staff', id: randomUUID(), name: roles.join(' '), roles, teams }
}

/** Every role, once in the team that the things belong to and once in another. */
const people: StaffActor[] = [
  ...roleNames.flatMap(role => [actor([role], [TEAM]), actor([role], [FOREIGN])]),
  actor([], [TEAM]),
]
const nameOf = ({ roles, teams }: StaffActor) => `${roles[0] ?? 'no role'}, ${teams[0]}`

/** What an act asks for beside the right to read. */
const permissionOf = {
  grant: mayDecide,
  refuse: mayDecide,
  reply: mayDecide,
  ask: workOnCase,
  'take-back-question': workOnCase,
  clear: workOnCase,
  identify: mayNoteIdentity,
  'news-by-letter': mayLookAfter,
  'mail-again': mayLookAfter,
  reached: mayLookAfter,
  note: workOnCase,
  take: workOnCase,
  'put-back': workOnCase,
  'pass-on': mayPassOn,
} satisfies Record<StaffAct, Permission>

const mayWith = (staff: StaffActor, ...permissions: Permission[]) =>
  permissions.every(permission => may(staff, permission, { team: TEAM }))

interface Call {
  readonly route: StaffRoute
  readonly url: string
  readonly act: StaffAct | null
}

/** The addresses of a route; one that names something this test does not know fails it. */
function callsOf(route: StaffRoute): Call[] {
  const acts: (StaffAct | null)[] = route.path.includes('/:act') ? [...staffActs] : [null]
  return acts.map(act => {
    const parts: Record<string, string> = { ...things.parts, ...(act ? { act } : {}) }
    const url = route.path.replace(/:(\w+)/g, (_, part: string) => {
      const value = parts[part]
      if (!value) throw new Error(`Say in openThings what :${part} of ${route.path} stands for.`)
      return value
    })
    return { route, url, act }
  })
}

/** Routes that show or change one case, and so ask whose team it is. */
const ofOneCase = ({ path }: StaffRoute) => path.startsWith('/amt/vorgang/')
/** A letter in the post room: those who see the post of all teams, and the own team. */
const ofOneLetter = ({ path }: StaffRoute) => path.startsWith('/amt/post/:letter')

function expected(staff: StaffActor, { route, act }: Call): 'allowed' | 403 | 404 {
  if (typeof route.permission !== 'object') return 'allowed'
  if (!mayEver(staff, route.permission)) return 403
  if (ofOneLetter(route)) return mayEver(staff, seeAllPost) || staff.teams.includes(TEAM) ? 'allowed' : 404
  if (!ofOneCase(route)) return 'allowed'
  return mayWith(staff, route.permission, readCase, act ? permissionOf[act] : readCase) ? 'allowed' : 404
}

const fields = {
  words: 'Weil es so ist.',
  wants: 'text',
  means: 'call-back',
  team: TEAM,
  act: 'handed-over',
  keys: 'on',
  language: 'de',
}

async function call(client: Client, { route, url }: Call): Promise<LightMyRequestResponse> {
  return route.method === 'GET' ? client.get(url) : client.post(url, { ...fields, letter: things.letter })
}

async function signedIn(staff: StaffActor): Promise<Client> {
  await sql`INSERT INTO people.staff (id, sign_in, name, roles, teams, password_hash, demo, created_at)
    VALUES (${staff.id}, ${staff.id}, ${staff.name}, ${staff.roles}, ${staff.teams}, '', true, now())
    ON CONFLICT DO NOTHING`.execute(house.db)
  const token = await house.tx(tx => beginSession(tx, staff.id, house.clock.now()))
  const client = new Client(server, house.secret)
  client.cookies.set(SESSION_COOKIE, token)
  return client
}

const allCalls = () => workbenchRoutes.flatMap(callsOf)

describe('every route of the workbench', () => {
  test('sends whoever is not signed in to the sign-in, and changes nothing', async () => {
    const before = await digestOf(house.db)
    for (const one of allCalls()) {
      if (one.route.permission === 'anyone') continue
      const response = await call(new Client(server, house.secret), one)
      expect([one.url, response.statusCode]).toEqual([one.url, 303])
      expect(response.headers.location).toMatch(/^\/amt\/anmeldung(\?weiter=|$)/)
    }
    expect(await digestOf(house.db)).toBe(before)
  })

  test('asks a session that is made up, ended or idle to sign in again', async () => {
    const [ended, idle] = [await signedIn(people[0]!), await signedIn(people[0]!)]
    await sql`DELETE FROM people.session
      WHERE token_hash = ${tokenHash(ended.cookies.get(SESSION_COOKIE)!)}`.execute(house.db)
    await sql`UPDATE people.session SET last_seen_at = last_seen_at - interval '121 minutes'
      WHERE token_hash = ${tokenHash(idle.cookies.get(SESSION_COOKIE)!)}`.execute(house.db)
    const madeUp = new Client(server, house.secret)
    madeUp.cookies.set(SESSION_COOKIE, 'A'.repeat(22))
    for (const client of [ended, idle, madeUp])
      expect((await client.get('/amt/eingang')).headers.location).toBe(
        '/amt/anmeldung?weiter=%2Famt%2Feingang',
      )
  })

  test.each(people.map(staff => [nameOf(staff), staff] as const))(
    'is open to %s exactly where the table says, and a refusal changes nothing',
    async (_, staff) => {
      const client = await signedIn(staff)
      const [refused, allowed] = [allCalls(), allCalls()]
      const before = await digestOf(house.db)
      for (const one of refused) {
        const answer = expected(staff, one)
        if (answer === 'allowed') continue
        const response = await call(client, one)
        expect([one.url, response.statusCode]).toEqual([one.url, answer])
      }
      expect(await digestOf(house.db)).toBe(before)
      for (const one of allowed) {
        if (expected(staff, one) !== 'allowed') continue
        const response = await call(await signedIn(staff), one)
        // What is allowed may still be impossible just now.
        expect([one.url, response.statusCode]).toEqual([one.url, expect.toSatisfy(isAllowed)])
        expect(response.headers.location ?? '').not.toContain('weiter=')
      }
    },
  )

  const isAllowed = (status: number) => [200, 303, 409, 422].includes(status)
})

describe('every errand on a case', () => {
  type Errand = (tx: Transaction, step: StaffStep) => Promise<unknown>
  const words = 'Weil es so ist.'
  const today = () => house.clock.today()
  const errands: Record<StaffAct | 'look', [Permission, Errand]> = {
    look: [readCase, (tx, step) => lookAtCase(tx, step, today())],
    grant: [mayDecide, (tx, step) => decideCase(tx, step, { kind: 'granted', words: '' }, today())],
    refuse: [mayDecide, (tx, step) => decideCase(tx, step, { kind: 'refused', words }, today())],
    reply: [mayDecide, (tx, step) => decideCase(tx, step, { kind: 'answered', words }, today())],
    ask: [workOnCase, (tx, step) => askCitizen(tx, step, { wants: 'text', question: words })],
    'take-back-question': [workOnCase, (tx, step) => takeBackQuestion(tx, step, today())],
    clear: [workOnCase, (tx, step) => clearContradictions(tx, step, words, today())],
    identify: [mayNoteIdentity, (tx, step) => noteIdentity(tx, step, 'document-on-site')],
    'news-by-letter': [mayLookAfter, (tx, step) => sendNewsByLetter(tx, step, today())],
    'mail-again': [mayLookAfter, (tx, step) => sendMailAgain(tx, step, today())],
    reached: [mayLookAfter, (tx, step) => notePersonReached(tx, step, words, today())],
    note: [workOnCase, (tx, step) => noteOnCase(tx, step, words)],
    take: [workOnCase, (tx, step) => takeCase(tx, step)],
    'put-back': [workOnCase, (tx, step) => putBackCase(tx, step)],
    'pass-on': [mayPassOn, (tx, step) => passOnCase(tx, step, 'gewerbe', words)],
  }

  test('finds nothing for whoever may not, and changes nothing', async () => {
    const contradicting = buildSnapshot([buildAnswer('familyName', 'Anders')])
    const opened = await house.open('meldebescheinigung', { snapshot: contradicting })
    let refusals = 0
    for (const staff of people) {
      const before = await digestOf(house.db)
      for (const [name, [permission, errand]] of Object.entries(errands)) {
        if (mayWith(staff, readCase, permission)) continue
        const outcome = await house.tx(tx => errand(tx, house.step(opened, staff))).catch(error => error)
        expect([nameOf(staff), name, outcome]).toEqual([nameOf(staff), name, expect.any(NotFound)])
        refusals += 1
      }
      expect([nameOf(staff), await digestOf(house.db)]).toEqual([nameOf(staff), before])
    }
    expect(refusals).toBeGreaterThan(150)
  })

  test('is done by whoever may', async () => {
    for (const role of ['caseworker', 'team-lead'] as const) {
      const staff = actor([role], [TEAM])
      const done = async (name: StaffAct | 'look', opened: { reference: string }) =>
        house.tx(tx => errands[name][1](tx, house.step(opened, staff)))
      const one = await house.open()
      for (const name of ['look', 'take', 'put-back', 'note', 'ask', 'take-back-question', 'grant'] as const)
        await done(name, one)
      expect((await house.read(one)).state).toBe('decided')
      const other = await house.open('meldebescheinigung', {
        snapshot: buildSnapshot([buildAnswer('familyName', 'Anders')]),
      })
      for (const name of ['clear', 'refuse'] as const) await done(name, other)
      await done('pass-on', await house.open())
    }
  })

  test('letters are handed over by clerks alone', async () => {
    const at = house.clock.now()
    const before = await digestOf(house.db)
    for (const staff of people.filter(({ roles }) => !roles.includes('post-clerk'))) {
      const moved = house.tx(tx => moveLetters(tx, staff, [things.letter], 'returned', at))
      await expect(moved, nameOf(staff)).rejects.toThrow(Forbidden)
    }
    expect(await digestOf(house.db)).toBe(before)
  })
})

test('whoever opens a document or a letter is in the audit trail, and the citizen reads it in words', async () => {
  const { reference, letter, file } = things.parts
  const [caseworker, auditor] = [actor(['caseworker'], [TEAM]), actor(['auditor'], [])]
  await (await signedIn(caseworker)).get(`/amt/vorgang/${reference}/unterlage/${file}`)
  await (await signedIn(caseworker)).get(`/amt/vorgang/${reference}/brief/${letter}`)
  await (await signedIn(auditor)).get(`/amt/post/${letter}/brief`)
  const newest = await house.rows(
    sql<{
      act: string
      by: string
    }>`SELECT act, actor_id AS by FROM foundation.audit ORDER BY id DESC LIMIT 3`,
  )
  expect(newest).toEqual([
    { act: 'case.letter-read', by: auditor.id },
    { act: 'case.letter-read', by: caseworker.id },
    { act: 'case.document-read', by: caseworker.id },
  ])
  const citizen = new Client(server, house.secret)
  const { linkToken } = things.opened
  await citizen.get(`/mein-antrag/link/${linkToken}`)
  const { body } = await citizen.get(`/mein-antrag/${reference}/einsicht`)
  expect(body.match(/Brief angesehen/g)?.length).toBeGreaterThan(1)
  expect(body.match(/Unterlage angesehen/g)?.length).toBeGreaterThan(0)
  expect(body).not.toMatch(/case\.|letter-read|document-read/)
})

/** Written down once more, so that a right given by a slip of the finger is noticed. */
test('the table of rights is the one that was agreed on', () => {
  const table = Object.entries(allPermissions).map(([name, { roles, scope }]) => [
    name,
    roles.join(' '),
    scope,
  ])
  expect(table).toEqual([
    ['seeInbox', 'caseworker team-lead', 'any'],
    ['readCase', 'caseworker team-lead', 'own-team'],
    ['workOnCase', 'caseworker team-lead', 'own-team'],
    ['noteIdentity', 'caseworker team-lead', 'own-team'],
    ['decideCase', 'caseworker team-lead', 'own-team'],
    ['passOnCase', 'caseworker team-lead', 'own-team'],
    ['lookAfterUnreached', 'caseworker team-lead', 'own-team'],
    ['readAudit', 'auditor', 'any'],
    ['seePost', 'post-clerk team-lead auditor', 'any'],
    ['seeAllPost', 'post-clerk auditor', 'any'],
    ['handOverLetters', 'post-clerk', 'any'],
    ['editPages', 'editor', 'any'],
    ['seeTexts', 'editor', 'any'],
    ['readRights', 'team-lead office-manager administrator auditor', 'any'],
    ['changeAccess', 'administrator', 'any'],
    ['lookAfterMails', 'administrator', 'any'],
  ])
})
