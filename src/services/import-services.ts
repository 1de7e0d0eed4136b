import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../foundation/database/index.ts'
import type { LifeSituationFile } from './life-situation-definition.ts'
import { addVersionIfChanged, replaceLifeSituations } from './queries.ts'
import type { ServiceDefinition } from './service-definition.ts'

const FROM_FILE = 'district file'

/**
 * Takes over the service files of the district: version 1 of a new service, a further version of a changed one,
 * nothing where a file says what we have.
 *
 * @returns ids of the services that got a version
 */
export async function importServices(
  tx: Transaction,
  files: readonly ServiceDefinition[],
  at: Temporal.Instant,
): Promise<string[]> {
  const changed: string[] = []
  for (const definition of files) {
    if (await addVersionIfChanged(tx, definition, FROM_FILE, at)) changed.push(definition.id)
  }
  return changed
}

/** Takes over the life situations as the file has them. */
export async function importLifeSituations(tx: Transaction, file: LifeSituationFile): Promise<void> {
  await replaceLifeSituations(tx, file.lifeSituations)
}
