import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { buildServer } from '../../foundation/http/index.ts'
import type { StaffActor } from '../../foundation/permissions/index.ts'
import { Client, digestOf } from '../../foundation/testing/index.ts'
import { mounts } from '../../mounts.ts'
import { closeLetterProcess, lettersOf, produceOrderedLetters } from '../../post/index.ts'
import type { OpenedCase } from '../intake/open-case.ts'
import { decideCase } from '../result/decide-case.ts'
import { buildStaff, CaseHouse, registrar } from '../testing/case-house.ts'

let house: CaseHouse
let old: OpenedCase
let letter: string
let servers: Map<StaffActor, FastifyInstance>
const colleague = buildStaff('Cem Demir', ['melderecht'], ['caseworker'])
const stranger = buildStaff('Kai Brodersen', ['gewerbe'], ['caseworker'])

beforeAll(async () => {
  house = await CaseHouse.build({ config: { rateLimit: false } })
  old = await house.open()
  await house.tx(tx => decideCase(tx, house.step(old), { kind: 'granted', words: '' }, house.clock.today()))
  await produceOrderedLetters(house.db, house.clock)
  await closeLetterProcess()
  letter = (await lettersOf(house.db, old.id))[0]!.id
  await house.rows(
    sql`UPDATE cases.case_record SET decided_at = decided_at - interval '31 days' WHERE id = ${old.id}`,
  )
  servers = new Map()
  for (const staff of [registrar, colleague, stranger]) {
    const workbench = { ...mounts.workbench, identify: async () => staff }
    servers.set(staff, await buildServer(house.house, { ...mounts, workbench }))
  }
})

const as = (staff: StaffActor) => new Client(servers.get(staff)!, house.secret)
const url = (rest = '') => `/amt/vorgang/${old.reference}${rest}`
const TITLE = 'Warum möchten Sie diesen Vorgang öffnen?'

test('an unusual look shows and does nothing before its reason', async () => {
  const before = await digestOf(house.db)
  const page = await as(registrar).get(url())
  expect([page.statusCode, page.body.includes(TITLE)]).toEqual([200, true])
  expect(page.body).toContain('seit mehr als 30 Tagen fertig')
  const paper = await as(registrar).get(url(`/brief/${letter}`))
  expect([paper.headers['content-type'], paper.body.includes(TITLE)]).toEqual([
    'text/html; charset=utf-8',
    true,
  ])
  const act = await as(registrar).post(url('/note'), { words: 'Ein Vermerk.' })
  expect([act.statusCode, act.body.includes(TITLE)]).toEqual([409, true])
  const empty = await as(registrar).post(url('/blick'), { reason: 'neugierig', words: '' })
  expect(empty.statusCode).toBe(422)
  expect(empty.body).toContain('Bitte wählen Sie einen Grund.')
  expect(empty.body).toContain('Bitte schreiben Sie ein paar Worte')
  expect(page.body).not.toContain('Demoweg')
  expect(await digestOf(house.db)).toBe(before)
})

test('whose case it is not learns nothing of it by asking, and cannot explain a look either', async () => {
  const before = await digestOf(house.db)
  expect((await as(stranger).get(url())).statusCode).toBe(404)
  const given = await as(stranger).post(url('/blick'), { reason: 'review', words: 'Prüfung' })
  expect(given.statusCode).toBe(404)
  expect(await digestOf(house.db)).toBe(before)
})

test('a reason opens this case for this person for 15 minutes, and the citizen sees it without a name', async () => {
  const given = await as(registrar).post(url('/blick'), {
    reason: 'asked-by-person',
    words: 'Anruf der Mutter.',
  })
  expect([given.statusCode, given.headers.location]).toEqual([303, url()])
  expect((await as(registrar).get(url())).body).not.toContain(TITLE)
  expect((await as(colleague).get(url())).body).toContain(TITLE)
  expect(await house.audited(old)).toContain('case.look-explained')
  const citizen = as(registrar)
  await citizen.get(`/mein-antrag/link/${old.linkToken}`)
  const { body } = await citizen.get(`/mein-antrag/${old.reference}/einsicht`)
  expect(body).toContain('Grund für einen ungewöhnlichen Blick: Die Person hat sich gemeldet')
  expect(body).toContain('Sachbearbeitung, Team Melderecht')
  expect(body).not.toMatch(/Ahrens|Anruf der Mutter/)
  const english = await citizen.get(`/en/mein-antrag/${old.reference}/einsicht`)
  expect(english.body).toContain('Reason for an unusual look: The person has got in touch')
  await house.rows(sql`UPDATE cases.look SET until = ${house.clock.now()} WHERE case_id = ${old.id}`)
  expect((await as(registrar).get(url())).body).toContain(TITLE)
})
