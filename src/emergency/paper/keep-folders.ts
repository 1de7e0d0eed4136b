import { join } from 'node:path'
import type { Database } from '../../foundation/database/index.ts'
import { customerCentres, officesForDisplay } from '../../offices/index.ts'
import { foldersIn, layDown, layStatusDown, madeAtOf } from './lay-down.ts'
import { type FolderHouse, makeFolder, statusNow } from './make-folder.ts'

export interface FolderKeeper extends FolderHouse {
  /** One folder in it for each office. */
  readonly folder: string
  /** Where the state of the city lies for a proxy: nothing confidential, and everybody may read it. */
  readonly statusFolder: string
}

/** A little less than an hour, so that a job that looks each minute makes one an hour. */
const EVERY_MINUTES = 59

/**
 * Lays down what is more than an hour old, office by office.
 * @returns the ids of the offices whose folder was made
 */
export async function keepFolders(db: Database, keeper: FolderKeeper): Promise<string[]> {
  const { clock, folder, statusFolder } = keeper
  const made: string[] = []
  const failed: unknown[] = []
  for (const office of customerCentres(await officesForDisplay(db))) {
    const newest = madeAtOf((await foldersIn(join(folder, office.id))).at(-1) ?? '')
    if (newest && newest.until(clock.now()).total('minutes') < EVERY_MINUTES) continue
    try {
      await layDown(folder, await makeFolder(db, keeper, office, { carrier: 'folder', by: null }))
      made.push(office.id)
    } catch (error) {
      // What fails for one office is no reason to leave the others without.
      failed.push(error)
    }
  }
  await layStatusDown(statusFolder, await statusNow(db, keeper, clock.now()), clock.now())
  if (failed.length > 0) throw failed[0]
  return made
}
