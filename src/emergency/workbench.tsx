import type { StaffRoute } from '../foundation/http/index.ts'
import { changeRoutes } from './change/routes.ts'
import { drillRoutes } from './drill/routes.ts'
import { dryRunRoutes } from './dry-run/routes.ts'
import { paperRoutes } from './paper/routes.ts'
import { planRoutes } from './plans/routes.ts'
import { readinessRoutes } from './readiness/routes.tsx'
import { returnRoutes } from './return/routes.ts'
import { switchRoutes } from './switch/routes.ts'

/** The room "Lage": what is closed, plans for an emergency, what each would do today, and how ready the house is. */
export const workbenchRoutes: readonly StaffRoute[] = [
  ...switchRoutes,
  ...changeRoutes,
  ...returnRoutes,
  ...planRoutes,
  ...dryRunRoutes,
  ...drillRoutes,
  ...readinessRoutes,
  ...paperRoutes,
]
