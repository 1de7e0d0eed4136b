import { displayCache } from '../../foundation/display-cache.ts'
import { readDerogations } from './queries.ts'

/** All that are on file, released or not, as pages show them; at most a second old. */
export const derogationsForDisplay = displayCache({ topic: 'law', load: db => readDerogations(db) })
