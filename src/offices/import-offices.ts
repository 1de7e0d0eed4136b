import type { Temporal } from 'temporal-polyfill'
import type { Transaction } from '../foundation/database/index.ts'
import type { DistrictFile, HotlineFile, OfficeFile } from './office-definition.ts'
import { saveDistricts, saveHotline, saveOffice } from './queries.ts'

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
