import { displayCache } from '../foundation/display-cache.ts'
import { lawVersion, readLawBook } from './queries.ts'

/** The law as pages show it, at most a second old. */
export const lawBookForDisplay = displayCache({ version: lawVersion, load: readLawBook })
