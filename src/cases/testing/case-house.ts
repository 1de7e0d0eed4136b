import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { inTransaction, type Transaction } from '../../foundation/database/index.ts'
import type { House } from '../../foundation/http/index.ts'
import { citizen, type Role, type StaffActor } from '../../foundation/permissions/index.ts'
import { root } from '../../foundation/root.ts'
import { secretFrom } from '../../foundation/secret.ts'
import {
  createTestDatabase,
  fixedClock,
  type TestDatabase,
  testConfig,
} from '../../foundation/testing/index.ts'
import { readYamlFile } from '../../foundation/yaml/index.ts'
import { importStatutes, StatuteFile } from '../../law/index.ts'
import { addWorkingDays, DistrictFile, HotlineFile, importOffices, OfficeFile } from '../../offices/index.ts'
import { importPersonas, importTeams, PersonaFile, TeamFile } from '../../people/index.ts'
import { getService, importServices, ServiceDefinition } from '../../services/index.ts'
import type { StaffStep } from '../acts/act-on-case.ts'
import type { Case } from '../case.ts'
import { type CaseToOpen, type OpenedCase, openCase } from '../intake/open-case.ts'
import { findCaseById } from '../queries.ts'
import { buildSnapshot } from './build-case.ts'

/** Of each outcome one: certificate, decision with remedy, acknowledgement, and one that ends with an answer. */
const services = ['meldebescheinigung', 'wohnberechtigungsschein', 'gewerbeanmeldung', 'wohngeld'] as const
export type TestService = (typeof services)[number]

/** A house with register, teams and four services, on Tuesday 3 November 2026, 9:52 in Hamburg. No cases yet. */
export class CaseHouse {
  private constructor(
    readonly house: House,
    readonly clock: ReturnType<typeof fixedClock>,
    readonly database: TestDatabase,
  ) {}

  static async build(options: { max?: number; config?: Partial<House['config']> } = {}): Promise<CaseHouse> {
    const database = await createTestDatabase({ max: options.max ?? 10 })
    const clock = fixedClock('2026-11-03T08:52:00Z')
    const { db } = database
    await inTransaction(db, tx => loadWhatCasesNeed(tx, clock.now()))
    const config = testConfig({ publicUrl: 'https://amt.example', ...options.config })
    return new CaseHouse(
      { db, clock, config, secret: secretFrom('a secret for tests alone') },
      clock,
      database,
    )
  }

  get db() {
    return this.house.db
  }
  get secret() {
    return this.house.secret
  }
  /** One transaction, as a route opens it. */
  tx<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    return inTransaction(this.db, work)
  }

  async caseToOpen(serviceId: TestService, overrides: Partial<CaseToOpen> = {}): Promise<CaseToOpen> {
    const { id, version, definition } = await getService(this.db, serviceId)
    const { name, team, outcome, duration } = definition
    return {
      id: randomUUID(),
      service: { id, version, name, team, outcome },
      channel: 'online',
      language: 'de',
      applicant: {
        familyName: 'Petersen',
        givenNames: 'Jonas Friedrich',
        birthDate: Temporal.PlainDate.from('1988-03-14'),
      },
      contact: { email: 'jonas@example.org', phone: null, postalAddress: ['Demoweg 8', '21029 Hamburg'] },
      delivery: 'post',
      snapshot: buildSnapshot(),
      identity: null,
      promisedOn: addWorkingDays(this.clock.today(), duration.promiseWorkingDays),
      openedBy: citizen,
      demo: true,
      at: this.clock.now(),
      ...overrides,
    }
  }

  async open(
    serviceId: TestService = 'meldebescheinigung',
    overrides: Partial<CaseToOpen> = {},
  ): Promise<OpenedCase> {
    const toOpen = await this.caseToOpen(serviceId, overrides)
    return this.tx(tx => openCase(tx, this.secret, toOpen))
  }

  async read(opened: { readonly id: string }): Promise<Case> {
    return (await findCaseById(this.db, opened.id))!
  }

  /** Somebody of this team, at this moment, about this case. */
  step(opened: { readonly reference: string }, staff: StaffActor = registrar): StaffStep {
    return { staff, reference: opened.reference, at: this.clock.now() }
  }

  async rows<Row>(query: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> {
    return (await query.execute(this.db)).rows
  }

  /** Kinds of the acts of a case, in their order. */
  async acts(opened: { readonly id: string }): Promise<string[]> {
    const rows = await this.rows(
      sql<{ kind: string }>`SELECT kind FROM cases.act WHERE case_id = ${opened.id} ORDER BY id`,
    )
    return rows.map(row => row.kind)
  }

  /** Acts in the audit trail about a case, in their order. */
  async audited(opened: { readonly id: string }): Promise<string[]> {
    const rows = await this.rows(
      sql<{ act: string }>`SELECT act FROM foundation.audit WHERE object_id = ${opened.id} ORDER BY id`,
    )
    return rows.map(row => row.act)
  }

  /** Templates of the mails about a case, by name. */
  async mails(opened: { readonly id: string }): Promise<string[]> {
    const rows = await this.rows(
      sql<{ template: string }>`SELECT template FROM foundation.outbox WHERE subject_id = ${opened.id}
        ORDER BY template`,
    )
    return rows.map(row => row.template)
  }
}

export function buildStaff(name: string, teams: readonly string[], roles: readonly Role[]): StaffActor {
  return { kind: 'staff', id: randomUUID(), name, roles, teams }
}

export const registrar = buildStaff('Jule Ahrens', ['melderecht'], ['caseworker'])
export const housingOfficer = buildStaff('Maren Sievers', ['wohnen-und-soziales'], ['caseworker'])
export const tradeOfficer = buildStaff('Kai Brodersen', ['gewerbe'], ['caseworker'])
export const postClerk = buildStaff('Birte Jansen', [], ['post-clerk'])

async function loadWhatCasesNeed(tx: Transaction, at: Temporal.Instant): Promise<void> {
  const path = (name: string) => join(root, 'district', name)
  const [districts, offices, hotline, teams, personas] = await Promise.all([
    readYamlFile(DistrictFile, path('districts.yaml')),
    readYamlFile(OfficeFile, path('offices.yaml')),
    readYamlFile(HotlineFile, path('hotline.yaml')),
    readYamlFile(TeamFile, path('people/teams.yaml')),
    readYamlFile(PersonaFile, path('people/personas.yaml')),
  ])
  await importOffices(tx, { districts, offices, hotline }, at)
  await importTeams(tx, teams)
  await importPersonas(tx, personas)
  const definitions = await Promise.all(
    services.map(id => readYamlFile(ServiceDefinition, path(`services/${id}.yaml`))),
  )
  await importServices(tx, definitions, at)
  await importStatutes(tx, [await readYamlFile(StatuteFile, path('law/bmg.yaml'))], at)
}
