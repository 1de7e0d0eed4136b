import { displayCache } from '../foundation/display-cache.ts'
import { overlaysVersion, readOverlays } from './queries.ts'

/** Overlays as pages show them, at most a second old. */
export const overlaysForDisplay = displayCache({ version: overlaysVersion, load: readOverlays })
