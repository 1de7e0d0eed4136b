import type { Database } from '../foundation/database/index.ts'
import { displayCache } from '../foundation/display-cache.ts'
import { readAdoptedWays, readOverlays } from './queries.ts'

/** Overlays as pages show them, at most a second old. */
export const overlaysForDisplay = displayCache({
  topic: 'overlays',
  load: (db: Database) => readOverlays(db),
})

/** What was adopted, as pages show it. */
export const adoptedForDisplay = displayCache({
  topic: 'overlays',
  load: (db: Database) => readAdoptedWays(db),
})
