import type { StaffRoute } from '../foundation/http/index.ts'
import { alarmRoutes } from './alarm/routes.ts'
import { deskRoutes } from './book-for-citizens/routes.tsx'
import { catchUpRoutes } from './catch-up/routes.tsx'
import { counterRoutes } from './counter/routes.tsx'
import { daySheetRoutes } from './day-sheet/routes.tsx'
import { figureRoutes } from './figures/routes.tsx'
import { rosterRoutes } from './rosters/routes.tsx'
import { ruleRoutes } from './rules/routes.tsx'

/** The rooms of the staff: booking for citizens, the counter, when an office gives appointments, and who is there. */
export const workbenchRoutes: StaffRoute[] = [
  ...deskRoutes,
  ...counterRoutes,
  ...alarmRoutes,
  ...daySheetRoutes,
  ...catchUpRoutes,
  ...ruleRoutes,
  ...rosterRoutes,
  ...figureRoutes,
]
