import { join } from 'node:path'
import { sql } from 'kysely'
import type { z } from 'zod'
import { AppointmentFile, importAppointments } from './appointments/index.ts'
import { planHistory } from './demo/demo-plan.ts'
import { playHistory } from './demo/play-history.ts'
import { importPlans, PlanDefinition } from './emergency/index.ts'
import { systemClock } from './foundation/clock.ts'
import type { Config } from './foundation/config.ts'
import { type Database, inTransaction } from './foundation/database/index.ts'
import { readSecret } from './foundation/own-secret.ts'
import { root } from './foundation/root.ts'
import { type Secret, secretFrom } from './foundation/secret.ts'
import { readYamlFile, readYamlFolder } from './foundation/yaml/index.ts'
import {
  DerogationFile,
  importDerogations,
  importNeeds,
  importStatutes,
  NeedFile,
  StatuteFile,
} from './law/index.ts'
import {
  DistrictFile,
  HotlineFile,
  importOffices,
  importSitePages,
  OfficeFile,
  SitePageDefinition,
} from './offices/index.ts'
import {
  describeDemoSignIns,
  importDemoStaff,
  importPersonas,
  importTeams,
  PersonaFile,
  StaffFile,
  TeamFile,
} from './people/index.ts'
import { closeLetterProcess } from './post/index.ts'
import {
  importLifeSituations,
  importServices,
  LifeSituationFile,
  ServiceDefinition,
} from './services/index.ts'

const folder = join(root, 'district')
const LOADED = 'district-loaded'

/** Everything in `district/`, read and checked; throws a sentence with file and line for what does not fit. */
export async function readDistrict() {
  const file = <Schema extends z.ZodType>(schema: Schema, name: string) =>
    readYamlFile(schema, join(folder, name))
  return {
    services: await readYamlFolder(ServiceDefinition, join(folder, 'services')),
    statutes: await readYamlFolder(StatuteFile, join(folder, 'law')),
    derogations: await file(DerogationFile, 'derogations.yaml'),
    needs: await file(NeedFile, 'needs-for-change.yaml'),
    pages: await readYamlFolder(SitePageDefinition, join(folder, 'pages')),
    plans: await readYamlFolder(PlanDefinition, join(folder, 'plans')),
    lifeSituations: await file(LifeSituationFile, 'life-situations.yaml'),
    offices: await file(OfficeFile, 'offices.yaml'),
    districts: await file(DistrictFile, 'districts.yaml'),
    hotline: await file(HotlineFile, 'hotline.yaml'),
    teams: await file(TeamFile, 'people/teams.yaml'),
    appointments: await file(AppointmentFile, 'appointments.yaml'),
    staff: await file(StaffFile, 'people/staff.yaml'),
    personas: await file(PersonaFile, 'people/personas.yaml'),
  }
}
export type DistrictFiles = Awaited<ReturnType<typeof readDistrict>>

/** Loads what every city needs, and invented people where the demo runs. Safe to call at every start. */
export async function loadDistrict(
  db: Database,
  files: DistrictFiles,
  secret: Secret,
  demo: boolean,
): Promise<void> {
  const now = systemClock.now()
  await inTransaction(db, async tx => {
    await sql`SELECT pg_advisory_xact_lock(hashtext(${LOADED}))`.execute(tx)
    await importOffices(tx, files, now)
    await importStatutes(tx, files.statutes, now)
    await importDerogations(tx, files.derogations, now)
    await importNeeds(tx, files.needs, now)
    await importTeams(tx, files.teams)
    await importServices(tx, files.services, now)
    await importLifeSituations(tx, files.lifeSituations)
    await importSitePages(tx, files.pages, now)
    await importPlans(tx, files.plans, now)
    const centres = files.offices.offices.filter(({ kind }) => kind === 'customer-centre')
    await importAppointments(
      tx,
      files.appointments,
      centres.map(({ id }) => id),
      now,
    )
    if (demo) {
      await importPersonas(tx, files.personas)
      await importDemoStaff(tx, files.staff, secret, now)
    }
    await sql`INSERT INTO foundation.setting (name, value) VALUES (${LOADED}, 'true')
      ON CONFLICT (name) DO NOTHING`.execute(tx)
  })
}

export async function districtIsLoaded(db: Database): Promise<boolean> {
  const { rows } = await sql`SELECT FROM foundation.setting WHERE name = ${LOADED}`.execute(db)
  return rows.length > 0
}

/** Loads the district into an empty database, and gives the demo its past; `read`: where reading it has begun already. */
export async function prepareDistrict(
  db: Database,
  config: Config,
  read?: Promise<DistrictFiles>,
): Promise<void> {
  if (await districtIsLoaded(db)) return
  const files = await (read ?? readDistrict())
  const secret = secretFrom(readSecret(config))
  await loadDistrict(db, files, secret, config.demo)
  if (!config.demo) return
  const errands = planHistory(files.services, files.personas.people, systemClock.today())
  await playHistory(db, secret, errands)
  await closeLetterProcess()
}

/** Lines printed after the address when the demo runs. */
export async function demoSignIns(db: Database, config: Config): Promise<string[]> {
  if (!config.demo) return []
  const lines = await describeDemoSignIns(db, secretFrom(readSecret(config)), systemClock.now())
  const columns = `  ${'name'.padEnd(11)} ${'password'.padEnd(12)}  ${'key of the second factor'.padEnd(32)}  ${'code'.padEnd(6)}`
  return [
    'Demo sign-ins for the workbench at /amt/ (invented people); codes change every 30 seconds, see /demo/codes:',
    columns,
    ...lines,
  ]
}
