import { apiRoutes } from './api.ts'
import type { Mounts } from './foundation/http/index.ts'
import { findSession, findTokenHolder, SESSION_COOKIE, SIGN_IN_PATH } from './people/index.ts'
import { portalRoutes } from './portal.tsx'
import { areasFor, sightOf, workbenchRoutes } from './workbench.tsx'

/** The whole house as one web process serves it; tests serve the same. */
export const mounts: Mounts = {
  portal: portalRoutes,
  api: apiRoutes,
  findCaller: (house, token) => findTokenHolder(house.db, token, house.clock.now()),
  workbench: {
    routes: workbenchRoutes,
    areasFor,
    sightOf,
    signInPath: SIGN_IN_PATH,
    identify: async (visit, attended) => {
      const token = visit.cookie(SESSION_COOKIE)
      return token ? findSession(visit.db, token, visit.clock.now(), attended) : null
    },
  },
}
