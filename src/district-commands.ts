import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { stringify } from 'yaml'
import { recordAudit } from './foundation/audit/index.ts'
import { systemClock } from './foundation/clock.ts'
import type { Command } from './foundation/command/index.ts'
import { type Database, inTransaction, type Transaction } from './foundation/database/index.ts'
import { StartError } from './foundation/process/index.ts'
import { readYamlFolder } from './foundation/yaml/index.ts'
import { importServices, listServices, ServiceDefinition } from './services/index.ts'

/** Every service in its newest version, as a file that `import` takes back. Returns how many. */
export async function exportServices(db: Database, folder: string): Promise<number> {
  const services = await listServices(db)
  await mkdir(join(folder, 'services'), { recursive: true })
  for (const { id, definition } of services) {
    await writeFile(join(folder, 'services', `${id}.yaml`), stringify(definition, { lineWidth: 0 }))
  }
  return services.length
}

class DryRun extends Error {}

/** Takes changed services over as new versions; with `dryRun` says which would change, and leaves all as it is. */
export async function importFolder(db: Database, folder: string, dryRun: boolean): Promise<string[]> {
  const files = await readYamlFolder(ServiceDefinition, join(folder, 'services'))
  const at = systemClock.now()
  let changed: string[] = []
  const work = async (tx: Transaction) => {
    changed = await importServices(tx, files, at)
    if (dryRun) throw new DryRun()
    const actor = { kind: 'system', name: 'schalter import' } as const
    for (const id of changed)
      await recordAudit(tx, { actor, act: 'service.imported', object: { kind: 'service', id }, at })
  }
  await inTransaction(db, work).catch(error => {
    if (!(error instanceof DryRun)) throw error
  })
  return changed
}

const exportDistrict: Command = {
  name: 'export services',
  usage: 'FOLDER',
  summary: 'Writes every service in its newest version as YAML; import takes them back',
  async run(call) {
    const [folder] = call.arguments
    if (!folder) throw new StartError('Name a folder.')
    const count = await exportServices(await call.database(), resolve(folder))
    call.say(`${count} services in ${join(resolve(folder), 'services')}.`)
  },
}

const importCommand: Command = {
  name: 'import',
  usage: 'FOLDER [--dry-run]',
  summary: 'Takes changed services of FOLDER/services over as new versions; --dry-run only says which',
  async run(call) {
    const folder = call.arguments.find(word => !word.startsWith('-'))
    if (!folder) throw new StartError('Name a folder that holds services/*.yaml.')
    const dryRun = call.arguments.includes('--dry-run')
    const changed = await importFolder(await call.database(), resolve(folder), dryRun)
    if (changed.length === 0) call.say('Every service is as the files say.')
    for (const id of changed) call.say(dryRun ? `${id}: would get a new version` : `${id}: has a new version`)
  },
}

export const districtCommands: readonly Command[] = [exportDistrict, importCommand]
