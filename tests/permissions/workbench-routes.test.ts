import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeAppointment } from '../../src/appointments/testing/write-appointment.ts'
import { type StaffAct, staffActs } from '../../src/cases/acts/case-acts.ts'
import { casePermissions, openInquiry } from '../../src/cases/index.ts'
import { answerInquiry } from '../../src/cases/inquiry/answer-inquiry.ts'
import { askCitizen } from '../../src/cases/inquiry/ask-citizen.ts'
import { decideCase } from '../../src/cases/result/decide-case.ts'
import { CaseHouse } from '../../src/cases/testing/case-house.ts'
import { importPlans } from '../../src/emergency/index.ts'
import { addPlanVersion } from '../../src/emergency/plans/queries.ts'
import { insertActivation } from '../../src/emergency/switch/queries.ts'
import { examplePlan } from '../../src/emergency/testing/example-plan.ts'
import { Forbidden } from '../../src/foundation/errors.ts'
import { buildServer, type StaffRoute } from '../../src/foundation/http/index.ts'
import { mayEver, type StaffActor } from '../../src/foundation/permissions/index.ts'
import { root } from '../../src/foundation/root.ts'
import { tokenHash } from '../../src/foundation/secret.ts'
import { Client, digestOf } from '../../src/foundation/testing/index.ts'
import { readYamlFile, readYamlFolder } from '../../src/foundation/yaml/index.ts'
import { DerogationFile, importDerogations, importNeeds, NeedFile } from '../../src/law/index.ts'
import { mounts } from '../../src/mounts.ts'
import { importSitePages, SitePageDefinition } from '../../src/offices/index.ts'
import { beginSession, SESSION_COOKIE } from '../../src/people/sessions/session.ts'
import { hireStaff } from '../../src/people/testing/staff.ts'
import {
  closeLetterProcess,
  lettersOf,
  moveLetters,
  postPermissions,
  produceOrderedLetters,
} from '../../src/post/index.ts'
import { workbenchRoutes } from '../../src/workbench.tsx'
import { actor, mayWith, nameOf, people, permissionOf, TEAM } from './staff-of-every-role.ts'

const { seeAllPost } = postPermissions
const { readCase } = casePermissions

let house: CaseHouse
let server: FastifyInstance
let things: Awaited<ReturnType<typeof openThings>>
beforeAll(async () => {
  house = await CaseHouse.build({ config: { rateLimit: false } })
  server = await buildServer(house.house, mounts)
  const pages = await readYamlFolder(SitePageDefinition, join(root, 'district/pages'))
  await house.tx(tx => importSitePages(tx, pages, house.clock.now()))
  await house.tx(tx => importPlans(tx, [examplePlan()], house.clock.now()))
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
    plan: examplePlan().id,
    person: (await hireStaff(house)).id,
    errand: 'abmelden',
    office: 'altona',
    day: '2026-11-30',
    requirement: 'bmg-17-1-deadline',
    ...(await openLaw()),
    activation: await openActivation(),
    number: '3',
    schritt: 'gehe',
    // Of a counter; those of a case are tried one by one.
    act: 'finish',
  }
  const [day, at] = [house.clock.today().add({ days: 7 }), house.clock.now()]
  const { reference: appointment } = await writeAppointment(house.db, house.secret, { at, day })
  return { parts, letter: letter!.id, opened: decided, appointment }
}

/** Something that rests on the statute of the house, and what would have to be amended in it. */
async function openLaw() {
  const { derogations } = await readYamlFile(DerogationFile, join(root, 'district/derogations.yaml'))
  const { needs } = await readYamlFile(NeedFile, join(root, 'district/needs-for-change.yaml'))
  const derogation = derogations.find(({ requirement }) => requirement.startsWith('bmg-'))!
  const need = needs.find(({ norm }) => norm?.startsWith('bmg-'))!
  const now = house.clock.now()
  await house.tx(tx => importDerogations(tx, { derogations: [derogation] }, now))
  await house.tx(tx => importNeeds(tx, { needs: [need] }, now))
  return { derogation: derogation.id, need: need.id }
}

/** An operation that is prepared; those who try to release it do not type its name. */
async function openActivation(): Promise<string> {
  const plan = examplePlan({ id: 'vorbereitet' })
  const at = house.clock.now()
  const id = randomUUID()
  await house.tx(async tx => {
    await addPlanVersion(tx, { definition: plan, basedOn: 0, author: { id: null, name: 'Demo' }, at })
    const by = { preparedById: 'demo', preparedBy: 'Demo', preparedAt: at }
    const times = { startsAt: at.add({ hours: 24 }), endsAt: null, reviewAt: at.add({ hours: 48 }) }
    await insertActivation(tx, { id, plan: plan.id, number: 1, ...times, ...by })
  })
  return id
}

interface Call {
  readonly route: StaffRoute
  readonly url: string
  readonly act: StaffAct | null
}

/** The addresses of a route; one that names something this test does not know fails it. */
function callsOf(route: StaffRoute): Call[] {
  const acts: (StaffAct | null)[] = ofOneCase(route) && route.path.includes('/:act') ? [...staffActs] : [null]
  return acts.map(act => {
    const parts: Record<string, string> = { ...things.parts, ...(act ? { act } : {}) }
    if (ofOneAppointment(route)) parts.reference = things.appointment
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
/** An appointment, which everybody sees who books for citizens. */
const ofOneAppointment = ({ path }: StaffRoute) => path.startsWith('/amt/termine/')
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
  platz: '4',
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

/** But those of another server, which know neither sign-in nor role. */
const allCalls = () => workbenchRoutes.filter(({ machine }) => !machine).flatMap(callsOf)

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

test('letters are handed over by clerks alone', async () => {
  const at = house.clock.now()
  const before = await digestOf(house.db)
  for (const staff of people.filter(({ roles }) => !roles.includes('post-clerk'))) {
    const moved = house.tx(tx => moveLetters(tx, staff, [things.letter], 'returned', at))
    await expect(moved, nameOf(staff)).rejects.toThrow(Forbidden)
  }
  expect(await digestOf(house.db)).toBe(before)
})
