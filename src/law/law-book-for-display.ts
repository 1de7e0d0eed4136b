import { displayCache } from '../foundation/display-cache.ts'
import { readLawBook } from './queries.ts'

/** The law as pages show it, at most a second old. */
export const lawBookForDisplay = displayCache({ topic: 'law', load: db => readLawBook(db) })
