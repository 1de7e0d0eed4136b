import { displayCache } from '../foundation/display-cache.ts'
import { readOfficeBook } from './queries.ts'

/** The offices as pages show them, at most a second old. */
export const officesForDisplay = displayCache({ topic: 'offices', load: readOfficeBook })
