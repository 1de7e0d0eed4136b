import { displayCache } from '../foundation/display-cache.ts'
import { listTeams } from './queries.ts'

/** The teams as pages show them, at most a second old. */
export const teamsForDisplay = displayCache({ topic: 'teams', load: listTeams })
