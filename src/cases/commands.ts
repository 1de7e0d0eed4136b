import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../foundation/clock.ts'
import type { Call, Command } from '../foundation/command/index.ts'
import { inTransaction } from '../foundation/database/index.ts'
import { StartError } from '../foundation/process/index.ts'
import { parseReference } from './access/reference.ts'
import { casesToExport, type ExportedFile, exportCase, type Wanted } from './export/export-cases.ts'
import { markDecoy } from './looks/decoy.ts'
import { findCaseByReference } from './queries.ts'

const oneCase: Command = {
  name: 'export case',
  usage: 'REFERENCE FOLDER',
  summary:
    'Writes everything about one case as JSON and files (Art. 15, 20 GDPR); leaves a line in the audit trail',
  async run(call) {
    const [given = '', folder] = call.arguments
    const reference = parseReference(given)
    if (!reference || !folder) throw new StartError('Name the case (HH-…) and a folder.')
    await write(call, { reference }, folder)
  },
}

const person: Command = {
  name: 'export person',
  usage: '--family-name NAME --given-names NAMES --birth-date YYYY-MM-DD FOLDER',
  summary: 'The same for all cases of one person; who asks for it has been identified before',
  async run(call) {
    const { values, positionals } = parseArgs({
      args: [...call.arguments],
      allowPositionals: true,
      options: {
        'family-name': { type: 'string' },
        'given-names': { type: 'string' },
        'birth-date': { type: 'string' },
      },
    })
    const { 'family-name': familyName, 'given-names': givenNames, 'birth-date': birthDate } = values
    const [folder] = positionals
    if (!familyName || !givenNames || !birthDate || !folder) {
      throw new StartError('Name family name, given names, birth date and a folder: see --help.')
    }
    await write(call, { person: { familyName, givenNames, birthDate } }, folder)
  },
}

const decoy: Command = {
  name: 'case decoy',
  usage: 'REFERENCE',
  summary: 'Makes a finished case that belongs to nobody a decoy: whoever opens it raises an alarm',
  async run(call) {
    const reference = parseReference(call.arguments[0] ?? '')
    await inTransaction(await call.database(), async tx => {
      const found = reference && (await findCaseByReference(tx, reference))
      if (!found) throw new StartError('There is no such case.')
      const by = { actor: { kind: 'system', name: 'operator' }, at: systemClock.now() } as const
      if (await markDecoy(tx, found.id, by)) return
      throw new StartError('This case is still being worked on: its own team would open it.')
    })
    call.say('It is a decoy now. The audit trail and /metrics tell when somebody opens it.')
  },
}

async function write(call: Call, wanted: Wanted, folder: string): Promise<void> {
  const at = systemClock.now()
  const exported = await inTransaction(await call.database(), async tx => {
    const files: ExportedFile[][] = []
    for (const found of await casesToExport(tx, wanted)) files.push(await exportCase(tx, found, at))
    return files
  })
  if (exported.length === 0) throw new StartError('There is no such case.')
  for (const { path, content } of exported.flat()) {
    // The name of a file came from outside: only its last part is ever used.
    const target = join(resolve(folder), dirname(path), basename(path))
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await writeFile(target, content, { mode: 0o600 })
  }
  call.say(`${exported.length} cases, ${exported.flat().length} files in ${resolve(folder)}.`)
}

export const caseCommands: readonly Command[] = [oneCase, person, decoy]
