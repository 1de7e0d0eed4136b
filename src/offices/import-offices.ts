import { isDeepStrictEqual } from 'node:util'
import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../foundation/database/index.ts'
import type { DistrictFile, HotlineFile, OfficeDefinition, OfficeFile } from './office-definition.ts'
import { officeDefinitions, saveDistricts, saveHotline, saveOffice } from './queries.ts'

export interface OfficeFiles {
  readonly districts: DistrictFile
  readonly offices: OfficeFile
  readonly hotline: HotlineFile
}

/** Takes over districts, offices and the hotline from the district's files. */
export async function importOffices(
  tx: Transaction,
  files: OfficeFiles,
  at: Temporal.Instant,
): Promise<void> {
  await saveDistricts(tx, files.districts, at)
  for (const office of files.offices.offices) await saveOffice(tx, office, at)
  await saveHotline(tx, files.hotline, at)
}

/** Takes over offices that differ from what the house has; returns their ids. */
export async function importChangedOffices(
  tx: Transaction,
  offices: readonly OfficeDefinition[],
  at: Temporal.Instant,
): Promise<string[]> {
  const known = new Map((await officeDefinitions(tx)).map(office => [office.id, office]))
  const changed = offices.filter(office => !isDeepStrictEqual(office, known.get(office.id)))
  for (const office of changed) await saveOffice(tx, office, at)
  return changed.map(({ id }) => id)
}
