import { randomUUID } from 'node:crypto'
import { type APIRequestContext, request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { staffActs } from '../../src/cases/acts/case-acts.ts'
import { mayEver, type StaffActor } from '../../src/foundation/permissions/index.ts'
import { SESSION_COOKIE, SESSION_PATH } from '../../src/people/sessions/session.ts'
import { portalRoutes } from '../../src/portal.tsx'
import { workbenchRoutes } from '../../src/workbench.tsx'
import { fingerprint, query } from '../support/database.ts'
import { type RunningHouse, startHouse } from '../support/house.ts'
import { sessionOf, signInByHand } from '../support/staff.ts'
import { openVisitor } from '../support/visitor.ts'

/** A caller that no browser slows down, with the cookies and the form token of one person. */
interface Caller {
  readonly http: APIRequestContext
  readonly csrf: string
}
interface Member extends StaffActor {
  readonly signIn: string
}
interface Target {
  readonly reference: string
  readonly team: string
  readonly file: string
  readonly letter: string
  readonly draft: string
}

let house: RunningHouse
let staff: Member[]
/** A case that somebody works on, with a document and a letter. */
let target: Target

// A house of its own, without the worker: whatever changes here has been changed by these calls.
beforeAll(async () => {
  house = await startHouse({ worker: false })
  staff = await query<Member>(
    house.adminUrl,
    `SELECT 'staff' AS kind, id, sign_in AS "signIn", name, roles, teams FROM people.staff ORDER BY sign_in`,
  )
  const cases = await query<Omit<Target, 'draft'>>(
    house.adminUrl,
    `SELECT record.reference, record.team, document.file_id AS file, letter.id AS letter
      FROM cases.case_record record
        JOIN cases.document ON document.case_id = record.id
        JOIN post.letter ON letter.case_id = record.id
      ORDER BY record.decided_at DESC NULLS LAST LIMIT 1`,
  )
  target = { ...cases[0]!, draft: await draftOfSomebody() }
})
afterAll(() => house.stop())

describe('whoever may not do it, whatever it is', () => {
  it('is refused, and nothing has changed', async () => {
    const callers = new Map<Member, Caller>()
    for (const member of staff) callers.set(member, await signedIn(member))
    const before = await fingerprint(house.adminUrl)
    const wrong: string[] = []
    let refusals = 0
    for (const [member, caller] of callers) {
      for (const route of workbenchRoutes) {
        if (typeof route.permission !== 'object') continue
        const foreign = route.permission.scope === 'own-team' && !member.teams.includes(target.team)
        const expected = !mayEver(member, route.permission) ? 403 : foreign ? 404 : null
        if (!expected) continue
        for (const path of pathsOf(route.path)) {
          const status = await call(caller, route.method, path)
          refusals += 1
          if (status !== expected)
            wrong.push(`${member.signIn}: ${route.method} ${path} answers ${status}, not ${expected}`)
        }
      }
    }
    expect(wrong).toEqual([])
    expect(refusals).toBeGreaterThan(200)
    expect(await fingerprint(house.adminUrl)).toEqual(before)
    for (const { http } of callers.values()) await http.dispose()
  })

  it('is sent to the sign-in without one, and nothing has changed', async () => {
    const stranger = await signedOut()
    const before = await fingerprint(house.adminUrl)
    for (const route of workbenchRoutes) {
      if (route.permission === 'anyone') continue
      for (const path of pathsOf(route.path)) {
        const answer = await stranger.http.fetch(path, optionsFor(stranger, route.method))
        expect(answer.status(), path).toBe(303)
        expect(answer.headers().location, path).toMatch(/^\/amt\/anmeldung(\?weiter=|$)/)
      }
    }
    expect(await fingerprint(house.adminUrl)).toEqual(before)
    await stranger.http.dispose()
  })

  it('sees nothing of a stranger’s case or draft in the portal, and nothing has changed', async () => {
    const stranger = await signedOut()
    const before = await fingerprint(house.adminUrl)
    for (const { method, path: pattern } of portalRoutes) {
      // Two routes are about a service as well as about a draft; asked with a draft, they need its key.
      if (!pattern.includes(':reference') && !pattern.includes(':draft')) continue
      for (const prefix of ['', '/en']) {
        for (const path of pathsOf(pattern)) {
          const answer = await stranger.http.fetch(prefix + path, optionsFor(stranger, method))
          const { location } = answer.headers()
          const entrance = pattern.startsWith('/mein-termin') ? '/mein-termin' : '/mein-antrag'
          // A link shows its own key.
          const refused =
            pattern.includes(':reference') && !pattern.includes(':token')
              ? answer.status() === 303 && location === `${prefix}${entrance}?nummer=${target.reference}`
              : answer.status() === 404
          expect(refused, `${method} ${prefix}${path} answers ${answer.status()} ${location ?? ''}`).toBe(
            true,
          )
        }
      }
    }
    expect(await fingerprint(house.adminUrl)).toEqual(before)
    await stranger.http.dispose()
  })
})

it('a link to a case leads over the sign-in, and opens it for its team alone', async () => {
  const link = `/amt/vorgang/${target.reference}`
  const notFound = 'Diese Seite gibt es nicht'
  const forbidden = 'Das dürfen wir Ihnen nicht zeigen'
  const worksHere = ({ teams }: Member) => teams.includes(target.team)
  const visitors: [Member | undefined, string][] = [
    [staff.find(one => one.roles.includes('caseworker') && !worksHere(one)), notFound],
    [staff.find(one => one.roles.includes('post-clerk')), forbidden],
    [staff.find(one => one.roles.includes('hotline-agent')), forbidden],
    [staff.find(one => one.roles.includes('caseworker') && worksHere(one)), 'Eingang'],
  ]
  const visitor = await openVisitor({ address: house.address })
  visitor.expects(403, 404)
  for (const [member, heading] of visitors) {
    await visitor.go(link)
    expect(visitor.path).toBe(`/amt/anmeldung?weiter=${encodeURIComponent(link)}`)
    await signInByHand(visitor, member!.signIn, house.databaseUrl)
    expect(visitor.path).toBe(link)
    await visitor.arrivesAt(heading)
    await visitor.press('Abmelden')
  }
})

/** The addresses of a route, about the target; a name that is missing here has to be thought of. */
function pathsOf(pattern: string): string[] {
  const names: Record<string, readonly string[]> = {
    ...Object.fromEntries(Object.entries(target).map(([name, value]) => [name, [value]])),
    act: staffActs,
    person: [staff[0]!.id],
    errand: ['abmelden', 'sperren'],
    id: ['hilfe'],
    version: ['1'],
    plan: ['kundenzentrum-schliessen'],
    page: ['person'],
    question: ['persons'],
    n: ['1'],
    token: ['x'.repeat(22)],
    hold: [randomUUID()],
    activation: [randomUUID()],
    office: ['altona'],
    number: ['3'],
    day: ['2026-11-30'],
    schritt: ['gehe', 'ende', 'zurueck'],
    derogation: ['bmg-23a-erprobung'],
    requirement: ['passg-6-1-7-appearance'],
    need: ['ausweis-per-post'],
  }
  const name = /:(\w+)/.exec(pattern)?.[1]
  if (!name) return [pattern]
  expect(names, `a value for ${name} in ${pattern}`).toHaveProperty(name)
  return names[name]!.flatMap(value => pathsOf(pattern.replace(`:${name}`, value)))
}

async function call(caller: Caller, method: 'GET' | 'POST', path: string): Promise<number> {
  return (await caller.http.fetch(path, optionsFor(caller, method))).status()
}

/** As the right form would send it: it is the person that does not fit, and nothing else. */
function optionsFor({ csrf }: Caller, method: 'GET' | 'POST') {
  const form = { _csrf: csrf, words: 'Das geht mich nichts an.', wants: 'text', team: 'gewerbe' }
  return { method, maxRedirects: 0, ...(method === 'POST' ? { form } : {}) }
}

async function draftOfSomebody(): Promise<string> {
  const { http, csrf } = await signedOut()
  const form = { _csrf: csrf }
  const answer = await http.post('/antrag/meldebescheinigung', { form, maxRedirects: 0 })
  await http.dispose()
  return answer.headers().location!.split('/')[2]!
}

async function signedOut(): Promise<Caller> {
  const http = await request.newContext({ baseURL: house.address })
  return { http, csrf: await tokenOn(http, '/amt/anmeldung') }
}

async function signedIn({ signIn }: Member): Promise<Caller> {
  const session = {
    name: SESSION_COOKIE,
    value: await sessionOf(signIn, house.databaseUrl),
    domain: new URL(house.address).hostname,
    path: SESSION_PATH,
    expires: -1,
    httpOnly: true,
    secure: false,
    sameSite: 'Lax' as const,
  }
  const storageState = { cookies: [session], origins: [] }
  const http = await request.newContext({ baseURL: house.address, storageState })
  return { http, csrf: await tokenOn(http, '/amt/konto') }
}

async function tokenOn(http: APIRequestContext, path: string): Promise<string> {
  const html = await (await http.get(path)).text()
  return /name="_csrf" value="([^"]+)"/.exec(html)![1]!
}
