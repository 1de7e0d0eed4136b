import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Temporal } from 'temporal-polyfill'
import { stringify } from 'yaml'
import type { z } from 'zod'
import { importChangedPlans, PlanDefinition, planDefinitions } from './emergency/index.ts'
import { type AuditAct, type AuditObject, recordAudit } from './foundation/audit/index.ts'
import { systemClock } from './foundation/clock.ts'
import type { Command } from './foundation/command/index.ts'
import { type Database, inTransaction, type Transaction } from './foundation/database/index.ts'
import { StartError } from './foundation/process/index.ts'
import { readYamlFolder } from './foundation/yaml/index.ts'
import { importChangedStatutes, StatuteFile, statuteDefinitions } from './law/index.ts'
import {
  importChangedOffices,
  importChangedSitePages,
  OfficeDefinition,
  officeDefinitions,
  SitePageDefinition,
  sitePageDefinitions,
} from './offices/index.ts'
import { importServices, listServices, ServiceDefinition } from './services/index.ts'

/** What is written as one file each into a folder of its name, and taken back from there. */
interface Part<Definition extends { id: string } = { id: string }> {
  readonly folder: string
  readonly schema: z.ZodType<Definition>
  readonly object: AuditObject
  readonly act: AuditAct
  read(db: Database): Promise<Definition[]>
  /** Returns the ids of those that differed. */
  take(tx: Transaction, files: readonly Definition[], at: Temporal.Instant): Promise<string[]>
}

function part<Definition extends { id: string }>(definition: Part<Definition>): Part {
  return definition as unknown as Part
}

const parts: readonly Part[] = [
  part({
    folder: 'offices',
    schema: OfficeDefinition,
    object: 'office',
    act: 'office.imported',
    read: officeDefinitions,
    take: importChangedOffices,
  }),
  part({
    folder: 'law',
    schema: StatuteFile,
    object: 'statute',
    act: 'statute.imported',
    read: statuteDefinitions,
    take: importChangedStatutes,
  }),
  part({
    folder: 'services',
    schema: ServiceDefinition,
    object: 'service',
    act: 'service.imported',
    read: async db => (await listServices(db)).map(({ definition }) => definition),
    take: importServices,
  }),
  part({
    folder: 'pages',
    schema: SitePageDefinition,
    object: 'site-page',
    act: 'site-page.imported',
    read: sitePageDefinitions,
    take: importChangedSitePages,
  }),
  part({
    folder: 'plans',
    schema: PlanDefinition,
    object: 'plan',
    act: 'plan.imported',
    read: planDefinitions,
    take: importChangedPlans,
  }),
]

/** Every office, statute, service, page and plan in its newest version, as files that `import` takes back. Returns how many of each. */
export async function exportFolder(db: Database, folder: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { folder: name, read } of parts) {
    const definitions = await read(db)
    await mkdir(join(folder, name), { recursive: true })
    for (const definition of definitions) {
      await writeFile(join(folder, name, `${definition.id}.yaml`), stringify(definition, { lineWidth: 0 }))
    }
    counts[name] = definitions.length
  }
  return counts
}

class DryRun extends Error {}

/**
 * Takes over what differs, all or nothing; with `dryRun` says what would, and leaves all as it is. A folder that is not
 * there is left out; nothing is ever removed. Returns `services/hund-anmelden` and the like.
 */
export async function importFolder(db: Database, folder: string, dryRun: boolean): Promise<string[]> {
  const present = parts.filter(({ folder: name }) => existsSync(join(folder, name)))
  if (present.length === 0)
    throw new StartError(`${folder} holds none of offices, law, services, pages and plans.`)
  const files = await Promise.all(
    present.map(({ folder: name, schema }) => readYamlFolder(schema, join(folder, name))),
  )
  const at = systemClock.now()
  let changed: string[] = []
  const work = async (tx: Transaction) => {
    changed = []
    for (const [n, { folder: name, take, act, object }] of present.entries()) {
      for (const id of await take(tx, files[n]!, at)) {
        changed.push(`${name}/${id}`)
        const actor = { kind: 'system', name: 'schalter import' } as const
        await recordAudit(tx, { actor, act, object: { kind: object, id }, at })
      }
    }
    if (dryRun) throw new DryRun()
  }
  await inTransaction(db, work).catch(error => {
    if (!(error instanceof DryRun)) throw error
  })
  return changed
}

const exportCommand: Command = {
  name: 'export',
  usage: 'FOLDER',
  summary:
    'Writes offices, law, services, pages and plans in their newest version as YAML; import takes them back',
  async run(call) {
    const [folder] = call.arguments
    if (!folder) throw new StartError('Name a folder.')
    for (const [name, count] of Object.entries(await exportFolder(await call.database(), resolve(folder))))
      call.say(`${count} ${name} in ${join(resolve(folder), name)}.`)
  },
}

const importCommand: Command = {
  name: 'import',
  usage: 'FOLDER [--dry-run]',
  summary:
    'Takes over what differs in FOLDER/offices, law, services, pages and plans; --dry-run only says what',
  async run(call) {
    const folder = call.arguments.find(word => !word.startsWith('-'))
    if (!folder)
      throw new StartError(
        'Name a folder that holds services/*.yaml, law/*.yaml, offices/*.yaml, pages/*.yaml or plans/*.yaml.',
      )
    const dryRun = call.arguments.includes('--dry-run')
    const changed = await importFolder(await call.database(), resolve(folder), dryRun)
    if (changed.length === 0) call.say('All is as the files say.')
    for (const name of changed) call.say(dryRun ? `${name}: would change` : `${name}: changed`)
  },
}

export const districtCommands: readonly Command[] = [exportCommand, importCommand]
