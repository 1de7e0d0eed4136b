import { join } from 'node:path'
import type { Database } from '../../foundation/database/index.ts'
import { customerCentres, type Office, officesForDisplay } from '../../offices/index.ts'
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
 * Lays down the folder of one office whose last one is more than an hour old; to be called again until none is left, so
 * that whoever stops the house never waits for sixteen. What fails for one office is no reason to leave the others without.
 * @returns the id of the office, if there was one
 */
export async function keepFolders(db: Database, keeper: FolderKeeper): Promise<string[]> {
  const { clock, statusFolder } = keeper
  await layStatusDown(statusFolder, await statusNow(db, keeper, clock.now()), clock.now())
  const failed: unknown[] = []
  for (const office of customerCentres(await officesForDisplay(db))) {
    try {
      if (await keepFolder(db, keeper, office)) return [office.id]
    } catch (error) {
      failed.push(error)
    }
  }
  if (failed.length > 0) throw failed[0]
  return []
}

async function keepFolder(db: Database, keeper: FolderKeeper, office: Office): Promise<boolean> {
  const { clock, folder } = keeper
  const newest = madeAtOf((await foldersIn(join(folder, office.id))).at(-1) ?? '')
  if (newest && newest.until(clock.now()).total('minutes') < EVERY_MINUTES) return false
  await layDown(folder, await makeFolder(db, keeper, office, { carrier: 'folder', by: null }))
  return true
}
