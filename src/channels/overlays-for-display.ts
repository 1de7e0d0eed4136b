import { displayCache } from '../foundation/display-cache.ts'
import { readOverlays } from './queries.ts'

/** Overlays as pages show them, at most a second old. */
export const overlaysForDisplay = displayCache({ topic: 'overlays', load: readOverlays })
