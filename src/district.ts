import type { Config } from './foundation/config.ts'
import type { Database } from './foundation/database/index.ts'

/** Loads the demo district into an empty database; does nothing where there is already something. */
export async function prepareDistrict(_db: Database, _config: Pick<Config, 'demo'>): Promise<void> {}

/** Lines printed after the address when the demo runs. */
export function demoSignIns(_config: Pick<Config, 'demo'>): string[] {
  return []
}
